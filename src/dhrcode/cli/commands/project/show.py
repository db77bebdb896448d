"""The command that shows one review with its evidence: show."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dhrcode.cli.options import RecordsOptions, ReviewArgument
from dhrcode.cli.terminal import StyledText, in_lines, write

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook
    from dhrcode.model.record import CodedSubtheme, Record, Settlement
    from dhrcode.reports.cell_text import EvidenceWords


def show(review: ReviewArgument, at: RecordsOptions) -> None:
    """Show one review with its evidence."""
    found = at.open()
    record, _ = found.read(review)
    write(_shown(record, found.codebook))
    if at.own is None:
        from dhrcode.workflows.plan.mention import mentioned

        for depth, text in mentioned(found, record.review):
            write(in_lines(text, "  " * depth))


def _shown(exact: "Record", codebook: "Codebook") -> Iterator[list[StyledText]]:
    from dhrcode.model.guarded import shown

    record = shown(exact, codebook)
    day = f", coded {record.coded}" if record.coded else ""
    head = f"  {record.kind}, {record.coder}{day}, {record.status}"
    yield [(record.review, "title"), (head, "quiet")]
    if record.consensus_of:
        yield [(f"Joins the codings of {', '.join(record.consensus_of)}", "")]
    for source in record.sources:
        yield [(f"Source {': '.join(filter(None, (source.id, source.title or source.file)))}", "")]
    yield from ([(line, "")] for line in _attributes(record))
    for entry in record.again:
        if entry.attribute:
            said = f"{entry.attribute}: to be answered since version {entry.version}: {entry.why}"
            yield from in_lines(said, "  ", "quiet")
    yield from _findings(record, codebook)
    yield from _contacts(exact, codebook)
    for candidate in record.emerging:
        yield from ([], [(f"Candidate theme: {candidate.label}", "band")])
        yield from in_lines(candidate.note or "", "    ")
        yield from _pieces(candidate.evidence)
    if record.memo:
        yield []
        yield from in_lines(f"Memo: {record.memo}")


def _contacts(record: "Record", codebook: "Codebook") -> Iterator[list[StyledText]]:
    """Contacts with their time before the death; `contact list` has dates."""
    from dhrcode.analysis.contacts import coded_contacts
    from dhrcode.model.when import in_words

    if record.contacts:
        yield from ([], [("Contacts", "band")])
    for one in coded_contacts(record, codebook).contacts:
        when = in_words(one.before) if one.before else "time before the death not known"
        agency = codebook.agency_labels[one.agency]
        judged = one.opportunity or "not judged yet"
        text = ", ".join(filter(None, (f"{one.id}: {when}", agency, *one.people, judged)))
        yield from in_lines(text, "  ")
        if one.summary:
            yield from in_lines(one.summary, "    ")
        yield from _pieces(one.evidence)


def _attributes(record: "Record") -> Iterator[str]:
    yield from (f"{key} = {_value(value)}" for key, value in record.attributes.items())
    for of, people in (("victim", record.victims), ("perpetrator", record.perpetrators)):
        for number, given in enumerate(people, start=1):
            name = f"{of}.{number}" if len(people) > 1 else of
            yield from (f"{name}.{key} = {_value(value)}" for key, value in given.items())


def _findings(record: "Record", codebook: "Codebook") -> Iterator[list[StyledText]]:
    area = ""
    for of_area, subtheme in codebook.rows():
        if of_area.id != area:
            area = of_area.id
            yield from ([], [(of_area.label, "band")])
        coded = record.findings.get(subtheme.id)
        finding = coded.finding if coded else "not coded"
        style = "present" if finding == "present" else "quiet"
        yield [(f"  {subtheme.label}: ", ""), (finding, style)]
        yield from _details(coded)
        yield from _asked_again(record, subtheme.id)
    yield from _retired(record, codebook)


def _details(coded: "CodedSubtheme | None") -> Iterator[list[StyledText]]:
    yield from _pieces(coded.evidence if coded else ())
    if coded and coded.summary:
        yield from in_lines(f"Summary: {coded.summary}", "    ")
    if coded and coded.settled:
        yield from in_lines(_ruling(coded.settled), "    ", "quiet")


def _asked_again(record: "Record", subtheme: str) -> Iterator[list[StyledText]]:
    for entry in record.again:
        if entry.subtheme == subtheme:
            said = f"to be coded again since version {entry.version}: {entry.why}"
            yield from in_lines(said, "    ", "quiet")


def _retired(record: "Record", codebook: "Codebook") -> Iterator[list[StyledText]]:
    """Findings on subthemes that are no longer coded; they are kept and not counted."""
    kept = [s for s in codebook.retired.values() if s.id in record.findings]
    if kept:
        yield from ([], [("No longer coded, and not counted", "band")])
    for subtheme in kept:
        coded = record.findings[subtheme.id]
        since = f" (retired in version {subtheme.retired})"
        yield [(f"  {subtheme.label}{since}: ", ""), (coded.finding, "quiet")]
        yield from _details(coded)


def _ruling(settled: "Settlement") -> str:
    """How coders who differed came to the finding."""
    found = ", ".join(f"{coder} {finding}" for coder, finding in settled.found.items())
    said = f"settled by {', '.join(settled.by)} on {settled.decided}; apart: {found}"
    return f"{said}. {settled.reason}" if settled.reason else f"{said}."


def _pieces(pieces: "Sequence[EvidenceWords]") -> Iterator[list[StyledText]]:
    from dhrcode.reports.cell_text import evidence_text

    for number, piece in enumerate(pieces, start=1):
        text = f"{number}. {evidence_text(piece)}"
        yield from in_lines(text, "    ")


def _value(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
