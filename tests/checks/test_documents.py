import pytest

from dhrcode.checks.documents import changed, repaged, unusable
from dhrcode.errors import DocumentError
from dhrcode.model.record import Source

NOTED, OTHER = "a" * 64, "b" * 64


@pytest.mark.parametrize("noted", [None, NOTED])
def test_a_document_that_is_as_noted_or_was_never_noted_has_no_fault(noted):
    source = Source(id="report", file="DHR7.pdf", sha256=noted)
    assert changed(0, source, NOTED, "h") is None


def test_a_document_that_has_changed():
    source = Source(id="report", file="DHR7.pdf", sha256=NOTED)
    fault = changed(2, source, OTHER, "look again")
    assert fault is not None
    assert (fault.path, fault.code) == (("sources", 2, "sha256"), "document-changed")
    assert fault.sentence == "sources/DHR7.pdf has changed since it was noted: look again"
    warning = changed(2, source, OTHER, "look again", "warning")
    assert warning is not None
    assert (fault.severity, warning.severity) == ("error", "warning")


@pytest.mark.parametrize(("noted", "pages"), [(None, 3), (3, 3), (3, None)])
def test_pages_that_are_as_noted_or_not_known(noted, pages):
    assert repaged(0, Source(id="report", file="DHR7.pdf", pages=noted), pages, "h") is None


@pytest.mark.parametrize(("pages", "said"), [(1, "1 page"), (4, "4 pages")])
def test_pages_that_differ(pages, said):
    fault = repaged(1, Source(id="report", file="DHR7.pdf", pages=3), pages, "")
    assert fault is not None
    assert (fault.path, fault.code) == (("sources", 1, "pages"), "document-pages")
    assert fault.sentence == f"sources/DHR7.pdf has {said}, not 3"


def test_a_document_that_cannot_be_used():
    error = DocumentError("document-missing", "there is no file sources/DHR7.pdf")
    fault = unusable(1, error, "put it there")
    assert (fault.path, fault.code) == (("sources", 1, "file"), "document-missing")
    assert fault.sentence == "there is no file sources/DHR7.pdf: put it there"
    assert (fault.severity, unusable(1, error, severity="warning").severity) == ("error", "warning")
