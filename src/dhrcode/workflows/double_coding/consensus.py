"""The codings of one review, and the record that joins them, with what nobody contradicts."""

from collections.abc import Sequence

from dhrcode.analysis.attribute_migration import without_answered
from dhrcode.analysis.contact_matches import MatchedContact, matched_contacts
from dhrcode.errors import RefusedError
from dhrcode.model.base import today
from dhrcode.model.codebook import Codebook, NotIdentifying
from dhrcode.model.contact import Contact, ContactSettlement
from dhrcode.model.ids import respelt
from dhrcode.model.read_pages import ReadPages, page_ranges
from dhrcode.model.record import (
    CodedSubtheme,
    Finding,
    Record,
    Settlement,
    Source,
    Value,
    joined_texts,
)
from dhrcode.model.when import When
from dhrcode.store.project import Project
from dhrcode.text import natural

CONSENSUS = "consensus"
"""The coder of a record that joins several coders' codings."""


def independent_codings(project: Project, review: str) -> dict[str, Record]:
    """Every independent coding of a review; a record that is one coder's own is one too."""
    found: dict[str, Record] = {}
    for coder in project.coders[0]:
        own = project.of_coder(coder)
        if own.path_of(review).exists():
            found[coder] = own.read(review)[0]
    if project.path_of(review).exists():
        record = project.read(review)[0]
        if not record.consensus_of and record.status != "partial":
            found.setdefault(respelt(record.coder, found) or record.coder, record)
    return dict(sorted(found.items(), key=lambda item: natural(item[0])))


def joined_codings(project: Project, record: Record) -> dict[str, Record]:
    """The independent codings that a record joins, as far as they are there.

    Raises:
        DataProblemsError: one has an error.
    """
    apart = {coder: project.of_coder(coder) for coder in record.consensus_of}
    there = {c: own for c, own in apart.items() if own.path_of(record.review).exists()}
    return {coder: own.read(record.review)[0] for coder, own in there.items()}


def refuse_drafts(codings: dict[str, Record]) -> None:
    """Refuses to join codings of which one is not at its end.

    Raises:
        RefusedError: one is a draft.
    """
    for coder, record in codings.items():
        if record.status == "draft":
            raise RefusedError(
                f"{coder}'s coding of {record.review} is a draft: 'dhrcode complete "
                f"{record.review} --as {coder}' ends it"
            )


def agreed_record(project: Project, review: str) -> Record | None:
    """The agreed record of a review, if it has one.

    Raises:
        RefusedError: the record there is partial, and neither agreed nor one coder's whole coding.
    """
    record = project.read(review)[0] if project.path_of(review).exists() else None
    if record is not None and record.status == "partial":
        raise RefusedError(
            f"records/{review}.yaml is partial, made from what a source tells: put it elsewhere "
            "before the coders' codings become the agreed record"
        )
    return record if record is not None and record.consensus_of else None


def differs(codings: dict[str, Record], subtheme: str) -> bool:
    """Whether coders say different things of a subtheme, or only some say anything."""
    said = {
        record.findings[subtheme].finding if subtheme in record.findings else None
        for record in codings.values()
    }
    return len(said) > 1


def joined(project: Project, codings: dict[str, Record]) -> Record:
    """A draft that holds what all coders agree on, with everybody's evidence."""
    records = list(codings.values())
    first, codebook = records[0], project.codebook
    agreed = {
        subtheme: merged(records, subtheme, first.findings[subtheme].finding)
        for subtheme in codebook.subthemes
        if subtheme in first.findings and not differs(codings, subtheme)
    }
    record = Record(
        review=first.review,
        kind=first.kind,
        codebook=codebook.named,
        coder=CONSENSUS,
        coded=today(),
        sources=_sources(records),
        read=_read_by_all(records),
        attributes=_common([record.attributes for record in records]),
        victims=_people([record.victims for record in records]),
        perpetrators=_people([record.perpetrators for record in records]),
        findings=agreed,
        emerging=tuple(dict.fromkeys(noted for record in records for noted in record.emerging)),
        contacts=agreed_contacts(codings, codebook),
        memo=joined_texts((record.memo for record in records), "\n\n"),
        consensus_of=tuple(codings),
        not_identifying=_exempt(records),
        again=tuple(
            dict.fromkeys(
                e for r in records for e in r.again if e.attribute or e.subtheme in agreed
            )
        ),
    )
    return without_answered(record, codebook.attributes)


