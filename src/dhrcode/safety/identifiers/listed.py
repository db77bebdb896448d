"""The project's own list of names and places, from `private/names.txt`."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from dhrcode.problem_codes import Severity
from dhrcode.safety.identifiers.abbreviations import ABBREVIATIONS
from dhrcode.safety.identifiers.kinds import Identifier, IdentifierKind
from dhrcode.safety.identifiers.ordinary import (
    BEFORE_A_MONTH,
    MONTHS,
    NO_NAME_AFTER,
    ORDINARY,
    PARTICLES,
    PLACE_WORDS,
)
from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose

LISTED = IdentifierKind(
    "listed-name",
    "a name of private/names.txt",
    "write a role or [town]",
    "of a part of a name, or of initials, a warning",
)

_WORD = Pattern("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")  # accents may be characters of their own
_GAP = Pattern(r"[ .,'-]{0,3}")
_OTHERWISE = {"saint": "st", "st": "saint"}
_NO_APOSTROPHE = str.maketrans(dict.fromkeys("'\u2018\u2019\u02bc"))
_NO_MARK = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def folded(word: str) -> str:
    """A word in lower case, without accents."""
    small = word.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small.translate(_NO_MARK))
    return "".join(character for character in apart if not unicodedata.combining(character))


class NameForm(NamedTuple):
    """A form in which a name may occur in a text.

    Attributes:
        words: its words, folded.
        severity: how certain it is that they are the name.
        capitals: whether each word has to begin with a capital.
        initials: whether each word has to be in capitals throughout.
        dotted: whether full stops have to stand between the words.
    """

    words: tuple[str, ...]
    severity: Severity = "error"
    capitals: bool = False
    initials: bool = False
    dotted: bool = False


def forms_of(line: str) -> Iterator[NameForm]:
    """The forms in which a name or place of the list may occur.

    Every line is looked for as it is, and in the plural (`the Smiths`, `Smiths'`). A name of two
    words or more that is not clearly a place's is taken for a person's: it is also looked for
    without the middle names, with initials, as initials only, and as the surname only.
    """
    parts = [tuple(map(folded, _WORD.words(part))) for part in line.split()]
    parts = [part for part in parts if part]
    words = tuple(word for part in parts for word in part)
    if not words or (len(words) == 1 and len(words[0]) < 2):
        return
    ordinary = all(word in ORDINARY for word in words)
    for whole in {words, tuple(map(folded, _WORD.words(line.translate(_NO_APOSTROPHE))))}:
        for form in (whole, tuple(_OTHERWISE.get(word, word) for word in whole)):
            yield NameForm(form, capitals=ordinary)
            yield from _plural(form, "error")
    if 2 <= len(parts) <= 5 and not PLACE_WORDS.intersection(words):
        yield from _forms_of_person(parts)


def _forms_of_person(parts: list[tuple[str, ...]]) -> Iterator[NameForm]:
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1][0] in PARTICLES:
        cut -= 1
    given = [part[0] for part in parts[:cut]]
    surname = tuple(word for part in parts[cut:] for word in part)
    letters = tuple(name[0] for name in given)
    yield NameForm((*parts[0], *surname), capitals=True)
    yield NameForm((*surname, *parts[0]), capitals=True)
    for short in {letters, letters[:1], ("".join(letters),), (given[0], *letters[1:])}:
        yield NameForm((*short, *surname), capitals=True)
    yield NameForm(surname, "warning", capitals=True)
    yield from _plural(surname, "warning")
    if len(given[0]) > 1:
        yield NameForm(parts[0], "warning", capitals=True)
    yield from _initials((*letters, surname[0][0]))
    if len(letters) > 1:
        yield from _initials((letters[0], surname[0][0]))


def _initials(letters: tuple[str, ...]) -> Iterator[NameForm]:
    """As initials: common abbreviations only with full stops, and never more than a warning."""
    joined = "".join(letters)
    common = joined.upper() in ABBREVIATIONS
    yield NameForm(letters, "warning" if common else "error", initials=True, dotted=True)
    if not common:
        yield NameForm((joined,), "error" if len(letters) > 2 else "warning", initials=True)


def _plural(words: tuple[str, ...], severity: Severity) -> Iterator[NameForm]:
    """`the Smiths`; not for an ordinary word with a plural of its own, such as Ash."""
    last = words[-1]
    if last not in ORDINARY:
        several = f"{last}es" if last.endswith(("s", "x", "z", "ch", "sh")) else f"{last}s"
        yield NameForm((*words[:-1], several), severity, capitals=True)


@dataclass(frozen=True)
class NameList:
    """A list of names and places, prepared for looking them up.

    Attributes:
        forms: the forms in which each may occur, by their first word; the longest first.
    """

    forms: dict[str, tuple[NameForm, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[str]) -> "NameList":
        """The names of a list with one name on each line."""
        by_first: dict[str, dict[NameForm, None]] = {}
        for line in lines:
            for form in forms_of(line):
                by_first.setdefault(form.words[0], {})[form] = None
        return cls(
            {
                first: tuple(sorted(forms, key=lambda form: (-len(form.words), form)))
                for first, forms in by_first.items()
            }
        )


NO_NAMES = NameList()


class _Token(NamedTuple):
    start: int
    end: int
    word: str


def find(prose: Prose, names: NameList) -> Iterator[Identifier]:
    """The listed names in a text, the longest form at each place."""
    tokens = [_Token(*found.span(), folded(found[0])) for found in _WORD.finditer(prose.text)]
    done = 0
    for at, token in enumerate(tokens):
        if at < done:
            continue
        for form in names.forms.get(token.word, ()):
            stands = tokens[at : at + len(form.words)]
            severity = _severity(prose, form, tokens, at) if _fits(prose, form, stands) else None
            if severity:
                yield LISTED.found(prose, token.start, stands[-1].end, sure=severity == "error")
                done = at + len(form.words)
                break


def _fits(prose: Prose, form: NameForm, stands: list[_Token]) -> bool:
    """Whether a form's words are here, with only punctuation between them."""
    if tuple(token.word for token in stands) != form.words:
        return False
    written = [prose.text[token.start : token.end] for token in stands]
    if form.initials and not all(word.isupper() for word in written):
        return False
    if form.capitals and not all(word[0].isupper() or word in PARTICLES for word in written):
        return False
    gaps = [prose.text[a.end : b.start] for a, b in pairwise(stands)]
    if form.dotted and not all("." in gap for gap in gaps):
        return False
    return all(_GAP.fullmatch(gap) for gap in gaps)


def _severity(prose: Prose, form: NameForm, tokens: list[_Token], at: int) -> Severity | None:
    """How certain a form is in its place; None if it is just an ordinary word."""
    if len(form.words) > 1 or form.initials or form.words[0] not in ORDINARY:
        return form.severity
    token = tokens[at]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    after = follows.word if follows and follows.start == token.end + 1 else ""
    if form.words[0] in MONTHS and _is_month(prose, token):
        return None
    if all(prose.text[t.start : t.end].isupper() for t in tokens[max(0, at - 1) : at + 2]):
        return None  # a heading in capitals
    if prose.begins_sentence(token.start):
        return None if after in NO_NAME_AFTER else "warning"
    return form.severity


def _is_month(prose: Prose, token: _Token) -> bool:
    """Whether `May` is a month here: `in May`, `3 May`, `May 2012`."""
    words = _WORD.words(prose.before(token.start, 20))
    if words and (folded(words[-1]) in BEFORE_A_MONTH or words[-1][0].isdigit()):
        return True
    return prose.text[token.end : token.end + 2].strip(" ,")[:1].isdigit()
