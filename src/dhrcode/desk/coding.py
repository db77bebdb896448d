"""What the page changes: each act is the one that `edit` and the commands for scripts do."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dhrcode.desk.attributes import set_attribute
from dhrcode.desk.books import COMMAND, Books, session_of, source_of_id
from dhrcode.desk.candidates import note_candidate
from dhrcode.desk.contacts import drop_contact, write_contact
from dhrcode.desk.given import Given, number_of, text_of, text_or_none
from dhrcode.desk.plans import write_action, write_recommendation
from dhrcode.desk.reading import Reading
from dhrcode.desk.selected import PageSelection
from dhrcode.desk.shelf import Shelf
from dhrcode.desk.states import seen_of
from dhrcode.desk.worker import Worker
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

Act = Callable[[Project, Given], str]
"""Changes a record, and says what it did."""


class Changes:
    """Changes records, one act after another in the worker's thread.

    Args:
        reading: shows what became of the record.
        books: the project.
        shelf: its documents.
        worker: does what writes.
    """

    def __init__(self, reading: Reading, books: Books, shelf: Shelf, worker: Worker) -> None:
        self._reading, self._books, self._shelf, self._worker = reading, books, shelf, worker
        self._selection = PageSelection(books, shelf)

    def acts(self) -> dict[str, Callable[[Given], dict[str, Any]]]:
        """Each act by its name."""
        every: dict[str, Act] = {
            "code": self._code,
            "clear": _clear,
            "mend": self._mend,
            "move": _move,
            "complete": _complete,
            "turn": turned,
            "read": self._read,
            "rest": _rest,
            "memo": _memo,
            "set": set_attribute,
            "contact": partial(write_contact, self._selection),
            "drop": drop_contact,
            "candidate": partial(note_candidate, self._selection),
        }
        if self._books.coder is None:  # a plan is the review's, and no coder's
            every |= {
                "recommend": partial(write_recommendation, self._selection),
                "action": write_action,
            }
        return {name: self._doing(act) for name, act in every.items()}

    def _doing(self, act: Act) -> Callable[[Given], dict[str, Any]]:
        """The act in the worker's thread; its answer is what the page shows then, and the step."""

        def do(given: Given) -> dict[str, Any]:
            project = self._books.project()
            said = act(project, given)
            shown = {"record": self._reading.record(given), "marks": self._marks(given)}
            return {"said": said, "step": project.journal.number, **shown}

        return lambda given: self._worker.do(lambda: do(given))

    def _marks(self, given: Given) -> list[dict[str, Any]] | None:
        """The marks in the document that the page shows; None if it shows none that can be read."""
        try:
            shown = self._reading.marks({**given, "source": given.get("shown")})
        except DhrcodeError:
            return None
        marks: list[dict[str, Any]] = shown["marks"]
        return marks

    def _code(self, project: Project, given: Given) -> str:
        """Writes a finding, with the words that are selected if any are."""
        subtheme = subtheme_id(project.codebook, text_of(given, "subtheme"))
        record, _ = self._books.read(project, text_of(given, "review"))
        session = session_of(project, record)
        _refuse_unseen(session.record, subtheme, given)
        finding = finding_named(text_of(given, "finding"))
        piece = self._selection.evidence(session.record, given)
        session.find(subtheme, finding, piece, keep_evidence=given.get("keep") is not False)
        return _said(piece)

    def _read(self, project: Project, given: Given) -> str:
        """Notes that a page was read, or was not."""
        record, _ = project.read(text_of(given, "review"))
        source, file = source_of_id(record, text_of(given, "source"))
        document, page = self._shelf.text(file).document, number_of(given, "page")
        if not 1 <= page <= len(document.pages):
            raise UsageError("there is no such page: look at the document again")
        read = given.get("read") is not False
        note_read(project, record.review, ReadNote(source.id, document, frozenset([page]), read))
        return f"Page {document.pages[page - 1].both} is {'' if read else 'not '}read."

    def _mend(self, project: Project, given: Given) -> str:
        """Puts another note, or other ends of the quote, into a piece of evidence."""
        place = _place(project, given)
        record, _ = project.read(text_of(given, "review"))
        _refuse_unseen(record, place.subtheme, given)
        evidence = given.get("evidence")
        if isinstance(evidence, dict) and "from" in evidence:
            parts: dict[str, str | None] = {**self._selection.evidence(record, given)}
        else:
            parts = {"note": text_of(given, "note")}
        mend(project, record.review, place, parts)
        return "The note is saved." if "note" in parts else _said(parts)


def _rest(project: Project, given: Given) -> str:
    """Writes `not-stated` for every subtheme that is not coded."""
    before, _ = project.read(text_of(given, "review"))
    left = len(before.uncoded(project.codebook.subthemes))
    if left != number_of(given, "left"):
        raise ChangedMeanwhileError("something was coded elsewhere: look again at what is left")
    rest_not_stated(project, before.review)
    return f"{plural(left, 'subtheme')}: not stated."


def _memo(project: Project, given: Given) -> str:
    """Writes the memo of the record."""
    seen, memo = text_of(given, "seen"), text_of(given, "memo")

    def change(record: Record) -> Record:
        if (record.memo or "") != seen:
            raise ChangedMeanwhileError(
                "the memo was changed elsewhere after this page showed it: look again"
            )
        return with_memo(record, memo)

    session_of(project, project.read(text_of(given, "review"))[0]).correct(change)
    return "The memo is saved."


def _clear(project: Project, given: Given) -> str:
    """Takes out what is coded of a subtheme, or one piece of its evidence."""
    review = text_of(given, "review")
    subtheme = subtheme_id(project.codebook, text_of(given, "subtheme"))
    _refuse_unseen(project.read(review)[0], subtheme, given)
    number = number_of(given, "piece") if given.get("piece") is not None else None
    done = clear(project, review, subtheme, number)
    what = "It is not coded any more" if number is None else "The piece is taken out"
    return f"{what}{'; the record is a draft now' if done.reopened else ''}."


def _move(project: Project, given: Given) -> str:
    """Takes a piece of evidence to another subtheme."""
    place = _place(project, given)
    review, to = text_of(given, "review"), text_of(given, "to")
    _refuse_unseen(project.read(review)[0], place.subtheme, given)
    done = move(project, review, place, to, text_or_none(given, "finding"))
    return f"Moved{'; the record is a draft now' if done.reopened else ''}."


def _complete(project: Project, given: Given) -> str:
    complete(project, text_of(given, "review"))
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
    """Refuses to change what is not as the page shows it.

    Raises:
        ChangedMeanwhileError: it has been changed elsewhere.
    """
    if seen_of(record.findings.get(subtheme)) != text_of(given, "seen"):
        raise changed_elsewhere(subtheme)


def changed_elsewhere(subtheme: str) -> ChangedMeanwhileError:
    """What is raised where a subtheme is not as the page shows it."""
    return ChangedMeanwhileError(
        f"{subtheme} was changed elsewhere after this page showed it: look again"
    )


def _said(piece: Mapping[str, str | None]) -> str:
    page = f", p. {piece['page']}" if piece.get("page") else ""
    quote = f" “{piece['quote']}”" if piece.get("quote") else ""
    return f"Saved{page}:{quote}" if quote else f"Saved{page}."
