"""Somebody who talks to a desk that is served, as its page does or as a stranger would."""

import http.client
import json
import socket
import time
from contextlib import closing, suppress


class Client:
    """Talks to a desk as its page does, or as somebody else would."""

    def __init__(self, address: str) -> None:
        self.base, _, self.token = address.partition("#")
        self.host = self.base.removeprefix("http://").removesuffix("/")
        self.key = ""

    def enter(self) -> "Client":
        status, answer = self.ask("enter", {"token": self.token})
        assert status == 200
        self.key = answer["key"]
        return self

    def request(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: dict[str, str | None] | None = None,
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, headers and body; a header that is None is not sent."""
        sent = {"Content-Type": "application/json", "Dhrcode-Key": self.key or None}
        sent |= {"Origin": self.base.removesuffix("/"), "Sec-Fetch-Site": "same-origin"}
        sent |= headers or {}
        host, port = self.host.split(":")
        with closing(http.client.HTTPConnection(host, int(port), timeout=30)) as connection:
            connection.putrequest(method, path, skip_host="Host" in sent)
            for name, value in {**sent, "Content-Length": str(len(body))}.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()

    def ask(self, name: str, given: object = None) -> tuple[int, dict]:
        """What the desk answers to an act of the page."""
        body = json.dumps({} if given is None else given).encode()
        status, _, answer = self.request("POST", f"/{name}", body)
        return status, json.loads(answer)

    def raw(self, data: bytes, pause: float = 0) -> bytes:
        """All that comes back for bytes as they stand, read after a pause."""
        host, port = self.host.split(":")
        with closing(socket.create_connection((host, int(port)), timeout=30)) as connection:
            with suppress(OSError):  # it does not read what is too long to its end
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
            time.sleep(pause)
            parts = []
            with suppress(ConnectionError):
                while part := connection.recv(65_536):
                    parts.append(part)
        return b"".join(parts)
