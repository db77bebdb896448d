"""Documents read once as long as they stay the same."""

import pytest

from dhrcode.desk import shelf as module
from dhrcode.desk.shelf import Shelf
from dhrcode.desk.worker import Worker
from dhrcode.errors import DocumentError

NAME = "DHR58-overview.txt"


@pytest.fixture
def shelf(project):
    worker = Worker()
    yield Shelf(project.root, worker)
    assert worker.end(10)


def test_a_document_is_read_once_and_anew_when_its_file_changes(shelf, project):
    text = shelf.text(NAME)
    assert shelf.text(NAME) is text
    path = project.root / "sources" / NAME
    path.write_text(path.read_text() + "\nOne more line of it.\n")
    assert shelf.text(NAME) is not text
    assert "One more line" in shelf.text(NAME).document.pages[-1].text


def test_a_missing_document_is_said(shelf):
    with pytest.raises(DocumentError, match=r"there is no file sources/none\.pdf"):
        shelf.text("none.pdf")


def test_few_are_held_in_memory(shelf, project, monkeypatch):
    monkeypatch.setattr(module, "MOST_KEPT", 1)
    first = shelf.text(NAME)
    shelf.text("DHR41-overview.txt")
    assert shelf.text(NAME) is not first
    assert len(shelf._kept) == 1
