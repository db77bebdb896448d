"""The evidence of a record piece by piece, and where on a document's pages it stands."""

import pytest

from dhrcode.analysis.quotes.placed import PlacedText
from dhrcode.errors import NotFoundError
from dhrcode.store.documents import read_document
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.documents.coded_pieces import coded_pages, coded_pieces, placed_pieces
from dhrcode.workflows.documents.named import DocumentPlace

PLACE = DocumentPlace("DHR2", "overview", "DHR2.txt")


@pytest.fixture
def coded(small, put):
    """What of DHR2's document is coded, with further pieces."""
    put("DHR2.txt", "Nothing.", "Dr Marlowe said that no agency sought a referral to anybody.")

    def with_pieces(*pieces):
        for subtheme, quote in pieces:
            enter(
                small, "DHR2", FindingEntry(subtheme, "present", Piece(quote=quote), replace=True)
            )
        return coded_pages(small, PLACE, read_document(small.root, "DHR2.txt"))

    return with_pieces


def test_a_passage_has_its_page_its_place_and_its_subtheme(coded):
    pages = coded()
    ((mark,),) = pages.marks.values()
    assert (list(pages.marks), mark.span) == ([2], (21, 48))
    assert mark.codings == ((1, "Use of MARACs", "present"),)
    assert pages.unplaced == 2


def test_passages_with_characters_in_common_are_one_mark(coded):
    pages = coded(
        ("gps", "sought a referral to anybody"), ("police-response", "Dr Marlowe said that")
    )
    first, second = pages.marks[2]
    assert [coding.label for coding in first.codings] == ["Police response"]
    assert [coding.label for coding in second.codings] == ["Use of MARACs", "Issues related to GPs"]
    assert (first.span, second.span) == ((0, 20), (21, 59))


def test_pieces_come_in_the_codebook_s_order(small):
    pieces = list(coded_pieces(small.codebook, small.read("DHR2")[0]))
    order = list(small.codebook.subthemes)
    assert [one.subtheme for one in pieces] == sorted(
        (one.subtheme for one in pieces), key=order.index
    )
    assert {(one.file, one.coder) for one in pieces} == {("DHR2.txt", "LN")}


def test_a_coder_without_a_coding_has_nothing_marked(small, coded):
    coded()
    document = read_document(small.root, "DHR2.txt")
    with pytest.raises(NotFoundError):
        coded_pages(small.of_coder("EM"), PLACE, document)


def test_each_piece_has_every_place_of_its_quote_on_its_page(small, put):
    put("DHR2.txt", "No note was made. Later no note was made.")
    pieces = [("no note", None), (None, "my words")]
    for quote, note in pieces:
        enter(
            small, "DHR2", FindingEntry("gps", "present", Piece("1", quote, note), replace=not note)
        )
    record, _ = small.read("DHR2")
    text = PlacedText(read_document(small.root, "DHR2.txt"))
    found = [
        (one.number, len(one.places))
        for one in placed_pieces(small.codebook, record, "DHR2.txt", text)
        if one.subtheme == "gps"
    ]
    assert found == [(1, 2), (2, 0)]
    assert list(placed_pieces(small.codebook, record, "other.txt", text)) == []