def merged(
    records: Sequence[Record], subtheme: str, finding: Finding, settled: Settlement | None = None
) -> CodedSubtheme:
    """A finding with the evidence of several codings, each piece once, and their summaries."""
    coded = [record.findings[subtheme] for record in records if subtheme in record.findings]
    pieces = [piece for one in coded for piece in one.evidence]
    return CodedSubtheme(
        finding=finding,
        summary=joined_texts(one.summary for one in coded),
        evidence=tuple(dict.fromkeys(pieces)),
        settled=settled,
    )


def agreed_contacts(codings: dict[str, Record], codebook: Codebook) -> tuple[Contact, ...]:
    """The contacts that all coders have and judge alike, under new ids, with all their evidence."""
    matched = (one for one in matched_contacts(codings, codebook) if one.agreed(codings))
    return tuple(joined_contact(one, f"C{n}") for n, one in enumerate(matched, start=1))


def joined_contact(
    one: MatchedContact, own: str, settled: ContactSettlement | None = None
) -> Contact:
    """A contact of all coders who have it: the most exact time, and everybody's evidence."""
    held = list(one.of.values())
    exact = min(held, key=lambda contact: _width(contact.time))
    pieces = [piece for contact in held for piece in contact.evidence]
    people = dict.fromkeys(person for contact in held for person in contact.with_)
    return exact.model_copy(
        update={
            "id": own,
            "with_": tuple(people),
            "themes": tuple(dict.fromkeys(t for contact in held for t in contact.themes)),
            "summary": joined_texts(contact.summary for contact in held),
            "evidence": tuple(dict.fromkeys(pieces)),
            "settled": settled,
        }
    )


def _width(time: When) -> int:
    """Days between the first and the last day that a time can be."""
    if time.dates is not None:
        return (time.dates.last - time.dates.first).days
    return 0 if time.before is None else time.before.most - time.before.least


def _sources(records: Sequence[Record]) -> tuple[Source, ...]:
    """Every document that a coding names, by its id; the first to name one describes it."""
    known: dict[str, Source] = {}
    for record in records:
        for source in record.sources:
            known.setdefault(source.id, source)
    return tuple(known.values())


def _read_by_all(records: Sequence[Record]) -> dict[str, ReadPages]:
    """The pages that every coder has read of the same document."""
    first, *others = (record.read for record in records)
    found: dict[str, ReadPages] = {}
    for source, said in first.items():
        every = [one[source] for one in others if source in one]
        same = len(every) == len(others) and {one.sha256 for one in every} <= {said.sha256}
        pages = said.numbers.intersection(*(one.numbers for one in every))
        if same and pages:
            found[source] = said.model_copy(update={"pages": page_ranges(pages)})
    return found


def _exempt(records: Sequence[Record]) -> tuple[NotIdentifying, ...]:
    """What any coder says identifies nobody, each text once."""
    said = {entry.text: entry for record in reversed(records) for entry in record.not_identifying}
    return tuple(said.values())


def _common(given: Sequence[dict[str, Value]]) -> dict[str, Value]:
    """The values that nobody contradicts."""
    keys = dict.fromkeys(key for values in given for key in values)
    common = {}
    for key in keys:
        said = [values[key] for values in given if key in values]
        if all(_alike(value, said[0]) for value in said):
            common[key] = said[0]
    return common


def _alike(one: Value, other: Value) -> bool:
    """Whether two values are the same, several in whatever order."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other


def _people(given: Sequence[tuple[dict[str, Value], ...]]) -> tuple[dict[str, Value], ...]:
    """Each victim's (or perpetrator's) values that nobody contradicts, if coders count the same."""
    told = [people for people in given if people]
    if not told or len({len(people) for people in told}) > 1:
        return ()
    return tuple(_common([people[n] for people in told]) for n in range(len(told[0])))


def contradicted(codings: dict[str, Record], record: Record) -> list[str]:
    """The attributes on which coders differ, which the agreed record therefore lacks."""
    fields = {"attributes": "review", "victims": "victim", "perpetrators": "perpetrator"}
    return [
        of
        for field, of in fields.items()
        if any(_answered(one, field) - _answered(record, field) for one in codings.values())
    ]


def _answered(record: Record, field: str) -> set[tuple[int, str]]:
    """What a record says of a review, or of each of its people: the person's place, and keys."""
    held = getattr(record, field)
    people = held if isinstance(held, tuple) else (held,)
    return {(place, key) for place, one in enumerate(people) for key in one}
