"""The one way in: a token that is good once, and the key that is given for it."""

import hmac
import secrets
import threading
from collections.abc import Callable

_BYTES = 32
"""256 bits: nobody guesses it, so tries need not be counted."""


class Access:
    """Gives a key for the token, once; afterwards there is no other way in.

    Attributes:
        token: what the address that is opened first ends in.

    Args:
        entered: is called when somebody has come in, before they are given the key.
    """

    def __init__(self, entered: Callable[[], None]) -> None:
        self.token = secrets.token_urlsafe(_BYTES)
        self._key = secrets.token_urlsafe(_BYTES)
        self._entered, self._open, self._lock = entered, True, threading.Lock()

    def enter(self, token: str) -> str | None:
        """The key, for whoever first gives the token; None for anybody else."""
        with self._lock:
            if not self._open or not _same(token, self.token):
                return None
            self._open = False
        self._entered()
        return self._key

    def knows(self, key: str) -> bool:
        """Whether this is the key, and somebody has come in."""
        return not self._open and _same(key, self._key)


def _same(given: str, own: str) -> bool:
    """Compares in a time that does not tell how much is right."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), own.encode())
