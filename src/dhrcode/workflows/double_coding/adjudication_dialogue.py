"""The questions of `adjudicate`, on whatever asks them."""

from collections.abc import Callable
from typing import Literal, TypeVar

from dhrcode.analysis.contact_matching import MatchedContact
from dhrcode.errors import UsageError
from dhrcode.model.contact import Contact, ContactSettlement, Opportunity
from dhrcode.model.record import Finding, Record, Settlement
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import plural
from dhrcode.workflows.coding.screen import FINDING_KEYS, Screen
from dhrcode.workflows.contacts.listing import DATES_SHOWN
from dhrcode.workflows.double_coding.adjudication import Adjudication
from dhrcode.workflows.double_coding.contacts import names_of
from dhrcode.workflows.double_coding.rulings import ContactRuling, Ruling, named_coders

_LEAVE = "Enter: leave it  [b]ack  [s]top"
_KEYS = f"[p]resent  [a]bsent  [n]ot stated  [u]nclear  [d]efinition  {_LEAVE}"
OPPORTUNITY_KEYS: dict[str, Opportunity] = {
    "m": "missed",
    "t": "taken",
    "n": "none",
    "u": "unclear",
}
"""What is typed for each judgement of a contact."""
_OPPORTUNITIES = "[m]issed  [t]aken  [n]one  [u]nclear"
_Of = TypeVar("_Of")
_LETTERS = "Type one of the letters in brackets, or Enter alone."


class StopRulingError(Exception):
    """The person has chosen to stop; everything that was settled is on disk."""


