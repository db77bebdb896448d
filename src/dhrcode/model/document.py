"""A document's text, page by page, as extracted from a PDF, a Word file or a text file."""

from typing import NamedTuple


class Page(NamedTuple):
    """One page of a document.

    Attributes:
        number: its position in the document, from 1.
        label: the number that the document itself gives it (`iv`, `20`); empty if it gives none.
        text: its text as extracted, for display; lines end in a newline.
    """

    number: int
    label: str
    text: str

    @property
    def name(self) -> str:
        """The page's name for people: its label, or else its position."""
        return self.label or str(self.number)

    @property
    def both(self) -> str:
        """Its name, and its position where that is another: `12 (file 16)`."""
        other = self.label not in ("", str(self.number))
        return f"{self.name} (file {self.number})" if other else self.name


class Document(NamedTuple):
    """A document's text.

    Attributes:
        shown: its path as it is to be printed, such as `sources/DHR7-overview.pdf`.
        sha256: SHA-256 of the file that the text was extracted from, in hexadecimal.
        pages: in order. A document without page information (most Word files) has one.
        paged: whether it has page information, so that a page given in evidence can be checked.
        title: the title in its properties; empty if there is none of use.
        pictured: numbers of the pages that are pictures without text, as in a scan.
    """

    shown: str
    sha256: str
    pages: tuple[Page, ...]
    paged: bool = True
    title: str = ""
    pictured: tuple[int, ...] = ()
