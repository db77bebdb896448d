"""What headings and cells are taken for by a sketch."""

from collections import Counter

import pytest

from dhrcode.importers.sketch.layout import best_layout, ids_of
from dhrcode.importers.sketch.names import CodebookNames, folded
from dhrcode.importers.sketch.roles import HeadingRole, roles_of, value_of
from dhrcode.importers.sketch.values import attribute_values, marks, ticks
from dhrcode.importers.table.grid import TableGrid
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())
OF = shipped_codebook().attributes_of


def grid(*rows):
    return TableGrid("t.csv", "t.csv, cell ", [[str(text) for text in row] for row in rows])


def roles(*headings, of=None, cells=()):
    made = roles_of(dict.fromkeys(headings, cells), KNOWN, of)
    return {
        heading: (role.target, role.sure)
        for field in (
            made.findings,
            made.evidence,
            made.attributes,
            *made.one_hot.values(),
            made.record,
        )
        for heading, role in field.items()
    }


def test_names_are_folded():
    assert folded("Victim's  AGE (band)") == "victim age band"


@pytest.mark.parametrize(
    ("heading", "target", "sure"),
    [
        ("Use of MARACs", "use-of-maracs", True),
        ("use-of-maracs", "use-of-maracs", True),
        ("USE OF MARACS:", "use-of-maracs", True),
        ("MARAC", "use-of-maracs", False),
        ("GP issues", "gps", False),
        ("Prescriptions / non-compliance", "prescriptions", False),
        ("Staffing", "staffing-and-facilities", False),
        ("Year of the death", "year", True),
        ("Year", "year", True),
        ("Victim gender", "victim.sex", False),
        ("Sex of victim 2", "victim.2.sex", True),
        ("Sex", "victim.sex", False),
        ("Perp mental health", "perpetrator.mental-health", True),
        ("Relationship to perpetrator", "victim.relationship", False),
        ("Coded by", "coder", False),
        ("Comments", "memo", False),
    ],
)
def test_a_heading_is_taken_for(heading, target, sure):
    assert roles(heading) == {heading: (target, sure)}


@pytest.mark.parametrize("heading", ["Total", "Page", "Services", "Process & Policy", "Colour", ""])
def test_a_heading_is_taken_for_nothing(heading):
    assert roles(heading) == {}


def test_each_thing_is_taken_once_by_the_surest():
    assert roles("MARAC", "Use of MARACs") == {"Use of MARACs": ("use-of-maracs", True)}
    assert roles("Sex of victim", "Gender of victim") == {"Sex of victim": ("victim.sex", True)}


def test_prose_under_a_heading_that_is_only_near_is_no_subtheme():
    assert roles("Staffing", cells=["x" * 50]) == {}
    assert roles("Issues related to GPs", cells=["x" * 50]) != {}


def test_evidence_by_its_name_or_beside_several_subthemes():
    assert roles("MARAC", "MARAC page", "Use of MARACs - notes") == {
        "MARAC": ("use-of-maracs", False),
        "MARAC page": ("use-of-maracs.page", False),
        "Use of MARACs - notes": ("use-of-maracs.note", True),
    }
    beside = roles("Use of MARACs", "Page", "Issues related to GPs", "Page (2)", "Comments")
    assert beside["Page"] == ("use-of-maracs.page", False)
    assert beside["Page (2)"] == ("gps.page", False)
    assert roles("Use of MARACs", "Issues related to GPs", "Notes")["Notes"] == ("memo", False)


def test_one_hot_columns_by_their_common_beginning():
    found = roles("Known to: police", "Known to: GP", "Known to: the zoo", "Known to (police)")
    assert found == {
        "Known to: police": ("police", False),
        "Known to: GP": ("gp", False),
        "Known to (police)": ("police", False),
    }
    perp = roles("Perpetrator known to - Police", "Perpetrator known to - GP")
    assert set(perp.values()) == {("police", True), ("gp", True)}


def test_columns_of_a_table_of_people():
    assert roles("Sex", "Alcohol", "MARAC", of="perpetrator") == {
        "Sex": ("perpetrator.sex", True),
        "Alcohol": ("perpetrator.alcohol", True),
    }


def test_values_of_an_attribute():
    sex = OF["victim"]["sex"]
    assert value_of("Female", sex) == ("female", True)
    assert value_of("F", sex) == ("female", False)
    assert value_of("femal", sex) == ("female", False)
    assert value_of("x", sex) is None


