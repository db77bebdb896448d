"""What each heading of a table may be: a subtheme, evidence, an attribute, one of its values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dhrcode.importers.sketch.names import CodebookNames, Guess, folded
from dhrcode.importers.table.grid import plain
from dhrcode.model.codebook import Attribute, Bearer

_EVIDENCE = (
    (r"page|pages|p|pp|page no|page nos|page number", "page"),
    (r"section|sections|paragraph|para|paras", "section"),
    (r"quote|quotes|quotation", "quote"),
    (r"evidence|note|notes|comment|comments|detail|details", "note"),
)
_RECORD = (
    (r"coder|coded by|reviewer|analyst|initials", "coder"),
    (r"coded|coded on|date coded|date of coding", "coded"),
    (r"kind|kind of review", "kind"),
    (r"memo|memos|note|notes|comment|comments|remark|remarks", "memo"),
)
_PARTED = re.compile(r"(.{2,80}?)\s*(?:[:=–|]|\s-\s|/|_|\[|\()\s*(.{1,80}?)\s*[\])]?")
_NEAR_VALUE = 85.0
"""How similar to a value's name a word must be, of 100."""
_LONG = 40
"""With this many letters a cell is prose, not a mark."""


class HeadingRole(NamedTuple):
    """What a heading may mean.

    Attributes:
        target: its name in the map.
        sure: whether it is the same name.
        weak: whether it is a comment in the map until somebody takes it.
    """

    target: str
    sure: bool
    weak: bool = False


def role_of(guess: Guess, target: str | None = None) -> HeadingRole:
    """What a guess says of a heading; `target` if that is more than what was guessed."""
    return HeadingRole(target or guess.target, guess.sure, guess.weak)


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

    findings: dict[str, HeadingRole] = field(default_factory=dict)
    evidence: dict[str, HeadingRole] = field(default_factory=dict)
    attributes: dict[str, HeadingRole] = field(default_factory=dict)
    one_hot: dict[str, dict[str, HeadingRole]] = field(default_factory=dict)
    record: dict[str, HeadingRole] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def targets(self) -> set[str]:
        """Everything that the headings give."""
        plainly = (self.findings, self.evidence, self.attributes)
        return {role.target for roles in plainly for role in roles.values()} | set(self.one_hot)

    def leave(self, given: set[str]) -> None:
        """Makes headings unknown if another table already gives the same."""
        for roles in (self.findings, self.evidence, self.attributes):
            for heading in [h for h, role in roles.items() if role.target in given]:
                del roles[heading]
                self.unknown.append(heading)
        for attribute in given & set(self.one_hot):
            self.unknown.extend(self.one_hot.pop(attribute))


ColumnCells = Mapping[str, Sequence[str]]
"""The cells under each heading, in the order of the reviews, with single spaces."""


def roles_of(cells: ColumnCells, known: CodebookNames, of: Bearer | None = None) -> HeadingRoles:
    """What the headings of a table may mean.

    Args:
        cells: the headings in order, except that of the id, with their cells.
        known: the names of the codebook's subthemes and attributes.
        of: for a table of people, whose each row is.
    """
    result = _Finder(cells, known, of)
    if of is None:
        result.subthemes()
        result.evidence()
    result.one_hot()
    result.attributes()
    if of is None:
        result.record()
    result.roles.unknown = result.left
    return result.roles


