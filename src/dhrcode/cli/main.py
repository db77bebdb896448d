"""The program: its commands, and the one place where a failure becomes a sentence and a status."""

# ruff: noqa: E402 - the two lines before the other imports make them a fifth faster

import gc
import os

gc.disable()  # a command lives for seconds; collecting cycles costs a tenth of its time
# Plugins of other packages would be searched for on disk and run inside ours.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dhrcode import __version__, notices
from dhrcode.cli.contents import SECTIONS
from dhrcode.cli.registration import with_sections
from dhrcode.cli.terminal import fail, prepare_streams, print_problems, warn
from dhrcode.errors import DataProblemsError, DhrcodeError, FileAccessError, UsageError

FAULT = 70
"""Exit status of a fault of dhrcode's own (EX_SOFTWARE of sysexits)."""

app = typer.Typer(
    name="dhrcode",
    help="Code themes in anonymised domestic homicide reviews, and publish tables that can be "
    "traced to the page. Nothing leaves this machine. Without a command, it says where a project "
    "is and what comes next.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    cls=with_sections(SECTIONS),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dhrcode {__version__}")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    project: Annotated[
        Path | None,
        typer.Option(
            "--project", "-C", metavar="DIR", help="The project's folder; otherwise found upwards."
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What every command takes; without a command, where the project is."""
    context.obj = project
    if context.invoked_subcommand is None:
        from dhrcode.cli.overview import overview  # noqa: PLC0415 - no command needs it

        overview(context, project)


def _drop_output() -> None:
    """Lets the end of the process not try once more to print what could not be printed."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_TAKEN_OUT = {
    "evidence": ("--page", "--quote", "--note", "--source", "--section"),
    "code": ("--summary",),
    "contact": ("--summary", "--opportunity", "--with", "--theme"),
}
"""The options by which a command takes a part out, where nothing is given."""


def _refuse_nothing(arguments: Sequence[str]) -> None:
    """Refuses options that are given nothing: an empty text would be taken for none at all.

    Raises:
        UsageError: names the option.
    """
    taken = [option for name in arguments for option in _TAKEN_OUT.get(name, ())]
    for before, argument in zip(("", *arguments), arguments, strict=False):
        if argument == "--":
            return
        name, sign, value = argument.partition("=")
        joined = argument.startswith("--") and sign
        option, given = (name, value) if joined else (before, argument)
        if not given and option.startswith("-") and option not in taken:
            raise UsageError(f"{option} is given nothing: leave it out, or give it a value")


def main() -> None:
    """Runs the program and ends the process with its exit status."""
    prepare_streams()
    try:
        try:
            _refuse_nothing(sys.argv[1:])
            notices.tell = warn
            app()
        finally:
            sys.stdout.flush()  # here, where it can be said that it fails
    except DataProblemsError as error:
        print_problems(error.problems)
        if str(error):
            fail(str(error))
        sys.exit(error.exit_status)
    except DhrcodeError as error:
        fail(str(error))
        sys.exit(error.exit_status)
    except BrokenPipeError:  # whoever read the output has had enough of it, as `head` has
        _drop_output()
        sys.exit(0)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # the same, and Typer ends with 1
            sys.exit(0)
        raise
    except OSError as error:  # a disk that is full under standard output, a name that is too long
        from dhrcode.store.atomic import reason  # noqa: PLC0415 - --help does without

        _drop_output()
        name = error.filename or "a file, or standard output,"
        fail(f"{name} cannot be read or written: {reason(error)}")
        sys.exit(FileAccessError.exit_status)
    except Exception as error:
        if os.environ.get("DHRCODE_DEBUG"):
            raise
        fail(
            f"a fault in dhrcode itself ({type(error).__name__}); records are written in one step, "
            "so none is half written. Set DHRCODE_DEBUG=1 to see where it happened."
        )
        sys.exit(FAULT)


def run() -> None:
    """The console script: `main`, and then the process ends at once.

    Python would first take apart every module and object, which the system frees anyway: a fifth
    of the time of a small table. Workers have ended and output is flushed by then.
    """
    try:
        main()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    else:
        status = 0
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)
