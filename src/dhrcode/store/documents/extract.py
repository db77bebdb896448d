"""What is extracted from a document's file of any kind, and how much it may be."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dhrcode.errors import DocumentError
from dhrcode.model.document import Page

MAX_BYTES = 300_000_000
"""The largest document file: a scan of a long review has a hundred megabytes."""
MAX_PAGES = 5_000
"""The most pages of one document: a review has about a hundred; more is a mistake, such as an
archive."""
MAX_CHARACTERS = 20_000_000
"""The most characters of one document: `MAX_PAGES` of the fullest pages."""


_SPLIT = "split it, and use the part that is under review"
LONG = f"has more than {MAX_CHARACTERS:,} characters: is it a single review? {_SPLIT}"
"""The message for a document with more text than `MAX_CHARACTERS`."""

# What programs put into text that is not part of it; a terminal or a record cannot hold it.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LABEL = 30
# Titles that programs set by themselves: `Microsoft Word - DHR7 v3.doc`, `Document1`, a file's
# name.
_NO_TITLE = re.compile(
    r"(?i)(untitled|title|document|slide|page|scan(ned)?( document)?|microsoft word|"
    r"powerpoint presentation|layout|\(?(anonymous|unspecified|none)\)?)[ _-]*[0-9]*"
    r"|microsoft (word|powerpoint) - .*|.*\.(docx?|docm|rtf|odt|pdf|indd|qxd|pub|tmp)|[\W\d_]*"
)


@dataclass(frozen=True)
class Extract:
    """The text of one file.

    Attributes:
        pages: in order, from number 1.
        paged: whether these are the document's own pages.
        title: the title in the document's properties; empty if there is none.
        pictured: numbers of the pages that show something and have no text.
    """

    pages: tuple[Page, ...]
    paged: bool = True
    title: str = ""
    pictured: tuple[int, ...] = ()


def cleaned(text: str) -> str:
    """Text with lines that end in a newline, and without characters that are not text.

    An accent that is a character of its own is combined with its letter.
    """
    return unicodedata.normalize("NFC", _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text)))


def title(given: str | None) -> str:
    """A title that says something, in one line for a record; empty if there is none."""
    line = " ".join(cleaned(given or "").split())
    return "" if len(line) > 300 or _NO_TITLE.fullmatch(line) else line


def numbered(texts: Iterable[str], labels: Sequence[str] = ()) -> tuple[Page, ...]:
    """Pages of cleaned texts, with labels if there are any.

    Raises:
        DocumentError: there are more pages, or there is more text, than is read.
    """
    pages: list[Page] = []
    length = 0
    for number, text in enumerate(texts, start=1):
        refuse_pages(number)
        length += len(text)
        if length > MAX_CHARACTERS:
            raise DocumentError("document-too-large", LONG)
        label = labels[number - 1] if labels else ""
        pages.append(Page(number, " ".join(cleaned(label).split())[:_LABEL], cleaned(text)))
    return tuple(pages)


def refuse_pages(count: int) -> None:
    """Refuses a document that has more pages than are read.

    Raises:
        DocumentError: it has.
    """
    if count > MAX_PAGES:
        raise DocumentError(
            "document-too-large",
            f"has more than {MAX_PAGES:,} pages: is it a single review? {_SPLIT}",
        )
