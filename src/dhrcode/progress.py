"""Progress of long work: workflows report it, and the command line shows it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Passes items on, one by one, and shows how many have been passed on."""

    def __call__(self, items: Iterable[T], total: int, doing: str = "", /) -> Iterable[T]:
        """The items.

        Args:
            items: what is worked through.
            total: the number of items.
            doing: what is being done, such as `Reading records`; if empty, a default is shown.
        """


def no_progress(items: Iterable[T], total: int, doing: str = "", /) -> Iterable[T]:  # noqa: ARG001
    """The items; nothing is shown."""
    return items
