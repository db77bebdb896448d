"""A bar on standard error, once a thing has taken a second, and only on a terminal."""

import contextlib
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from dhrcode.progress import Progress

T = TypeVar("T")
_PATIENCE = 1.0


def tracked(items: Iterable[T], total: int, doing: str = "", /) -> Iterator[T]:
    """The items, with a progress bar if going through them takes over a second."""
    if not sys.stderr.isatty():
        yield from items
        return
    source = iter(items)
    begun = time.monotonic()
    for done, item in enumerate(source, start=1):
        yield item
        if time.monotonic() - begun > _PATIENCE:
            yield from _with_bar(source, total, done, doing or "Reading records")
            return


def tracked_as(name: str) -> Progress:
    """Progress bars that say `name`, such as `Reading documents`."""

    def show(items: Iterable[T], total: int, doing: str = "", /) -> Iterable[T]:
        return tracked(items, total, doing or name)

    return show


@contextlib.contextmanager
def working(doing: str) -> Iterator[None]:
    """Says what is being done for as long as it takes, where no steps of it can be counted."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only slow work on a terminal needs it

    with Console(stderr=True).status(doing):
        yield


def _with_bar(source: Iterator[T], total: int, done: int, doing: str) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415 - only slow work on a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total, completed=done)
        for item in source:
            yield item
            bar.advance(task)