def test_marks_and_ticks():
    found, others = marks(["x", "X", "", "1.0", "0", "n/s", "Not stated", "?", "hm", "hm", "yes"])
    assert {text: role.target for text, role in found.items()} == {
        "0": "absent",
        "1.0": "present",
        "?": "unclear",
        "Not stated": "not-stated",
        "X": "present",
        "n/s": "not-stated",
        "yes": "present",
    }
    assert found["Not stated"].sure
    assert not found["0"].sure
    assert others == {"hm": 2}
    found, others = ticks(["x", "0", "?", "Yes"])
    assert {text: role.target for text, role in found.items()} == {
        "x": "yes",
        "0": "no",
        "Yes": "yes",
    }
    assert others == {"?": 1}


def test_values_of_a_column():
    made = attribute_values(["34", "18-24", "over 70", "34", ""], OF["victim"]["age-band"])
    assert made.ranges["0-15"] == "under-16"
    assert made.ranges["25-34"] == "25-34"
    assert made.ranges["75+"] == "75-and-over"
    assert made.others == {"over 70": 1}
    known = attribute_values(["Police; GP", "GP;zoo"], OF["victim"]["known-to"])
    assert (known.split, known.others) == (";", {"zoo": 1})
    assert attribute_values(["Y", "n", "unknown"], OF["victim"]["alcohol"]).values == {
        "Y": ("yes", False),
        "n": ("no", False),
        "unknown": ("not-stated", False),
    }
    assert attribute_values(["2012", "1/2/2012"], OF["review"]["year"]) == ({}, {}, None, {})
    dated = OF["review"]["year"].model_copy(update={"type": "date"})
    made = attribute_values(["2013-08", "2013-08-17", "unknown", "Aug-13", "Aug-13"], dated)
    assert (made.values, made.others) == ({"unknown": ("not-stated", False)}, {"Aug-13": 2})


def test_the_layout_is_that_which_names_most():
    down = grid(["A study"], ["Case", "Use of MARACs", "Issues related to GPs"], ["7", "x", ""])
    found = best_layout([down], KNOWN)
    assert (found.across, found.head) == (False, 2)
    across = grid(["No", "Theme", "DHR1"], ["1", "Use of MARACs", "x"], ["2", "GPs", ""])
    found = best_layout([grid(["What this is"]), across], KNOWN)
    assert (found.grid, found.across, found.head) == (across, True, 2)
    assert not best_layout([across], KNOWN, across=False).across
    nothing = best_layout([grid(["Title"], ["A", "B"], ["1", "2"])], KNOWN)
    assert (nothing.across, nothing.head) == (False, 2)
    assert best_layout([], KNOWN) is None


def test_the_ids_and_what_stands_among_them():
    table = grid(
        ["Year", "Case ref", "GPs"], ["2012", "7", "x"], ["2012", "8/a", ""], ["", "Total", "1"]
    )
    made = ids_of(best_layout([table], KNOWN), KNOWN)
    assert made.rule.model_dump(exclude_defaults=True) == {
        "heading": "Case ref",
        "prefix": "DHR",
        "clean": "yes",
    }
    assert (made.passed, len(made.lines), made.sure) == (("Total",), 2, True)


@pytest.mark.parametrize(
    ("cells", "cleaned", "wordy"),
    [
        (("Anna Example", "Otto Example"), False, 2),  # invented
        (("Example", "Case 7"), True, 1),
        (("Case 7", "Case 8"), True, 0),
        (("DHR7", "DHR8"), False, 0),
    ],
)
def test_what_may_be_a_name_is_not_made_to_fit_an_id(cells, cleaned, wordy):
    table = grid(["Case", "GPs"], *([cell, "x"] for cell in cells))
    made = ids_of(best_layout([table], KNOWN), KNOWN)
    assert (made.rule.clean == "yes", made.wordy) == (cleaned, wordy)


@pytest.mark.parametrize("text", ["x?", "Y ?", "-1", "1%", "<1", "(0)"])
def test_signs_beside_a_mark_that_may_change_its_meaning_leave_it_to_decide(text):
    assert marks([text]) == ({}, Counter([text]))


@pytest.mark.parametrize(("text", "meaning"), [("(x)", "present"), ("‘N’", "absent")])
def test_quotation_marks_and_brackets_do_not(text, meaning):
    assert marks([text]) == ({text: HeadingRole(meaning, sure=False)}, Counter())
