"""Passages that are offered for a subtheme."""

import pytest

from dhrcode.store.dismissed import keep_dismissed
from dhrcode.workflows.coding.offered_passages import offered

PAGES = (
    "4.1 MARAC\n\nFew knew of it. All of the staff had been told of the MARAC that met in May.\n",
    "Staff thought that a referral to the MARAC was somebody else's to make.",
)


@pytest.fixture
def put(small):
    (small.root / "sources").mkdir(exist_ok=True)

    def write(*pages):
        (small.root / "sources" / "DHR2.txt").write_text("\f".join(pages))

    return write


def test_the_sentence_with_most_of_the_words_is_where_it_stands_on_the_page(small, put):
    put(*PAGES)
    subtheme = next(iter(small.codebook.subthemes))
    found = offered(small, small.read("DHR2")[0], subtheme, 5)
    assert {one.hit.page.number for one in found.passages} == {1, 2}
    quotes = {PAGES[one.hit.page.number - 1][slice(*one.sentence)] for one in found.passages}
    assert quotes == {"All of the staff had been told of the MARAC that met in May.", PAGES[1]}
    assert found.said == []


def test_a_dismissed_passage_is_so_until_its_words_change(small, put):
    put(*PAGES)
    subtheme = next(iter(small.codebook.subthemes))
    record, _ = small.read("DHR2")

    def gone():
        return {
            one.hit.page.number: one.dismissed for one in offered(small, record, subtheme, 5)[0]
        }

    last = next(one for one in offered(small, record, subtheme, 5)[0] if one.hit.page.number == 2)
    keep_dismissed(small.root, last.digest, gone=True)
    assert gone() == {1: False, 2: True}
    put(PAGES[0], PAGES[1] + " Nobody made it.")
    assert gone() == {1: False, 2: False}
