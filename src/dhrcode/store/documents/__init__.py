"""The documents in `sources/`, and their text, extracted page by page."""

from pathlib import Path

from dhrcode.errors import DocumentError
from dhrcode.model.document import Document
from dhrcode.store.documents.reader import file_bytes, read_file
from dhrcode.store.links import NOT_FOLLOWED, link_within

SOURCES = "sources"


def sources_folder(root: Path) -> Path:
    """The folder of a project's documents; git is told to leave it out."""
    return root / SOURCES


def cache_folder(root: Path) -> Path:
    """The folder of a project in which documents' text is kept; git leaves it out too."""
    return root / ".dhrcode" / "text"


def refuse_link(root: Path, file: str) -> None:
    """Refuses a document that is a link, or lies behind one: it is another file's, elsewhere.

    Raises:
        DocumentError: it is.
    """
    if link := link_within(root, f"{SOURCES}/{file}"):
        raise DocumentError("document-unreadable", f"{link} {NOT_FOLLOWED}")


def read_page_picture(root: Path, file: str, number: int) -> bytes:
    """A page of a document in a project's `sources/`, as it is printed: PNG.

    Raises:
        DocumentError: the document is missing or cannot be read.
        RefusedError: it is no PDF, or has no such page.
    """
    from dhrcode.store.documents.pdf_picture import page_picture  # noqa: PLC0415 - the desk's alone

    refuse_link(root, file)
    path = sources_folder(root) / file
    return page_picture(file_bytes(path, f"{SOURCES}/{file}"), path.suffix.lower(), number)


def read_document(root: Path, file: str) -> Document:
    """The text of a document in a project's `sources/`, from the cache if the file is the same.

    Raises:
        DocumentError: it is missing, encrypted, broken, too large or holds no text.
    """
    refuse_link(root, file)
    return read_file(sources_folder(root) / file, f"{SOURCES}/{file}", cache_folder(root))
