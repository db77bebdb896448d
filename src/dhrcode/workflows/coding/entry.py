"""What scripts write of a review in one step: a finding with its evidence, and that it is coded."""

from typing import NamedTuple

from dhrcode.checks.completeness import unfinished, unsupported
from dhrcode.errors import DhrcodeError, RefusedError, UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Candidate, Evidence, Finding, Record
from dhrcode.store.project import Project
from dhrcode.text import name_key
from dhrcode.workflows.coding.change import change_record, dated
from dhrcode.workflows.coding.new_reviews import begun, refuse_new
from dhrcode.workflows.coding.unfound_quotes import UnfoundQuotes, unfound_quotes
from dhrcode.workflows.documents.verification import look_up, looked_up
from dhrcode.workflows.double_coding.contacts import contacts_to_settle
from dhrcode.workflows.edits import (
    candidate_label,
    evidence_of,
    finding_named,
    subtheme_id,
    with_finding,
    with_noted,
    with_source,
)
from dhrcode.workflows.queue import refuse_behind, with_summary


class IncompleteError(DhrcodeError):
    """A record lacks something that a complete one has.

    Attributes:
        uncoded: whether there is something to code.
    """

    exit_status = 1

    def __init__(self, said: str, *, uncoded: bool) -> None:
        self.uncoded = uncoded
        super().__init__(said)


class Piece(NamedTuple):
    """A piece of evidence, as it was typed."""

    page: str | None = None
    quote: str | None = None
    note: str | None = None
    source: str | None = None
    section: str | None = None

    def of(self, record: Record) -> Evidence | None:
        """The evidence, if anything was typed; UsageError if it cannot be kept."""
        return evidence_of(record, **self._asdict())


class FindingEntry(NamedTuple):
    """A finding that is to be written.

    Attributes:
        subtheme: its id or label.
        finding: what was found of it.
        piece: the evidence.
        coder: who codes; a record that is there has to be theirs. None where it is there.
        kind: likewise the kind of the review; None for the codebook's first.
        replace: whether it takes the place of another finding.
        summary: the finding in one or two sentences; an empty one takes out what is there.
        begin: whether a review may be begun that the project does not know.
    """

    subtheme: str
    finding: str
    piece: Piece = Piece()
    coder: str | None = None
    kind: str | None = None
    replace: bool = False
    begin: bool = False
    summary: str | None = None


class Entered(NamedTuple):
    """The record with the finding, and whether its quote is in the document, in a sentence."""

    record: Record
    subtheme: str
    finding: Finding
    verified: str


def enter(project: Project, review: str, entry: FindingEntry) -> Entered:
    """Writes one finding, or one more piece of its evidence, and the record if there is none.

    Raises:
        UsageError: the codebook has no such subtheme, or what was typed cannot be kept.
        RefusedError: the record is another coder's, of another kind, or says something else.
        NewReviewError: the project does not know the review, and nobody said that it is new.
    """
    codebook = project.codebook
    subtheme, finding = subtheme_id(codebook, entry.subtheme), finding_named(entry.finding)

    def change(record: Record) -> Record:
        _refuse_other(record, entry, codebook)
        refuse_behind(record, codebook)
        record = with_source(record, entry.piece.source)
        piece = entry.piece.of(record)
        changed = with_finding(record, subtheme, finding, piece, replace=entry.replace)
        if entry.summary is not None:
            changed = with_summary(changed, subtheme, entry.summary)
        return record if changed == record else dated(changed)

    def fresh() -> Record:
        if entry.coder is None:
            raise UsageError(f"{review} has no record yet; say who codes: --coder INITIALS")
        record = begun(project, review, entry.coder, entry.kind)
        if not entry.begin:
            refuse_new(project, review)
        return record

    record = project.change(review, change, fresh)
    verified = _looked_up(project, record, subtheme, entry.piece.of(record))
    return Entered(record, subtheme, finding, verified)


