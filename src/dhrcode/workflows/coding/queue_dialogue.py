"""The questions of `edit --queue`: what has to be coded again, and whether the finding stands."""

from collections.abc import Iterator, Sequence

from dhrcode.model.codebook import Area, Subtheme
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import all_of, plural
from dhrcode.workflows.coding.dialogue import Dialogue
from dhrcode.workflows.coding.session import ChangedMeanwhileError, Session
from dhrcode.workflows.queue import on_queue


class _KeptError(Exception):
    """The finding stands, and its subtheme is off the queue."""


class QueueDialogue(Dialogue):
    """Leads through what is on a record's queue, with the reason for each."""

    def ask_queue(self) -> None:
        """Asks about all that is on the queue, subthemes first; what is left stays on it."""
        positions = {subtheme.id: n for n, (_, subtheme) in enumerate(self._steps)}
        waiting = [positions[name] for name in waiting_in(self._session) if name in positions]
        at = 0
        while at < len(waiting):
            at = max(0, at + self._one(waiting[at]))
        self._attributes.ask_queued()
        if left := waiting_in(self._session):
            stay = "stays" if len(left) == 1 else "stay"
            self._screen.say(f"{in_words(left)} {stay} on the queue.", "quiet")

    def _one(self, position: int) -> int:
        try:
            return super()._one(position)
        except _KeptError:
            return 1

    def _show(self, position: int, area: Area, subtheme: Subtheme) -> None:
        super()._show(position, area, subtheme)
        record = self._session.record
        reasons = [e for e in record.again if e.subtheme == subtheme.id]
        for reason in reasons:
            self._screen.say(f"On the queue since version {reason.version}: {reason.why}")
        for name in self._named_before(subtheme.id):
            if (coded := record.findings.get(name)) is not None and coded.evidence:
                self._screen.say(f"Evidence for {name}, {coded.finding}:", "quiet")
                for piece in coded.evidence:
                    self._screen.say(f"    {evidence_text(piece)}")
        if reasons and subtheme.id in record.findings:
            self._screen.say("[k]eep it: the finding stands", "quiet")

    def _named_before(self, subtheme: str) -> Iterator[str]:
        """A subtheme, and those that it was made of, whose findings stand under their own ids."""
        yield subtheme
        for revision in self._session.project.codebook.history:
            if subtheme in revision.becomes:
                yield from (old for old in revision.subthemes if old != subtheme)

    def _command(self, answer: str, subtheme: Subtheme) -> bool:
        if answer == "k" and subtheme.id in self._session.record.findings:
            self._keep(subtheme)
            return True
        return super()._command(answer, subtheme)

    def _keep(self, subtheme: Subtheme) -> None:
        try:
            self._session.keep(subtheme.id)
        except ChangedMeanwhileError as error:
            self._screen.say(str(error), "warning")
            position = [s.id for _, s in self._steps].index(subtheme.id)
            self._show(position, *self._steps[position])
        else:
            raise _KeptError


def waiting_in(session: Session) -> list[str]:
    """The subthemes and attributes on a record's queue, each once, in the codebook's order."""
    entries = on_queue(session.record, session.project.codebook)
    return list(dict.fromkeys(entry.subtheme or entry.attribute or "" for entry in entries))


def in_words(waiting: Sequence[str]) -> str:
    """How many subthemes and attributes these are: `2 subthemes and 1 attribute`."""
    attributes = sum("." in name for name in waiting)  # an attribute says whose it is
    counts = {"subtheme": len(waiting) - attributes, "attribute": attributes}
    return all_of(plural(count, thing) for thing, count in counts.items() if count)
