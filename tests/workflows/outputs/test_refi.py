"""From a project to REFI-QDA: what goes in, and what is said of what does not."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.model.codebook import NotIdentifying
from dhrcode.model.record import QueueEntry, Settlement, Source
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.export_request import ExportRequest
from dhrcode.workflows.outputs.refi import alone, make_codebook, make_project

DAY = date(2025, 3, 17)
QUOTE = "no agency sought a referral"


def wanted(project, target="p.qdpx", *, documents=True, **chosen):
    chosen_ = selection(project.codebook, **chosen)
    return ExportRequest(project, chosen_, Path(target), documents=documents)


def put(project, text, file="DHR2.txt"):
    (project.root / "sources").mkdir(exist_ok=True)
    (project.root / "sources" / file).write_text(text)


def names(made):
    ((_, data),) = made.files
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def test_a_file_of_refi_stands_alone():
    assert alone(Path("a/x.qdc")) == (Path("a/x.qdc"),)


def test_a_codebook_and_what_it_has_no_place_for(small, changed):
    made = make_codebook(wanted(small, "c.qdc"))
    assert made.holds == "2 areas, 3 subthemes"
    assert made.notes == ("A .qdc has no place for the codebook's attributes.",)
    assert "A conference was warranted and not held, or did not do its work." in made.texts
    other = make_codebook(wanted(changed, "c.qdc"))
    assert other.holds == "2 areas, 4 subthemes, 2 retired"
    assert other.notes == ("A .qdc has no place for the codebook's history.",)


def test_candidates_and_groupings_have_no_place_in_it_either(small):
    themes = small.root / "themes.yaml"
    themes.write_text(
        f"format: 2\n{themes.read_text('utf-8')}"
        "candidates: [{id: debt, label: Debt, definition: Money.}]\n"
        "groupings: [{id: own, label: Own, groups: [{label: A}]}]\n",
        "utf-8",
    )
    made = make_codebook(wanted(open_project(small.root), "c.qdc"))
    assert made.notes == (
        "A .qdc has no place for the codebook's attributes, candidates and groupings.",
    )


@pytest.mark.parametrize(
    "chosen", [{"where": ["year=2012"]}, {"kinds": ["dhr"]}, {"include_drafts": True}]
)
def test_a_codebook_has_no_reviews_to_select(small, chosen):
    with pytest.raises(UsageError, match=r"^a codebook holds no reviews: leave out --where"):
        make_codebook(wanted(small, "c.qdc", **chosen))


def test_a_project_with_its_documents(small):
    put(small, f"They say that {QUOTE} in that year.\n")
    made = make_project(wanted(small))
    assert made.holds == "3 reviews, 9 findings, 1 document"
    assert any(name.endswith(".txt") for name in names(made))
    assert made.notes[0] == "1 draft is not in it; --include-drafts puts them in."
    assert made.notes[1].startswith("It holds the whole text of 1 document: keep it as you keep")
    assert len(made.notes) == 2


def test_a_quote_that_its_document_has_not_is_told(small):
    put(small, "Another text altogether, of some length.\n")
    made = make_project(wanted(small))
    assert "1 of 1 quote was not found in the documents, and went in as notes alone." in made.notes


def test_without_documents_none_is_read(small):
    made = make_project(wanted(small, documents=False))
    assert made.holds == "3 reviews, 9 findings, 0 documents"
    of_notes = [name for name in names(made) if name.endswith(".txt")]
    ((_, data),) = made.files
    top = zipfile.ZipFile(BytesIO(data)).read("project.qde")
    assert all(Path(name).name.encode() in top for name in of_notes)
    assert b"<TextSource" not in top
    assert made.notes == ("1 draft is not in it; --include-drafts puts them in.",)


def test_documents_that_cannot_be_read_are_told_up_to_three(small):
    made = make_project(wanted(small))
    (note,) = [note for note in made.notes if note.startswith("1 document is not in it: ")]
    assert "DHR2.txt" in note
    sources = tuple(Source(id=f"s{n}", file=f"{n}.txt") for n in range(5))
    small.change("DHR10", lambda r: r.model_copy(update={"sources": sources}))
    (note,) = [
        note
        for note in make_project(wanted(small)).notes
        if note.startswith("6 documents are not in it: ")
    ]
    assert note.endswith("; and 3 more.")


def test_an_identifier_in_a_document_is_told_apart_from_those_of_records(small):
    put(small, f"{QUOTE}. Mrs Okafor rang 07700 900123.\n")
    made = make_project(wanted(small))
    assert {p.code for p in made.in_documents} <= {
        "identifier-titled-name",
        "identifier-phone-number",
    }
    assert made.in_documents
    assert make_project(wanted(small, documents=False)).in_documents == ()


def test_what_refi_has_no_place_for_is_counted(small):
    gps = small.read("DHR2")[0].findings["gps"]
    settled = Settlement(found={"EM": "absent"}, by=("LN",), decided=DAY)
    entry = QueueEntry(subtheme="gps", version="1.1", why="Wider.")
    note = NotIdentifying(text="Rose House", reason="Invented.")

    def update(record):
        findings = {**record.findings, "gps": gps.model_copy(update={"settled": settled})}
        more = {"findings": findings, "again": (entry, entry), "not_identifying": (note,)}
        return record.model_copy(update=more)

    small.change("DHR2", update)
    made = make_project(wanted(small, documents=False))
    assert (
        "Left out, since there is no place for it: how 1 finding was settled; that 2 findings have "
        "to be coded again; 1 note of what identifies nobody."
    ) in made.notes


def test_independent_codings_are_not_in_it(small):
    for coder in ("EM", "JB"):
        (small.root / "coders" / coder).mkdir(parents=True)
    made = make_project(wanted(open_project(small.root), documents=False))
    assert made.notes[-1] == "Independent codings (EM, JB) are not in it."


def test_every_text_that_goes_in_is_there_for_the_scan(small):
    texts = make_project(wanted(small, documents=False, where=["year=2012"])).texts
    assert {"DHR2", "LN", "overview", QUOTE, "Invented from beginning to end."} <= texts
    assert "Five doctors in one year." not in texts
    assert "year=2012" in texts


def test_a_faulty_record_and_nothing_is_made(small):
    small.path_of("DHR2").write_text("")
    with pytest.raises(DataProblemsError, match=r"^no export was made: 1 error"):
        make_project(ExportRequest(small, Selection(), Path("p.qdpx")))
