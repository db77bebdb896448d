"""The keys of `edit` that say what is coded here, take it out, mend it, and move it."""

from collections.abc import Callable
from typing import get_args

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.model.codebook import Subtheme
from dhrcode.model.record import CodedSubtheme, Record
from dhrcode.reports.cell_text import evidence_text
from dhrcode.workflows.coding.correction import (
    EvidencePlace,
    mended,
    moved,
    without,
)
from dhrcode.workflows.coding.screen import FINDING_KEYS, Screen, number_typed
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.edits import EditedField, subtheme_id
from dhrcode.workflows.queue import with_summary

CORRECTING = "[w]hat is here  [r]emove it  m[e]nd evidence  m[o]ve evidence  summar[y]"
"""The keys, which are offered where something is coded."""
_TAKE_OUT = "-"


class CorrectionDialogue:
    """Asks what is to be otherwise in what is coded of one subtheme."""

    def __init__(self, session: Session, screen: Screen) -> None:
        self._session, self._screen = session, screen

    def command(self, answer: str, subtheme: Subtheme) -> bool:
        """Does what a key stands for; False if it is none of these, or nothing is coded."""
        keys = {
            "w": self._show,
            "r": self._remove,
            "e": self._mend,
            "o": self._move,
            "y": self._summarise,
        }
        todo = keys.get(answer)
        if todo is None or subtheme.id not in self._session.record.findings:
            return False
        todo(subtheme)
        return True

    def _coded(self, subtheme: Subtheme) -> CodedSubtheme:
        return self._session.record.findings[subtheme.id]

    def _show(self, subtheme: Subtheme) -> None:
        coded = self._coded(subtheme)
        self._screen.say(f"{coded.finding}{'' if coded.evidence else ', without evidence'}")
        for number, piece in enumerate(coded.evidence, start=1):
            self._screen.say(f"  {number}. {evidence_text(piece)}")
        if coded.summary:
            self._screen.say(f"  Summary: {coded.summary}")

    def _summarise(self, subtheme: Subtheme) -> None:
        now = self._coded(subtheme).summary
        held = f" (now: {now}; {_TAKE_OUT} takes it out)" if now else ""
        if typed := self._screen.ask(f"summary in one or two sentences{held}, or Enter> "):
            said = "" if typed == _TAKE_OUT else typed
            self._correct(lambda record: with_summary(record, subtheme.id, said))

    def _remove(self, subtheme: Subtheme) -> None:
        self._show(subtheme)
        pieces = len(self._coded(subtheme).evidence)
        number = self._which(f"take out: {_upto(pieces)}[a]ll of it, or Enter> ", pieces, "a")
        if number is not None:
            self._correct(lambda record: without(record, subtheme.id, number or None))

    def _mend(self, subtheme: Subtheme) -> None:
        if (place := self._place(subtheme, "mend")) is None:
            return
        _, piece = place.of(self._session.record)
        given: dict[str, str | None] = {}
        for field in get_args(EditedField):
            now = getattr(piece, field)
            held = f" (now {now}; {_TAKE_OUT} takes it out)" if now else ""
            typed = self._screen.ask(f"{field}{held}, or Enter> ")
            given[field] = "" if typed == _TAKE_OUT else typed or None
        if any(part is not None for part in given.values()):
            self._correct(lambda record: mended(record, place, given))

    def _move(self, subtheme: Subtheme) -> None:
        if (place := self._place(subtheme, "move")) is None:
            return
        if not (typed := self._screen.ask("to which subtheme (its id or label), or Enter> ")):
            return
        try:
            to = subtheme_id(self._session.project.codebook, typed)
        except UsageError as error:
            self._refused(error)
            return
        finding = None
        if to not in self._session.record.findings:
            answer = self._screen.ask(f"{to} is not coded: [p]resent  [a]bsent  [u]nclear> ")
            finding = FINDING_KEYS.get(answer.casefold())
            if finding in (None, "not-stated"):
                return
        self._correct(lambda record: moved(record, place, to, finding))

    def _place(self, subtheme: Subtheme, what: str) -> EvidencePlace | None:
        """The piece that is meant; None for none."""
        self._show(subtheme)
        pieces = len(self._coded(subtheme).evidence)
        if not pieces:
            return None
        number = self._which(f"which piece to {what}: {_upto(pieces)}or Enter> ", pieces)
        return None if number is None else EvidencePlace(subtheme.id, number)

    def _which(self, question: str, pieces: int, everything: str = "") -> int | None:
        """The number of a piece, 0 for everything, None for nothing."""
        while answer := self._screen.ask(question).casefold():
            if answer == everything:
                return 0
            if number := number_typed(answer, pieces):
                return number
            self._screen.say("Type one of these, or Enter alone.", "warning")
        return None

    def _correct(self, change: Callable[[Record], Record]) -> None:
        try:
            self._session.correct(change)
        except (UsageError, NotFoundError, RefusedError) as error:
            self._refused(error)
        else:
            self._screen.say("Done; 'dhrcode undo' takes it back.", "quiet")

    def _refused(self, error: Exception) -> None:
        said = str(error)
        self._screen.say(f"{said[0].upper()}{said[1:]}.", "warning")


def _upto(pieces: int) -> str:
    return "" if not pieces else "1, " if pieces == 1 else f"1-{pieces}, "
