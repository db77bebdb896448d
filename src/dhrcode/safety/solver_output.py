"""Suppressing the output of a solver that writes to standard output from C.

HiGHS's search in whole numbers sometimes prints a line that no option turns off; it would spoil a
table that goes to standard output as CSV or JSON.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

_OUT = 1


@contextmanager
def suppressed_output() -> Iterator[None]:
    """Discards what is written to file descriptor 1 in the block; earlier output is kept.

    The C library has an output buffer of its own, which is flushed before and after.
    """
    library = ctypes.CDLL("ucrtbase" if os.name == "nt" else None)
    try:
        saved = os.dup(_OUT)
    except OSError:  # standard output is closed: nothing to keep clean
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    library.fflush(None)
    os.dup2(nowhere, _OUT)
    try:
        yield
    finally:
        library.fflush(None)
        os.dup2(saved, _OUT)
        os.close(nowhere)
        os.close(saved)
