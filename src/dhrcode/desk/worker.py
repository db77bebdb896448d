"""One thread for all that writes and for all that touches PDFium.

PDFium crashes where several threads use it, and the umask that a write asks for is the process's.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLongError
from typing import TypeVar

R = TypeVar("R")
_NAME = "desk-worker"


class Worker:
    """Does one thing after another, in a thread of its own."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, _NAME)

    def do(self, work: Callable[[], R]) -> R:
        """What the work gives, or raises; waits for its turn, unless it is part of what is done."""
        if threading.current_thread().name.startswith(_NAME):
            return work()
        return self._pool.submit(work).result()

    def end(self, seconds: float) -> bool:
        """Waits for what is being done, and takes nothing more; False if it takes longer."""
        last = self._pool.submit(lambda: None)
        self._pool.shutdown(wait=False)
        try:
            last.result(seconds)
        except TooLongError:
            return False
        return True
