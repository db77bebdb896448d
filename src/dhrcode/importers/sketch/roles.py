"""What each heading of a table may be: a subtheme, evidence, an attribute, one of its values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dhrcode.importers.sketch.names import LEAST, SURE, CodebookNames, Guess, folded
from dhrcode.importers.table.cell_values import value_names
from dhrcode.model.codebook import Attribute, Bearer

_EVIDENCE = {
    "page": "page|pages|p|pp|page no|page nos|page number",
    "section": "section|sections|paragraph|para|paras",
    "quote": "quote|quotes|quotation",
    "note": "evidence|note|notes|comment|comments|detail|details",
}
_RECORD = {
    "coder": "coder|coded by|reviewer|analyst|initials",
    "coded": "coded|coded on|date coded|date of coding",
    "kind": "kind|kind of review",
    "memo": "memo|memos|note|notes|comment|comments|remark|remarks",
}
_PARTED = re.compile(r"(.{2,80}?)\s*(?:[:=–|]|\s-\s|/|_|\[|\()\s*(.{1,80}?)\s*[\])]?")
_NEAR_VALUE = 85.0
"""How similar to a value's name a word must be, of 100."""
_LONG = 40
"""With this many letters a cell is prose, not a mark."""


@dataclass
class HeadingRoles:
    """What the headings of a table may mean; each heading is in one of the fields.

    Attributes:
        findings: subthemes.
        evidence: parts of evidence, such as `gps.page`.
        attributes: attributes, such as `victim.sex`.
        one_hot: attribute to its columns, each with the value that it stands for.
        record: what is said of the record as a whole.
        unknown: the rest.
    """

    findings: dict[str, Guess] = field(default_factory=dict)
    evidence: dict[str, Guess] = field(default_factory=dict)
    attributes: dict[str, Guess] = field(default_factory=dict)
    one_hot: dict[str, dict[str, Guess]] = field(default_factory=dict)
    record: dict[str, Guess] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def targets(self) -> set[str]:
        """Everything that the headings give."""
        plainly = (self.findings, self.evidence, self.attributes)
        return {role.target for roles in plainly for role in roles.values()} | set(self.one_hot)

    def join(self, given: set[str]) -> None:
        """Makes headings unknown that say the same as another table, or something of the record."""
        for roles in (self.findings, self.evidence, self.attributes):
            for heading in [h for h, role in roles.items() if role.target in given]:
                del roles[heading]
                self.unknown.append(heading)
        for attribute in given & set(self.one_hot):
            self.unknown.extend(self.one_hot.pop(attribute))
        self.unknown.extend(self.record)
        self.record = {}


ColumnCells = Mapping[str, Sequence[str]]
"""The cells under each heading, in the order of the reviews, with single spaces."""


def roles_of(cells: ColumnCells, known: CodebookNames, of: Bearer | None = None) -> HeadingRoles:
    """What the headings of a table may mean.

    Args:
        cells: the headings in order, except that of the id, with their cells.
        known: the names of the codebook's subthemes and attributes.
        of: for a table of people, whose each row is.
    """
    found = _Finder(cells, known, of)
    if of is None:
        found.subthemes()
        found.evidence()
    found.one_hot()
    found.attributes()
    if of is None:
        found.record()
    return found.roles


