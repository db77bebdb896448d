"""From a document's file to its text, whatever its kind."""

from hashlib import sha256
from pathlib import Path

from dhrcode.errors import DocumentError, FileAccessError, NotFoundError
from dhrcode.model.document import Document, Page
from dhrcode.store.atomic import read_bytes


def read_file(path: Path, shown: str) -> Document:
    """The text of a document.

    Raises:
        DocumentError: it is missing, encrypted, broken, too large or holds no text.
    """
    try:
        data = read_bytes(path)
    except NotFoundError:
        raise DocumentError("document-missing", f"there is no file {shown}") from None
    except FileAccessError as error:
        raise DocumentError("document-unreadable", str(error)) from None
    texts = data.decode("utf-8-sig").split("\f")
    pages = tuple(Page(number, "", text) for number, text in enumerate(texts, start=1))
    return Document(shown, sha256(data).hexdigest(), pages)
