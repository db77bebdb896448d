"""A document's text, page by page, as it was taken from a PDF, a Word file or a text file."""

from typing import NamedTuple


class Page(NamedTuple):
    """One page of a document.

    Attributes:
        number: its position, from 1.
        label: the number that the document itself gives it (`iv`, `20`); empty where it gives none.
        text: its text as it was taken, for showing; lines end in a newline.
    """

    number: int
    label: str
    text: str

    @property
    def name(self) -> str:
        """What a person calls the page: its label, or else its position."""
        return self.label or str(self.number)


class Document(NamedTuple):
    """A document's text.

    Attributes:
        shown: its path as it is to be printed, such as `sources/DHR7-overview.pdf`.
        sha256: SHA-256 of the file that the text was taken from, in hexadecimal.
        pages: in order. A document that does not know its pages (most Word files) has one.
        paged: whether it knows its pages, so that a page in evidence can be held against it.
        title: what it calls itself in its properties; empty where it says nothing of use.
        pictured: numbers of the pages that are pictures without text, as in a scan.
    """

    shown: str
    sha256: str
    pages: tuple[Page, ...]
    paged: bool = True
    title: str = ""
    pictured: tuple[int, ...] = ()
