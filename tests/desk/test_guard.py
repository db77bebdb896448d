"""The guard by itself: what reaches the application, and what does not."""

import pytest

from dhrcode.desk.access import Access
from dhrcode.desk.guard import CHANGES, ENTER, HEADERS, Guard

HOST = "127.0.0.1:5000"


class Asked:
    """A guard with an application behind it that notes what it is asked."""

    def __init__(self):
        self.reached, self.active = [], 0
        self.access = Access(lambda: None)
        self.guard = Guard(self.answer, self.access, {"/", "/main.js"}, HOST, self.note)

    def note(self):
        self.active += 1

    def answer(self, environ, start_response):
        self.reached.append(environ["PATH_INFO"])
        start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "public")])
        return [b"words"]

    def ask(self, method="POST", path="/pages", **environ):
        said = {}
        given = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "HTTP_HOST": HOST,
            "HTTP_ORIGIN": f"http://{HOST}",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "CONTENT_TYPE": "application/json",
        } | environ
        given = {name: value for name, value in given.items() if value is not None}
        body = self.guard(given, lambda status, headers: said.update(status=status, all=headers))
        return said["status"], dict(said["all"]), b"".join(body)


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
def key(asked):
    return {"HTTP_DHRCODE_KEY": asked.access.enter(asked.access.token)}


def test_a_request_of_the_page_with_the_key_is_answered(asked, key):
    assert asked.ask(**key)[::2] == ("200 OK", b"words")
    assert asked.ask(**key, HTTP_ORIGIN=None, HTTP_SEC_FETCH_SITE=None)[0] == "200 OK"
    assert asked.ask(**key, CONTENT_TYPE="Application/JSON; charset=utf-8")[0] == "200 OK"


REFUSED = {
    "another host": {"HTTP_HOST": "evil.example:5000"},
    "another port": {"HTTP_HOST": "127.0.0.1:5001"},
    "no port": {"HTTP_HOST": "127.0.0.1"},
    "a name": {"HTTP_HOST": "localhost:5000"},
    "no host": {"HTTP_HOST": None},
    "two hosts": {"HTTP_HOST": f"{HOST}, {HOST}"},
    "a space": {"HTTP_HOST": f" {HOST}"},
    "another origin": {"HTTP_ORIGIN": "http://evil.example"},
    "another server here": {"HTTP_ORIGIN": "http://127.0.0.1:5001"},
    "an origin that hides": {"HTTP_ORIGIN": "null"},
    "another scheme": {"HTTP_ORIGIN": f"https://{HOST}"},
    "an empty origin": {"HTTP_ORIGIN": ""},
    "another site": {"HTTP_SEC_FETCH_SITE": "cross-site"},
    "the same site": {"HTTP_SEC_FETCH_SITE": "same-site"},
    "no site": {"HTTP_SEC_FETCH_SITE": "none"},
    "a form": {"CONTENT_TYPE": "application/x-www-form-urlencoded"},
    "plain text": {"CONTENT_TYPE": "text/plain"},
    "no type": {"CONTENT_TYPE": None},
    "no key": {"HTTP_DHRCODE_KEY": None},
    "a wrong key": {"HTTP_DHRCODE_KEY": "x" * 43},
}


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_is_refused(asked, key, name):
    status, _, body = asked.ask(**{**key, **REFUSED[name]})
    assert status == "403 Forbidden"
    assert body.endswith(b".\n")
    assert (asked.reached, asked.active) == ([], 0)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "PATCH"])
@pytest.mark.parametrize("path", ["/pages", "/nothing", "//", "/main.js/", "/../main.js", ""])
def test_by_whatever_method_nothing_but_the_shell_is_answered_without_a_key(asked, method, path):
    assert asked.ask(method, path)[0] == "403 Forbidden"
    assert asked.reached == []


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "POST", "DELETE"])
def test_the_shell_is_looked_at_and_no_more(asked, method):
    assert asked.ask(method, "/")[0] == "403 Forbidden"


def test_the_first_page_may_be_opened_from_anywhere_and_its_script_may_not(asked):
    away = {"HTTP_ORIGIN": None, "HTTP_SEC_FETCH_SITE": "cross-site"}
    assert asked.ask("GET", "/", **away)[0] == "200 OK"
    assert asked.ask("GET", "/main.js", **away)[0] == "403 Forbidden"
    assert asked.ask("GET", "/", HTTP_ORIGIN="http://evil.example")[0] == "403 Forbidden"
    assert asked.ask("GET", "/", HTTP_HOST="evil.example")[0] == "403 Forbidden"


def test_the_way_in_wants_no_key_and_all_the_rest(asked):
    assert asked.ask(path=ENTER)[0] == "200 OK"
    for name in set(REFUSED) - {"no key", "a wrong key"}:
        assert asked.ask(path=ENTER, **REFUSED[name])[0] == "403 Forbidden", name


def test_what_the_page_asks_by_itself_is_no_sign_of_a_person(asked, key):
    asked.ask(path=CHANGES, **key)
    asked.ask(path=ENTER)
    assert asked.active == 0
    asked.ask(path="/active", **key)
    assert asked.active == 1


@pytest.mark.parametrize("given", [{}, {"HTTP_HOST": "evil.example"}])
def test_every_answer_has_the_headers_and_ours_stand_alone(asked, key, given):
    _, headers, _ = asked.ask(**{**key, **given})
    assert {name: headers[name] for name, _ in HEADERS} == dict(HEADERS)
    assert not [name for name in headers if name.lower().startswith("access-control")]
