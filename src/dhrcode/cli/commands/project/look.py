"""Commands that look and change nothing: list, show, check."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AsOption, ProjectOption, ReviewArgument, project_at
from dhrcode.cli.problem_formats import ProblemFormat, ProblemFormatOption, print_in
from dhrcode.cli.terminal import StyledText, print_problems, say, width, wrapped, write
from dhrcode.problems import has_errors
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook
    from dhrcode.model.record import CodedSubtheme, Evidence, Record, Settlement


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("list")(list_reviews)
    app.command("show")(show)
    app.command("check")(check)


def list_reviews(
    context: typer.Context, coder: AsOption = None, project: ProjectOption = None
) -> None:
    """List the reviews and how far each is coded."""
    from dhrcode.cli.layout import laid_out
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.blocks import Column, Line, Table

    found = project_at(context, project, coder)
    total = len(found.codebook.subthemes)
    lines, problems = [], [*found.listing[1]]
    for loaded in tracked(found.load_all(), len(found.listing[0])):
        problems.extend(loaded.problems)
        if (r := loaded.record) is not None:
            coded = f"{total - len(r.uncoded(found.codebook.subthemes))} of {total}"
            present = sum(c.finding == "present" for c in r.findings.values())
            day = r.coded.isoformat() if r.coded else ""
            far = f"partial, {coded}" if r.status == "partial" else r.status
            lines.append(Line((r.review, r.kind, r.coder, day, far, coded, present)))
    headings = ("Review", "Kind", "Coder", "Coded on", "Status", "Coded", "Present")
    columns = [Column(text, "label" if text == "Review" else "text") for text in headings]
    if lines:
        write(laid_out(Table("", columns, lines), width()))
    else:
        own = f"REVIEW --coder {coder} --independent" if coder else "--coder INITIALS"
        say(f"No reviews yet: 'dhrcode new {own}' begins one.")
    if has_errors(problems):
        print_problems(problems, stderr=True)
        raise typer.Exit(1)


def show(
    context: typer.Context,
    review: ReviewArgument,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Show one review with its evidence."""
    found = project_at(context, project, coder)
    record, _ = found.read(review)
    write(_shown(record, found.codebook))


def _shown(record: "Record", codebook: "Codebook") -> Iterator[list[StyledText]]:
    room = width() or 100
    day = f", coded {record.coded}" if record.coded else ""
    head = f"  {record.kind}, {record.coder}{day}, {record.status}"
    yield [(record.review, "title"), (head, "quiet")]
    if record.consensus_of:
        yield [(f"Joins the codings of {', '.join(record.consensus_of)}", "")]
    for source in record.sources:
        yield [(f"Source {': '.join(filter(None, (source.id, source.title or source.file)))}", "")]
    yield from ([(line, "")] for line in _attributes(record))
    yield from _findings(record, codebook, room)
    for candidate in record.emerging:
        yield from ([], [(f"Candidate theme: {candidate.label}", "band")])
        yield from ([(line, "")] for line in wrapped(candidate.note or "", room, "    "))
        yield from _pieces(candidate.evidence, room)
    if record.memo:
        yield []
        yield from ([(line, "")] for line in wrapped(f"Memo: {record.memo}", room))


def _attributes(record: "Record") -> Iterator[str]:
    yield from (f"{key} = {_value(value)}" for key, value in record.attributes.items())
    for of, people in (("victim", record.victims), ("perpetrator", record.perpetrators)):
        for number, given in enumerate(people, start=1):
            name = f"{of}.{number}" if len(people) > 1 else of
            yield from (f"{name}.{key} = {_value(value)}" for key, value in given.items())


def _findings(record: "Record", codebook: "Codebook", room: int) -> Iterator[list[StyledText]]:
    area = ""
    for of_area, subtheme in codebook.rows():
        if of_area.id != area:
            area = of_area.id
            yield from ([], [(of_area.label, "band")])
        coded = record.findings.get(subtheme.id)
        finding = coded.finding if coded else "not coded"
        style = "present" if finding == "present" else "quiet"
        yield [(f"  {subtheme.label}: ", ""), (finding, style)]
        yield from _details(coded, room)
        yield from _asked_again(record, subtheme.id, room)
    yield from _retired(record, codebook, room)


def _details(coded: "CodedSubtheme | None", room: int) -> Iterator[list[StyledText]]:
    yield from _pieces(coded.evidence if coded else (), room)
    if coded and coded.settled:
        yield from ([(line, "quiet")] for line in wrapped(_ruling(coded.settled), room, "    "))


def _asked_again(record: "Record", subtheme: str, room: int) -> Iterator[list[StyledText]]:
    for entry in record.again:
        if entry.subtheme == subtheme:
            said = f"to be coded again since version {entry.version}: {entry.why}"
            yield from ([(line, "quiet")] for line in wrapped(said, room, "    "))


def _retired(record: "Record", codebook: "Codebook", room: int) -> Iterator[list[StyledText]]:
    """Findings on subthemes that are no longer coded; they are kept and not counted."""
    kept = [s for s in codebook.retired.values() if s.id in record.findings]
    if kept:
        yield from ([], [("No longer coded, and not counted", "band")])
    for subtheme in kept:
        coded = record.findings[subtheme.id]
        since = f" (retired in version {subtheme.retired})"
        yield [(f"  {subtheme.label}{since}: ", ""), (coded.finding, "quiet")]
        yield from _details(coded, room)


def _ruling(settled: "Settlement") -> str:
    """How coders who differed came to the finding."""
    found = ", ".join(f"{coder} {finding}" for coder, finding in settled.found.items())
    said = f"settled by {', '.join(settled.by)} on {settled.decided}; apart: {found}"
    return f"{said}. {settled.reason}" if settled.reason else f"{said}."


def _pieces(pieces: "Sequence[Evidence]", room: int) -> Iterator[list[StyledText]]:
    from dhrcode.reports.cell_text import evidence_text

    for piece in pieces:
        yield from ([(line, "")] for line in wrapped(evidence_text(piece), room, "    "))


def _value(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def check(
    context: typer.Context,
    coder: AsOption = None,
    project: ProjectOption = None,
    form: ProblemFormatOption = ProblemFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
) -> None:
    """Read everything and print every problem with its place."""
    from dhrcode.cli.progress import tracked
    from dhrcode.errors import DataProblemsError
    from dhrcode.workflows.project.check import check_project, codings

    said = plural(0, "review")
    try:
        found = project_at(context, project, coder)
        problems, said = check_project(found, tracked), plural(len(found.listing[0]), "review")
        if coder is None and (twice := codings(found)):
            said += f" and {plural(twice, 'independent coding')}"
    except DataProblemsError as error:  # the codebook: nothing can be held against it
        problems = list(error.problems)
    print_in(problems, form)
    if form is ProblemFormat.TEXT:
        errors = sum(p.severity == "error" for p in problems)
        counted = f"{plural(errors, 'error')}, {plural(len(problems) - errors, 'warning')}"
        say(f"{said} checked: {counted}", stderr=True)
    if has_errors(problems) or (strict and problems):
        raise typer.Exit(1)
