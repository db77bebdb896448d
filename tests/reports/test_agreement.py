"""The agreement of coders as a report, and as a sentence for a methods section."""

import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import Treatment, compare, compare_ratings
from dhrcode.analysis.agreement.ratings import from_table
from dhrcode.analysis.provenance import provenance
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.reports.agreement import (
    ComparisonDetails,
    agreement_report,
    labels_of,
    ratings_setting,
    sentence,
)

CODEBOOK = Codebook(
    id="tiny",
    version="1.0",
    title="Tiny",
    areas=(
        Area(
            id="health",
            label="Health",
            subthemes=tuple(
                Subtheme(id=s, label=s.upper(), definition="x") for s in ("gps", "schools")
            ),
        ),
    ),
)
AREAS = {"health": ["gps", "schools"]}
TWO = {
    "EM": {f"R{n}": {"gps": "present", "schools": "absent"} for n in range(4)},
    "LN": {f"R{n}": {"gps": "present" if n else "absent", "schools": "absent"} for n in range(4)},
}
NONE = Resampling(samples=0)


def compared(codings, treatment=Treatment.FINDINGS, resampling=NONE):
    return compare(codings, AREAS, treatment, resampling)


def details(result, drafts=0, versions=("1.0",)):
    coders = result.together.coders
    origin = provenance(CODEBOOK, "0" * 64, [], "all")._replace(versions=versions)
    return ComparisonDetails(labels_of(CODEBOOK), coders, 4, 9, drafts, origin)


def report(codings=TWO, **more):
    result = compared(codings)
    return agreement_report(result, details(result, **more))


def cells(table):
    return {line.cells[0]: line.cells[1:] for line in table.lines}


def test_over_all_by_area_and_by_subtheme():
    made = report()
    said, table = made.sections[0].blocks
    assert made.subtitle == "EM, LN: the four findings compared; not coded is left out"
    assert said.text == "Compared: 8 findings that two or more coders made, in 4 reviews."
    assert list(cells(table)) == ["Over all", "Area: Health", "GPS", "SCHOOLS"]
    assert cells(table)["GPS"][:4] == (4, 4, 7 / 8, 3 / 4)
    assert cells(table)["Over all"][3] == 7 / 8


def test_what_is_undefined_says_so_and_why():
    made = report()
    table = made.sections[0].blocks[1]
    kappa = [column.heading for column in table.columns].index("Cohen's kappa")
    schools = next(line for line in table.lines if line.cells[0] == "SCHOOLS")
    assert schools.cells[kappa] == "undefined"
    assert table.notes[0].startswith("Undefined where it says so: ")
    assert "no variation" in table.notes[0]


def test_drafts_and_several_versions_are_noted():
    notes = report(drafts=2, versions=("0.9", "1.0")).sections[0].blocks[1].notes
    assert "2 drafts are left out." in notes
    assert "Coded with different versions of the codebook: 0.9, 1.0." in notes
    plain = report().sections[0].blocks[1].notes
    assert not any("left out." in note or "versions" in note for note in plain)


def test_two_coders_need_no_table_of_pairs_and_three_do():
    assert [section.title for section in report().sections] == ["Agreement", "Intervals"]
    three = report(TWO | {"QX": TWO["EM"]})
    assert [section.title for section in three.sections] == [
        "Agreement",
        "Coder by coder",
        "Intervals",
    ]
    pairs = three.sections[1].blocks[0]
    assert [line.cells[0] for line in pairs.lines] == ["EM and LN", "EM and QX", "LN and QX"]


def test_a_screen_has_the_kappa_that_there_is():
    two = [column.heading for column in report().brief[1].columns]
    three = [column.heading for column in report(TWO | {"QX": TWO["EM"]}).brief[1].columns]
    assert ("Kappa" in two, "Fleiss" in two) == (True, False)
    assert ("Kappa" in three, "Fleiss" in three) == (False, True)


def test_an_interval_is_told_where_there_is_one():
    result = compared(TWO, resampling=Resampling(samples=200))
    made = agreement_report(result, details(result))
    assert made.brief[1].lines[0].cells[-1] == "too few"
    assert "alpha" in sentence(result, details(result))
    assert ", too few for an interval" in sentence(result, details(result))
    intervals = made.sections[-1].blocks[0]
    assert intervals.lines[0].cells[1:3] == ("too few", "too few")
    assert report().brief[1].lines[0].cells[-1] == ""


def test_the_data_say_the_treatment_and_the_reviews():
    data = report().data()
    assert data["coders"] == ["EM", "LN"]
    assert data["reviews"] == {"coded": 9, "coded_twice": 4}
    assert data["overall"]["percent"]["value"] == 7 / 8
    assert data["subthemes"][1]["kappa"] == {"value": None, "undefined": "no variation"}


@pytest.mark.parametrize(
    ("treatment", "said"),
    [
        (Treatment.FINDINGS, "the four findings compared; not coded is left out"),
        (Treatment.PRESENCE, "present compared with every other finding; not coded is left out"),
        (Treatment.STATED, "present compared with absent; not stated, unclear and not coded"),
        (Treatment.CODED, "the four findings and not coded compared, as five categories"),
    ],
)
def test_a_sentence_says_what_was_compared(treatment, said):
    result = compared(TWO, treatment)
    assert said in sentence(result, details(result))


@pytest.mark.parametrize(
    ("coders", "said"),
    [
        (2, "Two coders independently coded 4 of 9 reviews; they agreed on "),
        (3, "Three coders independently"),
        (5, "Five coders independently"),
        (6, "6 coders independently"),
    ],
)
def test_a_sentence_says_how_many_coders_and_reviews(coders, said):
    result = compared({f"C{n}": TWO["EM"] for n in range(coders)})
    assert sentence(result, details(result)).startswith(said)


def test_of_two_who_share_reviews_among_several_their_own_agreement_is_stated():
    apart = TWO | {"QX": {"R99": {"gps": "present"}}}
    result = compared(apart)
    told = sentence(result, details(result)._replace(coders=("EM", "LN")))
    assert told.startswith("Two coders independently coded 4 of 9 reviews; they agreed on 88% of 8")
    assert "Cohen's kappa" in told


def test_where_nothing_is_compared_the_reason_is_stated():
    result = compared({"EM": TWO["EM"]})
    assert sentence(result, details(result)) == "No agreement can be stated: one coder."


def test_an_undefined_coefficient_is_said_to_be_so():
    result = compared({"EM": TWO["EM"], "LN": TWO["EM"]})
    alike = sentence(result, details(result))
    assert "Cohen's kappa 1.00" in alike
    same = {c: {r: {"gps": "present"} for r in of} for c, of in TWO.items()}
    none = compared(same)
    assert "Cohen's kappa undefined, no variation" in sentence(none, details(none))


def test_a_table_of_ratings_has_units_and_no_labels():
    result = compare_ratings(from_table([("1", "A", "x"), ("1", "B", "y")]), NONE)
    setting = ratings_setting(result)
    made = agreement_report(result, setting)
    assert made.sections[0].blocks[0].text == (
        "Compared: 1 rating that two or more coders made, in 1 unit."
    )
    assert made.origin == ()
    assert made.subtitle == "A, B: the codes of a table of ratings compared"
