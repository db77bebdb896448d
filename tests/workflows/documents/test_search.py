"""From words, or a subtheme's cues, to passages: which, in what order, of which documents."""

import pytest

from dhrcode.errors import DataProblemsError, NotFoundError
from dhrcode.model.query import query
from dhrcode.store import passages as store
from dhrcode.store.project import open_project
from dhrcode.workflows.documents.named import named, places_of
from dhrcode.workflows.documents.search import SearchExtent, find, find_in
from dhrcode.workflows.documents.typed_search import TypedSearch


def plainly(files, total):
    return files


def typed(words):
    return TypedSearch(query(words))


@pytest.fixture
def look(small):
    """The passages found, as review, source, page and text; anew from disk."""

    def run(words, review=None, limit=20, coder=None):
        project = open_project(small.root).of_coder(coder)
        found, problems = find(project, typed(words), review, SearchExtent(limit), plainly)
        assert problems == []
        return [(h.place.review, h.place.source, h.page.name, h.page.text) for h in found.hits]

    return run


def texts(hits):
    return [text for *_, text in hits]


def test_the_same_document_of_two_reviews_is_found_once_for_each(put, names, look):
    put("DHR2.txt", "No referral was made.")
    names("DHR10", "DHR2.txt")
    assert look("referral") == [
        ("DHR2", "overview", "1", "No referral was made."),
        ("DHR10", "s1", "1", "No referral was made."),
    ]
    assert look("referral", "DHR10") == [("DHR10", "s1", "1", "No referral was made.")]


def test_ties_are_in_the_order_of_reviews_sources_and_pages(put, names, look):
    put("DHR2.txt", "A referral.", "A referral.")
    put("b.txt", "A referral.")
    put("a.txt", "A referral.")
    names("DHR10", "b.txt", "a.txt")
    assert [hit[:3] for hit in look("referral")] == [
        ("DHR2", "overview", "1"),
        ("DHR2", "overview", "2"),
        ("DHR10", "s1", "1"),
        ("DHR10", "s2", "1"),
    ]


def test_all_words_come_before_some_and_side_by_side_comes_first(put, look):
    put(
        "DHR2.txt",
        "A plan, a plan and a plan for her safety.",
        "Safety alone.",
        "There was talk of many other things before a safety plan was made at the end of it all.",
    )
    assert texts(look("safety plan")) == [
        "There was talk of many other things before a safety plan was made at the end of it all.",
        "A plan, a plan and a plan for her safety.",
        "Safety alone.",
    ]
    assert len(look('"safety plan"')) == 1


def test_words_side_by_side_are_found_where_a_hyphen_joins_them(put, look):
    put("DHR2.txt", "A multi-agency plan.")
    assert texts(look("multi agency plan")) == ["A multi-agency plan."]
    assert texts(look("multi plan")) == ["A multi-agency plan."]
    assert texts(look('"multi plan"')) == []


def test_either_of_two(put, look):
    put("DHR2.txt", "The doctor wrote.", "The GP rang.", "The GP wrote.")
    assert texts(look("GP OR doctor wrote")) == [
        "The doctor wrote.",
        "The GP wrote.",
        "The GP rang.",
    ]


def test_rare_words_and_more_of_them_in_less_text_are_more_relevant(put, look):
    put(
        "DHR2.txt",
        *["Then police came."] * 5,
        "A MARAC met here and so on.",
        "A MARAC met.",
        "MARAC and MARAC.",
    )
    assert texts(look("police OR MARAC"))[:4] == [
        "MARAC and MARAC.",
        "A MARAC met.",
        "A MARAC met here and so on.",
        "Then police came.",
    ]


def test_the_first_of_many_and_how_many_there_are(small, put):
    put("DHR2.txt", *["A referral."] * 30, "Nothing.")
    found, _ = find(small, typed("referral"), None, SearchExtent(4), plainly)
    assert [hit.page.number for hit in found.hits] == [1, 2, 3, 4]
    assert (found.total, found.holding, found.documents, found.pages) == (30, 1, 1, 31)


