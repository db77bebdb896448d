"""The questions of `adjudicate`, on whatever asks them."""

from dhrcode.errors import UsageError
from dhrcode.model.record import Finding, Record
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import plural
from dhrcode.workflows.coding.screen import FINDING_KEYS, Screen
from dhrcode.workflows.double_coding.adjudication import Adjudication, Ruling, named_coders

_KEYS = "[p]resent  [a]bsent  [n]ot stated  [u]nclear  Enter: leave it  [d]efinition  [s]top"


class StopRulingError(Exception):
    """The person has chosen to stop; everything that was settled is on disk."""


class RulingDialogue:
    """Leads through the differences, side by side; each ruling is on disk before the next."""

    def __init__(self, open_: Adjudication, screen: Screen, by: tuple[str, ...] | None) -> None:
        self._open, self._screen, self._by = open_, screen, by

    def run(self) -> None:
        """Asks about every difference that is not settled."""
        pending = self._open.pending
        coders = ", ".join(self._open.codings)
        self._screen.say(
            f"{self._open.review}: {plural(len(pending), 'difference')} between "
            f"{coders} to settle. Each is on disk once it is settled."
        )
        try:
            for number, subtheme in enumerate(pending, start=1):
                self._one(subtheme, f"{number} of {len(pending)}")
        except StopRulingError:
            return

    def _one(self, subtheme: str, place: str) -> None:
        self._show(subtheme, place)
        finding = self._finding(subtheme)
        if finding is None:
            return
        by = self._deciding()
        keep = self._keep(subtheme, finding)
        while True:
            reason = self._screen.ask("why, or Enter> ")
            try:
                self._open.settle(subtheme, Ruling(finding, keep, by, reason))
            except UsageError as error:
                self._screen.say(f"Not kept: {error}", "warning")
            else:
                return

    def _show(self, subtheme: str, place: str) -> None:
        say = self._screen.say
        known = self._open.project.codebook.subthemes[subtheme]
        say()
        say(f"Difference {place}", "quiet")
        say(known.label, "title")
        say(known.definition)
        for coder, record in self._open.codings.items():
            self._side(coder, record, subtheme)
        say(_KEYS, "quiet")

    def _side(self, coder: str, record: Record, subtheme: str) -> None:
        coded = record.findings.get(subtheme)
        self._screen.say(f"{coder}: {coded.finding if coded else 'not coded'}")
        for piece in coded.evidence if coded else ():
            self._screen.say(f"    {evidence_text(piece)}")

    def _finding(self, subtheme: str) -> Finding | None:
        while True:
            answer = self._screen.ask("agreed finding> ").casefold()
            if answer in FINDING_KEYS:
                return FINDING_KEYS[answer]
            if answer == "":
                return None
            if answer == "s":
                raise StopRulingError
            if answer == "d":
                known = self._open.project.codebook.subthemes[subtheme]
                for text in filter(None, (known.when_to_use, known.when_not_to_use)):
                    self._screen.say(text)
            else:
                self._screen.say("Type one of the letters in brackets, or Enter alone.", "warning")

    def _deciding(self) -> tuple[str, ...]:
        while self._by is None:
            try:
                self._by = named_coders(self._screen.ask("who decides (initials, with commas)> "))
            except UsageError as error:
                self._screen.say(f"Not kept: {error}", "warning")
        return self._by

    def _keep(self, subtheme: str, finding: Finding) -> tuple[str, ...]:
        """Whose evidence is kept; nobody is asked where all of it supports the finding."""
        usual = self._open.agreeing(subtheme, finding)
        having = [
            c
            for c, r in self._open.codings.items()
            if subtheme in r.findings and r.findings[subtheme].evidence
        ]
        if set(having) <= set(usual):
            return usual
        while True:
            typed = self._screen.ask(
                f"whose evidence to keep ({', '.join(having)}; - for none), "
                f"or Enter for {', '.join(usual)}> "
            )
            if typed in ("", "-"):
                return () if typed else usual
            try:
                return named_coders(typed, self._open.codings)
            except UsageError as error:
                self._screen.say(f"Not kept: {error}", "warning")
