"""One finding written in one step, and a review marked complete."""

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.record import Evidence
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import (
    CandidateEntry,
    FindingEntry,
    IncompleteError,
    Piece,
    complete,
    enter,
    note,
    rest_not_stated,
)


def test_a_finding_is_written_with_its_evidence(small):
    piece = Piece(page="3", quote="nobody asked", source="overview")
    made = enter(small, "DHR7", FindingEntry("gps", "present", piece, coder="JB"))
    assert (made.subtheme, made.finding, made.verified) == ("gps", "present", "")
    coded = small.read("DHR7")[0].findings["gps"]
    assert coded.evidence == (Evidence(source="overview", page="3", quote="nobody asked"),)
    assert [source.id for source in made.record.sources] == ["overview"]


def test_a_further_piece_is_added_and_another_finding_needs_replace(small):
    enter(small, "DHR7", FindingEntry("gps", "present", Piece(page="3")))
    made = enter(small, "DHR7", FindingEntry("gps", "present", Piece(page="4")))
    assert [piece.page for piece in made.record.findings["gps"].evidence] == ["3", "4"]
    with pytest.raises(RefusedError, match="DHR7 says 'present' of gps: --replace"):
        enter(small, "DHR7", FindingEntry("gps", "absent"))
    made = enter(small, "DHR7", FindingEntry("gps", "absent", replace=True))
    assert made.record.findings["gps"].evidence == ()


def test_what_is_as_before_leaves_the_day_of_the_coding(small):
    before = small.path_of("DHR7").read_bytes()
    enter(small, "DHR7", FindingEntry("use-of-maracs", "absent"))
    assert small.path_of("DHR7").read_bytes() == before


def test_a_review_without_a_record_needs_a_coder(small):
    with pytest.raises(UsageError, match="DHR9 has no record yet; say who codes"):
        enter(small, "DHR9", FindingEntry("gps", "absent"))
    assert not small.path_of("DHR9").exists()
    entry = FindingEntry("gps", "absent", coder="LN", kind="interview", begin=True)
    made = enter(small, "DHR9", entry)
    assert (made.record.coder, made.record.kind) == ("LN", "interview")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            FindingEntry("gps", "absent", coder="LN"),
            "DHR7 is coded by JB, not LN; nothing was written",
        ),
        (
            FindingEntry("gps", "absent", kind="interview"),
            "DHR7 is of kind dhr, not interview; nothing",
        ),
    ],
)
def test_another_coder_or_kind_is_refused(small, entry, message):
    before = small.path_of("DHR7").read_bytes()
    with pytest.raises(RefusedError, match=message):
        enter(small, "DHR7", entry)
    assert small.path_of("DHR7").read_bytes() == before


def test_a_quote_is_looked_up_where_its_document_is(small):
    (small.root / "sources").mkdir()
    (small.root / "sources" / "DHR2.txt").write_text("The panel heard that nobody asked her.\n")
    piece = Piece(quote="nobody asked her", source="overview")
    made = enter(small, "DHR2", FindingEntry("use-of-maracs", "present", piece))
    assert made.verified == "Found in DHR2.txt, which does not know its pages."


def test_a_record_that_lacks_something_stays_a_draft(small):
    with pytest.raises(IncompleteError) as caught:
        complete(small, "DHR7")
    assert str(caught.value) == "DHR7 stays a draft; not coded yet: police-response, gps"
    enter(small, "DHR7", FindingEntry("police-response", "absent"))
    enter(small, "DHR7", FindingEntry("gps", "not-stated"))
    assert complete(small, "DHR7").status == "complete"
    assert small.read("DHR7")[0].status == "complete"


@pytest.fixture
def offering(small):
    """The small project with a codebook that names candidate themes."""
    themes = small.root / "themes.yaml"
    themes.write_text(
        f"format: 2\n{themes.read_text()}candidates:\n"
        "  - {id: hospitals, label: Hospital care, definition: Wards.}\n"
    )
    return open_project(small.root)


def test_a_candidate_of_the_codebook_is_noted_by_its_label_and_gathers_evidence(offering):
    made = note(offering, "DHR7", CandidateEntry("hospitals", piece=Piece(page="3")))
    assert (made.candidate.label, made.verified) == ("Hospital care", "")
    made = note(offering, "DHR7", CandidateEntry("HOSPITAL care", piece=Piece(page="5")))
    note(offering, "DHR7", CandidateEntry("hospitals", piece=Piece(page="5")))
    (noted,) = offering.read("DHR7")[0].emerging
    assert noted == made.candidate
    assert [piece.page for piece in noted.evidence] == ["3", "5"]


def test_another_theme_is_noted_by_the_name_that_was_typed_with_what_it_is(offering):
    note(offering, "DHR7", CandidateEntry("Debt", "Rent owed."))
    note(offering, "DHR7", CandidateEntry("debt", "Rent owed.", Piece(note="p. 4")))
    (noted,) = offering.read("DHR7")[0].emerging
    assert (noted.label, noted.note) == ("Debt", "Rent owed.")
    assert noted.evidence == (Evidence(note="p. 4"),)
    with pytest.raises(RefusedError, match="DHR7 says something else about 'Debt'"):
        note(offering, "DHR7", CandidateEntry("Debt", "Loans."))


@pytest.mark.parametrize("name", ["gps", "issues related to  GPs"])
def test_a_subtheme_is_coded_and_not_noted(offering, name):
    before = offering.path_of("DHR7").read_bytes()
    with pytest.raises(UsageError, match="is the subtheme gps: code that"):
        note(offering, "DHR7", CandidateEntry(name))
    assert offering.path_of("DHR7").read_bytes() == before


def test_what_was_noted_already_leaves_the_day_of_the_coding(offering):
    note(offering, "DHR7", CandidateEntry("Debt", "Rent.", Piece(page="3")))
    path = offering.path_of("DHR7")
    path.write_text(path.read_text().replace("coded: ", "coded: 2024-01-02 # "))
    before = path.read_bytes()
    note(offering, "DHR7", CandidateEntry("Debt", "Rent.", Piece(page="3")))
    assert path.read_bytes() == before


def test_all_that_is_left_is_not_stated_in_one_step(small):
    coded = dict(small.read("DHR7")[0].findings)
    made = rest_not_stated(small, "DHR7")
    left = [subtheme for subtheme in small.codebook.subthemes if subtheme not in coded]
    assert left != []
    assert {made.findings[one].finding for one in left} == {"not-stated"}
    assert {one: made.findings[one] for one in coded} == coded
    with pytest.raises(RefusedError, match="every subtheme of DHR7 is coded"):
        rest_not_stated(small, "DHR7")
