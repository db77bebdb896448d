"""The questions of `adjudicate`, on whatever asks them."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from dhrcode.analysis.contact_matches import MatchedContact
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Subtheme
from dhrcode.model.contact import Contact, ContactSettlement, Opportunity
from dhrcode.model.record import Evidence, Finding, Settlement
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
_WHY = "why, or Enter> "
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
        steps = [partial(self._one, subtheme) for subtheme in pending]
        steps += [partial(self._contact, one) for one in contacts]
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
        known = self._open.project.codebook.subthemes[subtheme]
        self._show(known, place)
        rules = filter(None, (known.when_to_use, known.when_not_to_use))
        answer = self._choice("agreed finding> ", FINDING_KEYS, tuple(rules))
        if isinstance(answer, int):
            return answer
        by = self._deciding()
        keep = self._keep(subtheme, answer)
        again = subtheme in self._open.record.findings
        self._kept(
            _WHY,
            lambda why: self._open.settle(subtheme, Ruling(answer, keep, by, why), replace=again),
        )
        return 1

    def _contact(self, one: MatchedContact, place: str) -> int:
        """Asks about one contact likewise."""
        kept = self._show_contact(one, place)
        keys = {**OPPORTUNITY_KEYS, "d": None} | ({"k": kept} if kept else {})
        answer = self._choice("agreed of the contact> ", keys)
        if isinstance(answer, int):
            return answer
        by, named = self._deciding(), names_of(one)[0]
        self._kept(
            _WHY,
            lambda why: self._open.settle_contact(
                named, ContactRuling(answer, by, why), replace=True
            ),
        )
        return 1

    def _kept(self, prompt: str, keep: Callable[[str], _Of]) -> _Of:
        """What is made of an answer; asked again until it can be kept."""
        while True:
            try:
                return keep(self._screen.ask(prompt))
            except UsageError as error:
                self._screen.say(f"Not kept: {error}", "warning")

    def _show(self, known: Subtheme, place: str) -> None:
        say = self._screen.say
        say()
        say(place, "quiet")
        say(known.label, "title")
        say(known.definition)
        for coder, record in self._open.codings.items():
            coded = record.findings.get(known.id)
            say(f"{coder}: {coded.finding if coded else 'not coded'}")
            self._show_evidence(coded.evidence if coded else ())
        if now := self._open.record.findings.get(known.id):
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
        self._show_evidence(contact.evidence)

    def _show_evidence(self, pieces: Iterable[Evidence]) -> None:
        for piece in pieces:
            self._screen.say(f"    {evidence_text(piece)}")

    def _choice(
        self, prompt: str, keys: Mapping[str, _Of], rules: tuple[str, ...] = ()
    ) -> _Of | int:
        """What one of the keys stands for, or how many steps to go on without.

        Raises:
            StopRulingError: the person stops.
        """
        while True:
            answer = self._screen.ask(prompt).casefold()
            if answer in keys:
                return keys[answer]
            if answer == "s":
                raise StopRulingError
            if answer in ("", "b"):
                return -1 if answer else 1
            for line in rules if answer == "d" else ():
                self._screen.say(line)
            if answer != "d":
                self._screen.say(_LETTERS, "warning")

    def _deciding(self) -> tuple[str, ...]:
        if self._by is None:
            self._by = self._kept("who decides (initials, with commas)> ", named_coders)
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

        def chosen(typed: str) -> tuple[str, ...]:
            if typed in ("", "-"):
                return () if typed else usual
            return named_coders(typed, self._open.codings)

        return self._kept(
            f"whose evidence to keep ({', '.join(having)}; - for none), "
            f"or Enter for {', '.join(usual)}> ",
            chosen,
        )


def contact_text(contact: Contact) -> str:
    """A contact as it was coded, in a line: its date, whom it met, its judgement, its themes."""
    judged = contact.opportunity or "not judged"
    about = f"about {', '.join(contact.themes)}" if contact.themes else ""
    return ", ".join(filter(None, (contact.when, *contact.with_, judged, about)))
