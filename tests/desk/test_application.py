"""Every route of the desk, attacked over real connections."""

import json
import re

import pytest

from dhrcode.desk.access import Access
from dhrcode.desk.application import application
from dhrcode.desk.desk import Desk
from dhrcode.desk.page_files import page_files
from dhrcode.desk.server import MOST_ANSWER, Ending
from dhrcode.errors import DataProblemsError, RefusedError

EVIL = {
    "another host": {"Host": "evil.example"},
    "another port": {"Host": "127.0.0.1:1"},
    "localhost": {"Host": "localhost"},
    "another origin": {"Origin": "http://evil.example"},
    "a hidden origin": {"Origin": "null"},
    "another server here": {"Origin": "http://127.0.0.1:1"},
}
BESIDE = {
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "the same site": {"Sec-Fetch-Site": "same-site"},
}
KEYLESS = {
    "no key": {"Dhrcode-Key": None},
    "a wrong key": {"Dhrcode-Key": "x" * 43},
    "a key in another header": {"Dhrcode-Key": None, "Authorization": "Bearer x", "Cookie": "a=b"},
}


def routes(project, adjudicated=None):
    """Every route of the application: its path, and the methods that it answers."""
    desk = Desk(project, None, Ending(), adjudicated)
    made = application(desk, Access(lambda: None), page_files())
    return {rule.rule: rule.methods for rule in made.url_map.iter_rules()}


def test_the_routes_are_the_shell_the_way_in_and_the_acts(project):
    every = routes(project)
    files = page_files().keys()
    assert {path: every[path] for path in files} == {path: {"GET", "HEAD"} for path in files}
    acts = every.keys() - files
    assert {"/enter", "/begin", "/changes", "/end"} <= acts
    assert {path: every[path] for path in acts} == {path: {"POST"} for path in acts}


@pytest.mark.parametrize("adjudicated", [None, "DHR41"])
def test_no_route_is_answered_to_anybody_else(serve, project, adjudicated):
    client = serve(project, None, adjudicated=adjudicated).enter()
    for path, methods in routes(project, adjudicated).items():
        method = "GET" if "GET" in methods else "POST"
        shell_of_it, first = method == "GET", path == "/"
        others = EVIL | ({} if first else BESIDE)
        others |= {} if shell_of_it or path == "/enter" else KEYLESS
        for name, headers in others.items():
            status, _, body = client.request(method, path, b"{}", headers)
            assert (status, body[-2:]) == (403, b".\n"), (path, name)


@pytest.mark.parametrize("path", ["/begin", "/enter", "/nothing", "/", "/%2e%2e/x", "/main.js"])
@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "FETCH"])
def test_what_flask_answers_by_itself_passes_the_guard(client, method, path):
    keyless = {"Dhrcode-Key": None}
    if path != "/enter":
        assert client.request(method, path, headers=keyless)[0] == 403
    for headers in EVIL.values():
        assert client.request(method, path, headers=headers)[0] == 403
    status, headers, _ = client.request(method, path)
    assert status in (404, 405)
    assert not [name for name in headers if name.lower().startswith("access-control")]


def test_a_path_that_is_not_there_is_not_told_from_one_that_is_without_a_key(client):
    answers = {
        client.request("GET", path, headers={"Dhrcode-Key": None})[::2]
        for path in ("/begin", "/nothing", "/end")
    }
    assert len(answers) == 1


def head(client, *lines):
    return "\r\n".join([*lines, f"Dhrcode-Key: {client.key}", "Content-Type: application/json"])


@pytest.mark.parametrize(
    "lines",
    [
        ["POST /begin HTTP/1.1"],
        ["POST /begin HTTP/1.1", "Host: HERE", "Host: HERE"],
        ["POST /begin HTTP/1.1", "Host: HERE", "Host: evil.example"],
        ["POST /begin HTTP/1.1", "Host: evil.example", "Host: HERE"],
        ["POST /begin HTTP/1.1", "Host:"],
        ["POST /begin HTTP/1.0"],
        ["POST http://HERE/begin HTTP/1.1", "Host: evil.example"],
        ["POST /begin HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: HERE"],
        ["POST /begin HTTP/1.1", "Host: HERE, HERE"],
    ],
)
def test_a_host_that_is_none_or_two_or_another_is_refused_whatever_else_is_said(client, lines):
    text = head(client, *lines).replace("HERE", client.host)
    answer = client.raw(f"{text}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}".encode())
    assert re.match(rb"HTTP/1\.[01] (403|400) ", answer)
    assert b"review" not in answer


def test_the_right_host_is_answered_by_the_same_means(client):
    text = head(client, "POST /begin HTTP/1.1", f"Host: {client.host}")
    answer = client.raw(f"{text}\r\nContent-Length: 2\r\n\r\n{{}}".encode())
    assert answer.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\xff\xfe\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"POST /begin HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: x\r\n\r\n",
        b"POST /begin HTTP/1.1\r\nHost: HERE\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nX: " + b"y" * 300_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_request_tells_nothing(client, data):
    answer = client.raw(data.replace(b"HERE", client.host.encode()))
    assert not answer.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200"))
    assert b"Traceback" not in answer
    assert b"waitress" not in answer.lower()


def test_a_used_token_is_dead_and_says_what_to_do(client):
    status, answer = client.ask("enter", {"token": client.token})
    assert status == 403
    assert answer["error"].startswith("This address has been used")
    for given in ({}, {"token": None}, {"token": [client.token]}, {"token": ""}):
        assert client.ask("enter", given)[0] == 403


@pytest.mark.parametrize("body", [b"", b"[]", b"1", b"\xff", b"{", b'"x"', b"[" * 100_000])
def test_what_is_no_json_object_is_said_to_be_none(client, body):
    status, _, answer = client.request("POST", "/begin", body)
    assert (status, json.loads(answer)["kind"]) == (409, "UsageError")


class Failing:
    """A desk whose acts fail."""

    def __init__(self, act):
        self.acts = {"act": lambda _: act()}


def answered(act):
    made = application(Failing(act), Access(lambda: None), {})
    answer = made.test_client().post("/act", json={})
    return answer.status_code, answer.json


def raising(error):
    def act():
        raise error

    return act


def test_a_failure_is_a_sentence_and_never_a_traceback():
    assert answered(raising(RefusedError("no"))) == (409, {"error": "no", "kind": "RefusedError"})
    status, said = answered(raising(ZeroDivisionError("words of a review")))
    assert status == 500
    assert said["error"].startswith("A fault in dhrcode itself (ZeroDivisionError)")


def test_problems_of_the_data_are_said(client, fictional):
    assert answered(raising(DataProblemsError([], "mend it")))[1]["error"] == "mend it"


def test_an_answer_that_would_go_into_a_file_is_not_sent():
    status, said = answered(lambda: {"text": "x" * MOST_ANSWER})
    assert (status, said["error"]) == (500, "The answer would be too long for the desk.")


def test_a_picture_is_said_to_be_one(client):
    made = application(Failing(lambda: b"\x89PNG"), Access(lambda: None), {})
    assert made.test_client().post("/act", json={}).content_type == "image/png"