class _Finder:
    def __init__(self, cells: ColumnCells, known: CodebookNames, of: Bearer | None) -> None:
        self._cells, self._known, self._of = cells, known, of
        self._order = list(cells)
        self.left = list(cells)
        self.roles = HeadingRoles()

    def _take(self, heading: str) -> None:
        self.left.remove(heading)

    def subthemes(self) -> None:
        """Finds subthemes, the most certain first; skips headings that fit an attribute better."""
        guesses = {}
        for heading in self.left:
            guess = self._known.subtheme(heading)
            if guess is None or folded(heading) in self._known.areas:
                continue
            if not guess.sure and self._of_evidence(heading):
                continue
            attribute = self._known.attribute(heading)
            if not guess.sure and (
                (attribute and attribute.score > guess.score) or _prose(self._cells[heading])
            ):
                continue
            guesses[heading] = guess
        taken: set[str] = set()
        for heading in sorted(guesses, key=lambda name: -guesses[name].score):
            if guesses[heading].target not in taken:
                taken.add(guesses[heading].target)
                self.roles.findings[heading] = role_of(guesses[heading])
                self._take(heading)
        ordered = {h: self.roles.findings[h] for h in self._order if h in self.roles.findings}
        self.roles.findings = ordered

    def evidence(self) -> None:
        """Finds `MARAC page`, or a `Page` to the right of each of several subthemes."""
        coded = {role.target: role.weak for role in self.roles.findings.values()}
        beside = self._beside()
        taken: set[str] = set()
        for heading in list(self.left):
            if not (found := _evidence(heading)):
                continue
            base, part = found
            guess = self._known.subtheme(base) if base else None
            subtheme = guess.target if guess else beside.get(heading) if not base else None
            target = f"{subtheme}.{part}"
            if subtheme in coded and target not in taken:
                taken.add(target)
                weak = coded[subtheme] or bool(guess and guess.weak)
                self.roles.evidence[heading] = HeadingRole(
                    target, bool(guess and guess.sure) and not weak, weak
                )
                self._take(heading)

    def _of_evidence(self, heading: str) -> bool:
        """Whether a heading is a subtheme's name with `page` or similar after it."""
        base = (_evidence(heading) or ("",))[0]
        return bool(base) and self._known.subtheme(base) is not None

    def _beside(self) -> dict[str, str]:
        """Each bare heading such as `Page` and the subtheme that it follows, if several do."""
        found: dict[str, str] = {}
        current, first = "", True
        following = 0
        for heading in self._order:
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
        for heading in self.left:
            if parted := _PARTED.fullmatch(heading):
                groups.setdefault(folded(parted[1]), {})[heading] = parted[2]
        for beginning, headings in groups.items():
            guess = self._known.attribute(beginning, self._of)
            if guess is None or len(headings) < 2 or guess.target in self.roles.one_hot:
                continue
            values = {
                h: value_of(text, self._known.meant(guess.target)) for h, text in headings.items()
            }
            found = {
                h: HeadingRole(v.target, v.sure and guess.sure, v.weak or guess.weak)
                for h, v in values.items()
                if v
            }
            if len(found) * 2 >= len(headings):
                self.roles.one_hot[guess.target] = found
                for heading in found:
                    self._take(heading)

    def attributes(self) -> None:
        """Finds attributes, the most certain first."""
        guesses = {h: self._known.attribute(h, self._of) for h in self.left}
        taken = set(self.roles.one_hot)
        ranked = sorted(
            ((guess, h) for h, guess in guesses.items() if guess), key=lambda pair: -pair[0].score
        )
        for guess, heading in ranked:
            if guess.target not in taken and not (_prose(self._cells[heading]) and not guess.sure):
                taken.add(guess.target)
                self.roles.attributes[heading] = role_of(guess)
                self._take(heading)

    def record(self) -> None:
        """Finds who coded, when, what kind of review, and the memo."""
        for heading in list(self.left):
            part = _named(folded(heading), _RECORD)
            if part and part not in {role.target for role in self.roles.record.values()}:
                self.roles.record[heading] = HeadingRole(part, sure=False)
                self._take(heading)


def _prose(cells: Iterable[str]) -> bool:
    return any(len(text) > _LONG for text in cells)


def _named(text: str, among: Sequence[tuple[str, str]]) -> str | None:
    return next((part for names, part in among if re.fullmatch(names, text)), None)


def _evidence(heading: str) -> tuple[str, str] | None:
    """`MARAC - page (2)` as `marac` and `page`; the first is empty if there is nothing else."""
    text = folded(re.sub(r" \([0-9]+\)$", "", heading))
    for count in (1, 2):
        words = text.split()
        if part := _named(" ".join(words[-count:]), _EVIDENCE):
            return " ".join(words[:-count]), part
    return None


def value_of(text: str, attribute: Attribute) -> HeadingRole | None:
    """The value of an attribute that a word most likely means."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a sketch needs it

    names = {value: value for value in attribute.allowed}
    names |= {c.label: c.id for c in attribute.values if c.label}
    wanted = folded(text)
    exact = {of for name, of in names.items() if folded(name) == wanted}
    if len(exact) == 1:
        return HeadingRole(exact.pop(), sure=True)
    initial = {of for name, of in names.items() if folded(name).startswith(wanted)}
    if wanted and len(initial) == 1:
        return HeadingRole(initial.pop(), sure=False)
    scored = max(
        ((fuzz.token_sort_ratio(wanted, folded(n)), of) for n, of in names.items()),
        default=(0.0, ""),
    )
    near = scored[0] >= _NEAR_VALUE and len(wanted) > 3
    return HeadingRole(scored[1], sure=False, weak=True) if near else None


def cells_of(lines: Iterable[Sequence[str]], headings: Mapping[str, int]) -> dict[str, list[str]]:
    """The cells under each heading."""
    kept = list(lines)
    return {name: [plain(line[at]) for line in kept] for name, at in headings.items()}
