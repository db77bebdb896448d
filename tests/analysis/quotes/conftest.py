"""Documents to seek quotes in, made of their pages' texts."""

from collections.abc import Callable

import pytest

from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.model.document import Document, Page

Make = Callable[..., Searchable]


@pytest.fixture
def document() -> Make:
    """Makes a document of pages; `labels` are what the document calls them."""

    def make(*texts: str, labels: tuple[str, ...] = (), paged: bool = True) -> Searchable:
        names = labels or ("",) * len(texts)
        pages = zip(names, texts, strict=True)
        made = tuple(Page(n, label, text) for n, (label, text) in enumerate(pages, start=1))
        return Searchable(Document("sources/x.txt", "0" * 64, made, paged))

    return make
