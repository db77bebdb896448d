"""How far long work has come: what workflows call, and whoever shows it provides."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Hands items on, one by one, and shows how many of them have gone by."""

    def __call__(self, items: Iterable[T], total: int, doing: str = "", /) -> Iterable[T]:
        """The items.

        Args:
            items: what is gone through.
            total: how many they are.
            doing: what is being done, such as `Reading records`; empty leaves it to who shows it.
        """


def no_progress(items: Iterable[T], total: int, doing: str = "", /) -> Iterable[T]:  # noqa: ARG001
    """The items; nothing is shown."""
    return items
