"""From a document's file to its text, whatever its kind."""

import hashlib
from pathlib import Path

from dhrcode.errors import DocumentError, FileAccessError, NotFoundError
from dhrcode.model.document import Document
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents.cache import cached, keep
from dhrcode.store.documents.extract import MAX_BYTES, Extract
from dhrcode.store.documents.kinds import kind_of


def read_file(path: Path, shown: str, kept: Path) -> Document:
    """The text of a document, from the cache in `kept` if the file is the same.

    Args:
        path: the file.
        shown: its path as it is to be printed.
        kept: the folder of the cache; created if it does not exist.

    Raises:
        DocumentError: it is missing, encrypted, broken, too large, of another kind, or holds no
            text; the message begins with `shown`.
    """
    return document_of(file_bytes(path, shown), path.suffix.lower(), shown, kept)


def document_of(data: bytes, suffix: str, shown: str, kept: Path) -> Document:
    """The text of a document from its bytes, otherwise as `read_file`."""
    digest = hashlib.sha256(data).hexdigest()
    extract = cached(kept, digest)
    if extract is None:
        try:
            extract = extracted(data, suffix)
        except DocumentError as error:
            raise DocumentError(error.code, f"{shown} {error}") from None
        keep(kept, digest, extract)
    return Document(
        shown, digest, extract.pages, extract.paged, title=extract.title, pictured=extract.pictured
    )


def file_digest(path: Path, shown: str) -> str:
    """SHA-256 of a document's file, in hexadecimal.

    Raises:
        DocumentError: it is missing or cannot be read.
    """
    return hashlib.sha256(file_bytes(path, shown)).hexdigest()


def file_bytes(path: Path, shown: str) -> bytes:
    """A document's file.

    Raises:
        DocumentError: it is missing, cannot be read, or is larger than a document may be.
    """
    try:
        data = read_bytes(path, MAX_BYTES)
    except NotFoundError:
        raise DocumentError("document-missing", f"there is no file {shown}") from None
    except FileAccessError as error:
        raise DocumentError("document-unreadable", str(error)) from None
    if len(data) > MAX_BYTES:
        raise DocumentError(
            "document-too-large",
            f"{shown} is larger than {MAX_BYTES // 1_000_000} MB: is it a single document?",
        )
    return data


def extracted(data: bytes, suffix: str) -> Extract:
    """What is extracted from a file's bytes; the suffix helps if they do not tell its kind.

    Raises:
        DocumentError: without the file's name at the beginning.
    """
    match kind_of(data, suffix):
        case "pdf":
            from dhrcode.store.documents.pdf import pdf_extract  # noqa: PLC0415 - loads PDFium

            return pdf_extract(data)
        case "docx":
            from dhrcode.store.documents.word import word_extract  # noqa: PLC0415

            return word_extract(data)
        case "text":
            from dhrcode.store.documents.plain import plain_extract  # noqa: PLC0415

            return plain_extract(data)
