"""Quotes verified, put into words, remembered; their pages put right."""

from dataclasses import replace

import pytest

from dhrcode.analysis.quotes.differences import WordDifference
from dhrcode.analysis.quotes.match import Match
from dhrcode.analysis.quotes.quoted import Quoted
from dhrcode.errors import DocumentError
from dhrcode.model.document import Document, Page
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Source
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.workflows.documents import verification
from dhrcode.workflows.documents.memory import keep, outcome
from dhrcode.workflows.documents.page_fixes import corrections, patch
from dhrcode.workflows.documents.verdicts import CheckedQuote, counted, fault_of, in_words, sentence
from dhrcode.workflows.documents.verification import Library, Verification, look_up, verify

FIRST = "No agency sought a referral to the MARAC in that year."
SECOND = "The officers were prompt and kind when they came to her."
OVERVIEW = Source(id="overview", file="a.txt")


def record(review, coder, *pieces, source=OVERVIEW):
    return Record(
        review=review,
        codebook=CodebookVersion(id="small-study", version="1.0"),
        coder=coder,
        sources=(source,),
        findings={"gps": CodedSubtheme(finding="absent", evidence=tuple(pieces))},
    )


def quote(text, page=None):
    return Evidence(source="overview", page=page, quote=text)


@pytest.fixture
def study(small: Project) -> Project:
    """Two pages to quote from, and no record but those that a test makes."""
    for path in small.listing[0]:
        path.unlink()
    (small.root / "sources").mkdir()
    (small.root / "sources" / "a.txt").write_text(f"{FIRST}\n\f{SECOND}\n")
    return replace(small)


def verified(project: Project, review: str | None = None) -> list[list[Verification]]:
    return list(verify(project, Library(project.root), review))


def outcomes(project: Project, review: str) -> list[str]:
    return sorted(read_verified(project.root, review)[0].quotes.values())


@pytest.fixture
def read(monkeypatch):
    """The documents that were read, in order."""
    files: list[str] = []
    real = verification.read_document

    def counting(root, file):
        files.append(file)
        return real(root, file)

    monkeypatch.setattr(verification, "read_document", counting)
    return files


def test_reviews_come_with_all_their_codings_and_documents_are_read_once(study, read):
    em = study.of_coder("EM")
    for review in ("DHR10", "DHR2"):
        study.create(record(review, "LN", quote(FIRST, "1"), quote(SECOND, "2")))
        em.create(record(review, "EM", quote(FIRST, "1")))
    made = verified(replace(study))
    assert [[(one.path.stem, one.project.coder) for one in several] for several in made] == [
        [("DHR2", None), ("DHR2", "EM")],
        [("DHR10", None), ("DHR10", "EM")],
    ]
    assert read == ["a.txt"]
    assert [len(several) for several in verified(replace(em))] == [1, 1]
    assert [one.path.stem for one in verified(study, "DHR2")[0]] == ["DHR2"]


def test_a_document_that_cannot_be_read_is_tried_once(study, read):
    (study.root / "sources" / "a.txt").write_text("")
    study.create(record("DHR2", "LN", *(quote(f"{n} {FIRST}") for n in range(5))))
    ((made,),) = verified(replace(study))
    assert read == ["a.txt"]
    assert [held.became for held in made.held] == ["missing"] * 5
    (problem,) = made.problems
    assert problem.hint == "5 quotes cannot be held against it"
    assert problem.severity == "error"


def test_few_documents_are_kept_in_memory(study, read):
    library = Library(study.root)
    names = [f"{n}.txt" for n in range(verification.MOST_KEPT + 1)]
    for name in names:
        (study.root / "sources" / name).write_text(FIRST)
        library.document(name)
    library.document(names[-1])
    library.document(names[0])
    assert read == [*names, names[0]]


def test_a_source_without_quotes_need_not_be_there(study):
    made = record("DHR2", "LN", Evidence(source="overview", note="none"))
    study.create(made)
    ((one,),) = verified(replace(study))
    assert (one.held, one.problems) == ([], [])
    assert counted(one.held) == "0 quotes"


# what it says


def test_a_quote_is_looked_up_as_soon_as_it_is_typed(study, read):
    made = record("DHR2", "LN")

    def said(text, page=None, source="overview"):
        return look_up(study, made, Evidence(source=source, page=page, quote=text))

    assert said(FIRST, "1") == "Found on page 1."
    assert said(FIRST) == "Found on page 1."
    assert said(f"{FIRST} {SECOND}", "2") == "Found on pages 1-2."
    assert said(SECOND, "1") == "Found on page 2, not 1."
    assert said("the officers", "2") == "Too short to tell where it comes from."
    assert said("nobody ever asked her about it", "2") == "Not found in a.txt."
    assert said(FIRST, source="minutes") == ""
    assert said(FIRST, source=None) == "Found on page 1."
    assert look_up(study, made, Evidence(source="overview", note="mine")) == ""
    assert read == ["a.txt"]


