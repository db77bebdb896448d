"""What the page changes: each act is the one that `edit` and the commands for scripts do."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dhrcode.desk.attributes import set_attribute
from dhrcode.desk.candidates import note_candidate
from dhrcode.desk.contacts import drop_contact, write_contact
from dhrcode.desk.current_project import COMMAND, CurrentProject, session_of
from dhrcode.desk.documents import DeskDocuments
from dhrcode.desk.given import Act, Given, number_of, text_of, text_or_none
from dhrcode.desk.plans import write_action, write_recommendation
from dhrcode.desk.reader import DeskReader
from dhrcode.desk.selection import PageSelection
from dhrcode.desk.states import refuse_unseen, seen_of
from dhrcode.errors import DhrcodeError, UsageError
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.coding.correction import EvidencePlace, clear, mend, move
from dhrcode.workflows.coding.entry import complete, rest_not_stated
from dhrcode.workflows.coding.session import ChangedMeanwhileError
from dhrcode.workflows.documents.read_pages import ReadNote, note_read
from dhrcode.workflows.edits import finding_named, subtheme_id
from dhrcode.workflows.project.undo import StepQuery, turn
from dhrcode.workflows.queue import with_memo

_DRAFT = "; the record is a draft now"
DeskChange = Callable[[Project, Record, Given], str]
"""Changes a record, which it is given as it is, and says what it did."""


class Changes:
    """Changes records.

    Args:
        current: the project.
        documents: its documents.
    """

    def __init__(self, current: CurrentProject, documents: DeskDocuments) -> None:
        self._current, self._documents = current, documents
        self._reading, self._selection = (
            DeskReader(current, documents),
            PageSelection(current, documents),
        )

    def acts(self) -> dict[str, Act]:
        """Each act by its name."""
        every: dict[str, DeskChange] = {
            "code": self._code,
            "clear": _clear,
            "mend": self._mend,
            "move": _move,
            "complete": _complete,
            "read": self._read,
            "rest": _rest,
            "memo": _memo,
            "set": set_attribute,
            "contact": partial(write_contact, self._selection),
            "drop": drop_contact,
            "candidate": partial(note_candidate, self._selection),
        }
        if self._current.coder is None:  # a plan is the review's, and no coder's
            every |= {
                "recommend": partial(write_recommendation, self._selection),
                "action": write_action,
            }
        acts = {name: self._doing(partial(self._of_record, act)) for name, act in every.items()}
        return acts | {"turn": self._doing(turned)}

    def _of_record(self, act: DeskChange, project: Project, given: Given) -> str:
        record, _ = project.read(text_of(given, "review"))
        return act(project, record, given)

    def _doing(self, act: Callable[[Project, Given], str]) -> Act:
        """The act; its answer is what the page shows then, and the step."""

        def do(given: Given) -> dict[str, Any]:
            project = self._current.project()
            said = act(project, given)
            shown = {"record": self._reading.record(given), "marks": self._marks(given)}
            return {"said": said, "step": project.journal.number, **shown}

        return do

    def _marks(self, given: Given) -> list[dict[str, Any]] | None:
        """The marks in the document that the page shows; None if it shows none that can be read."""
        try:
            shown = self._reading.marks({**given, "source": given.get("shown")})
        except DhrcodeError:
            return None
        marks: list[dict[str, Any]] = shown["marks"]
        return marks

    def _code(self, project: Project, record: Record, given: Given) -> str:
        """Writes a finding, with the words that are selected if any are."""
        subtheme = subtheme_id(project.codebook, text_of(given, "subtheme"))
        session = session_of(project, record)
        _refuse_unseen(record, subtheme, given)
        finding = finding_named(text_of(given, "finding"))
        piece = self._selection.evidence(record, given)
        session.find(subtheme, finding, piece, keep_evidence=given.get("keep") is not False)
        return _said(piece)

    def _read(self, project: Project, record: Record, given: Given) -> str:
        """Notes that a page was read, or was not."""
        source, _, text = self._documents.asked(record, given)
        document, page = text.document, number_of(given, "page")
        if not 1 <= page <= len(document.pages):
            raise UsageError("there is no such page: look at the document again")
        read = given.get("read") is not False
        note_read(project, record.review, ReadNote(source.id, document, frozenset([page]), read))
        return f"Page {document.pages[page - 1].both} is {'' if read else 'not '}read."

    def _mend(self, project: Project, record: Record, given: Given) -> str:
        """Puts another note, or other ends of the quote, into a piece of evidence."""
        place = _place(project, given)
        _refuse_unseen(record, place.subtheme, given)
        evidence = given.get("evidence")
        if isinstance(evidence, dict) and "from" in evidence:
            parts: dict[str, str | None] = {**self._selection.evidence(record, given)}
        else:
            parts = {"note": text_of(given, "note")}
        mend(project, record.review, place, parts)
        return "The note is saved." if "note" in parts else _said(parts)


def _rest(project: Project, record: Record, given: Given) -> str:
    """Writes `not-stated` for every subtheme that is not coded."""
    left = len(record.uncoded(project.codebook.subthemes))
    if left != number_of(given, "left"):
        raise ChangedMeanwhileError("something was coded elsewhere: look again at what is left")
    rest_not_stated(project, record.review)
    return f"{plural(left, 'subtheme')}: not stated."


def _memo(project: Project, record: Record, given: Given) -> str:
    """Writes the memo of the record."""
    memo = text_of(given, "memo")

    def change(before: Record) -> Record:
        refuse_unseen(before.memo or "", given, "the memo")
        return with_memo(before, memo)

    session_of(project, record).correct(change)
    return "The memo is saved."


def _clear(project: Project, record: Record, given: Given) -> str:
    """Takes out what is coded of a subtheme, or one piece of its evidence."""
    subtheme = subtheme_id(project.codebook, text_of(given, "subtheme"))
    _refuse_unseen(record, subtheme, given)
    number = number_of(given, "piece") if given.get("piece") is not None else None
    done = clear(project, record.review, subtheme, number)
    what = "It is not coded any more" if number is None else "The piece is taken out"
    return f"{what}{_DRAFT if done.reopened else ''}."


def _move(project: Project, record: Record, given: Given) -> str:
    """Takes a piece of evidence to another subtheme."""
    place, to = _place(project, given), text_of(given, "to")
    _refuse_unseen(record, place.subtheme, given)
    done = move(project, record.review, place, to, text_or_none(given, "finding"))
    return f"Moved{_DRAFT if done.reopened else ''}."


def _complete(project: Project, record: Record, _: Given) -> str:
    complete(project, record.review)
    return "The record is complete."


def turned(project: Project, given: Given) -> str:
    """Takes back the step that this desk did last, or does again what it took back."""
    review, redo = text_of(given, "review"), given.get("redo") is True
    query = StepQuery(review, COMMAND, redo=redo, number=number_of(given, "step"))
    turn(project, query, lambda _: False, f"{COMMAND} {'--redo' if redo else '--undo'}")
    return "Done again." if redo else "Taken back."


def _place(project: Project, given: Given) -> EvidencePlace:
    subtheme = subtheme_id(project.codebook, text_of(given, "subtheme"))
    return EvidencePlace(subtheme, number_of(given, "piece"))


def _refuse_unseen(record: Record, subtheme: str, given: Given) -> None:
    """Refuses to change what is coded of a subtheme if it is not as the page showed it."""
    refuse_unseen(seen_of(record.findings.get(subtheme)), given, subtheme)


def _said(piece: Mapping[str, str | None]) -> str:
    page = f", p. {piece['page']}" if piece.get("page") else ""
    quote = f" “{piece['quote']}”" if piece.get("quote") else ""
    return f"Saved{page}:{quote}" if quote else f"Saved{page}."