def test_pages_without_text_are_said(small, put, monkeypatch):
    put("DHR2.txt", "A referral.", "Two.", "Three.")
    read = store.read_document
    monkeypatch.setattr(store, "read_document", lambda *a: read(*a)._replace(pictured=(2, 3)))
    found, _ = find(small, typed("referral"), None, SearchExtent(4), plainly)
    assert found.searched == "1 document, 3 pages"
    assert found.unsearched == "2 pages are pictures without text, where nothing can be found."
    monkeypatch.undo()
    put("DHR2.txt", "Another referral.")
    found, _ = find(small, typed("referral"), None, SearchExtent(4), plainly)
    assert (found.total, found.unsearched) == (1, "")


def test_a_document_that_cannot_be_read_is_a_warning_at_its_place(small, put, names):
    put("b.txt", "A referral.")
    names("DHR10", "none.txt", "b.txt")
    found, problems = find(small, typed("referral"), "DHR10", SearchExtent(9), plainly)
    assert [hit.place.source for hit in found.hits] == ["s2"]
    ((file, line, column, code, message, hint, severity),) = problems
    assert (file.rpartition("/")[2], line, column, code, severity) == (
        "DHR10.yaml",
        5,
        20,
        "document-missing",
        "warning",
    )
    assert (message, hint) == ("there is no file sources/none.txt", "")


def test_a_record_with_an_error_is_said_and_the_rest_is_searched(small, put, look):
    put("DHR2.txt", "A referral.")
    small.path_of("DHR10").write_text("review: DHR10\ncoder: [\n")
    found, problems = find(small, typed("referral"), None, SearchExtent(9), plainly)
    assert len(found.hits) == 1
    assert {p.severity for p in problems} == {"error"}
    with pytest.raises(DataProblemsError, match="the record of DHR10 has to be mended first"):
        find(small, typed("referral"), "DHR10", SearchExtent(9), plainly)


def test_a_review_that_is_not_there_or_names_no_document(small):
    with pytest.raises(NotFoundError, match="no review 'dhr2': did you mean 'DHR2'"):
        find(small, typed("a"), "dhr2", SearchExtent(9), plainly)
    with pytest.raises(NotFoundError, match="DHR7 names no document: 'dhrcode source add DHR7 "):
        find(small, typed("a"), "DHR7", SearchExtent(9), plainly)
    small.path_of("DHR2").unlink()
    with pytest.raises(NotFoundError, match="no record names a document"):
        find(open_project(small.root), typed("a"), None, SearchExtent(9), plainly)


def test_documents_of_reviews_that_only_a_coder_has(small, put, names, look):
    for file in ("a.txt", "b.txt", "c.txt"):
        put(file, f"A referral in {file}.")
    put("DHR2.txt", "A referral in d.txt.")
    names("DHR50", "a.txt", coder="EM")
    names("DHR50", "b.txt", coder="LN")
    names("DHR2", "c.txt", coder="EM")
    names("DHR10", "b.txt", coder="EM")
    assert [(place.review, place.file, place.coder) for place in named(small).places] == [
        ("DHR2", "DHR2.txt", None),
        ("DHR10", "b.txt", "EM"),
        ("DHR50", "a.txt", "EM"),
    ]
    assert [hit[0] for hit in look("referral")] == ["DHR2", "DHR10", "DHR50"]
    assert texts(look("referral", coder="EM"))[0] == "A referral in c.txt."
    assert texts(look("referral", "DHR50", coder="LN")) == ["A referral in b.txt."]


def test_the_order_does_not_hang_on_who_asked_before(small, put, names, look):
    put("DHR2.txt", "The police came.", "The MARAC met.", "A MARAC, a MARAC.")
    put("x.txt", *["The MARAC met."] * 40)
    names("DHR50", "x.txt", coder="EM")
    alone = look("police OR MARAC", "DHR2")
    look("police", coder="EM")
    record, _ = small.read("DHR2")
    find_in(small, typed("police"), places_of(record), SearchExtent(9), plainly)
    assert look("police OR MARAC", "DHR2") == alone
