"""The command that brings in what others have filled in or exported: import."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import AsOption, ProjectOptions
from dhrcode.cli.terminal import print_problems, say, tell, write
from dhrcode.errors import UsageError
from dhrcode.importers import IMPORTERS, REFUSED, ImportRequest
from dhrcode.text import any_of, plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.exchange.records import ImportPlan, ImportStep
    from dhrcode.workflows.plan.returned import ReturnsOutcome
    from dhrcode.workflows.plan.tracker import TrackerOutcome

MAX_NAMED = 20
"""New records that a preview lists one by one."""
MAX_DIFFS = 50
"""Changed records of which a preview shows every line."""


class MeaningOptions(NamedTuple):
    """What a file's columns, cells and cases mean, and whose coding it is, as it was typed."""

    map_file: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="What the columns and cells of a table mean."),
    ] = None
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook.")
    ] = None
    ids: Annotated[
        Path | None,
        typer.Option(
            "--ids",
            metavar="FILE",
            help="What the names in a .qdpx are: which review, coder, code.",
        ),
    ] = None
    review: Annotated[
        str | None,
        typer.Option(
            "--review",
            metavar="REVIEW",
            help="The review that an action plan or a chronology is of.",
        ),
    ] = None
    # DHRCODE_CODER is not asked: it says who sits here, and somebody else filled the file in.
    coder: Annotated[
        str | None,
        typer.Option(
            "--coder",
            metavar="INITIALS",
            help="Whose coding it is; a form that was made from a record knows.",
        ),
    ] = None
    own: AsOption = None


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="A form or return that was filled in, a table with --map, another program's file: "
            f"{any_of(suffix for suffix in IMPORTERS if suffix not in REFUSED)}; several too.",
        ),
    ],
    meaning: MeaningOptions,
    *,
    sketch: Annotated[
        bool,
        typer.Option(
            "--sketch", help="Propose the map of a table, or the names in a .qdpx; no import."
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where --sketch writes the map, or a codebook goes.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let it take the place of what the project holds.")
    ] = False,
    at: ProjectOptions,
) -> None:
    """Bring in forms, returns, tables and other programs' projects.

    All of it comes in, or every problem is listed.

    A codebook (.qdc, or a table of codes) becomes the themes.yaml of a folder that has none, or the
    file after -o.
    """
    plain = not sketch and meaning.map_file is None
    if plain and _are_returns(files):
        _take_returns(at.open(meaning.own), files, dry_run=dry_run)
        return
    if plain and _are_codebooks(files):
        _refuse_own(at, output)
        _adopt(files, at.folder, output, dry_run=dry_run)
        return
    found = at.open(meaning.own)
    if sketch:
        _sketch(found, files, meaning.sheet, output)
    elif output is not None:
        raise UsageError("--output is where --sketch writes a map, or where a codebook goes")
    elif meaning.map_file is not None and _is_of_tracker(found, meaning.map_file):
        _take_trackers(found, files, _request(found, meaning), dry_run=dry_run)
    else:
        _bring_in(found, files, _request(found, meaning), replace=replace, dry_run=dry_run)


def _are_returns(files: list[Path]) -> bool:
    """Whether a file is an agency's return, so that all have to be."""
    from dhrcode.importers.form.returned import is_return

    return any(map(is_return, files))


def _take_returns(project: "Project", files: list[Path], *, dry_run: bool) -> None:
    from dhrcode.cli.commands.plan.options import day_of
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.plan.returned import import_returns

    outcome = import_returns(project, files, day_of(None), dry_run=dry_run, progress=tracked)
    _say_outcome(outcome, dry_run=dry_run)


def _say_outcome(
    outcome: "ReturnsOutcome | TrackerOutcome", notes: Iterable[str] = (), *, dry_run: bool
) -> None:
    from dhrcode.workflows.exchange.records import limited

    print_problems(limited(outcome.warnings))
    for line in outcome.new:
        say(line)
    _say_counted(notes, outcome.counted, dry_run=dry_run)


def _say_counted(notes: Iterable[str], counted: str, *, dry_run: bool) -> None:
    for note in notes:
        tell(note)
    tell(f"{'dry run, nothing written: ' if dry_run else ''}{counted}")


def _is_of_tracker(project: "Project", map_file: Path) -> bool:
    """Whether a map is of an action plan, which becomes plans and no records."""
    from dhrcode.importers.table.map_file import read_map

    return read_map(map_file, project.codebook).layout == "action-plan"


def _take_trackers(
    project: "Project", files: list[Path], request: ImportRequest, *, dry_run: bool
) -> None:
    from dhrcode.cli.commands.plan.options import day_of
    from dhrcode.workflows.plan.tracker import import_trackers

    outcome = import_trackers(project, files, request, day_of(None), dry_run=dry_run)
    _say_outcome(outcome, outcome.notes, dry_run=dry_run)


