"""Documents read once as long as they stay the same."""

import pytest

from dhrcode.desk import documents as module
from dhrcode.desk.documents import DeskDocuments
from dhrcode.desk.worker import Worker
from dhrcode.errors import DocumentError

NAME = "DHR58-overview.txt"


@pytest.fixture
def documents(project):
    worker = Worker()
    yield DeskDocuments(project.root, worker)
    assert worker.end(10)


def test_a_document_is_read_once_and_anew_when_its_file_changes(documents, project):
    text = documents.text(NAME)
    assert documents.text(NAME) is text
    path = project.root / "sources" / NAME
    path.write_text(path.read_text() + "\nOne more line of it.\n")
    assert documents.text(NAME) is not text
    assert "One more line" in documents.text(NAME).document.pages[-1].text


def test_a_missing_document_is_said(documents):
    with pytest.raises(DocumentError, match=r"there is no file sources/none\.pdf"):
        documents.text("none.pdf")


def test_few_are_held_in_memory(documents, project, monkeypatch):
    monkeypatch.setattr(module, "MOST_KEPT", 1)
    first = documents.text(NAME)
    documents.text("DHR41-overview.txt")
    assert documents.text(NAME) is not first
    assert len(documents._kept) == 1
