"""Passphrases: typed unseen, or read from a file descriptor; never the value of an option."""

import os
import sys
import warnings
from collections.abc import Callable

from dhrcode.cli.terminal import clean, tell
from dhrcode.errors import InputEndedError, UsageError

_LONGEST = 4096
"""Bytes of a line that is read as a passphrase."""


def ask_passphrase(prompt: str, descriptor: int | None, option: str) -> str:
    """A passphrase, from the descriptor if one is given, otherwise typed and not shown.

    Raises:
        UsageError: the descriptor cannot be used.
        InputEndedError: there is no terminal, or the input ends.
    """
    return _typed(prompt, option) if descriptor is None else _line_of(descriptor, option)


def choose_passphrase(
    prompt: str, descriptor: int | None, option: str, fault: Callable[[str], str]
) -> str:
    """A new passphrase: typed twice, and again until it is good; of a descriptor, one line.

    Args:
        prompt: what is asked.
        descriptor: where it is read from; None to ask.
        option: the option that names a descriptor.
        fault: the end of a sentence that says why a passphrase is none, or the empty string.
    """
    if descriptor is not None:
        return _line_of(descriptor, option)  # what is wrong with it, whoever takes it says
    while True:
        chosen = _typed(prompt, option)
        if wrong := fault(chosen):
            tell(f"The new passphrase {wrong}.")
        elif chosen == _typed("The same again: ", option):
            return chosen
        else:
            tell("The two are not the same.")


def _typed(prompt: str, option: str) -> str:
    from getpass import GetPassWarning, getpass  # noqa: PLC0415 - for the key alone

    if not sys.stdin.isatty():
        raise InputEndedError(
            "a passphrase is asked for at a terminal, and this is none; a script gives it through "
            f"a file descriptor: {option} 3 3<FILE, or {option} 0 and a pipe"
        )
    sys.stdout.flush()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass(clean(prompt))
    except GetPassWarning:
        raise InputEndedError(
            f"this terminal would show the passphrase; use {option}, or another terminal"
        ) from None
    except EOFError:
        tell()
        raise InputEndedError("the input ended; nothing was written") from None


def _line_of(descriptor: int, option: str) -> str:
    """One line, byte by byte, so that a second line is left for whoever reads next."""
    if os.isatty(descriptor):
        raise UsageError(
            f"{option} {descriptor} is the terminal, which would show the passphrase: "
            "leave the option out, and it is asked for unseen"
        )
    line = bytearray()
    try:
        while (byte := os.read(descriptor, 1)) not in (b"", b"\n") and len(line) < _LONGEST:
            line += byte
    except OSError:
        raise UsageError(f"{option}: there is no file descriptor {descriptor} to read") from None
    if not line and not byte:
        raise InputEndedError(f"{option} {descriptor} gave nothing; nothing was written")
    try:
        return line.removesuffix(b"\r").decode()
    except UnicodeDecodeError:
        raise UsageError(f"{option}: the passphrase is not in UTF-8") from None


def ask_line(prompt: str, argument: str) -> str:
    """One line from standard input; the prompt, on a terminal alone, is on standard error.

    Raises:
        InputEndedError: there is none; `argument` is what could have been typed instead.
    """
    if sys.stdin.isatty():
        sys.stderr.write(clean(prompt))
        sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise InputEndedError(f"the input ended; nothing was done. Or give {argument}")
    return line.strip()
