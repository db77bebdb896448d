"""The command that writes a form to be filled in without dhrcode: form."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AllowOption, AsOption, KindOption, OutputOptions, ProjectOptions
from dhrcode.cli.terminal import tell, warn
from dhrcode.errors import UsageError
from dhrcode.text import plural, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dhrcode.store.project import Project


def form(
    *,
    review: Annotated[
        str | None, typer.Argument(metavar="REVIEW", help="The review's id, such as DHR7.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The form; exports/REVIEW.xlsx if not given."
        ),
    ] = None,
    all_uncoded: Annotated[
        Path | None,
        typer.Option(
            "--all-uncoded",
            metavar="DIR",
            help="Into this folder, a form of each review that is not coded to the end.",
        ),
    ] = None,
    printed: Annotated[
        bool,
        typer.Option("--print", help="A checklist on paper, of a review or of the codebook alone."),
    ] = False,
    kind: KindOption = None,
    coder: AsOption = None,
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """Write a form (.xlsx) to be filled in without dhrcode.

    'dhrcode import' reads it back. With --print it is a checklist to be filled in by hand:
    -o checklist.docx, or another format of reports.
    """
    if printed:
        if all_uncoded is not None or kind is not None:
            raise UsageError("--print takes a review, -o and --as alone")
        _print(at.open(coder), review, output, allow=allow_identifiers)
        return
    if (review is None) == (all_uncoded is None):
        raise UsageError("name a review, or give --all-uncoded DIR")
    from dhrcode.cli.output import EXPORTS

    found = at.open(coder)
    if all_uncoded is not None:
        if output is not None or kind is not None:
            raise UsageError("--all-uncoded names the forms itself: leave out -o and --kind")
        _all(found, all_uncoded, allow=allow_identifiers)
    elif review is not None:
        target = output or found.root / EXPORTS / f"{review}.xlsx"
        _one(found, review, target, kind=kind, allow=allow_identifiers)


def _print(project: "Project", review: str | None, output: Path | None, *, allow: bool) -> None:
    from dhrcode.cli.output import EXPORTS, Output
    from dhrcode.exporters import PACK_FORMATS
    from dhrcode.workflows.exchange.form import checklist_of

    name = f"{review}-checklist.docx" if review else "checklist.docx"
    options = OutputOptions(output=output or project.root / EXPORTS / name, allow_identifiers=allow)
    to = Output(options, project, among=PACK_FORMATS)
    to.deliver(checklist_of(project, review))


def _one(project: "Project", review: str, target: Path, *, kind: str | None, allow: bool) -> None:
    from dhrcode.cli.output import refuse_own, say_what_it_may_tell
    from dhrcode.workflows.exchange.form import form_of, texts_in, write_form
    from dhrcode.workflows.release import refuse_identifiers

    data = form_of(project, review, kind)
    perhaps = 0
    if not allow:
        perhaps = refuse_identifiers(project, texts_in(project, [review]))
    refuse_own(project, target)
    write_form(target, data)
    tell(f"wrote {shown(target)}")
    _say_dates(project, [review])
    say_what_it_may_tell(perhaps, Path(shown(target)))


def _all(project: "Project", folder: Path, *, allow: bool) -> None:
    from dhrcode.cli.output import refuse_own, say_what_it_may_tell
    from dhrcode.cli.progress import tracked_as
    from dhrcode.workflows.exchange.form import texts_in, uncoded, write_forms
    from dhrcode.workflows.release import refuse_identifiers

    refuse_own(project, folder / "form.xlsx") if folder.is_dir() else refuse_own(project, folder)
    reviews, _ = uncoded(project)
    perhaps = 0
    if not allow:
        perhaps = refuse_identifiers(project, texts_in(project, reviews))
    result = write_forms(project, folder, reviews, tracked_as("Writing forms"))
    if result.there:
        said = plural(len(result.there), "form is", "forms are")
        tell(
            f"{said} there already, and as before: {', '.join(p.name for p in result.there)}",
        )
    tell(f"wrote {plural(len(result.new), 'form')} into {folder}")
    _say_dates(project, reviews)
    say_what_it_may_tell(perhaps, folder / "*.xlsx")


def _say_dates(project: "Project", reviews: "Iterable[str]") -> None:
    from dhrcode.workflows.contacts.listing import DATES_SHOWN, hold_contacts

    if hold_contacts(project, reviews):
        warn(DATES_SHOWN)
