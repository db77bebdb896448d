"""Two sets of reviews side by side, as a report."""

import pytest

from dhrcode.analysis.comparison import ComparedSide, ComparedTheme, Overlap, compare
from dhrcode.analysis.provenance import provenance
from dhrcode.exporters import FORMATS, exporter
from dhrcode.model.codebook import Codebook
from dhrcode.reports.comparison import POOLED, comparison_report

GPS = ComparedTheme("Health", "GPs", ("gps",))
CARE = ComparedTheme("", "Care", ("gps", "beds"))
AREAS = [{"id": "a", "label": "A", "subthemes": [{"id": "gps", "label": "G", "definition": "D."}]}]
ORIGIN = provenance(
    Codebook.model_validate({"id": "x", "version": "1", "title": "X", "areas": AREAS}),
    "",
    [],
    "all",
)


def report(first, second, overlap=None, undated=(), themes=(GPS,), *, pooled=False):
    sides = (
        ComparedSide(
            "this project", first[1], dict.fromkeys([GPS.subthemes, CARE.subthemes], first[0])
        ),
        ComparedSide(
            "last-year", second[1], dict.fromkeys([GPS.subthemes, CARE.subthemes], second[0])
        ),
    )
    result = compare(themes, sides, {}, overlap)
    return comparison_report(result, ORIGIN, (), undated, pooled=pooled)


def sentences(made):
    return " ".join(block.text for block in made.sections[0].blocks)


def test_a_difference_has_its_sign_in_points():
    cells = report((3, 10), (9, 10)).tables[0].lines[-1].cells
    assert cells[:2] == ("GPs", "3 of 10")
    assert cells[9:12] == ("+60", "+17", "+81")
    assert report((9, 10), (3, 10)).tables[0].lines[-1].cells[9] == "-60"
    assert report((3, 10), (3, 10)).tables[0].lines[-1].cells[9] == "0"


def test_that_kinds_of_death_stand_together_is_said():
    assert POOLED in sentences(report((3, 10), (9, 10), pooled=True))
    assert POOLED not in sentences(report((3, 10), (9, 10)))


def test_groups_have_a_table_of_their_own():
    made = report((3, 10), (9, 10), themes=(GPS, CARE))
    assert [(table.title, table.key) for table in made.tables] == [
        ("Subthemes", "subthemes"),
        ("Groups", "groups"),
    ]
    assert [line.band for line in made.tables[1].lines] == [False]


def test_what_may_mislead_is_said():
    assert "is not known" in sentences(report((3, 10), (9, 10)))
    assert "DHR1 and DHR2. So no test is made" in sentences(
        report((3, 10), (9, 10), Overlap(("DHR1", "DHR2")))
    )
    many = tuple(f"DHR{n}" for n in range(1, 20))
    assert "DHR12 and 7 more." in sentences(report((3, 10), (9, 10), Overlap(), many))
    assert "1 review gives no date of death and is on neither side: DHR1." in sentences(
        report((3, 10), (9, 10), Overlap(), ("DHR1",))
    )


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_hold_it(name):
    assert exporter(name)(report((3, 10), (0, 0), themes=(GPS, CARE)))
