"""What the tests of the desk share: a project with a document, and a desk that is served."""

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_client import Client

from dhrcode.desk.open_desk import OpenDesk
from dhrcode.store.project import Project, open_project

EXAMPLE = Path(__file__).parents[2] / "examples" / "fictional"


@pytest.fixture
def fictional(tmp_path: Path) -> Path:
    """A copy of the fictional project, with its documents in `sources/`."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "fictional"))
    shutil.copytree(folder / "documents", folder / "sources")
    return folder


@pytest.fixture
def project(fictional: Path) -> Project:
    """The same, opened by the command that opens a desk."""
    return open_project(fictional, "desk")


OPENED: list[str] = []
"""What was opened or made as a temporary file while this is watched."""
WATCHED = threading.Event()


def watch(event, arguments):
    if WATCHED.is_set() and (
        event.startswith("tempfile.") or (event == "open" and isinstance(arguments[0], str))
    ):
        OPENED.append(f"{event} {arguments[0]}")


sys.addaudithook(watch)


@pytest.fixture
def opened_files():
    OPENED.clear()
    WATCHED.set()
    yield OPENED
    WATCHED.clear()


@pytest.fixture
def client_at() -> type[Client]:
    """Somebody who talks to a server at an address."""
    return Client


@pytest.fixture
def serve() -> Iterator[Callable[..., Client]]:
    """Serves a project's desk: `serve(project, "DHR58")`; ended after the test."""
    opened: list[OpenDesk] = []

    def begin(project: Project, review: str | None = None, **options) -> Client:
        desk = OpenDesk(project, review, **options)
        opened.append(desk.__enter__())
        client = Client(desk.address)
        client.desk = desk
        return client

    yield begin
    for desk in opened:
        desk.__exit__(None, None, None)
        assert desk.finished


@pytest.fixture
def client(serve, project) -> Client:
    """Somebody who has come in."""
    return serve(project, "DHR58").enter()


class Desked:
    """A desk's page in short: it sends what it saw last."""

    def __init__(self, client):
        self.client, self.record = client, client.ask("record", {"review": "DHR58"})[1]

    def another(self, client=None):
        """Another page, of the same desk or of another one."""
        return Desked(client or self.client)

    def act(self, name, subtheme=None, **given):
        if subtheme is not None:
            seen = self.record["findings"].get(subtheme, {}).get("seen", "")
            given = {"subtheme": subtheme, "seen": seen, **given}
        status, answer = self.client.ask(name, {"review": "DHR58", **given})
        if status == 200:
            self.record = answer["record"]
        return status, answer

    def words(self, text):
        """The evidence of words that stand in the document."""
        given = {"review": "DHR58", "source": "overview", "from": 1, "count": 100}
        for page in self.client.ask("pages", given)[1]["pages"]:
            flat = page["text"].replace("\n", " ")
            if (at := flat.find(text)) >= 0:
                number = page["number"]
                places = {"from": [number, at], "to": [number, at + len(text)]}
                return {"source": "overview", **places}
        raise AssertionError(text)


@pytest.fixture
def desked(client) -> Desked:
    """A page that has opened DHR58."""
    return Desked(client)


@pytest.fixture
def by_command(fictional, tmp_path, run) -> Callable[..., None]:
    """Changes a twin of the project by a command; the desk has to have written the same.

    The twin is as the project was before the test.
    """
    twin = shutil.copytree(fictional, tmp_path / "by-command")

    def call(*arguments: str, file: str = "records/DHR58.yaml") -> None:
        done = run("-C", twin, *arguments)
        assert done.returncode == 0, done.stderr
        assert (fictional / file).read_bytes() == (twin / file).read_bytes()

    return call
