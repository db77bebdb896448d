"""Changes to a record, each from one valid record to the next."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from dhrcode.analysis.attribute_migration import without_answered
from dhrcode.analysis.selection import find_attribute
from dhrcode.checks.retired_values import retired_in_words
from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.base import CoderId, Model, ReviewId, unusable
from dhrcode.model.codebook import Attribute, Codebook, CodebookVersion
from dhrcode.model.record import (
    FINDINGS,
    Candidate,
    Evidence,
    Finding,
    Record,
    Source,
    said_of,
    with_said,
)
from dhrcode.model.vocabulary import kind_fault, unknown_finding
from dhrcode.text import name_key, nearest, plural
from dhrcode.workflows.queue import coded_anew, refuse_agreed, with_coded

EditedField = Literal["source", "page", "section", "quote", "note"]
ModelType = TypeVar("ModelType", bound=Model)
_SETTING = re.compile(
    r"(?:(review|victim|perpetrator)\.)?(?:([0-9]{1,2})\.)?([^=]+)=(.*)", re.DOTALL
)
MAX_PEOPLE = 20


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
    version = CodebookVersion(id=codebook.id, version=codebook.version)
    return Record(review=review, kind=kind, codebook=version, coder=coder)


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
    return _checked(Evidence, said)


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
    added = _checked(Source, {"id": source})
    return record.model_copy(update={"sources": (*record.sources, added)})


def _checked(model: type[ModelType], values: dict[str, Any]) -> ModelType:
    try:
        return model(**values)
    except ValidationError as error:
        detail = error.errors(include_input=False, include_url=False)[0]
        name = detail["loc"][0] if detail["loc"] else "this"
        longest = detail.get("ctx", {}).get("max_length")
        if longest:
            said = f"is longer than {longest:,} characters"
        elif name in ("id", "source"):
            said = "may have only lower-case letters, digits and single hyphens"
        else:
            said = "must be one line without tabs"
        raise UsageError(f"the {'source' if name == 'id' else name} {said}") from None


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
    pieces: tuple[Evidence, ...] = () if evidence is None else (evidence,)
    if before is not None and not replace:
        if before.finding != finding:
            refuse_agreed(record, subtheme, finding)
            raise RefusedError(
                f"{record.review} says '{before.finding}' of {subtheme}: "
                "--replace puts this in its place"
            )
        pieces = before.evidence + tuple(p for p in pieces if p not in before.evidence)
    return with_coded(record, subtheme, coded_anew(record, subtheme, finding, pieces))


@dataclass(frozen=True)
class AttributeSetting:
    """One `victim.2.sex=female`: whose attribute, which of them, and the value (None clears it)."""

    attribute: Attribute
    number: int
    value: object


def settings(codebook: Codebook, texts: Iterable[str]) -> list[AttributeSetting]:
    """What a person typed after `dhrcode set`.

    Raises:
        UsageError: an attribute or value is not in the codebook.
    """
    return [_setting(codebook, text) for text in texts]


def _setting(codebook: Codebook, text: str) -> AttributeSetting:
    found = _SETTING.fullmatch(text)
    if not found:
        raise UsageError(
            f"'{text[:60]}' is not of the form year=2012 or victim.relationship=partner"
        )
    of, number, name, given = found.groups()
    attribute = find_attribute(codebook, f"{of}.{name.strip()}" if of else name.strip())
    if number is not None and (attribute.of == "review" or not 1 <= int(number) <= MAX_PEOPLE):
        raise UsageError(f"'{text[:60]}': there is no number {number} of these")
    if attribute.retired and given.strip():
        raise UsageError(
            f"'{name.strip()}' is not asked any more since version {attribute.retired}"
        )
    return AttributeSetting(attribute, int(number or 1), attribute_value(attribute, given))


def attribute_value(attribute: Attribute, typed: str) -> object:
    """The value that a person typed; several are parted by commas where it takes several.

    Raises:
        UsageError: it is not one that the attribute takes, or is no longer chosen.
    """
    typed = typed.strip()
    if not typed:
        return None
    if wrong := unusable(typed):
        raise UsageError(f"'{attribute.id}' {wrong}")
    if len(typed) > 300 or "\n" in typed:
        raise UsageError(f"'{attribute.id}' must be one line of at most 300 characters")
    try:
        value = attribute.data_type.read_typed(typed)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if said := retired_in_words(attribute, value):
        raise UsageError(said)
    return value


def with_settings(record: Record, wanted: Sequence[AttributeSetting]) -> Record:
    """The record with attributes set or cleared; what is answered by that is off its queue.

    Raises:
        UsageError: a third victim is set where there is only one.
    """
    said = said_of(record)
    for setting in wanted:
        of, key = setting.attribute.of, setting.attribute.id
        bearer = said[of][0] if of == "review" else _person(said[of], of, setting.number)
        bearer.pop(key, None)
        if setting.value is not None:
            bearer[key] = setting.value  # type: ignore[assignment] # read by its type
    return without_answered(with_said(record, said), [setting.attribute for setting in wanted])


def _person(people: list[dict[str, Any]], of: str, number: int) -> dict[str, Any]:
    if number > len(people) + 1:
        raise UsageError(
            f"the record has {plural(len(people), of)}: set {of}.{len(people) + 1} first"
        )
    if number == len(people) + 1:
        people.append({})
    return people[number - 1]


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
    for text in filter(None, (label, note)):
        if wrong := unusable(text):
            raise UsageError(f"the text {wrong}")
    candidate = _checked(Candidate, {"label": label} | ({"note": note} if note else {}))
    return record.model_copy(update={"emerging": (*record.emerging, candidate)})


def with_noted(record: Record, label: str, about: str | None, evidence: Evidence | None) -> Record:
    """The record with a candidate theme, or with one more piece of evidence for the one it has.

    Raises:
        UsageError: the label or what it is cannot be kept.
        RefusedError: it says something else about the theme.
    """
    key = name_key(label)
    at = next((n for n, one in enumerate(record.emerging) if name_key(one.label) == key), None)
    if at is None:
        record, at = with_candidate(record, label, about), len(record.emerging)
    held = record.emerging[at]
    if about and held.note not in (None, about):
        raise RefusedError(
            f"{record.review} says something else about '{held.label}': change it in the record"
        )
    pieces = held.evidence if evidence in (None, *held.evidence) else (*held.evidence, evidence)
    said = with_candidate(record, label, about).emerging[-1].note or held.note
    emerging = [*record.emerging]
    emerging[at] = held.model_copy(update={"evidence": pieces, "note": said})
    return record.model_copy(update={"emerging": tuple(emerging)})
