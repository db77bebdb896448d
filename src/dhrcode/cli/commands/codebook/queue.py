"""The command that lists what has to be coded again: queue."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ListFormat, RecordsOptions
from dhrcode.cli.problem_formats import end_if_wrong
from dhrcode.cli.terminal import StyledText, in_lines, tell, write, write_json
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.queue import Queue


def queue(
    *,
    form: Annotated[
        ListFormat, typer.Option("--format", help="How to print the queue.")
    ] = ListFormat.TEXT,
    at: RecordsOptions,
) -> None:
    """List what has to be coded again, and why."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.queue import queue as queue_of

    found = queue_of(at.open(), tracked)
    if form is ListFormat.JSON:
        write_json([one._asdict() for one in found.waiting])
    else:
        write(_listed(found))
    if found.behind:
        said = plural(found.behind, "record is", "records are")
        tell(
            f"{said} coded with an older version of the codebook: 'dhrcode migrate' brings them "
            "forward first.",
        )
    end_if_wrong(found.problems)


def _listed(queue: "Queue") -> Iterator[list[StyledText]]:
    """A line for each review and subtheme, with the reasons below it."""
    if not queue.waiting:
        yield [("Nothing has to be coded again.", "")]
        return
    before = None
    for one in queue.waiting:
        if (one.coder, one.review) != before:
            before = (one.coder, one.review)
            own = f" (coded by {one.coder} independently)" if one.coder else ""
            yield [(one.review, "title"), (own, "quiet")]
        yield [
            (f"  {one.label}", ""),
            (f"  {one.subtheme or one.attribute}, since {one.version}", "quiet"),
        ]
        yield from in_lines(one.why, "      ")
    yield []
    yield from in_lines(f"{queue.things} to be coded again: {_led(queue)}.")


def _led(queue: "Queue") -> str:
    """Which command leads through what: codings that coders made apart are gone through apart."""
    from dhrcode.workflows.queue import leading_through

    if len(queue.of_coders) == 1:
        return f"{leading_through(next(iter(queue.of_coders)))} leads through them"
    (first, waiting), *others = queue.of_coders.items()
    parts = [f"{leading_through(first)} leads through {waiting}"]
    return ", ".join([*parts, *(f"{leading_through(c)} through {n}" for c, n in others)])
