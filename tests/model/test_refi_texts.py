"""Descriptions and notes in REFI-QDA files, out and back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.codebook import Subtheme
from dhrcode.model.record import Candidate, Evidence, Source
from dhrcode.model.refi_texts import (
    NoteContent,
    area_text,
    candidate_note,
    codebook_fields,
    codebook_text,
    noted,
    source_fields,
    source_text,
    subtheme_fields,
    subtheme_text,
)

NASTY = st.sampled_from(
    [
        "Note: x",
        "a\nNote:\n\nb",
        "\\Quote: y",
        "Id in dhrcode: gps",
        "Cues:",
        " x ",
        "\n\nx\n\n",
        "Review: DHR1\nSubtheme: gps",
        "Definition:\nnone",
        "<b>&amp;</b>",
        "\u202eabc",
        "🙂\tx",
    ]
)
TEXT = NASTY | st.text(st.sampled_from("ab:\\ \n\t."), min_size=1).filter(str.strip)
LINE = TEXT.map(lambda text: re.sub(r"[\n\t]", " ", text)).filter(str.strip)


def maybe(strategy):
    return st.none() | strategy


@given(
    st.builds(
        Subtheme,
        id=st.just("gps"),
        label=st.just("GPs"),
        definition=TEXT,
        when_to_use=maybe(TEXT),
        when_not_to_use=maybe(TEXT),
        example=maybe(TEXT),
        also_known_as=st.lists(LINE, max_size=3).map(tuple),
        cues=st.lists(LINE, max_size=3).map(tuple),
        retired=st.none() | st.just("1.1"),
    )
)
def test_a_subthemes_description_and_back(subtheme):
    fields = subtheme_fields(subtheme_text(subtheme))
    assert Subtheme(label="GPs", **fields) == subtheme


def test_a_description_without_labels_is_the_definition():
    assert subtheme_fields("Two\nlines") == {"definition": "Two\nlines"}
    assert subtheme_fields("Before\nDefinition: own") == {"definition": "own"}
    assert subtheme_fields("") == {}
    assert subtheme_fields(area_text("health")) == {"id": "health"}


@given(LINE, maybe(TEXT))
def test_a_codebooks_description_and_back(title, source):
    fields = {"title": title, "id": "small-study", "version": "1.0"} | (
        {"source": source} if source else {}
    )
    assert codebook_fields(codebook_text(title, source, "small-study", "1.0")) == fields
    assert codebook_fields("Records: 3\n" + codebook_text("T", None, "x", "1"))["id"] == "x"


@given(
    st.builds(
        Source,
        id=st.just("overview"),
        title=maybe(LINE),
        file=maybe(st.just("a b.pdf")),
        sha256=maybe(st.just("ab" * 32)),
        pages=maybe(st.integers(0, 99)),
    )
)
def test_a_sources_description_and_back(source):
    fields = source_fields(source_text("DHR7", source))
    assert fields.pop("review") == "DHR7"
    pages = int(fields.pop("pages")) if "pages" in fields else None
    assert Source(**fields, pages=pages) == source


EVIDENCE = (
    st.fixed_dictionaries(
        {},
        optional={
            "source": st.just("overview"),
            "page": LINE,
            "section": LINE,
            "quote": TEXT,
            "note": TEXT,
        },
    )
    .filter(bool)
    .map(lambda given: Evidence(**given))
)


@given(EVIDENCE, st.sampled_from(["present", "absent", "not-stated", "unclear"]))
def test_a_piece_of_evidence_as_a_note_and_back(one, finding):
    told = noted(NoteContent("DHR7", "gps", finding).of_piece(3, one).text)
    assert told is not None
    assert (told.review, told.subtheme, told.finding, told.piece) == ("DHR7", "gps", finding, 3)
    assert (told.theme, told.label) == (0, None)
    assert Evidence(**told.evidence) == one


@given(LINE, maybe(TEXT), EVIDENCE)
def test_a_candidate_theme_as_notes_and_back(label, note, one):
    theme = noted(candidate_note("DHR7", 2, Candidate(label=label, note=note)).text)
    assert theme is not None
    assert (theme.theme, theme.label, theme.piece) == (2, label, 0)
    assert theme.evidence.get("note") == note
    piece = noted(NoteContent("DHR7", theme=2).of_piece(1, one).text)
    assert piece is not None
    assert (piece.theme, piece.label, piece.piece, piece.subtheme) == (2, None, 1, None)
    assert Evidence(**piece.evidence) == one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A memo.",
        "Note: call back",
        "Review: DHR7",
        "Review: DHR7\nSubtheme: gps",
        "Review: DHR7\nSubtheme: gps\nPiece of evidence: one",
        "Review: DHR7\nCandidate theme: 1",
        "Subtheme: gps\nPiece of evidence: 1",
        "Review: DHR7\nSubtheme: gps\nPiece of evidence: ٣",
    ],
)
def test_other_notes_are_not_ours(text):
    assert noted(text) is None


def test_what_pages_go_by_and_that_a_document_is_shared_come_back():
    source = Source(**{"id": "overview", "pages-by": "file", "shared": True})
    assert source_fields(source_text("DHR7", source)) == {
        "id": "overview",
        "review": "DHR7",
        "pages-by": "file",
        "shared": "true",
    }