def _are_codebooks(files: list[Path]) -> bool:
    """Whether a file holds a codebook: by its suffix, or by what its columns are called."""
    if any(file.suffix.lower() == ".qdc" for file in files):
        return True
    from dhrcode.importers.codebook_table import is_codebook_table

    return any(map(is_codebook_table, files))


def _request(project: "Project", meaning: MeaningOptions) -> ImportRequest:
    from dhrcode.workflows.exchange.records import coder_of

    return ImportRequest(
        codebook=project.codebook,
        coder=coder_of(meaning.coder, meaning.own),
        own=meaning.own is not None,
        map=meaning.map_file,
        sheet=meaning.sheet,
        ids=meaning.ids,
        review=meaning.review,
    )


def _bring_in(
    project: "Project", files: list[Path], request: ImportRequest, *, replace: bool, dry_run: bool
) -> None:
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.exchange.records import ImportOptions, counted, import_files

    plan = import_files(
        project, files, request, ImportOptions(replace=replace, dry_run=dry_run, progress=tracked)
    )
    print_problems(plan.warnings)
    if dry_run:
        _preview(project, plan)
    _say_counted(plan.notes, counted(plan), dry_run=dry_run)


def _refuse_own(at: ProjectOptions, output: Path | None) -> None:
    from contextlib import suppress

    from dhrcode.cli.output import refuse_own
    from dhrcode.errors import NotFoundError

    if output is not None:
        with suppress(NotFoundError):  # a codebook may come before there is a project
            refuse_own(at.open(), output)


def _adopt(files: list[Path], folder: Path | None, output: Path | None, *, dry_run: bool) -> None:
    from dhrcode.workflows.codebook.adoption import adopted, write

    if len(files) > 1:
        raise UsageError("a codebook is brought in alone")
    result = adopted(files[0], folder, output)
    for note in result.notes:
        tell(note)
    if dry_run:
        for area in result.codebook.areas:
            say(f"{area.label}  ({area.id}): {plural(len(area.subthemes), 'subtheme')}")
        tell(f"nothing was written; it would be {result.holds}")
    elif result.target is None:
        tell("nothing was written")
    else:
        write(result)
        tell(f"wrote {result.target}: {result.holds}")


def _sketch(project: "Project", files: list[Path], sheet: str | None, output: Path | None) -> None:
    from dhrcode.cli.output import refuse_own
    from dhrcode.cli.terminal import write_output
    from dhrcode.store.atomic import write_bytes
    from dhrcode.workflows.exchange.sketch import SketchedMap, sketch_map
    from dhrcode.workflows.exchange.sketch_names import sketch_names

    if output is not None:
        refuse_own(project, output)
    if any(file.suffix.lower() == ".qdpx" for file in files):
        if len(files) > 1:
            raise UsageError("the names in a project (.qdpx) are proposed for one file alone")
        sketched = SketchedMap(sketch_names(files[0], project.codebook), 0)
    else:
        sketched = sketch_map(files, project.codebook, sheet, beside=output and output.parent)
    if output is None:
        write_output(sketched.text.encode())
    else:
        write_bytes(output, sketched.text.encode(), new=True)
        tell(f"wrote {output}: look through what is marked '# guessed' and '# decide'")
    if sketched.weak:
        weak = plural(sketched.weak, "weak guess is a comment", "weak guesses are comments")
        tell(f"{weak} in the map: nothing is taken from there until you uncomment it")


def _preview(project: "Project", plan: "ImportPlan") -> None:
    """Each record that would be new in a line, each that would change as a diff."""
    new, changed = plan.having("new"), plan.having("changed")
    for step in new[:MAX_NAMED]:
        say(_in_short(project, step))
    if len(new) > MAX_NAMED:
        say(f"and {len(new) - MAX_NAMED:,} more that are new")
    for step in changed[:MAX_DIFFS]:
        write([(line, "")] for line in step.diff())
    if len(changed) > MAX_DIFFS:
        say(f"and {len(changed) - MAX_DIFFS:,} more that would change")


def _in_short(project: "Project", step: "ImportStep") -> str:
    record, subthemes = step.record, project.codebook.subthemes
    coded = f"{len(subthemes) - len(record.uncoded(subthemes))} of {len(subthemes)} coded"
    present = sum(c.finding == "present" for c in record.findings.values())
    victims = plural(len(record.victims), "victim")
    perpetrators = plural(len(record.perpetrators), "perpetrator")
    contacts = f"{plural(len(record.contacts), 'contact')}, " if record.contacts else ""
    return (
        f"{record.review}: new, {coded}, {present} present, {victims}, {perpetrators}, "
        f"{contacts}{record.status}"
    )
