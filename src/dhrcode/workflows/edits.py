"""Changes to a record, each from one valid record to the next."""

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.base import CoderId, Model, ReviewId, unusable
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import (
    FINDINGS,
    Candidate,
    Evidence,
    Finding,
    Record,
    Source,
)
from dhrcode.model.vocabulary import kind_fault, unknown_finding
from dhrcode.text import name_key, nearest
from dhrcode.workflows.queue import coded_anew, refuse_agreed, with_coded

EditedField = Literal["source", "page", "section", "quote", "note"]
ModelType = TypeVar("ModelType", bound=Model)
NO_SENTENCES: Mapping[str, str] = {}


class _HasIds(Model):
    review: ReviewId
    coder: CoderId


def refuse_no_id(review: str, coder: str = "A") -> None:
    """Raises UsageError for what cannot be a review's id or a coder's initials."""
    try:
        _HasIds(review=review, coder=coder)
    except ValidationError as error:
        field = error.errors(include_input=False, include_url=False)[0]["loc"][0]
        typed = review if field == "review" else coder
        raise UsageError(
            f"'{typed[:40]}' cannot be a {field}'s id: a letter first, then letters, digits and "
            "single hyphens, and no device name such as CON"
        ) from None


def new_record(review: str, coder: str, kind: str | None, codebook: Codebook) -> Record:
    """An empty draft; of the codebook's first kind if none is named.

    Raises:
        UsageError: the id, the initials or the kind cannot be used.
    """
    refuse_no_id(review, coder)
    kind = codebook.kind_named(kind)
    if fault := kind_fault(kind, codebook):
        raise UsageError(fault.sentence)
    return Record(review=review, kind=kind, codebook=codebook.named, coder=coder)


def subtheme_id(codebook: Codebook, name: str) -> str:
    """The id that a person typed, if the codebook has it.

    Raises:
        UsageError: it has not, and the nearest is named; or it is the label of several.
    """
    if name in codebook.subthemes:
        return name
    called = [s.id for s in codebook.subthemes.values() if s.label.casefold() == name.casefold()]
    if len(called) > 1:
        raise UsageError(
            f"{' and '.join(called)} are called '{name[:60]}': give the id that is meant"
        )
    if called:
        return called[0]
    from dhrcode.reports.revisions import past_in_words  # noqa: PLC0415 - only a mistake needs it

    if past := past_in_words(codebook, name):
        raise UsageError(f"'{name[:60]}' is not coded any more: {past}")
    hint = nearest(name, codebook.subthemes) or "'dhrcode themes' lists them"
    raise UsageError(f"the codebook has no subtheme '{name[:60]}': {hint}")


def finding_named(name: str) -> Finding:
    """The finding that a person typed.

    Raises:
        UsageError: there is none of that name.
    """
    for finding in FINDINGS:
        if name == finding:
            return finding
    raise UsageError(unknown_finding(name).sentence)


def evidence_of(record: Record, **given: str | None) -> Evidence | None:
    """A piece of evidence from what was typed; None if nothing was.

    The source may be left out where the record names one document alone.

    Raises:
        UsageError: a text cannot be kept, or the record names no such source.
    """
    said = {key: value for key, value in given.items() if value}
    if not said:
        return None
    for key, value in said.items():
        if wrong := unusable(value):
            raise UsageError(f"the {key} {wrong}: type it again without it")
    ids = [source.id for source in record.sources]
    if "source" in said and said["source"] not in ids:
        known = f"one of {', '.join(ids)}" if ids else "name it under 'sources' in the record first"
        raise UsageError(f"{record.review} has no source '{said['source'][:40]}': {known}")
    if len(ids) == 1:
        said.setdefault("source", ids[0])
    return of_typed(Evidence, said)


def with_piece(pieces: tuple[Evidence, ...], piece: Evidence | None) -> tuple[Evidence, ...]:
    """The pieces with one more, unless it is there already."""
    return pieces if piece is None or piece in pieces else (*pieces, piece)


