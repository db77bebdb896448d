"""The documents that records name: whose come first, and what is said where there is none."""

import pickle

import pytest

from dhrcode.errors import DataProblemsError, DocumentError, NotFoundError
from dhrcode.model.record import Source
from dhrcode.store.project import open_project
from dhrcode.workflows.documents.named import (
    DocumentPlace,
    failed,
    named,
    places_of,
    without_document,
)


def found(project, coder=None):
    return named(open_project(project.root).of_coder(coder))


def said(of, review):
    with pytest.raises((NotFoundError, DataProblemsError)) as caught:
        of.of(review)
    return str(caught.value)


def test_a_record_s_documents_are_its_sources_that_have_a_file(small):
    record, _ = small.read("DHR2")
    sources = (Source(id="talk"), *record.sources, Source(id="annex", file="annex.pdf"))
    assert places_of(record.model_copy(update={"sources": sources})) == [
        DocumentPlace("DHR2", "overview", "DHR2.txt", 1),
        DocumentPlace("DHR2", "annex", "annex.pdf", 2),
    ]


def test_reviews_stand_in_natural_order_and_their_documents_as_they_are_named(small, names):
    names("DHR10", "b.txt", "a.txt")
    assert found(small).places == [
        DocumentPlace("DHR2", "overview", "DHR2.txt", 0),
        DocumentPlace("DHR10", "s1", "b.txt", 0),
        DocumentPlace("DHR10", "s2", "a.txt", 1),
    ]


def test_the_record_s_documents_go_before_a_coder_s_whose_files_are_known_too(small, names):
    names("DHR2", "other.txt", coder="EM")
    made = found(small)
    assert made.of("DHR2") == [DocumentPlace("DHR2", "overview", "DHR2.txt", 0)]
    assert made.files == ["DHR2.txt", "other.txt"]


def test_where_the_record_names_none_the_first_coder_s_are_taken(small, names):
    names("DHR7", coder="EM")
    names("DHR7", "jb.txt", coder="JB")
    names("DHR7", "qx.txt", coder="QX")
    names("DHR99", "only.txt", coder="EM")
    made = found(small)
    assert made.of("DHR7") == [DocumentPlace("DHR7", "s1", "jb.txt", 0, "JB")]
    assert made.of("DHR99") == [DocumentPlace("DHR99", "s1", "only.txt", 0, "EM")]


def test_of_a_coder_s_own_codings_theirs_come_first(small, names):
    names("DHR2", "other.txt", coder="EM")
    made = found(small, "EM")
    assert made.of("DHR2") == [DocumentPlace("DHR2", "s1", "other.txt", 0, "EM")]
    assert made.coder == "EM"
    names("DHR2", coder="EM")
    assert found(small, "EM").of("DHR2") == [DocumentPlace("DHR2", "overview", "DHR2.txt", 0)]


def test_a_review_that_there_is_not_or_that_names_none(small):
    made = found(small)
    assert said(made, "dhr2") == "there is no review 'dhr2': did you mean 'DHR2'?"
    assert said(made, "DHR22") == "there is no review 'DHR22': did you mean 'DHR2'?"
    assert said(made, "XYZ") == "there is no review 'XYZ'"
    assert said(made, "DHR7") == without_document("DHR7", None)


def test_whose_coding_names_none_is_in_the_command_that_adds_one():
    assert without_document("DHR7", None) == (
        "DHR7 names no document: 'dhrcode source add DHR7 FILE' adds one"
    )
    assert without_document("DHR7", "EM") == (
        "DHR7 names no document: 'dhrcode source add DHR7 FILE --as EM' adds one"
    )


def test_a_record_that_cannot_be_read_has_to_be_mended_first(small):
    small.path_of("DHR2").write_text("review: [\n")
    made = found(small)
    assert said(made, "DHR2") == "the record of DHR2 has to be mended first"
    assert [problem.code for problem in made.problems] == ["yaml-syntax"]
    assert "DHR2" in made.reviews


def test_another_coding_of_it_may_still_name_one(small, names):
    small.path_of("DHR2").write_text("review: [\n")
    names("DHR2", "em.txt", coder="EM")
    assert found(small).of("DHR2") == [DocumentPlace("DHR2", "s1", "em.txt", 0, "EM")]


def test_a_document_that_cannot_be_read_is_a_warning_where_it_is_named(small, names):
    names("DHR10", "a.txt", "b.txt", coder="EM")
    place = DocumentPlace("DHR10", "s2", "b.txt", 1, "EM")
    (problem,) = failed(small, place, DocumentError("document-unreadable", "is a picture"))
    assert problem.file.endswith("coders/EM/DHR10.yaml")
    assert (problem.line, problem.column, problem.severity) == (6, 20, "warning")
    assert (problem.code, problem.message) == ("document-unreadable", "is a picture")


def test_places_travel_to_other_processes():
    place = DocumentPlace("DHR10", "s2", "b.txt", 1, "EM")
    assert pickle.loads(pickle.dumps(place)) == place