class _Finder:
    def __init__(self, cells: ColumnCells, known: CodebookNames, of: Bearer | None) -> None:
        self._cells, self._known, self._of = cells, known, of
        self.roles = HeadingRoles(unknown=list(cells))

    def _take(self, guesses: Mapping[str, Guess], taken: Iterable[str] = ()) -> dict[str, Guess]:
        """The guesses of what is not taken yet, the most certain first; each is unknown no more."""
        given, result = set(taken), dict[str, Guess]()
        for heading, guess in sorted(guesses.items(), key=lambda item: -item[1].score):
            if guess.target not in given:
                given.add(guess.target)
                result[heading] = guess
                self.roles.unknown.remove(heading)
        return result

    def subthemes(self) -> None:
        """Finds subthemes; skips headings that fit an attribute better."""
        guesses = {h: guess for h in self._cells if (guess := self._known.subtheme(h))}
        found = self._take({h: guess for h, guess in guesses.items() if self._fits(h, guess)})
        self.roles.findings = {
            heading: found[heading] for heading in self._cells if heading in found
        }

    def _fits(self, heading: str, guess: Guess) -> bool:
        """Whether a heading is rather a subtheme's than an area's, evidence's or an attribute's."""
        if folded(heading) in self._known.areas:
            return False
        if guess.sure:
            return True
        attribute = self._known.attribute(heading)
        better = attribute is not None and attribute.score > guess.score
        return not (self._of_evidence(heading) or better or _prose(self._cells[heading]))

    def evidence(self) -> None:
        """Finds `MARAC page`, or a `Page` to the right of each of several subthemes."""
        coded = {found.target: found for found in self.roles.findings.values()}
        beside = self._beside()
        taken: set[str] = set()
        for heading in list(self.roles.unknown):
            if not (found := _evidence(heading)):
                continue
            base, part = found
            guess = self._known.subtheme(base) if base else None
            subtheme = guess.target if guess else beside.get(heading) if not base else None
            target = f"{subtheme}.{part}"
            if subtheme in coded and target not in taken:
                taken.add(target)
                of = coded[subtheme] if coded[subtheme].weak else guess or Guess(target)
                self.roles.evidence[heading] = of._replace(target=target)
                self.roles.unknown.remove(heading)

    def _of_evidence(self, heading: str) -> bool:
        """Whether a heading is a subtheme's name with `page` or similar after it."""
        base = (_evidence(heading) or ("",))[0]
        return bool(base) and self._known.subtheme(base) is not None

    def _beside(self) -> dict[str, str]:
        """Each bare heading such as `Page` and the subtheme that it follows, if several do."""
        found: dict[str, str] = {}
        current, first = "", True
        following = 0
        for heading in self._cells:
            if heading in self.roles.findings:
                current, first = self.roles.findings[heading].target, True
            elif current and (_evidence(heading) or ("?",))[0] == "":
                found[heading] = current
                following += first
                first = False
            else:
                current = ""
        return found if following > 1 else {}

    def one_hot(self) -> None:
        """Finds `Known to: police`, `Known to: GP`: several headings with the same beginning."""
        groups: dict[str, dict[str, str]] = {}
        for heading in self.roles.unknown:
            if parted := _PARTED.fullmatch(heading):
                groups.setdefault(folded(parted[1]), {})[heading] = parted[2]
        for beginning, headings in groups.items():
            guess = self._known.attribute(beginning, self._of)
            if guess is None or len(headings) < 2 or guess.target in self.roles.one_hot:
                continue
            attribute = self._known.meant(guess.target)
            found = {
                heading: Guess(value.target, min(value.score, guess.score))
                for heading, text in headings.items()
                if (value := value_of(text, attribute))
            }
            if len(found) * 2 >= len(headings):
                self.roles.one_hot[guess.target] = found
                for heading in found:
                    self.roles.unknown.remove(heading)

    def attributes(self) -> None:
        """Finds attributes."""
        guesses = {
            heading: guess
            for heading in self.roles.unknown
            if (guess := self._known.attribute(heading, self._of))
            and (guess.sure or not _prose(self._cells[heading]))
        }
        self.roles.attributes = self._take(guesses, self.roles.one_hot)

    def record(self) -> None:
        """Finds who coded, when, what kind of review, and the memo."""
        named = {heading: _named(folded(heading), _RECORD) for heading in self.roles.unknown}
        self.roles.record = self._take({h: Guess(part) for h, part in named.items() if part})


def _prose(cells: Iterable[str]) -> bool:
    return any(len(text) > _LONG for text in cells)


def _named(text: str, among: Mapping[str, str]) -> str | None:
    return next((part for part, names in among.items() if text in names.split("|")), None)


def _evidence(heading: str) -> tuple[str, str] | None:
    """`MARAC - page (2)` as `marac` and `page`; the first is empty if there is nothing else."""
    text = folded(re.sub(r" \([0-9]+\)$", "", heading))
    for count in (1, 2):
        words = text.split()
        if part := _named(" ".join(words[-count:]), _EVIDENCE):
            return " ".join(words[:-count]), part
    return None


def value_of(text: str, attribute: Attribute) -> Guess | None:
    """The value of an attribute that a word most likely means."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a sketch needs it

    names = value_names(attribute)
    wanted = folded(text)
    exact = {of for name, of in names.items() if folded(name) == wanted}
    if len(exact) == 1:
        return Guess(exact.pop(), SURE)
    initial = {of for name, of in names.items() if folded(name).startswith(wanted)}
    if wanted and len(initial) == 1:
        return Guess(initial.pop())
    scored = max(
        ((fuzz.token_sort_ratio(wanted, folded(n)), of) for n, of in names.items()),
        default=(0.0, ""),
    )
    near = scored[0] >= _NEAR_VALUE and len(wanted) > 3
    return Guess(scored[1], LEAST) if near else None
