"""How well quotes are told apart, measured with the corpus: its figures stand in docs/quotes.md."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from dhrcode.analysis.quotes.match import Match, match
from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.model.document import Document, Page

CORPUS = Path(__file__).with_name("corpus")
DOCS = Path(__file__).parents[3] / "docs" / "quotes.md"


def entries(kind: str) -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = yaml.load(
        (CORPUS / f"{kind}.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    return loaded


@pytest.fixture(scope="module")
def review() -> Searchable:
    texts = (CORPUS / "document.txt").read_text("utf-8").split("\f")
    pages = tuple(Page(number, "", text) for number, text in enumerate(texts, start=1))
    return Searchable(Document("sources/document.txt", "0" * 64, pages))


def became(kind: str, review: Searchable) -> list[tuple[dict[str, str], Match]]:
    return [(entry, match(entry["quote"], entry["page"], review)) for entry in entries(kind)]


def counts(kind: str, review: Searchable) -> Counter[str]:
    return Counter(found.kind for _, found in became(kind, review))


def test_there_are_a_hundred_of_each_kind() -> None:
    assert [len(entries(kind)) for kind in ("true", "moved", "altered", "invented")] == [100] * 4


def test_true_quotes_are_found(review: Searchable) -> None:
    assert counts("true", review)["found"] >= 99


def test_invented_quotes_are_never_found_nor_almost(review: Searchable) -> None:
    assert counts("invented", review) == {"not-found": 100}


def test_altered_quotes_are_never_found_and_their_differences_are_shown(review: Searchable) -> None:
    found = became("altered", review)
    assert {one.kind for _, one in found} <= {"differs", "not-found"}
    differing = [(entry, one) for entry, one in found if one.kind == "differs"]
    assert len(differing) >= 95
    for entry, one in differing:
        assert one.differences, entry
        for difference in one.differences:
            assert difference.document != difference.quote


def test_moved_quotes_are_found_where_they_are(review: Searchable) -> None:
    found = became("moved", review)
    assert sum(one.kind == "elsewhere" for _, one in found) >= 99
    for entry, one in found:
        if one.kind == "elsewhere":
            named = set(re.findall("[0-9]+", one.where))
            assert set(re.findall("[0-9]+", entry["on"])) <= named or "others" in one.where
            assert entry["page"] not in named


def test_the_page_says_what_is_measured(review: Searchable) -> None:
    altered = counts("altered", review)
    said = " ".join(DOCS.read_text("utf-8").split())
    assert (
        "100 true ones (all found), 100 on a wrong page (all found on the right one), 100 altered "
        f"(none said to be found; {altered['differs']} found with their differences, "
        f"{altered['not-found']} not found), 100 made up from the same words (none found)"
    ) in said
    assert counts("true", review)["found"] == counts("moved", review)["elsewhere"] == 100
