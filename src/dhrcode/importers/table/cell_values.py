"""From the text of a cell to a finding, an attribute's value, a tick or a review's id."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from dhrcode.importers.table.grid import plain
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.attribute_types.number import WHOLE
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.ids import is_review_id
from dhrcode.model.map_columns import AttributeColumn, IdRule, number_range
from dhrcode.problems import Fault
from dhrcode.text import nearest

MAX_SHOWN = 8
"""How many known values a problem names."""
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"  # as Excel writes them
_DATE = re.compile(
    rf"[0-9]{{1,2}}-{_MONTH}(?:-[0-9]{{2,4}})?|{_MONTH}-[0-9]{{2}}"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?: [0-9:]{4,8})?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9:]{4,8})?"
)
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?[Ee]\+[0-9]{2,3}")
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
_BEGINS = re.compile(r"([A-Za-z]*[-_ ]?[0-9]{1,9})(?![A-Za-z0-9])")
_FOLDERS = re.compile(r"^.*[\\/](?=.)")
_LEVEL = re.compile(r"\s*(?:\\+|>|::)\s*")
_BELOW = re.compile(rf"{_LEVEL.pattern}|\s*[:./]\s*")
_ROOTS = ("codes", "nodes", "code system")
"""What NVivo and MAXQDA call that which holds all codes."""
_BULLET = re.compile(r"^(?:[-–•·*▪]|\(?[0-9]{1,2}[.)])\s+")
_DOUBLED = re.compile(r"([-_])[-_]+")


class CellError(Exception):
    """The text of a cell is not valid; `fault` says why, without a path."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault = Fault.here(code, message, hint)


def can_read(read: Callable[[str], object], text: str) -> bool:
    """Whether a function can read a cell."""
    try:
        read(text)
    except CellError:
        return False
    return True


class CellMeanings:
    """The meanings of texts in cells.

    A text is looked up as it is; then in lower case; then 1.0, which Excel wrote for 1, as 1.
    """

    def __init__(self, given: Mapping[str, str], known: Mapping[str, str]) -> None:
        self._exact = {plain(text): meaning for text, meaning in given.items()}
        folded = {text.casefold(): meaning for text, meaning in reversed(self._exact.items())}
        self._folded = {text.casefold(): meaning for text, meaning in known.items()} | folded
        self.shown = (*self._exact, *known)

    def get(self, text: str) -> str | None:
        """The meaning of a text; None if it has none."""
        found = self._exact.get(text) or self._folded.get(text.casefold())
        if found is None and (whole := WHOLE.fullmatch(text)):
            return self._folded.get(whole[1])
        return found

    def meaning(self, text: str) -> str:
        """The meaning of a text.

        Raises:
            CellError: it has none; the message names the nearest that has, or some that have.
        """
        found = self.get(text)
        if found is None:
            raise unknown(text, self.shown)
        return found


def unknown(text: str, known: Iterable[str]) -> CellError:
    """The error for a cell that the map does not explain."""
    if text in _ERRORS:
        return CellError("error-value", f"there is an error here ({text})", "type what is meant")
    if _DATE.fullmatch(text):
        return CellError(
            "made-a-date",
            f"'{text[:40]}' looks like a date that Excel has made of something else",
            "type what is meant",
        )
    words = list(dict.fromkeys(known))
    shown = ", ".join(words[:MAX_SHOWN]) + (", ..." if len(words) > MAX_SHOWN else "")
    return CellError(
        "unknown-value",
        f"the map does not say what '{text[:40]}' means",
        nearest(text, words) or f"it knows {shown}",
    )


def theme_words(codebook: Codebook, given: Mapping[str, str]) -> CellMeanings:
    """The subthemes by the texts of cells that name them: ids and labels of one are known."""
    return CellMeanings(given, _themes(codebook))


def _themes(codebook: Codebook) -> dict[str, str]:
    subthemes = codebook.subthemes.values()
    labels = Counter(plain(subtheme.label).casefold() for subtheme in subthemes)
    known = {plain(s.label): s.id for s in subthemes if labels[plain(s.label).casefold()] == 1}
    return known | {subtheme.id: subtheme.id for subtheme in subthemes}


class CodeMeanings(CellMeanings):
    """The subthemes by the names of codes: as `theme_words`, alone or below their area.

    Programs write what stands above a code before it: `Health > GPs`, `Health.GPs`.
    """

    def __init__(self, codebook: Codebook, given: Mapping[str, str]) -> None:
        super().__init__(given, _themes(codebook))
        self._within = {
            (plain(above).casefold(), plain(name).casefold()): subtheme.id
            for area in codebook.areas
            for subtheme in area.subthemes
            for above in (area.id, area.label)
            for name in (subtheme.id, subtheme.label)
        }

    def get(self, text: str) -> str | None:
        """The subtheme of a code; None if it is not known."""
        if found := super().get(text):
            return found
        for between in _BELOW.finditer(text):
            above = _LEVEL.split(text[: between.start()])[-1].casefold()
            name = text[between.end() :]
            found = self._within.get((above, name.casefold()))
            if found := found or (super().get(name) if above in _ROOTS else None):
                return found
        return None


