"""Documents: what a record says of a document is so of the file in `sources/`."""

from dhrcode.errors import DocumentError
from dhrcode.model.record import Source
from dhrcode.problem_codes import Severity
from dhrcode.problems import Fault
from dhrcode.text import plural


def unusable(
    number: int, error: DocumentError, hint: str = "", severity: Severity | None = None
) -> Fault:
    """The fault of a document that cannot be used.

    Args:
        number: where the record names it among its sources, from 0.
        error: why it cannot be used.
        hint: what to do, or what cannot be told without it.
        severity: a warning where a command goes on without it.
    """
    return Fault(("sources", number, "file"), error.code, str(error), hint, severity)


def changed(
    number: int, source: Source, digest: str, hint: str, severity: Severity | None = None
) -> Fault | None:
    """Why a file is not the document that was noted; None if it is, or none was.

    Args:
        number: where the record names it among its sources, from 0.
        source: what the record says of it.
        digest: the file's SHA-256.
        hint: what to do.
        severity: a warning where a command goes on with the file as it is.
    """
    if source.sha256 in (None, digest):
        return None
    said = f"sources/{source.file} has changed since it was noted"
    return Fault(("sources", number, "sha256"), "document-changed", said, hint, severity)


def repaged(number: int, source: Source, pages: int | None, hint: str) -> Fault | None:
    """Why a file has not the pages that were noted; None if it has, or does not know its pages."""
    if source.pages is None or pages in (None, source.pages):
        return None
    said = f"sources/{source.file} has {plural(pages or 0, 'page')}, not {source.pages}"
    return Fault(("sources", number, "pages"), "document-pages", said, hint)
