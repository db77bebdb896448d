"""What a terminal, a pipe and a screen without colour are each given."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from dhrcode.problems import Problem


PIPED_WIDTH = 100
"""Characters to a line of running text where there is no terminal to ask."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys, and what turns the order of the words around."""
_STYLES = {
    "title": "bold",
    "quiet": "dim",
    "warning": "yellow",
    "error": "bold red",
    "band": "bold cyan",
    "present": "bold yellow",
    "hit": "bold underline",
}
_ASCII = str.maketrans(
    {
        "✓": "+",
        "–": "-",
        "·": ".",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "»": ">>",
        "«": "<<",
    }
)

StyledText = tuple[str, str]
"""Text and the name of its style; the empty name for none."""


def clean(text: str) -> str:
    """Text without anything that a terminal would obey."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def prepare_streams() -> None:
    """Lets neither a character that the console cannot show nor a closed stream end the program."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")


def shows_unicode(stream: TextIO) -> bool:
    """Whether ticks can be printed; otherwise ASCII marks stand for them."""
    try:
        "✓–·".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def styled(stream: TextIO) -> bool:
    """Whether styles are shown there."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def width() -> int | None:
    """The terminal's width in characters; None where standard output is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def write(lines: Iterable[Sequence[StyledText]], *, stderr: bool = False) -> None:
    """Prints lines of styled spans; plainly where there is no terminal or no colour is wanted."""
    stream = sys.stderr if stderr else sys.stdout
    if styled(stream):
        _write_styled(lines, stream)
        return
    unicode = shows_unicode(stream)
    for spans in lines:
        text = clean("".join(text for text, _ in spans)).rstrip()
        stream.write((text if unicode else text.translate(_ASCII)) + "\n")


def styled_in_pager() -> bool:
    """Whether a pager shows styles: that of Windows may show their codes instead."""
    return styled(sys.stdout) and sys.platform != "win32"


def page_by_page(lines: Iterable[Sequence[StyledText]]) -> None:
    """Prints lines page by page where a person sits at a terminal and they do not fit on it."""
    lines = list(lines)
    fits = len(lines) < shutil.get_terminal_size().lines
    if fits or not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM") == "dumb":
        write(lines)
        return
    from rich.pager import SystemPager  # noqa: PLC0415 - only what is longer than a screen needs it

    text, unicode = StringIO(), shows_unicode(sys.stdout)
    if styled_in_pager():
        _write_styled(lines, text, unicode=unicode)
    else:
        plain = (clean("".join(part for part, _ in spans)).rstrip() for spans in lines)
        text.writelines(f"{one if unicode else one.translate(_ASCII)}\n" for one in plain)
    os.environ.setdefault("LESS", "-R")  # less shows styles by it, and their codes without
    SystemPager().show(text.getvalue())


def _write_styled(
    lines: Iterable[Sequence[StyledText]], stream: TextIO, *, unicode: bool | None = None
) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text  # noqa: PLC0415

    unicode = shows_unicode(stream) if unicode is None else unicode
    console = Console(file=stream, highlight=False, soft_wrap=True, force_terminal=True)
    for spans in lines:
        text = Text()
        for part, style in spans:
            shown = clean(part) if unicode else clean(part).translate(_ASCII)
            text.append(shown, _STYLES.get(style, ""))
        console.print(text)


def in_lines(text: str, indent: str = "", style: str = "") -> Iterator[list[StyledText]]:
    """Running text in lines that fit on the screen."""
    for line in wrapped(text, width() or PIPED_WIDTH, indent):
        yield [(line, style)]


def say(text: str = "", style: str = "") -> None:
    """Prints running text, wrapped to the screen."""
    write(in_lines(text, style=style))


def tell(text: str = "", style: str = "") -> None:
    """Prints running text beside a command's output: on standard error."""
    write(in_lines(text, style=style), stderr=True)


def warn(text: str) -> None:
    """Prints what should not be missed, on standard error."""
    tell(text, "warning")


def wrapped(text: str, room: int, indent: str = "") -> list[str]:
    """Text in lines of at most `room` characters; its own line breaks stay."""
    from textwrap import wrap  # noqa: PLC0415 - for running text alone

    lines: list[str] = []
    for paragraph in text.split("\n"):
        hanging = indent or paragraph[: len(paragraph) - len(paragraph.lstrip(" "))]
        lines += wrap(
            paragraph,
            max(room, 20),
            initial_indent=indent,
            subsequent_indent=hanging,
            break_on_hyphens=False,
        ) or [""]
    return lines


def fail(text: str) -> None:
    """Prints a failure's sentence on standard error."""
    write([[("dhrcode: ", "error"), (text, "")]], stderr=True)


def print_problems(problems: "Iterable[Problem]", *, stderr: bool = True) -> None:
    """Prints problems, one a line and never wrapped, so that editors can jump to them."""
    write(
        ([(str(p), "error" if p.severity == "error" else "warning")] for p in problems),
        stderr=stderr,
    )


def write_output(data: bytes) -> None:
    """Writes a file's bytes to standard output, whatever the console's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(data: object) -> None:
    """Writes data as JSON; in ASCII, since a name may hold what a terminal obeys."""
    from json import JSONEncoder  # noqa: PLC0415 - for machines alone

    write_output(f"{_indented(data, JSONEncoder().encode)}\n".encode())


def _indented(data: Any, encoded: Callable[[object], str], margin: str = "") -> str:
    """What `json.dumps` writes with an indent of 2, in a third of its time for 20,000 rows."""
    inner = f"{margin}  "
    if isinstance(data, dict) and data:
        parts = [f"{encoded(key)}: {_indented(one, encoded, inner)}" for key, one in data.items()]
        begin, end = "{}"
    elif isinstance(data, list | tuple) and data:
        parts = [_indented(one, encoded, inner) for one in data]
        begin, end = "[]"
    else:
        return encoded(data)
    between = f",\n{inner}"
    return f"{begin}\n{inner}{between.join(parts)}\n{margin}{end}"
