"""What names reviews: candidate themes, gaps in the coding, evidence."""

from dhrcode.model.codebook_parts import CodebookCandidate
from dhrcode.reports.blocks import Paragraph, Table
from dhrcode.reports.pack.details import candidates, evidence, gaps


def cells(table):
    return [line.cells for line in table.lines]


def said(section):
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def test_candidates_are_counted_and_each_stands_with_its_evidence(pack_of, case):
    cases = [case(1, {}, candidates=["Housing"]), case(2, {}, candidates=["housing", "Stalking"])]
    section = candidates(pack_of(cases))
    _, counted, listed = section.blocks
    assert cells(counted) == [("Housing", 2, "DHR1, DHR2"), ("Stalking", 1, "DHR2")]
    assert [line[:3] for line in cells(listed)] == [
        ("Housing", "DHR1", None),
        ("Housing", "DHR2", None),
        ("Stalking", "DHR2", None),
    ]
    assert all(len(line) == len(listed.columns) for line in cells(listed))


def test_what_the_codebook_says_of_its_candidates_stands_with_them(pack_of, case, codebook):
    known = CodebookCandidate(id="homes", label="Housing", definition="Flats.")
    told = pack_of(
        [case(1, {}, candidates=["homes", "Stalking"])],
        of=codebook.model_copy(update={"candidates": (known,)}),
    )
    _, counted, _ = candidates(told).blocks
    assert counted.columns[-1].heading == "What it is"
    assert cells(counted) == [("Housing", 1, "DHR1", "Flats."), ("Stalking", 1, "DHR1", None)]


def test_without_a_candidate_it_is_said(pack):
    assert said(candidates(pack)) == ["No coder noted a theme outside the codebook."]


def test_gaps_are_counted_in_words_and_listed(pack_of, four):
    section = gaps(pack_of(four, drafts=2))
    counted, drafts = said(section)
    assert counted == (
        "2 drafts are left out; 2 findings are not coded; 1 finding is unclear; 5 findings are "
        "present without evidence."
    )
    assert drafts == "Counted though drafts: DHR4."
    table = section.blocks[-1]
    assert cells(table)[0] == ("DHR1", "MARACS", "present without evidence")
    assert table.lines[0].key == "maracs"
    assert ("DHR4", "GPS", "not coded") in cells(table)


def test_without_a_gap_it_is_said_and_there_is_no_table(pack_of, case):
    whole = case(1, dict.fromkeys(("maracs", "police", "gps"), "absent"))
    section = gaps(pack_of([whole]))
    assert said(section) == [
        "None: no draft is left out, and no finding is missing, unclear or without evidence."
    ]
    assert not any(isinstance(block, Table) for block in section.blocks)


def test_evidence_stands_review_by_review_under_a_name_that_marks_lead_to(pack_of, case):
    one = case(1, {"maracs": "present", "gps": "not-stated"}, evidence=["gps", "maracs"])
    (table,) = evidence(pack_of([one])).blocks
    assert [line.cells[:5] for line in table.lines] == [
        ("DHR1", "MARACS", "present", "Overview", "20"),
        ("DHR1", "GPS", "not stated", "Overview", "20"),
    ]
    assert [line.anchor for line in table.lines] == ["DHR1/maracs", "DHR1/gps"]


def test_without_evidence_it_is_said(pack_of, case):
    assert said(evidence(pack_of([case(1, {"maracs": "absent"})]))) == ["No finding has evidence."]
