"""Findings and evidence taken out, mended, moved; and what a record is afterwards."""

from datetime import date

import pytest

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.model.record import Evidence
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.correction import EvidencePlace, clear, mend, move

SOUGHT = Evidence(
    source="overview", page="20", quote="no agency sought a referral", note="Each waited."
)
SECTION = Evidence(source="overview", section="4.2")
FIRST = EvidencePlace("use-of-maracs", 1)


def read(project, review="DHR2"):
    return project.read(review)[0]


def updated(project, **update):
    project.change("DHR2", lambda record: record.model_copy(update=update))


def test_a_subtheme_is_not_coded_any_more_and_the_record_a_draft(small):
    done = clear(small, "DHR2", "Use of MARACs")
    assert (done.subtheme, done.finding, done.pieces) == (
        "use-of-maracs",
        "present",
        (SOUGHT, SECTION),
    )
    assert done.reopened
    record = read(small)
    assert ("use-of-maracs" in record.findings, record.status) == (False, "draft")
    assert record.coded > date(2025, 3, 10)
    assert not clear(small, "DHR2", "gps").reopened  # it is a draft already
    with pytest.raises(NotFoundError, match=r"^DHR2 has not coded gps$"):
        clear(small, "DHR2", "gps")


def test_one_piece_of_evidence_is_taken_out(small):
    done = clear(small, "DHR2", "use-of-maracs", 1)
    assert (done.pieces, done.reopened) == ((SOUGHT,), False)
    record = read(small)
    assert (record.findings["use-of-maracs"].evidence, record.status) == ((SECTION,), "complete")
    done = clear(small, "DHR2", "use-of-maracs", 1)
    assert (done.pieces, done.reopened) == ((SECTION,), True)  # present, with none left
    assert read(small).status == "draft"


def test_an_absence_needs_no_evidence(small):
    assert not clear(small, "DHR2", "police-response", 1).reopened
    assert read(small).status == "complete"


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_piece_that_there_is_not(small, number):
    said = (
        rf"^DHR2 has 2 pieces of evidence for use-of-maracs, and no number {number}: 'dhrcode show"
    )
    with pytest.raises(NotFoundError, match=said):
        clear(small, "DHR2", "use-of-maracs", number)


def test_a_partial_record_stays_partial(small):
    themes = small.root / "themes.yaml"
    themes.write_text(f"format: 2\n{themes.read_text()}")
    small = open_project(small.root)
    updated(small, status="partial")
    assert not clear(small, "DHR2", "use-of-maracs").reopened
    assert read(small).status == "partial"


def test_what_was_agreed_is_changed_by_adjudicate_alone(small):
    updated(small, consensus_of=("EM", "LN"))
    before = small.read("DHR2")[1]
    said = (
        r"^DHR2 joins the codings of EM, LN: 'dhrcode adjudicate DHR2 use-of-maracs FINDING' "
        r"changes what was agreed$"
    )
    with pytest.raises(RefusedError, match=said):
        clear(small, "DHR2", "use-of-maracs")
    with pytest.raises(RefusedError, match=said):
        move(small, "DHR2", FIRST, "gps")
    assert small.read("DHR2")[1] == before
    mend(small, "DHR2", FIRST, {"page": "21"})  # which takes no finding back
    assert read(small).findings["use-of-maracs"].evidence[0].page == "21"


def test_a_piece_is_mended_where_it_stands(small):
    done = mend(small, "DHR2", FIRST, {"page": "21", "note": "", "quote": None})
    wanted = Evidence(source="overview", page="21", quote="no agency sought a referral")
    assert (done.pieces, done.number) == ((wanted,), 1)
    assert read(small).findings["use-of-maracs"].evidence == (wanted, SECTION)
    assert read(small).status == "complete"


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"quote": None}, UsageError, "say what is to be otherwise"),
        ({"source": "annex"}, UsageError, "DHR2 has no source 'annex'"),
        ({"page": "1\x00"}, UsageError, r"the page holds the character U\+0000"),
        (
            {"source": "", "page": "", "quote": "", "note": ""},
            UsageError,
            "nothing would be left of it: 'dhrcode clear DHR2 use-of-maracs --evidence 1' takes it",
        ),
        (
            {"page": "", "quote": "", "note": "", "section": "4.2"},
            RefusedError,
            "it would be the same as evidence 2; nothing was written",
        ),
    ],
)
def test_what_a_piece_cannot_become(small, given, error, said):
    before = small.read("DHR2")[1]
    with pytest.raises(error, match=f"^{said}"):
        mend(small, "DHR2", FIRST, given)
    assert small.read("DHR2")[1] == before


def test_a_quote_that_is_mended_is_looked_up(small):
    (small.root / "sources").mkdir()
    (small.root / "sources" / "DHR2.txt").write_text("No agency ever sought a referral to MARAC.")
    done = mend(small, "DHR2", FIRST, {"quote": "agency ever sought a referral", "page": ""})
    assert done.verified.startswith("Found")
    assert mend(small, "DHR2", FIRST, {"note": "Nobody asked."}).verified == ""


def test_a_piece_goes_to_another_subtheme(small):
    done = move(small, "DHR2", FIRST, "Police response")
    assert (done.subtheme, done.finding, done.pieces, done.number, done.reopened) == (
        "police-response",
        "absent",
        (SOUGHT,),
        2,
        False,
    )
    findings = read(small).findings
    assert findings["use-of-maracs"].evidence == (SECTION,)
    assert findings["police-response"].evidence == (
        Evidence(source="overview", page="31"),
        SOUGHT,
    )
    done = move(small, "DHR2", FIRST, "police-response")
    assert (done.number, done.reopened) == (3, True)


def test_to_a_subtheme_that_is_not_coded_it_goes_with_a_finding(small):
    clear(small, "DHR2", "gps")
    with pytest.raises(UsageError, match=r"^DHR2 has not coded gps: say what is found, --finding"):
        move(small, "DHR2", FIRST, "gps")
    with pytest.raises(UsageError, match="'maybe'"):
        move(small, "DHR2", FIRST, "gps", "maybe")
    done = move(small, "DHR2", FIRST, "gps", "present")
    assert (done.finding, done.number) == ("present", 1)
    with pytest.raises(
        RefusedError, match=r"^DHR2 says 'present' of gps: 'dhrcode code --replace'"
    ):
        move(small, "DHR2", FIRST, "gps", "absent")
    with pytest.raises(UsageError, match=r"^it is evidence of gps already$"):
        move(small, "DHR2", EvidencePlace("gps", 1), "gps")


def test_a_piece_that_is_there_already_is_there_once(small):
    clear(small, "DHR2", "police-response", 1)
    move(small, "DHR2", FIRST, "police-response")
    record = read(small)
    coded = record.findings["use-of-maracs"].model_copy(update={"evidence": (SOUGHT, SECTION)})
    updated(small, findings={**record.findings, "use-of-maracs": coded})
    assert move(small, "DHR2", FIRST, "police-response").number == 1
    assert read(small).findings["police-response"].evidence == (SOUGHT,)


def test_a_record_behind_the_codebook_is_brought_forward_first(changed):
    with pytest.raises(RefusedError, match="'dhrcode migrate' brings the records forward first"):
        clear(changed, "DHR2", "housing")
