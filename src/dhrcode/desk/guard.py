"""Who may ask for what: every request passes here before the application sees it.

It stands outside Flask, so that what Flask answers by itself (404, 405, OPTIONS) passes it too.
What is not allowed by a rule below is refused.
"""

from collections.abc import Callable, Iterable, Set
from typing import TYPE_CHECKING, Any

from dhrcode.desk.access import Access

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

KEY = "Dhrcode-Key"
"""The header that holds the key; no cookie, since other servers on this machine are sent those."""
ENTER = "/enter"
"""Where the token is given for the key."""
CHANGES = "/changes"
"""Where the page asks by itself, every few seconds, so that it is no sign of a person."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src blob:; "
    "frame-ancestors 'none'; form-action 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = (
    ("Content-Security-Policy", _POLICY),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)
"""What is said with every answer; the page may do nothing that is not named here."""


class Guard:
    """Refuses what does not come from the page itself.

    Args:
        application: what answers the requests that are let through.
        access: knows the key.
        free: the paths of the page and its scripts, which hold no data and want no key.
        host: `127.0.0.1:PORT`, which the Host header must be to the letter.
        active: is called when a request is a sign that somebody is at the desk.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        access: Access,
        free: Set[str],
        host: str,
        active: Callable[[], None],
    ) -> None:
        self._application, self._access, self._free = application, access, free
        self._host, self._active = host, active

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answers a request, as WSGI wants it."""

        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            own = {name.lower() for name, _ in HEADERS}
            kept = [(name, value) for name, value in headers if name.lower() not in own]
            return start_response(status, [*kept, *HEADERS], *more)

        if refused := self._refused(environ):
            body = f"{refused}\n".encode()
            kind = ("Content-Type", "text/plain; charset=utf-8")
            begin("403 Forbidden", [kind, ("Content-Length", str(len(body)))])
            return [body]
        return self._application(environ, begin)

    def _refused(self, environ: "WSGIEnvironment") -> str:
        """Why a request is refused; empty where it is not."""
        path = environ.get("PATH_INFO", "")
        looks = environ.get("REQUEST_METHOD") in ("GET", "HEAD")
        if environ.get("HTTP_HOST") != self._host:  # several are joined by a comma, and so refused
            return "The request is for another host."
        if environ.get("HTTP_ORIGIN", self._origin) != self._origin:
            return "The request comes from another place."
        first = looks and path == "/"  # a person opens it from anywhere, and it holds nothing
        if not first and environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
            return "The request comes from another site."
        if looks and path in self._free:
            return ""
        return self._refused_data(environ, path)

    def _refused_data(self, environ: "WSGIEnvironment", path: str) -> str:
        if path != ENTER and not self._access.knows(environ.get("HTTP_DHRCODE_KEY", "")):
            return "The request has no key, or not the one of this desk."
        kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
        if environ.get("REQUEST_METHOD") == "POST" and kind != "application/json":
            return "The request is not in JSON."
        if path not in (ENTER, CHANGES):
            self._active()
        return ""

    @property
    def _origin(self) -> str:
        return f"http://{self._host}"
