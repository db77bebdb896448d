"""What documents propose, gone through one by one: a person accepts, changes or passes over each.

Nothing is taken by itself, and what is accepted is written before the next is shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dhrcode.text import plural
from dhrcode.workflows.coding.screen import Screen, kept

_KEYS = "[a]ccept, [c]hange, Enter to pass over, x to stop> "
_STOP, _EMPTY = "x", "-"

ProposedParts = Mapping[str, str]
"""What is kept of a proposal, by its names; what is empty is left out."""


def _nothing() -> str:
    return ""


@dataclass(frozen=True)
class Proposal:
    """What a document proposes.

    Attributes:
        where: where it stands, such as `DHR7 overview, page 12, recommendations`.
        parts: what would be kept.
        take: writes the parts, as they are or as they were changed, and says what was written.
        there: a sentence if it is there already; it is then passed over.
        note: a sentence on what would be written with it, as things are when it is shown.
    """

    where: str
    parts: ProposedParts
    take: Callable[[ProposedParts], str]
    there: str = ""
    note: Callable[[], str] = field(default=_nothing)

    @property
    def lines(self) -> list[str]:
        """Its parts, a line each."""
        return [f"   {name}: {said}" for name, said in self.parts.items() if said]


class Proposed(NamedTuple):
    """What documents propose.

    Attributes:
        proposals: those of each document in order.
        unread: a sentence on each document, or table, that could not be read.
    """

    proposals: list[Proposal]
    unread: list[str]


@dataclass
class ProposalDialogue:
    """Asks about proposals.

    Attributes:
        screen: what the questions are asked on.
        accepted: how many were written.
        passed: how many were passed over by the person.
    """

    screen: Screen
    accepted: int = 0
    passed: int = 0

    def run(self, proposals: Sequence[Proposal]) -> None:
        """Asks about each that is not there yet, until the person stops."""
        open_ones = [one for one in proposals if not one.there]
        for one in (each for each in proposals if each.there):
            self.screen.say(f"{one.where}: {one.there}", "quiet")
        for number, one in enumerate(open_ones, start=1):
            self.screen.say()
            self.screen.say(f"{number} of {len(open_ones)}  {one.where}", "title")
            for line in (*one.lines, *_noted(one)):
                self.screen.say(line)
            if not self._asked(one):
                return

    @property
    def said(self) -> str:
        """How many were accepted and passed over."""
        return f"{self.accepted} accepted, {self.passed} passed over"

    def _asked(self, one: Proposal) -> bool:
        """Asks about one until it is settled; False if the person stops."""
        parts = one.parts
        while (answer := self.screen.ask(_KEYS).casefold()) != _STOP:
            if answer == "":
                self.passed += 1
                return True
            if answer not in ("a", "c"):
                self.screen.say("Type a, c, x, or Enter alone.", "warning")
                continue
            if answer == "c":
                changed = self._changed(parts)
                if changed is None:
                    continue
                parts = changed  # if they cannot be kept, what was typed can be mended
            if self._taken(one, parts):
                self.accepted += 1
                return True
        return False

    def _taken(self, one: Proposal, parts: ProposedParts) -> bool:
        return kept(self.screen, lambda: self.screen.say(one.take(parts)))

    def _changed(self, parts: ProposedParts) -> ProposedParts | None:
        """The parts as the person wants them; None if none of it is to be kept."""
        self.screen.say(f"Enter keeps a part, {_EMPTY} leaves it out, {_STOP} goes back.", "quiet")
        said = dict(parts)
        for name, before in parts.items():
            answer = self.screen.ask(f"{name} [{before}]> " if before else f"{name}> ")
            if answer == _STOP:
                return None
            said[name] = "" if answer == _EMPTY else answer or before
        return said


def listed(proposals: Iterable[Proposal]) -> list[str]:
    """Proposals as lines, for whoever cannot be asked."""
    lines: list[str] = []
    for number, one in enumerate(proposals, start=1):
        head = f"{number}  {one.where}"
        lines += [f"{head}: {one.there}"] if one.there else [head, *one.lines, *_noted(one)]
    return lines


def counted(proposals: Sequence[Proposal]) -> str:
    """How many proposals there are, and how many of them are there already."""
    there = sum(bool(one.there) for one in proposals)
    share = "all" if there == len(proposals) else f"{there} of them"
    already = f", {share} there already" if there else ""
    return f"{plural(len(proposals), 'proposal')}{already}"


def _noted(one: Proposal) -> list[str]:
    note = one.note()
    return [f"   ({note})"] if note else []
