"""What headings and cells are taken for by a sketch."""

import pytest

from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.sketch.roles import roles_of, value_of
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


@pytest.mark.parametrize(
    ("heading", "weak"),
    [
        ("practitioners", True),
        ("Staffing", True),
        ("MARAC", False),  # an acronym that is half of a label
        ("DASH", True),
        ("GP issues", True),
        ("Issue related to GPs", False),
        ("Use of MARACs", False),
        ("Sex", False),
        ("Victim gender", False),
    ],
)
def test_what_is_only_near_is_weak(heading, weak):
    made = roles_of({heading: []}, KNOWN)
    (role,) = (made.findings | made.attributes).values()
    assert role.weak == weak


def test_evidence_of_a_weak_subtheme_is_weak_too():
    made = roles_of({"Staffing": [], "Staffing page": []}, KNOWN)
    assert {
        heading: (role.target, role.sure, role.weak) for heading, role in made.evidence.items()
    } == {"Staffing page": ("staffing-and-facilities.page", False, True)}


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
    found = [value_of(text, sex) for text in ("Female", "F", "Femalle")]
    assert [(value.target, value.sure, value.weak) for value in found] == [
        ("female", True, False),
        ("female", False, False),
        ("female", False, True),
    ]
    assert value_of("feamle", sex) is None
    assert value_of("x", sex) is None