class RulingDialogue:
    """Leads through the differences, side by side; each ruling is on disk before the next."""

    def __init__(self, open_: Adjudication, screen: Screen, by: tuple[str, ...] | None) -> None:
        self._open, self._screen, self._by = open_, screen, by

    def run(self) -> None:
        """Asks about every difference that is not settled: subthemes first, then contacts."""
        pending, contacts = self._open.pending, self._open.pending_contacts
        steps = [_step(self._one, subtheme) for subtheme in pending]
        steps += [_step(self._contact, one) for one in contacts]
        self._begin(len(pending), len(contacts))
        at = 0
        try:
            while at < len(steps):
                at = max(0, at + steps[at](f"Difference {at + 1} of {len(steps)}"))
        except StopRulingError:
            return

    def _begin(self, findings: int, contacts: int) -> None:
        among = f", {contacts} of them on contacts," if contacts else ""
        self._screen.say(
            f"{self._open.review}: {plural(findings + contacts, 'difference')}{among} between "
            f"{', '.join(self._open.codings)} to settle. Each is on disk once it is settled."
        )
        if contacts:
            self._screen.say(DATES_SHOWN, "quiet")

    def _one(self, subtheme: str, place: str) -> int:
        """Asks about one subtheme; gives how many steps to go on, -1 to go back."""
        self._show(subtheme, place)
        answer = self._finding(subtheme)
        if isinstance(answer, int):
            return answer
        by = self._deciding()
        keep = self._keep(subtheme, answer)
        again = subtheme in self._open.record.findings
        return self._settled(
            lambda why: self._open.settle(subtheme, Ruling(answer, keep, by, why), replace=again)
        )

    def _contact(self, one: MatchedContact, place: str) -> int:
        """Asks about one contact likewise."""
        kept = self._show_contact(one, place)
        answer = self._opportunity(kept)
        if isinstance(answer, int):
            return answer
        judged, by, named = answer or None, self._deciding(), names_of(one)[0]
        return self._settled(
            lambda why: self._open.settle_contact(
                named, ContactRuling(judged, by, why), replace=True
            )
        )

    def _settled(self, settle: Callable[[str], object]) -> int:
        while True:
            try:
                settle(self._screen.ask("why, or Enter> "))
            except UsageError as error:
                self._screen.say(f"Not kept: {error}", "warning")
            else:
                return 1

    def _show(self, subtheme: str, place: str) -> None:
        say = self._screen.say
        known = self._open.project.codebook.subthemes[subtheme]
        say()
        say(place, "quiet")
        say(known.label, "title")
        say(known.definition)
        for coder, record in self._open.codings.items():
            self._side(coder, record, subtheme)
        if now := self._open.record.findings.get(subtheme):
            self._now(now.finding, now.settled)
        say(_KEYS, "quiet")

    def _now(self, said: str, settled: Settlement | ContactSettlement | None) -> None:
        if settled is not None:
            self._screen.say(f"Now: {said}, settled by {', '.join(settled.by)}", "quiet")

    def _show_contact(self, one: MatchedContact, place: str) -> Opportunity | None:
        """Shows a contact as each coder has it; gives how all who have it judge it."""
        say, held = self._screen.say, list(one.of.values())
        say()
        say(f"{place}: a contact", "quiet")
        say(self._open.project.codebook.agency_labels[held[0].agency], "title")
        for coder in self._open.record.consensus_of:
            self._contact_side(coder, one.of.get(coder))
        for settled in self._open.record.contact_settlements():
            if settled.of == one.ids:
                own = self._open.kept_contact(one)
                self._now(f"kept as {own.opportunity}" if own else "left out", settled)
        judged = {contact.opportunity for contact in held}
        kept = judged.pop() if len(judged) == 1 else None
        keep = f"[k]eep ({kept}), or as " if kept else "Keep as "
        say(f"{keep}{_OPPORTUNITIES}  [d]rop  {_LEAVE}", "quiet")
        return kept

    def _contact_side(self, coder: str, contact: Contact | None) -> None:
        if contact is None:
            self._screen.say(f"{coder} has no such contact")
            return
        self._screen.say(f"{coder}/{contact.id}: {contact_text(contact)}")
        if contact.summary:
            self._screen.say(f"    {contact.summary}")
        for piece in contact.evidence:
            self._screen.say(f"    {evidence_text(piece)}")

    def _side(self, coder: str, record: Record, subtheme: str) -> None:
        coded = record.findings.get(subtheme)
        self._screen.say(f"{coder}: {coded.finding if coded else 'not coded'}")
        for piece in coded.evidence if coded else ():
            self._screen.say(f"    {evidence_text(piece)}")

    def _finding(self, subtheme: str) -> Finding | int:
        """What was agreed, or how many steps to go on without."""
        while True:
            answer = self._screen.ask("agreed finding> ").casefold()
            if answer in FINDING_KEYS:
                return FINDING_KEYS[answer]
            if answer == "d":
                known = self._open.project.codebook.subthemes[subtheme]
                for text in filter(None, (known.when_to_use, known.when_not_to_use)):
                    self._screen.say(text)
            elif (steps := self._steps(answer)) is not None:
                return steps

    def _opportunity(self, kept: Opportunity | None) -> "Opportunity | Literal[''] | int":
        """How a contact is to be kept, nothing to drop it, or how many steps to go on without."""
        while True:
            answer = self._screen.ask("agreed of the contact> ").casefold()
            if answer in OPPORTUNITY_KEYS:
                return OPPORTUNITY_KEYS[answer]
            if answer == "k" and kept:
                return kept
            if answer == "d":
                return ""
            if (steps := self._steps(answer)) is not None:
                return steps

    def _steps(self, answer: str) -> int | None:
        """How many steps to go on, for what settles nothing; None where it is no key.

        Raises:
            StopRulingError: the person stops.
        """
        if answer == "s":
            raise StopRulingError
        if answer in ("", "b"):
            return -1 if answer else 1
        self._screen.say(_LETTERS, "warning")
        return None

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


def contact_text(contact: Contact) -> str:
    """A contact as it was coded, in a line: its date, whom it met, its judgement, its themes."""
    judged = contact.opportunity or "not judged"
    about = f"about {', '.join(contact.themes)}" if contact.themes else ""
    return ", ".join(filter(None, (contact.when, *contact.with_, judged, about)))


def _step(ask: Callable[[_Of, str], int], of: _Of) -> Callable[[str], int]:
    return lambda place: ask(of, place)