def _looked_up(project: Project, record: Record, subtheme: str, piece: Evidence | None) -> str:
    """Whether the quote is in the document, and how its page is mended if it is on another."""
    if piece is None:
        return ""
    found, pieces = looked_up(project, record, piece), record.findings[subtheme].evidence
    if not found.page or piece not in pieces:
        return found.said
    own = f" --as {project.coder}" if project.coder else ""
    place = f"{record.review} {subtheme} {pieces.index(piece) + 1} --page {found.page}{own}"
    return f"{found.said} 'dhrcode evidence {place}' mends it."


def rest_not_stated(project: Project, review: str) -> Record:
    """Writes `not-stated` for every subtheme that is not coded, in one step.

    Raises:
        RefusedError: everything is coded, or the record is behind the codebook.
    """

    def change(record: Record) -> Record:
        if not (left := record.uncoded(project.codebook.subthemes)):
            raise RefusedError(f"every subtheme of {record.review} is coded; nothing was written")
        for subtheme in left:
            record = with_finding(record, subtheme, "not-stated", None)
        return record

    return change_record(project, review, change).after


class CandidateEntry(NamedTuple):
    """A candidate theme that is to be noted.

    Attributes:
        name: the id or label of one of the codebook's, or any other name.
        about: what it is, of one that the codebook does not have.
        piece: the evidence.
    """

    name: str
    about: str | None = None
    piece: Piece = Piece()


class Noted(NamedTuple):
    """The record with the candidate theme, and whether its quote is in the document, in words."""

    record: Record
    candidate: Candidate
    verified: str


def note(project: Project, review: str, entry: CandidateEntry) -> Noted:
    """Notes a candidate theme, or one more piece of its evidence.

    Raises:
        UsageError: what was typed cannot be kept, or a subtheme is called so.
        NotFoundError: the review has no record.
        RefusedError: the record says something else about the theme.
    """
    label = candidate_label(project.codebook, entry.name)

    def change(record: Record) -> Record:
        record = with_source(record, entry.piece.source)
        return with_noted(record, label, entry.about, entry.piece.of(record))

    record = change_record(project, review, change).after
    noted = next(one for one in record.emerging if name_key(one.label) == name_key(label))
    return Noted(record, noted, look_up(project, record, entry.piece.of(record)))


def _refuse_other(record: Record, entry: FindingEntry, codebook: Codebook) -> None:
    """One record is one coder's, of one kind."""
    if entry.coder is not None and entry.coder != record.coder:
        raise RefusedError(
            f"{record.review} is coded by {record.coder}, not {entry.coder}; nothing was written"
        )
    if entry.kind is not None and codebook.kind_named(entry.kind) != record.kind:
        raise RefusedError(
            f"{record.review} is of kind {record.kind}, not {entry.kind}; nothing was written"
        )


def complete(project: Project, review: str) -> Record:
    """Marks a review complete; one that is complete already stays so, whatever its quotes.

    Raises:
        IncompleteError: names what it still lacks, and quotes that are not in their documents.
        DataProblemsError: a coding that it joins has an error.
    """
    before, _ = project.read(review)
    quotes = UnfoundQuotes() if before.status == "complete" else unfound_quotes(project, review)

    def change(record: Record) -> Record:
        uncoded = unfinished(record, project.codebook)
        missing = uncoded + contacts_to_settle(project, record)
        missing += quotes.sentences(record.review)
        if missing:
            said = f"{_staying(record)}; {'; '.join(missing)}"
            raise IncompleteError(said, uncoded=bool(uncoded))
        return record.model_copy(update={"status": "complete"})

    return project.change(review, change)


def leave_partial(project: Project, review: str) -> Record:
    """Marks a review partial: coded as far as its source tells.

    Raises:
        UsageError: it is an independent coding, which cannot be partial.
        IncompleteError: a finding has no evidence or has to be coded again, or nothing is coded.
    """
    if project.coder is not None:
        raise UsageError("an independent coding is a draft or complete, and not partial")

    def change(record: Record) -> Record:
        if missing := unsupported(record):
            raise IncompleteError(f"{_staying(record)}; {'; '.join(missing)}", uncoded=True)
        return record.model_copy(update={"status": "partial"})

    return project.change(review, change)


def _staying(record: Record) -> str:
    return f"{record.review} stays {'a draft' if record.status == 'draft' else record.status}"