def test_a_document_that_comes_later_is_seen(study):
    made = record("DHR2", "LN", source=Source(id="overview", file="b.txt"))
    assert look_up(study, made, quote(FIRST)) == ""
    (study.root / "sources" / "b.txt").write_text(" ")
    assert look_up(study, made, quote(FIRST)).startswith("Not verified: sources/b.txt ")
    (study.root / "sources" / "b.txt").write_text(FIRST)
    assert look_up(study, made, quote(FIRST)) == "Found in b.txt, which does not know its pages."


def test_a_document_without_pages_says_so(study, monkeypatch):
    document = Document("sources/a.txt", "0" * 64, (Page(1, "", FIRST),), paged=False)
    monkeypatch.setattr(verification, "read_document", lambda _root, _file: document)
    study.create(record("DHR2", "LN", quote(FIRST, "7"), quote(FIRST.replace("No", "An"))))
    made = record("DHR2", "LN")
    assert look_up(study, made, quote(FIRST, "7")) == (
        "Found in a.txt, which does not know its pages."
    )
    ((one,),) = verified(replace(study))
    assert counted(one.held) == (
        "2 quotes: 1 found, 1 with small differences (the page of 1 cannot be told)"
    )
    assert [problem.code for problem in one.problems] == ["quote-differs"]
    assert one.problems[0].message.startswith("the quote is found with small differences; ")


def test_pages_that_are_pictures_are_named_where_a_quote_is_not_found(study, monkeypatch):
    document = Document("sources/a.txt", "0" * 64, (Page(1, "", FIRST),), pictured=(2, 3))
    monkeypatch.setattr(verification, "read_document", lambda _root, _file: document)
    study.create(record("DHR2", "LN", quote(SECOND)))
    ((one,),) = verified(replace(study))
    assert one.problems[0].hint == (
        "2 pages are pictures without text, in which nothing can be found"
    )


def test_weighty_differences_come_first_and_are_all_shown():
    plain = [WordDifference(f"d{n}", f"q{n}", weighty=False) for n in range(6)]
    weighty = [WordDifference(f"D{n}", f"Q{n}", weighty=True) for n in range(7)]
    assert in_words(plain[:2]) == (
        'the document: "d0"; the quote: "q0"; the document: "d1"; the quote: "q1"'
    )
    assert in_words(plain).endswith('"q4"; and 1 more difference')
    said = in_words([*plain, *weighty])
    assert all(f'"Q{n}"' in said for n in range(7))
    assert said.endswith("; and 6 more differences")


def test_a_quote_that_has_no_match_to_tell_of():
    held = CheckedQuote(Quoted((), "x", None, None), "no-document")
    fault = fault_of(held, record("DHR2", "LN", source=Source(id="overview")), "EM")
    assert fault is not None
    assert fault.hint == "'dhrcode source add DHR2 FILE --as EM' adds one"
    assert (
        fault_of(CheckedQuote(Quoted((), "x", None, None), "missing"), record("DHR2", "LN"), None)
        is None
    )


def test_differences_on_another_page_say_so():
    there = Match(
        "differs", "page 2", "", (WordDifference("a", "b", weighty=False),), page_fits=False
    )
    held = CheckedQuote(Quoted((), "x", "1", OVERVIEW), "differs", there)
    fault = fault_of(held, record("DHR2", "LN"), None)
    assert fault is not None
    assert fault.message == (
        "the quote is found on page 2 with small differences, and the page is given as '1'; "
        'the document: "a"; the quote: "b"'
    )
    assert sentence(held) == (
        'Found on page 2, not 1 with small differences: the document: "a"; the quote: "b".'
    )


# what is remembered


def remembered(project: Project, review: str, *, fix_pages: bool = False) -> list[str]:
    """Writes down what becomes of quotes; gives what is said of pages that were put right."""
    library = Library(project.root)
    made = [
        outcome(project, codings, library, fix_pages=fix_pages)
        for codings in verified(replace(project), review)
    ]
    kept = keep(project, library, made)
    return [said for one in kept for fix in one.fixes.values() for said in fix.said]


def test_a_coders_quotes_are_remembered_beside_those_of_the_record(study):
    em = study.of_coder("EM")
    study.create(record("DHR2", "LN", quote(FIRST, "1"), quote(SECOND, "1")))
    em.create(record("DHR2", "EM", quote(SECOND, "2"), quote("nobody ever asked her about it")))
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == ["elsewhere", "found"]
    remembered(em, "DHR2")
    assert outcomes(study, "DHR2") == ["elsewhere", "found", "found", "not-found"]


def test_what_no_coding_has_any_more_is_forgotten(study):
    study.create(record("DHR2", "LN", quote(FIRST, "1"), quote(SECOND, "1")))
    remembered(study, "DHR2")
    study.change("DHR2", lambda _: record("DHR2", "LN", quote(FIRST, "1")))
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == ["found"]
    study.change("DHR2", lambda _: record("DHR2", "LN", Evidence(note="none")))
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == []


