"""Text files: their encoding and their pages."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from dhrcode.errors import DocumentError
from dhrcode.store.documents.extract import LONG, MAX_CHARACTERS, Extract, numbered


def plain_extract(data: bytes) -> Extract:
    """The text of a text file; form feeds separate its pages, and without any it has no pages.

    Raises:
        DocumentError: it is too large, or empty.
    """
    if len(data) > 4 * MAX_CHARACTERS:  # a character has four bytes at most
        raise DocumentError("document-too-large", LONG)
    text = decoded(data)
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()  # a form feed at the end ends the last page and begins no other
    extract = Extract(numbered(pages), paged="\f" in text)
    if not any(page.text.strip() for page in extract.pages):
        raise DocumentError("document-empty", "is empty: get the file again")
    return extract


def decoded(data: bytes) -> str:
    """A text file's text: UTF-8 or UTF-16 as its byte order mark says, else UTF-8, else cp1252."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
