"""Silence around a solver that writes to standard output from C.

HiGHS's search in whole numbers now and then prints a line that no option turns off; in a table
that goes to standard output as CSV or JSON it would be a fault.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

_OUT = 1


@contextmanager
def suppressed_output() -> Iterator[None]:
    """What is written to file descriptor 1 meanwhile goes nowhere; what was before, where it was.

    The C library keeps what it prints in a buffer of its own, which is emptied on both sides.
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
