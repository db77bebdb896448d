"""The command that opens the desk in the browser: desk."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

import gc
import logging
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import RecordsOptions
from dhrcode.cli.terminal import say, tell
from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from dhrcode.store.project import Project

INTERRUPTED = "The desk was ended with Ctrl-C."


def desk(
    *,
    review: Annotated[
        str | None,
        typer.Argument(metavar="[REVIEW]", help="The review's id; the list of them without."),
    ] = None,
    no_browser: Annotated[
        bool,
        typer.Option("--no-browser", help="Print the address in place of opening a browser."),
    ] = False,
    adjudicate: Annotated[
        bool,
        typer.Option("--adjudicate", help="Settle where the coders of the review differ."),
    ] = False,
    at: RecordsOptions,
) -> None:
    """Read, mark and code beside the document, in a browser.

    It is served to this machine alone, and ends by its button or by Ctrl-C.
    """
    from dhrcode.desk.open_desk import OpenDesk
    from dhrcode.desk.server import END_SECONDS

    found = at.open()
    settled = _adjudicated(found, review) if adjudicate else None
    named = found.find(review).stem if review is not None and not adjudicate else None
    logging.disable()  # no server or library writes of a request
    gc.enable()  # it lives for hours
    with OpenDesk(found, named, adjudicated=settled) as opened:
        _end_by_signal(opened.ending.now)
        if no_browser or not opened.show():
            say(opened.address)
        else:
            say("The desk is open in the browser.")
        sys.stdout.flush()  # whoever reads the address from a pipe waits for it
        tell("The button in the page or Ctrl-C here ends it.", "quiet")
        why = opened.ending.wait()
    say(why)
    if not opened.finished:
        say(f"What was being done took longer than {END_SECONDS:.0f} seconds.", "warning")


def _adjudicated(project: "Project", review: str | None) -> str:
    """The review that is settled; refused here is what `adjudicate` refuses."""
    from dhrcode.workflows.double_coding.adjudication import Adjudication

    if review is None or project.coder is not None:
        raise UsageError("--adjudicate wants a REVIEW, and not one coder's codings (--as)")
    return Adjudication.begin(project, review).review


def _end_by_signal(end: Callable[[str], None]) -> None:
    """Ctrl-C, a closed terminal and a polite kill end the desk as the button does."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if number := getattr(signal, name, None):
            signal.signal(number, lambda *_: end(INTERRUPTED))