def with_source(record: Record, source: str | None) -> Record:
    """The record with a document of that id among its sources.

    Raises:
        UsageError: the id cannot be one, or is nearly that of a document the record has.
    """
    ids = [known.id for known in record.sources]
    if source is None or source in ids:
        return record
    if wrong := unusable(source):
        raise UsageError(f"the source {wrong}")
    if hint := nearest(source, ids):
        raise UsageError(f"{record.review} has no source '{source[:40]}': {hint}")
    added = of_typed(Source, {"id": source})
    return record.model_copy(update={"sources": (*record.sources, added)})


def of_typed(
    model: type[ModelType], values: dict[str, Any], wrong: Mapping[str, str] = NO_SENTENCES
) -> ModelType:
    """A part of a record made of what was typed.

    Args:
        model: the part.
        values: what was typed.
        wrong: what is said of a field that cannot be kept, where it is something else than usual.

    Raises:
        UsageError: it cannot be kept.
    """
    try:
        return model(**values)
    except ValidationError as error:
        detail = error.errors(include_input=False, include_url=False)[0]
        name = str(detail["loc"][0]) if detail["loc"] else "this"
        longest = detail.get("ctx", {}).get("max_length")
        if longest:
            said = f"is longer than {longest:,} characters"
        elif name in ("id", "source"):
            said = "may have only lower-case letters, digits and single hyphens"
        else:
            said = "must be one line without tabs"
        usual = f"the {'source' if name == 'id' else name} {said}"
        raise UsageError(wrong.get(name, usual)) from None


def with_finding(
    record: Record,
    subtheme: str,
    finding: Finding,
    evidence: Evidence | None,
    *,
    replace: bool = False,
) -> Record:
    """The record with a finding, or with one more piece of evidence for the one it has.

    Raises:
        AgreedError: it is an agreed record, and says something else of the subtheme.
        RefusedError: it says something else of the subtheme, and `replace` is not set.
    """
    before = record.findings.get(subtheme)
    held = before.evidence if before is not None and not replace else ()
    if before is not None and not replace and before.finding != finding:
        refuse_agreed(record, subtheme, finding)
        raise RefusedError(
            f"{record.review} says '{before.finding}' of {subtheme}: "
            "--replace puts this in its place"
        )
    pieces = with_piece(held, evidence)
    return with_coded(record, subtheme, coded_anew(record, subtheme, finding, pieces))


def candidate_label(codebook: Codebook, name: str) -> str:
    """What a candidate theme that a person named is called: by the codebook, or by that name.

    Raises:
        UsageError: a subtheme is called so.
    """
    key = name_key(name)
    for subtheme in codebook.subthemes.values():
        if key in (subtheme.id, name_key(subtheme.label)):
            raise UsageError(f"'{name[:60]}' is the subtheme {subtheme.id}: code that")
    known = codebook.candidate_names.get(key)
    return known.label if known else name


def with_candidate(record: Record, label: str, note: str | None) -> Record:
    """The record with one more candidate theme.

    Raises:
        UsageError: the label or note cannot be kept.
    """
    return record.model_copy(update={"emerging": (*record.emerging, _candidate(label, note))})


def _candidate(label: str, note: str | None) -> Candidate:
    for text in filter(None, (label, note)):
        if wrong := unusable(text):
            raise UsageError(f"the text {wrong}")
    return of_typed(Candidate, {"label": label} | ({"note": note} if note else {}))


def with_noted(record: Record, label: str, about: str | None, evidence: Evidence | None) -> Record:
    """The record with a candidate theme, or with one more piece of evidence for the one it has.

    Raises:
        UsageError: the label or what it is cannot be kept.
        RefusedError: it says something else about the theme.
    """
    new, key = _candidate(label, about), name_key(label)
    held = next((one for one in record.emerging if name_key(one.label) == key), new)
    if about and held.note not in (None, about):
        raise RefusedError(
            f"{record.review} says something else about '{held.label}': change it in the record"
        )
    more = {"evidence": with_piece(held.evidence, evidence), "note": held.note or new.note}
    emerging = record.emerging if held is not new else (*record.emerging, new)
    noted = (one.model_copy(update=more) if one is held else one for one in emerging)
    return record.model_copy(update={"emerging": tuple(noted)})
