"""The server: where it listens, that it writes no file, and how it ends."""

import errno
import socket
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from dhrcode.desk.access import Access
from dhrcode.desk.server import MOST_ANSWER, MOST_BODY, SETTINGS, DeskServer, Ending


def long_answer(environ, start_response):
    """Gives back as much as may be, and reads all it is sent."""
    given = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(MOST_ANSWER))])
    return [given.ljust(MOST_ANSWER, b".")]


@pytest.fixture
def server():
    access = Access(lambda: None)
    made = DeskServer(long_answer, access, set(), lambda: None)
    with made.running():
        made.key = access.enter(access.token)
        yield made


@pytest.fixture
def client(server, client_at):
    made = client_at(server.address)
    made.key = server.key
    return made


def test_the_watch_sees_a_temporary_file(opened_files):
    with tempfile.TemporaryFile():
        pass
    assert opened_files != []


def test_the_longest_body_and_answer_go_into_no_file(client, opened_files):
    body = b"x" * (MOST_BODY - 1)
    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(lambda _: client.request("POST", "/x", body), range(16)))
    assert {(status, len(answer)) for status, _, answer in answers} == {(200, MOST_ANSWER)}
    assert opened_files == []


def test_answers_that_nobody_fetches_go_into_no_file(client, opened_files):
    """Many requests at once down one connection, and a while passes before anything is read."""
    one = (
        f"POST /x HTTP/1.1\r\nHost: {client.host}\r\nContent-Type: application/json\r\n"
        f"Dhrcode-Key: {client.key}\r\nContent-Length: 0\r\n\r\n"
    ).encode()
    assert client.raw(one * 5, pause=1.0).count(b"HTTP/1.1 200") == 5
    assert opened_files == []


def test_a_longer_body_is_refused(client, opened_files):
    said = client.raw(
        f"POST /x HTTP/1.1\r\nHost: {client.host}\r\nContent-Length: {MOST_BODY}\r\n\r\n".encode()
    )
    assert said.startswith(b"HTTP/1.1 413")
    assert opened_files == []


def test_it_listens_here_alone_and_does_not_say_what_it_is(server, client):
    assert server.address.startswith("http://127.0.0.1:")
    assert (SETTINGS["host"], SETTINGS["port"]) == ("127.0.0.1", 0)
    assert server._server.socket.getsockname()[0] == "127.0.0.1"
    assert "Server" not in client.request("POST", "/x")[1]


def test_two_are_at_two_ports():
    servers = [DeskServer(long_answer, Access(print), set(), print) for _ in range(2)]
    with servers[0].running(), servers[1].running():
        assert servers[0].address != servers[1].address


def test_its_end_closes_the_port_and_every_connection(client_at):
    access = Access(lambda: None)
    server = DeskServer(long_answer, access, set(), lambda: None)
    host, port = server.address.removeprefix("http://").removesuffix("/").split(":")
    with server.running():
        waiting = socket.create_connection((host, int(port)), timeout=30)
        time.sleep(0.1)
    with closing(waiting):
        assert waiting.recv(1) == b""
    assert not server._thread.is_alive()
    with pytest.raises(OSError, match=r"."):
        socket.create_connection((host, int(port)), timeout=5)


def test_it_is_ended_by_whoever_says_so_first():
    ending = Ending(60)
    ending.now("first")
    ending.now("second")
    assert ending.wait() == "first"


class Clock:
    """A clock that goes as far as it is told."""

    now = 0.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    own = Clock()
    monkeypatch.setattr("dhrcode.desk.server.time", own)
    return own


def test_it_ends_when_nobody_has_been_there_for_half_an_hour(clock):
    ending = Ending()
    clock.now = 1799
    assert ending.left == 1
    ending.active()
    assert ending.left == 1800
    clock.now = 1799 + 1800
    assert ending.wait() == "Nobody has been at the desk for 30 minutes: it has ended."


def test_who_waits_notices_that_the_time_is_over(clock, monkeypatch):
    monkeypatch.setattr("dhrcode.desk.server._TICK", 0.001)
    ending = Ending()
    waiting = threading.Thread(target=ending.wait)
    waiting.start()
    clock.now = 1800
    waiting.join(60)
    assert not waiting.is_alive()


def test_a_loop_that_closed_all_before_it_was_told_so_ends_well(monkeypatch):
    made = DeskServer(long_answer, Access(lambda: None), set(), lambda: None)
    trigger = made._server.trigger
    pull = trigger._physical_pull

    def pull_late():
        pull()
        made._thread.join(20)
        raise OSError(errno.EBADF, "Bad file descriptor")

    with made.running():
        monkeypatch.setattr(trigger, "_physical_pull", pull_late)
    assert not made._thread.is_alive()
