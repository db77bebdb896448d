"""The command that draws which reviews are coded twice: sample."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.model.sample import Sample
    from dhrcode.store.project import Project


def sample(
    *,
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
    at: ProjectOptions,
) -> None:
    """Draw the reviews to be coded twice, or say how far they are."""
    from dhrcode.errors import NotFoundError
    from dhrcode.workflows.double_coding.sample import draw, read_sample

    if share is None and (by or again):
        raise UsageError("--by and --again say how to draw: say how many with --share")
    found = at.open()
    if share is not None:
        drawn = draw(found, share, seed, by, again=again)
        say(
            f"{plural(len(drawn.reviews), 'review')} of {drawn.of} drawn with seed {seed}, written "
            "to sample.yaml"
        )
    else:
        written = read_sample(found)
        if written is None:
            raise NotFoundError("no sample was drawn yet: 'dhrcode sample --share 20%' draws one")
        drawn = written
    _how_far(found, drawn)


def _how_far(project: "Project", drawn: "Sample") -> None:
    from dhrcode.cli.layout import print_listing
    from dhrcode.workflows.double_coding.sample import progress

    rows = progress(project, drawn)
    lines = [
        (
            row.review,
            ", ".join(row.complete),
            ", ".join(row.drafts),
            "yes" if len(row.complete) > 1 else "no",
        )
        for row in rows
    ]
    print_listing(("Review", "Coded by", "Begun by", "Twice"), lines)
    twice = sum(len(row.complete) > 1 for row in rows)
    say()
    say(
        f"{twice} of {plural(len(rows), 'review')} coded by two or more; "
        "'dhrcode new REVIEW --coder INITIALS --independent' codes one."
    )