def innermost(code: str) -> str:
    """The name of a code without those above it."""
    return re.split(rf"{_LEVEL.pattern}|(?<=\w)[.:](?=\s*\w)", code)[-1].strip()


def theme_parts(text: str, split: str | None) -> list[str]:
    """The words of a cell that names themes, of which several may be separated and numbered."""
    parts = (_BULLET.sub("", plain(part)) for part in (text.split(split) if split else [text]))
    return list(dict.fromkeys(part for part in parts if part))


def attribute_reader(attribute: Attribute, column: AttributeColumn) -> Callable[[str], object]:
    """A function that reads the cells of an attribute; it raises CellError."""
    data_type = attribute.data_type
    words = attribute_words(attribute, column.values)
    ranges = [(*number_range(text), value) for text, value in column.ranges.items()]

    def one(text: str) -> str:
        found = words.get(text) or _ranged(text, ranges) or data_type.from_cell(text)
        if found is None:
            raise unknown(text, words.shown)
        return found

    def read(text: str) -> object:
        parts = text.split(column.split) if column.split else [text]
        found = dict.fromkeys(one(part) for part in map(plain, parts) if part)
        if data_type.several and tuple(found) != (NOT_STATED,):
            return tuple(found)
        return next(iter(found), None)

    return read


def attribute_words(attribute: Attribute, given: Mapping[str, str]) -> CellMeanings:
    """The values of an attribute by the texts of cells: ids and labels are always known."""
    not_stated = {NOT_STATED: NOT_STATED, "not stated": NOT_STATED}
    return CellMeanings(given, value_names(attribute) | not_stated)


def value_names(attribute: Attribute) -> dict[str, str]:
    """The values of an attribute by their ids and labels."""
    ids = {value: value for value in attribute.allowed}
    return ids | {choice.label: choice.id for choice in attribute.values if choice.label}


def _ranged(text: str, ranges: Iterable[tuple[int, int | None, str]]) -> str | None:
    whole = WHOLE.fullmatch(text)
    digits = whole[1] if whole else text
    if not re.fullmatch("[0-9]{1,9}", digits):
        return None
    number = int(digits)
    return next(
        (
            value
            for least, most, value in ranges
            if number >= least and (most is None or number <= most)
        ),
        None,
    )


def review_id(text: str, rule: IdRule, *, dated: bool = False) -> str:
    """The id of a review made from a cell by the map's rule.

    Args:
        text: the text of the cell, without blanks around it.
        rule: the rule.
        dated: whether the cell holds a date.

    Raises:
        CellError: no id can be made from it.
    """
    if text in rule.replace:
        return _refused_if_none(rule.replace[text], rule)
    if whole := WHOLE.fullmatch(text):
        text = whole[1]
    hint = "type the id as text, or say under 'replace' what it is"
    if dated or _DATE.fullmatch(text):
        said = f"'{text[:40]}' looks like a date that Excel has made of an id"
        raise CellError("made-a-date", said, hint)
    if _SHORTENED.fullmatch(text):
        said = f"'{text[:40]}' looks like a number that Excel has made of an id, and shortened"
        raise CellError("made-a-number", said, hint)
    return _refused_if_none(_shaped(text, rule), rule)


def _refused_if_none(result: str, rule: IdRule) -> str:
    if not is_review_id(result):
        said = f"'{result[:40]}' cannot be the id of a review"
        raise CellError("bad-review-id", said, _advice(result, rule))
    return result


def _shaped(text: str, rule: IdRule) -> str:
    if rule.begins == "yes" and (begun := _BEGINS.match(_FOLDERS.sub("", text))):
        text = begun[1]
    if rule.clean == "yes":
        text = _UNFIT.sub("-", "".join(text.split()))
        text = _DOUBLED.sub(r"\1", text).strip("-_")
    if text.isascii() and text.isdigit():
        text = text.zfill(rule.digits)
    return f"{rule.prefix}{text}" if rule.prefix and text[:1].isdigit() else text


def _advice(result: str, rule: IdRule) -> str:
    if result[:1].isdigit():
        return "give the map's id a 'prefix', such as DHR"
    if rule.clean == "no":
        return (
            "'clean: yes' in the map's id leaves blanks out and makes hyphens of the rest; "
            "what is no review goes under 'ignore_reviews', a person's name under "
            "'replace'"
        )
    return "it takes a letter, then letters, digits and single - and _, 40 at most"
