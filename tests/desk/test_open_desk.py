"""A desk that is open, and what is left when it is not."""

import pytest

from dhrcode.desk.open_desk import OpenDesk


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """The runtime folder, and a browser that opens whatever it is given."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    (tmp_path / "runtime").mkdir(mode=0o700)
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    return tmp_path / "runtime"


def test_its_file_goes_when_somebody_has_come_in(serve, project, shown):
    client = serve(project)
    assert client.desk.show()
    (folder,) = shown.iterdir()
    assert client.desk.address in (folder / "desk.html").read_text()
    client.enter()
    assert list(shown.iterdir()) == []


def test_its_file_goes_at_the_end_where_nobody_came(project, shown):
    with OpenDesk(project, None) as opened:
        opened.show()
        assert list(shown.iterdir()) != []
    assert list(shown.iterdir()) == []


def test_fetching_the_page_uses_nothing_up(serve, project):
    client = serve(project)
    for method in ("GET", "HEAD", "GET"):
        assert client.request(method, "/", headers={"Dhrcode-Key": None})[0] == 200
    client.enter()
    assert client.ask("begin") == (200, {"coder": None, "review": None, "adjudicated": None})


def test_it_says_what_is_shown_first_and_whose_coding_it_is(serve, project):
    client = serve(project.of_coder("EM"), "DHR41").enter()
    assert client.ask("begin") == (200, {"coder": "EM", "review": "DHR41", "adjudicated": None})


def test_it_is_ended_in_the_page(client):
    assert client.ask("end") == (200, {})
    assert client.desk.ending.wait() == "The desk was ended in the page."