def test_nothing_is_forgotten_while_a_coding_cannot_be_read(study):
    em = study.of_coder("EM")
    study.create(record("DHR2", "LN", quote(FIRST, "1")))
    em.create(record("DHR2", "EM", quote(SECOND, "1")))
    remembered(study, "DHR2")
    remembered(em, "DHR2")
    em.path_of("DHR2").write_text("review: [")
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == ["elsewhere", "found"]


def test_a_changed_document_makes_quotes_unverified_until_they_are_verified_again(study):
    study.create(record("DHR2", "LN", quote(FIRST, "1"), quote(SECOND, "2")))
    remembered(study, "DHR2")
    before = read_verified(study.root, "DHR2")[0]
    (study.root / "sources" / "a.txt").write_text(FIRST)
    remembered(study, "DHR2")
    after = read_verified(study.root, "DHR2")[0]
    assert outcomes(study, "DHR2") == ["found", "not-found"]
    assert set(before.quotes).isdisjoint(after.quotes)
    assert before.documents != after.documents


# pages put right


def test_pages_are_put_right_for_findings_and_candidate_themes(study):
    made = record(
        "DHR2",
        "LN",
        quote(FIRST, "2"),
        quote(FIRST, "1"),
        quote(FIRST),
        quote("a referral to", "2"),
        quote(f"{FIRST} {SECOND}", "9"),
    )
    made = made.model_validate(
        made.model_dump(exclude_none=True)
        | {"emerging": [{"label": "Kindness", "evidence": [{"quote": SECOND, "page": "1"}]}]}
    )
    study.create(made)
    ((one,),) = verified(replace(study), "DHR2")
    pages = {path: page for path, (_, page) in corrections(one).items()}
    assert pages == {
        ("findings", "gps", "evidence", 0): "1",
        ("findings", "gps", "evidence", 2): "1",
        ("findings", "gps", "evidence", 4): "1-2",
        ("emerging", 0, "evidence", 0): "2",
    }
    assert remembered(study, "DHR2", fix_pages=True) == [
        "DHR2: gps, evidence 1: page 2, now 1",
        "DHR2: gps, evidence 3: no page, now 1",
        "DHR2: gps, evidence 5: page 9, now 1-2",
        "DHR2: candidate theme 1, evidence 1: page 1, now 2",
    ]
    ((again,),) = verified(replace(study), "DHR2")
    assert corrections(again) == {}
    assert patch(again) == ""
    assert remembered(study, "DHR2", fix_pages=True) == []


def test_evidence_that_was_changed_meanwhile_keeps_its_page(study):
    study.create(record("DHR2", "LN", quote(FIRST, "2"), quote(SECOND, "1")))
    library = Library(study.root)
    (codings,) = verified(replace(study), "DHR2")
    made = outcome(study, codings, library, fix_pages=True)
    study.change("DHR2", lambda _: record("DHR2", "LN", quote(SECOND, "1"), quote(SECOND, "1")))
    (kept,) = keep(study, library, [made])
    assert kept.fixes[0].said == ("DHR2: gps, evidence 2: page 1, now 2",)
    changed, _ = study.read("DHR2")
    assert [piece.page for piece in changed.findings["gps"].evidence] == ["1", "2"]
    assert outcomes(study, "DHR2") == ["elsewhere", "found"]


def test_pages_of_a_record_that_cannot_be_read_any_more_are_not_written(study):
    study.create(record("DHR2", "LN", quote(FIRST, "2")))
    library = Library(study.root)
    (codings,) = verified(replace(study), "DHR2")
    made = outcome(study, codings, library, fix_pages=True)
    study.path_of("DHR2").write_text("review: [")
    (kept,) = keep(study, library, [made])
    assert kept.fixes == {}
    assert study.path_of("DHR2").read_text() == "review: ["


def test_pages_and_what_is_remembered_are_one_step(study):
    for review in ("DHR2", "DHR3"):
        study.create(record(review, "LN", quote(FIRST, "2")))
    before = {path: path.read_bytes() for path in study.root.glob("*/*.yaml")}
    library = Library(study.root)
    made = [
        outcome(study, codings, library, fix_pages=True)
        for review in ("DHR2", "DHR3")
        for codings in verified(replace(study), review)
    ]
    keep(study, library, made)
    number, step = next(iter(study.journal.done()))
    assert step.files == 4
    with study.writing():
        study.journal.take_back(number, "undo")
    assert {path: path.read_bytes() for path in study.root.glob("*/*.yaml")} == before


def test_a_missing_document_is_said_each_time_it_is_asked_for(study):
    library = Library(study.root)
    for _ in range(2):
        with pytest.raises(DocumentError, match=r"there is no file sources/none\.txt"):
            library.document("none.txt")
