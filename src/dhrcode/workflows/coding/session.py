"""One person's coding of one review: every answer is on disk before the next question."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dhrcode.errors import BusyError, RefusedError
from dhrcode.model.record import CodedSubtheme, Evidence, Finding, Record, Status
from dhrcode.problems import KeyPath
from dhrcode.store.key.note import reserved
from dhrcode.store.project import Project
from dhrcode.workflows.coding.change import dated, lacking
from dhrcode.workflows.coding.new_reviews import begun
from dhrcode.workflows.coding.settings import AttributeSetting, with_settings
from dhrcode.workflows.edits import (
    candidate_label,
    evidence_of,
    with_candidate,
    with_piece,
)
from dhrcode.workflows.queue import coded_anew, refuse_behind, with_coded

_FIRST_RANGE = 900
"""Ids are drawn from 100 to 999, and from ten times as many once half of them are used."""


Target = str | int
"""What evidence is for: a subtheme, by its id, or a candidate theme, by its position."""


class ChangedMeanwhileError(BusyError):
    """Somebody else coded the same subtheme after it was shown."""


def draw_id(project: Project, kind: str, taken: Iterable[str] = ()) -> str:
    """A random unused id, since numbers in order would tell the order of the cases.

    Ids that are `taken`, or that a key of this machine holds for the project, are not drawn.
    """
    prefix = next((k.prefix for k in project.codebook.kinds if k.id == kind), "DHR")
    used = {path.stem.casefold() for path in project.root.glob("*/**/*.yaml")}
    used |= {review.casefold() for review in (*taken, *reserved(project.root))}
    size = _FIRST_RANGE
    while 2 * sum(f"{prefix}{n}".casefold() in used for n in range(100, 100 + size)) >= size:
        size = size * 10 + _FIRST_RANGE
    while (drawn := f"{prefix}{100 + secrets.randbelow(size)}").casefold() in used:
        pass
    return drawn


@dataclass
class Session:
    """Codes one review, one answer at a time.

    Attributes:
        project: where the record is.
        review: its id.
        record: as it was last seen on disk.
        was_partial: whether it was partial before it was gone on with.
    """

    project: Project
    review: str
    record: Record
    was_partial: bool = False

    @classmethod
    def begin(cls, project: Project, review: str, coder: str, kind: str) -> "Session":
        """Starts a new record; RefusedError if the review exists."""
        record = begun(project, review, coder, kind)
        record = project.create(dated(record))
        return cls(project, review, record)

    @classmethod
    def resume(cls, project: Project, review: str) -> "Session":
        """Goes on with a record; one that was partial is a draft again.

        Raises:
            NotFoundError: there is none.
            RefusedError: it has to be brought forward to the codebook's version first.
        """
        with project.writing():  # what was interrupted is finished first
            record, _ = project.read(review)
        refuse_behind(record, project.codebook)
        session = cls(project, record.review, record)
        if record.status == "partial":
            session.mark("draft")
        session.was_partial = record.status == "partial"
        return session

    @property
    def named(self) -> str:
        """The review as a command names it that goes on with the coding, independent or not."""
        coder = self.project.coder
        return f"{self.review} --as {coder}" if coder else self.review

    def seen(self) -> None:
        """Takes the record as it is on disk now, where something else has written it."""
        self.record, _ = self.project.read(self.review)

    def _change(self, change: Callable[[Record], Record]) -> None:
        self.record = self.project.change(self.review, change)

    def find(
        self,
        subtheme: str,
        finding: Finding,
        said: Mapping[str, str] | None = None,
        *,
        keep_evidence: bool = True,
    ) -> None:
        """Writes a finding, with a piece of evidence if any is given, in one write.

        Raises:
            UsageError: what is said of the piece cannot be kept.
            ChangedMeanwhileError: the subtheme is not as it was last seen; it is seen anew.
            AgreedError: the record is agreed, and says something else.
        """
        piece = evidence_of(self.record, **(said or {}))

        def coded(record: Record) -> CodedSubtheme:
            now = record.findings.get(subtheme)
            pieces = now.evidence if now is not None and keep_evidence else ()
            summary = now.summary if now is not None and keep_evidence else None
            return coded_anew(record, subtheme, finding, with_piece(pieces, piece), summary)

        self._code(subtheme, coded)

    def refuse_find(self, subtheme: str, finding: Finding) -> None:
        """Refuses a finding before its evidence is asked for; the failures are those of `find`."""
        record, _ = self.project.read(self.review)
        self._refuse_changed(record, subtheme)
        coded_anew(record, subtheme, finding, ())

    def keep(self, subtheme: str) -> None:
        """Takes a subtheme off the queue, since the finding that it has stands.

        Raises:
            ChangedMeanwhileError: the subtheme is not as it was last seen; it is seen anew.
        """
        self._code(subtheme, lambda _: self.record.findings[subtheme])

    def _code(self, subtheme: str, coded: Callable[[Record], CodedSubtheme]) -> None:
        def change(record: Record) -> Record:
            self._refuse_changed(record, subtheme)
            return dated(with_coded(record, subtheme, coded(record)))

        self._change(change)

    def _refuse_changed(self, record: Record, subtheme: str) -> None:
        if record.findings.get(subtheme) != self.record.findings.get(subtheme):
            self.record = record
            raise ChangedMeanwhileError(f"somebody else has just coded {subtheme}: look again")

    def correct(self, change: Callable[[Record], Record]) -> None:
        """Takes something out, mends or moves it; the failures are those of `change`."""
        self._change(lambda record: dated(lacking(change(record), record)))

    def cite(self, target: Target, **said: str | None) -> Evidence:
        """Adds a piece of evidence with all that is said of it, in one write.

        Raises:
            UsageError: a text cannot be kept, or the record names no such source.
            ChangedMeanwhileError: what the evidence is for has been taken out of the record.
        """
        piece = evidence_of(self.record, **said)
        if piece is None:
            raise RefusedError("nothing was typed")

        def change(record: Record) -> Record:
            return dated(_with_more(record, target, piece))

        self._change(change)
        return piece

    def set(self, setting: AttributeSetting) -> None:
        """Writes one attribute."""
        self._change(lambda record: with_settings(record, [setting]))

    def candidate(self, label: str, note: str | None) -> None:
        """Writes a candidate theme.

        Raises:
            UsageError: a text cannot be kept, or a subtheme is called so.
        """
        label = candidate_label(self.project.codebook, label)
        self._change(lambda record: dated(with_candidate(record, label, note)))

    def refuse_candidate(self, label: str, note: str | None) -> None:
        """Refuses what cannot be a candidate theme; the failures are those of `candidate`."""
        with_candidate(self.record, candidate_label(self.project.codebook, label), note)

    def mark(self, status: Status) -> None:
        """Marks the record complete, partial or a draft."""
        self._change(lambda record: record.model_copy(update={"status": status}))


def _with_more(record: Record, target: Target, piece: Evidence) -> Record:
    """The record with one more piece of evidence.

    Raises:
        ChangedMeanwhileError: what it is for has been taken out of the record.
    """
    of = "findings" if isinstance(target, str) else "emerging"
    there = record.findings if isinstance(target, str) else range(len(record.emerging))
    if target not in there:
        raise ChangedMeanwhileError("somebody else has just taken this out of the record")

    def more(pieces: tuple[Evidence, ...], path: KeyPath) -> tuple[Evidence, ...]:
        return with_piece(pieces, piece) if path[:2] == (of, target) else pieces

    return record.with_pieces(more)
