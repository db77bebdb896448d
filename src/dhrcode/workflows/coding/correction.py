"""What was coded taken out again, mended in place, or moved to where it belongs."""

from dataclasses import dataclass
from typing import NamedTuple

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.model.record import CodedSubtheme, Evidence, Finding, Record
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.coding.change import change_record, refuse_joined
from dhrcode.workflows.documents.verification import look_up
from dhrcode.workflows.edits import evidence_of, finding_named, subtheme_id, with_piece
from dhrcode.workflows.queue import with_coded, with_part


class Correction(NamedTuple):
    """What became of a record.

    Attributes:
        record: as it is now.
        subtheme: the subtheme's id.
        finding: what the record said of it before.
        pieces: the pieces of evidence that were taken out, or that one as it is now.
        number: the piece's number where it is now; 0 where it is gone.
        reopened: whether the record was complete, and is a draft now.
        verified: whether a quote is in its document, in a sentence; empty where none was changed.
    """

    record: Record
    subtheme: str
    finding: Finding
    pieces: tuple[Evidence, ...]
    number: int = 0
    reopened: bool = False
    verified: str = ""


@dataclass(frozen=True)
class EvidencePlace:
    """A piece of evidence as a person names it: of which subtheme, and its number from 1."""

    subtheme: str
    number: int

    def of(self, record: Record) -> tuple[CodedSubtheme, Evidence]:
        """What is coded, and the piece.

        Raises:
            NotFoundError: the subtheme is not coded, or has no such piece.
        """
        coded = _coded(record, self.subtheme)
        if not 1 <= self.number <= len(coded.evidence):
            held = plural(len(coded.evidence), "piece")
            raise NotFoundError(
                f"{record.review} has {held} of evidence for {self.subtheme}, and no number "
                f"{self.number}: 'dhrcode show {record.review}' numbers them"
            )
        return coded, coded.evidence[self.number - 1]


def clear(project: Project, review: str, subtheme: str, number: int | None = None) -> Correction:
    """Takes out what is coded of a subtheme, or one piece of its evidence.

    A complete record that lacks something by that is a draft again.

    Raises:
        UsageError: the codebook has no such subtheme.
        NotFoundError: it is not coded, or has no such piece.
        RefusedError: the record joins several codings, or is behind the codebook.
    """
    named = subtheme_id(project.codebook, subtheme)
    done = change_record(project, review, lambda record: without(record, named, number))
    coded = done.before.findings[named]
    pieces = coded.evidence if number is None else (coded.evidence[number - 1],)
    return Correction(done.after, named, coded.finding, pieces, reopened=done.reopened)


def mend(
    project: Project, review: str, place: EvidencePlace, given: dict[str, str | None]
) -> Correction:
    """Puts other words in a piece of evidence, where it stands.

    Args:
        project: the project.
        review: the review's id.
        place: the piece.
        given: its parts; one that is None stays, and an empty one goes.

    Raises:
        UsageError: nothing is given, what is cannot be kept, or nothing would be left.
        NotFoundError: there is no such piece.
        RefusedError: the record is behind the codebook.
    """
    place = EvidencePlace(subtheme_id(project.codebook, place.subtheme), place.number)
    if all(part is None for part in given.values()):
        raise UsageError(
            "say what is to be otherwise: --quote, --page, --note, --source, --section"
        )
    after = change_record(project, review, lambda record: mended(record, place, given)).after
    coded, piece = place.of(after)
    verified = look_up(project, after, piece) if given.get("quote") or given.get("page") else ""
    return Correction(
        after, place.subtheme, coded.finding, (piece,), number=place.number, verified=verified
    )


def move(
    project: Project, review: str, place: EvidencePlace, to: str, finding: str | None = None
) -> Correction:
    """Takes a piece of evidence to another subtheme.

    Args:
        project: the project.
        review: the review's id.
        place: the piece.
        to: the other subtheme, by its id or label.
        finding: what is found of it, where it is not coded yet.

    Raises:
        UsageError: the codebook has no such subtheme or there is no such finding, or the other
            subtheme is not coded and no finding is given.
        NotFoundError: there is no such piece.
        RefusedError: the record joins several codings, is behind the codebook, or says something
            else of the other subtheme.
    """
    codebook = project.codebook
    place = EvidencePlace(subtheme_id(codebook, place.subtheme), place.number)
    to, found = subtheme_id(codebook, to), finding_named(finding) if finding else None
    done = change_record(project, review, lambda record: moved(record, place, to, found))
    _, piece = place.of(done.before)
    there = done.after.findings[to]
    number = there.evidence.index(piece) + 1
    return Correction(done.after, to, there.finding, (piece,), number, reopened=done.reopened)


def without(record: Record, subtheme: str, number: int | None = None) -> Record:
    """The record without what is coded of a subtheme, or without one piece of its evidence.

    Raises:
        NotFoundError: it is not coded, or has no such piece.
        RefusedError: the record joins several codings.
    """
    refuse_joined(record, subtheme)
    if number is not None:
        return _without_piece(record, EvidencePlace(subtheme, number))
    _coded(record, subtheme)
    findings = {name: one for name, one in record.findings.items() if name != subtheme}
    return record.model_copy(update={"findings": findings})


def mended(record: Record, place: EvidencePlace, given: dict[str, str | None]) -> Record:
    """The record with other words in a piece of evidence; the failures are those of `mend`."""
    coded, piece = place.of(record)
    said = {**piece.model_dump(), **{key: text for key, text in given.items() if text is not None}}
    new = evidence_of(record, **said)
    if new is None:
        raise UsageError(
            f"nothing would be left of it: 'dhrcode clear {record.review} {place.subtheme} "
            f"--evidence {place.number}' takes it out"
        )
    pieces = [*coded.evidence]
    if new != piece and new in pieces:
        same = pieces.index(new) + 1
        raise RefusedError(f"it would be the same as evidence {same}; nothing was written")
    pieces[place.number - 1] = new
    return with_part(record, place.subtheme, evidence=tuple(pieces))


def moved(record: Record, place: EvidencePlace, to: str, finding: Finding | None) -> Record:
    """The record with a piece of evidence at another subtheme; the failures are those of `move`."""
    refuse_joined(record, place.subtheme)
    _, piece = place.of(record)
    there = record.findings.get(to)
    if to == place.subtheme:
        raise UsageError(f"it is evidence of {to} already")
    if there is None and finding is None:
        raise UsageError(
            f"{record.review} has not coded {to}: say what is found, --finding present"
        )
    if there is not None and finding not in (None, there.finding):
        raise RefusedError(
            f"{record.review} says '{there.finding}' of {to}: 'dhrcode code --replace' changes that"
        )
    taken = _without_piece(record, place)
    if there is None and finding is not None:
        return with_coded(taken, to, CodedSubtheme(finding=finding, evidence=(piece,)))
    return with_part(taken, to, evidence=with_piece(taken.findings[to].evidence, piece))


def _coded(record: Record, subtheme: str) -> CodedSubtheme:
    coded = record.findings.get(subtheme)
    if coded is None:
        raise NotFoundError(f"{record.review} has not coded {subtheme}")
    return coded


def _without_piece(record: Record, place: EvidencePlace) -> Record:
    coded, _ = place.of(record)
    left = coded.evidence[: place.number - 1] + coded.evidence[place.number :]
    return with_part(record, place.subtheme, evidence=left)
