"""Commands of double coding: sample, merge."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOption, project_at
from dhrcode.cli.terminal import say, width, write
from dhrcode.problems import plural

if TYPE_CHECKING:
    from dhrcode.model.sample import Sample
    from dhrcode.store.project import Project


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("sample")(sample)
    app.command("merge")(merge)


def sample(
    context: typer.Context,
    share: Annotated[
        str | None,
        typer.Option("--share", metavar="SHARE", help="How many: 20%, or a number of reviews."),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="The same seed draws the same reviews.")
    ] = 1,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="ATTRIBUTE", help="From each of its values in proportion."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Draw anew, in place of the sample that is there.")
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Draw the reviews to be coded twice, or say how far they are."""
    from dhrcode.errors import NotFoundError
    from dhrcode.workflows.sampling import draw, read_sample

    found = project_at(context, project)
    if share is not None:
        drawn = draw(found, share, seed, by, again=again)
        say(f"{plural(len(drawn.reviews), 'review')} of {drawn.of} drawn with seed {seed}, written "
            "to sample.yaml")  # fmt: skip
    else:
        written = read_sample(found)
        if written is None:
            raise NotFoundError("no sample was drawn yet: 'dhrcode sample --share 20%' draws one")
        drawn = written
    _how_far(found, drawn)


def _how_far(project: "Project", drawn: "Sample") -> None:
    from dhrcode.cli.layout import laid_out
    from dhrcode.reports.blocks import Column, Line, Table
    from dhrcode.workflows.sampling import progress

    rows = progress(project, drawn)
    columns = (
        Column("Review", "label"), Column("Coded by", "text"), Column("Begun by", "text"),
        Column("Twice", "text"),
    )  # fmt: skip
    lines = [
        Line((row.review, ", ".join(row.complete), ", ".join(row.drafts),
              "yes" if len(row.complete) > 1 else "no"))
        for row in rows
    ]  # fmt: skip
    write(laid_out(Table("", columns, lines), width()))
    twice = sum(len(row.complete) > 1 for row in rows)
    say()
    say(f"{twice} of {plural(len(rows), 'review')} coded by two or more; "
        "'dhrcode new REVIEW --coder INITIALS --independent' codes one.")  # fmt: skip


def merge(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Another copy of the project, or coders/INITIALS."),
    ],
    project: ProjectOption = None,
) -> None:
    """Bring in the independent codings of another folder, all or none."""
    from dhrcode.workflows.merging import merge as brought

    made = brought(project_at(context, project), folder)
    if made.new:
        say(f"{plural(len(made.new), 'coding')} brought in: {', '.join(made.new)}")
    if made.same:
        say(f"{plural(len(made.same), 'coding was', 'codings were')} there already: "
            f"{', '.join(made.same)}")  # fmt: skip
