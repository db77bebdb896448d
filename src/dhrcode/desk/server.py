"""The server: on this machine alone, with all that it holds in memory, and how it ends."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Set
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from dhrcode.desk.access import Access
from dhrcode.desk.guard import Guard

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ADDRESS = "127.0.0.1"
"""There is no option for another."""
IDLE_SECONDS = 30 * 60
"""After so long without a sign of a person the desk ends."""
END_SECONDS = 3.0
"""How long the end waits for what is being done."""
MOST_ANSWER = 6_000_000
"""Bytes of the largest answer; what is longer is asked for in parts."""
MOST_BODY = 1_048_576
_BUFFER = 8_388_608
"""Above the largest answer and body: waitress would put what is larger into a temporary file."""
_WATERMARK = 1_048_576
_TICK = 1.0
"""Seconds: on Windows a wait is not interrupted by Ctrl-C, which is then noticed after it."""

SETTINGS: dict[str, Any] = {
    "host": ADDRESS,
    "port": 0,
    "ident": "",
    "threads": 8,
    "inbuf_overflow": _BUFFER,
    "outbuf_overflow": _BUFFER,
    "outbuf_high_watermark": _WATERMARK,
    "max_request_body_size": MOST_BODY,
    "log_socket_errors": False,
    "expose_tracebacks": False,
}


class Ending:
    """When the desk ends, and why: it is told to, or nobody has been at it.

    Args:
        idle: the seconds after which nobody is thought to be at it.
    """

    def __init__(self, idle: float = IDLE_SECONDS) -> None:
        # A queue of this kind may be filled by what a signal calls, at whatever moment.
        self._idle, self._told = idle, SimpleQueue[str]()
        self.active()

    def active(self) -> None:
        """Notes that somebody is at the desk."""
        self._last = time.monotonic()

    def now(self, why: str) -> None:
        """Ends it."""
        self._told.put(why)

    @property
    def left(self) -> float:
        """The seconds after which it ends, if nobody comes."""
        return self._last + self._idle - time.monotonic()

    def wait(self) -> str:
        """Waits for the end; the reason, in a sentence."""
        while (left := self.left) > 0:
            with contextlib.suppress(Empty):
                return self._told.get(timeout=min(_TICK, left))
        return f"Nobody has been at the desk for {round(self._idle / 60)} minutes: it has ended."


class DeskServer:
    """Serves the desk from threads of its own until it is ended.

    Attributes:
        address: where it is, such as `http://127.0.0.1:50123/`.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        access: Access,
        free: Set[str],
        active: Callable[[], None],
    ) -> None:
        from waitress.server import create_server  # noqa: PLC0415 - the desk alone needs it

        self._channels: dict[int, Any] = {}
        self._waiting: list[WSGIApplication] = []
        # The guard has to know the port, which is known when the server is there.
        self._server = create_server(self._guarded, map=self._channels, **SETTINGS)
        host = f"{ADDRESS}:{self._server.effective_port}"
        self._waiting.append(Guard(application, access, free, host, active))
        self.address = f"http://{host}/"
        self._thread = threading.Thread(target=self._server.run, name="desk", daemon=True)

    def _guarded(self, environ: Any, start_response: Any) -> Any:
        return self._waiting[0](environ, start_response)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Serves as long as the block lasts, and then lets what is being answered finish."""
        self._thread.start()
        try:
            yield
        finally:
            self._end()

    def _end(self) -> None:
        from waitress.wasyncore import close_all  # noqa: PLC0415

        until = time.monotonic() + END_SECONDS
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=END_SECONDS)
        while self._unsent() and time.monotonic() < until:
            time.sleep(0.02)
        # A loop that is awake may have closed all, the trigger too, before it is pulled.
        with contextlib.suppress(OSError):
            self._server.trigger.pull_trigger(lambda: close_all(self._channels, ignore_all=True))
        self._thread.join(max(0.1, until - time.monotonic()))

    def _unsent(self) -> bool:
        channels = list(self._server.active_channels.values())
        return any(channel.total_outbufs_len for channel in channels)
