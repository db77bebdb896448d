"""What dhrcode exports to REFI-QDA and brings in again is the same, but for what the docs say."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import provenance
from dhrcode.exporters.refi import codebook as codebook_file
from dhrcode.exporters.refi.project import render
from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.codebook import Area, Codebook, NotIdentifying, Subtheme
from dhrcode.model.document import Document, Page
from dhrcode.model.record import QueueEntry, Settlement
from dhrcode.model.vocabulary import arranged, typed
from dhrcode.store.project import open_project, shipped_codebook

TESTS = Path(__file__).parents[2]
_WRITING = runpy.run_path(str(TESTS / "store" / "yaml" / "test_writer.py"))
RECORDS, CODEBOOK = _WRITING["RECORDS"], _WRITING["CODEBOOK"]
LABELS, TEXTS, SLUGS = _WRITING["LABELS"], _WRITING["TEXTS"], _WRITING["SLUGS"]
PAGES = ("a\nb \U0001f600 - a", "no\n\n  a: b\nc: d", "word " * 40 + "end")


def no_documents(record):
    return {}


def with_documents(record):
    """Every source that names a file has three pages."""
    pages = tuple(Page(n, "", text) for n, text in enumerate(PAGES, 1))
    return {s.id: Document(f"sources/{s.file}", "0" * 64, pages) for s in record.sources if s.file}


def that_check_passes(record):
    """Evidence names documents that are listed, and what is complete has evidence."""
    bare = [*record.unevidenced(), *record.unevidenced_contacts()]
    if record.status != "draft" and bare:
        return False
    named = {p.source for c in record.findings.values() for p in c.evidence}
    named |= {p.source for c in (*record.emerging, *record.contacts) for p in c.evidence}
    return named - {None} <= {s.id for s in record.sources}


def exported(codebook, records, documents, path):
    reviews = [CodedReview.of(record, "0" * 64) for record in records]
    origin = provenance(codebook, "0" * 64, reviews, "all complete and partial reviews")
    path.write_bytes(render(codebook, records, documents, origin).data)
    return path


def imported(path, codebook, **wanted):
    made = read(path, path.name, ImportRequest(codebook, **wanted))
    assert made.problems == []
    return made


def in_order(record, documents):
    """Documents whose text is in the file come before those of which there is a note alone."""
    there = documents(record)
    sources = sorted(record.sources, key=lambda source: source.id not in there)
    return record.model_copy(update={"sources": tuple(sources)})


@pytest.mark.slow
@settings(max_examples=200)
@given(RECORDS.filter(that_check_passes), st.sampled_from([no_documents, with_documents]))
def test_a_record_out_and_in_again_is_the_same(tmp_path_factory, record, documents):
    path = tmp_path_factory.mktemp("refi") / "project.qdpx"
    made = imported(exported(CODEBOOK, [record], documents, path), CODEBOOK)
    assert [note for note in made.notes if not note.startswith("The records name ")] == []
    [draft] = made.drafts
    back, faults = typed(draft.record, CODEBOOK)
    assert faults == []
    assert arranged(back, CODEBOOK) == in_order(record, documents)
    assert arranged(typed(draft.over(record), CODEBOOK)[0], CODEBOOK) == record


def test_what_the_format_cannot_hold_stays_in_the_record(tmp_path):
    project = open_project(TESTS / "projects" / "small")
    record = next(project.load_all()).record
    subtheme = next(iter(record.findings))
    settled = Settlement(
        found={"LN": "present"}, by=("EM",), decided="2025-03-10", reason="Talked."
    )
    coded = record.findings[subtheme].model_copy(update={"settled": settled})
    whole = record.model_copy(
        update={
            "findings": record.findings | {subtheme: coded},
            "again": (QueueEntry(subtheme=subtheme, version="2", why="redefined"),),
            "not_identifying": (NotIdentifying(text="The Lodge", reason="a pub"),),
        }
    )
    path = exported(project.codebook, [whole], no_documents, tmp_path / "project.qdpx")
    [draft] = imported(path, project.codebook).drafts
    assert arranged(typed(draft.over(whole), project.codebook)[0], project.codebook) == whole
    other = coded.model_copy(update={"finding": "unclear"})
    changed = whole.model_copy(update={"findings": whole.findings | {subtheme: other}})
    assert draft.over(changed).findings[subtheme].settled is None


def test_two_examples_out_and_in_again(tmp_path):
    for example in ("fictional", "west-midlands-2014"):
        project = open_project(TESTS.parent / "examples" / example)
        records = [loaded.record for loaded in project.load_all()]
        path = exported(project.codebook, records, no_documents, tmp_path / f"{example}.qdpx")
        drafts = imported(path, project.codebook).drafts
        back = [typed(draft.record, project.codebook)[0] for draft in drafts]
        assert [arranged(one, project.codebook) for one in back] == records


CODES = st.builds(
    Subtheme,
    id=st.sampled_from(SLUGS),
    label=LABELS,
    definition=TEXTS,
    when_to_use=st.none() | TEXTS,
    when_not_to_use=st.none() | TEXTS,
    example=st.none() | TEXTS,
    also_known_as=st.lists(LABELS, max_size=2).map(tuple),
    cues=st.lists(LABELS, max_size=2).map(tuple),
    retired=st.none() | st.just("1.0"),
)
BOOKS = st.builds(
    lambda title, source, codes, at: Codebook(
        id="one-of-ours",
        version="2.1",
        title=title,
        source=source,
        areas=tuple(
            Area(id=f"area-{n}", label=f"Area {n}", subthemes=tuple(part))
            for n, part in enumerate((codes[:at], codes[at:]))
            if part
        ),
    ),
    LABELS,
    st.none() | TEXTS,
    st.lists(CODES, unique_by=lambda one: one.id, min_size=1, max_size=5),
    st.integers(0, 5),
)


@pytest.mark.slow
@settings(max_examples=200)
@given(BOOKS)
def test_a_codebook_out_and_in_again_has_the_same_areas_and_subthemes(tmp_path_factory, codebook):
    path = tmp_path_factory.mktemp("refi") / "codebook.qdc"
    path.write_bytes(codebook_file.render(codebook))
    made = imported(path, None)
    assert made.codebook.areas == codebook.areas
    for key in ("id", "version", "title", "source"):
        assert getattr(made.codebook, key) == getattr(codebook, key)


def test_the_codebook_that_dhrcode_carries_out_and_in_again(tmp_path):
    codebook = shipped_codebook()
    path = tmp_path / "codebook.qdc"
    path.write_bytes(codebook_file.render(codebook))
    assert imported(path, None).codebook.areas == codebook.areas
