"""What the tests of the desk share: a project with a document, and a desk that is served."""

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_client import Client

from dhrcode.desk.opened import OpenDesk
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
