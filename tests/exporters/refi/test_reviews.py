"""A review as a case, its documents as sources, its evidence as selections and notes."""

from datetime import date
from pathlib import Path

import pytest

from dhrcode.exporters.refi.reviews import Parts, ReviewWriter
from dhrcode.exporters.refi.texts import SourceText
from dhrcode.exporters.refi.variables import ExportVariables, values_of
from dhrcode.model.document import Document, Page
from dhrcode.model.record import Record
from dhrcode.model.refi import guid
from dhrcode.store.codebooks import read_codebook

CODEBOOK = read_codebook(Path(__file__).parents[2] / "projects" / "small" / "themes.yaml").codebook
PAGES = (Page(1, "", "The panel saw it.\n"), Page(2, "", "Nobody asked her.\n"))
DOCUMENT = Document("sources/a.txt", "0" * 64, PAGES)


def record(**more):
    least = {
        "review": "DHR2",
        "codebook": {"id": "small-study", "version": "1.0"},
        "coder": "LN",
        "sources": [{"id": "overview", "title": "Overview report"}],
    }
    return Record.model_validate({**least, **more})


def found(finding, *evidence, subtheme="gps"):
    return {subtheme: {"finding": finding, "evidence": list(evidence)}}


QUOTE = {"source": "overview", "page": "2", "quote": "Nobody asked her"}


def written(one, texts=None):
    """The parts that a review adds to, and how many of its quotes were lost."""
    parts = Parts.empty()
    held = {"overview": SourceText(DOCUMENT)} if texts is None else texts
    writer = ReviewWriter(CODEBOOK, one, held, parts)
    writer.write(ExportVariables(CODEBOOK, [values_of(one)]), values_of(one))
    return parts, (writer.quotes, writer.lost)


def tags(element, tag):
    return list(element.iter(tag))


def test_a_quote_is_selected_coded_and_noted():
    parts, counts = written(record(findings=found("present", QUOTE)))
    assert counts == (1, 0)
    (selection,) = tags(parts.sources, "PlainTextSelection")
    assert selection.attrib["name"] == "Nobody asked her"
    (code,) = tags(selection, "CodeRef")
    assert code.attrib["targetGUID"] == guid("subtheme", "small-study", "gps")
    (note,) = tags(parts.notes, "Note")
    assert tags(selection, "NoteRef")[0].attrib["targetGUID"] == note.attrib["guid"]
    (link,) = parts.links
    assert link.attrib["targetGUID"] == note.attrib["guid"]
    assert link.attrib["originGUID"] == parts.cases[0].attrib["guid"]


@pytest.mark.parametrize("finding", ["absent", "not-stated", "unclear"])
def test_only_what_is_present_is_coded(finding):
    parts, _ = written(record(findings=found(finding, QUOTE)))
    assert tags(parts.sources, "PlainTextSelection")
    assert tags(parts.sources, "CodeRef") == tags(parts.cases, "CodeRef") == []


def test_a_quote_that_its_document_has_not_is_a_note_alone():
    one = record(findings=found("present", {**QUOTE, "quote": "Somebody asked him"}))
    parts, counts = written(one)
    assert counts == (1, 1)
    assert tags(parts.sources, "PlainTextSelection") == []
    assert len(tags(parts.notes, "Note")) == 1


def test_evidence_without_a_document_is_looked_for_in_each_there_is():
    parts, counts = written(record(findings=found("present", {"quote": "Nobody asked her"})))
    assert counts == (1, 0)
    assert len(tags(parts.sources, "PlainTextSelection")) == 1
    nothing, counts = written(record(findings=found("present", {"note": "mine"})))
    assert counts == (0, 0)
    assert tags(nothing.sources, "PlainTextSelection") == []


def test_without_its_text_a_document_is_a_note():
    parts, counts = written(record(findings=found("present", QUOTE)), texts={})
    assert counts == (0, 0)
    assert tags(parts.sources, "TextSource") == []
    names = [note.attrib["name"] for note in parts.notes]
    assert names == ["DHR2: Issues related to GPs 1", "DHR2: Overview report"]


def test_candidates_and_their_evidence_are_notes_and_selections():
    one = record(emerging=[{"label": "Housing", "evidence": [QUOTE]}])
    parts, _ = written(one)
    assert [note.attrib["name"] for note in parts.notes] == [
        "DHR2: candidate theme 1: Housing",
        "DHR2: candidate theme 1: Housing 1",
    ]
    (selection,) = tags(parts.sources, "PlainTextSelection")
    assert tags(selection, "Coding") == []


def test_a_case_leads_to_its_documents_and_selections():
    parts, _ = written(record(memo="Mine.", findings=found("present", QUOTE)))
    (case,) = parts.cases
    (source,) = tags(parts.sources, "TextSource")
    (selection,) = tags(parts.sources, "PlainTextSelection")
    assert case.attrib["name"] == "DHR2"
    assert tags(case, "Description")[0].text == "Mine."
    assert [one.attrib["targetGUID"] for one in tags(case, "SourceRef")] == [source.attrib["guid"]]
    assert [one.attrib["targetGUID"] for one in tags(case, "SelectionRef")] == [
        selection.attrib["guid"]
    ]


@pytest.mark.parametrize(
    ("coded", "stamp"),
    [(None, "1970-01-01T00:00:00Z"), (date(2025, 3, 10), "2025-03-10T00:00:00Z")],
)
def test_what_was_made_is_the_coders_and_has_a_day_always(coded, stamp):
    parts, _ = written(record(coded=coded, findings=found("present", QUOTE)))
    (note,) = parts.notes
    assert note.attrib["creatingUser"] == guid("user", "LN")
    assert note.attrib["creationDateTime"] == stamp
    said = "\nDay: no day was recorded"
    assert tags(note, "PlainTextContent")[0].text.endswith(said) is (coded is None)


def test_the_same_review_has_the_same_guids():
    one = record(findings=found("present", QUOTE))
    first, second = written(one)[0], written(one)[0]
    assert [note.attrib["guid"] for note in first.notes] == [
        note.attrib["guid"] for note in second.notes
    ]
