"""One thread for all that writes and for all that touches PDFium.

PDFium crashes where several threads use it, and the umask that a write asks for is the process's.
"""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLongError
from functools import partial
from typing import Any, TypeVar

from dhrcode.desk.given import Act

R = TypeVar("R")
_NAME = "desk-worker"


class Worker:
    """Does one thing after another, in a thread of its own."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, _NAME)

    def do(self, work: Callable[..., R], *given: Any) -> R:
        """What the work gives, or raises; waits for its turn, unless it is part of what is done."""
        if threading.current_thread().name.startswith(_NAME):
            return work(*given)
        return self._pool.submit(work, *given).result()

    def in_turn(self, acts: Mapping[str, Act]) -> dict[str, Act]:
        """The acts, each done in this thread."""
        return {name: partial(self.do, act) for name, act in acts.items()}

    def end(self, seconds: float) -> bool:
        """Waits for what is being done, and takes nothing more; False if it takes longer."""
        last = self._pool.submit(lambda: None)
        self._pool.shutdown(wait=False)
        try:
            last.result(seconds)
        except TooLongError:
            return False
        return True
