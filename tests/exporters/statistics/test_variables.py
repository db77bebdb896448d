"""Columns of tidy data as variables: codes, yes and no for each value, numbers, what is missing."""

from datetime import date
from math import isnan

import pytest

from dhrcode.analysis.tidy_data import TidyColumn
from dhrcode.exporters.statistics import spss, stata
from dhrcode.exporters.statistics.variables import NOT_STATED_CODE, cut_texts, variables

FINDING = TidyColumn(
    "finding",
    "text",
    "What it says",
    ("present", "absent", "not-stated", "unclear", "not-coded"),
    ("Present", "Absent", "Not stated", "Unclear", "Not coded yet"),
)
METHOD = TidyColumn(
    "method", "text", "Method", ("fire", "other", "not-stated"), ("Fire", "Other", "Not stated")
)
KNOWN = TidyColumn(
    "victim_known_to",
    "text",
    "Known to, at length",
    ("gp", "police", "not-stated"),
    ("GP", "Police", "not stated"),
    label="Known to",
    several=True,
)
YEAR = TidyColumn("year", "text", "Year, at length", label="Year", numbers=True)
CHILDREN = TidyColumn("victim_children", "text", "", label="Children", several=True, numbers=True)


def made(column, *cells, limits=spss.LIMITS):
    return variables([column], [(cell,) for cell in cells], limits)


def numbers(variable):
    return [None if isnan(cell) else cell for cell in variable.cells.tolist()]


def test_findings_are_codes_and_what_is_not_coded_is_missing():
    (finding,) = made(FINDING, "present", "absent", "not-stated", "unclear", "not-coded")
    assert numbers(finding) == [1, 0, NOT_STATED_CODE, 2, None]
    assert finding.labels == {
        1: "Present",
        0: "Absent",
        NOT_STATED_CODE: "Not stated",
        2: "Unclear",
    }
    assert finding.column.codes == ("1", "0", "-9", "2", ".")
    assert (finding.column.type, finding.label, finding.coded) == ("integer", "What it says", True)


def test_other_values_are_numbered_in_the_order_of_the_codebook():
    (method,) = made(METHOD, "other", None, "fire", "not-stated")
    assert numbers(method) == [2, None, 1, NOT_STATED_CODE]
    assert method.column.codes == ("1", "2", "-9")
    assert made(METHOD, "not-stated", limits=stata.LIMITS)[0].column.codes == ("1", "2", ".n")


def test_several_values_are_one_variable_of_yes_and_no_for_each():
    gp, police = made(KNOWN, "gp|police", "police", None, "not-stated", "gp|not-stated")
    assert (gp.name, police.name) == ("victim_known_to_gp", "victim_known_to_police")
    assert (gp.label, gp.column.meaning) == ("Known to: GP", "Known to: GP (victim_known_to, gp)")
    assert numbers(gp) == [1, 0, None, NOT_STATED_CODE, 1]
    assert numbers(police) == [1, 1, None, NOT_STATED_CODE, NOT_STATED_CODE]
    assert gp.labels == {1: "yes", 0: "no", NOT_STATED_CODE: "not stated"}


def test_numbers_are_numbers_and_several_are_numbered():
    (year,) = made(YEAR, "2012", "not-stated", None)
    assert numbers(year) == [2012, NOT_STATED_CODE, None]
    assert (year.column.values, year.column.codes) == (("not-stated",), ("-9999999999",))
    assert (year.column.type, year.label, year.coded) == ("integer", "Year", False)
    first, second = made(CHILDREN, "2|-1", "0", None, "not-stated|3")
    assert (first.name, second.name) == ("victim_children_1", "victim_children_2")
    assert first.label == "Children: value 1 of those given"
    assert numbers(first) == [2, 0, None, NOT_STATED_CODE]
    assert numbers(second) == [-1, None, None, 3]
    assert [one.name for one in made(CHILDREN, "2", None)] == ["victim_children_1"]


def test_days_and_texts_stay_what_they_are():
    (day,) = made(TidyColumn("coded", "date", "Day"), date(2014, 6, 3), None)
    assert (day.kind, day.cells, day.label) == ("date", [date(2014, 6, 3), None], "Day")
    (text,) = made(TidyColumn("place", "text", "Place"), "Hill|Dale", None)
    assert (text.kind, text.cells, text.cut) == ("text", ["Hill|Dale", ""], 0)


def test_a_text_that_is_too_long_is_cut_and_counted():
    long = "word " * 8_000
    (text,) = made(TidyColumn("place", "text", "Place"), long, "short")
    assert text.cells[0] == "word " * 6552 + "word…"
    assert cut_texts(text, spss.LIMITS) == (
        "1 text of place cut to the 32,767 bytes that SPSS takes; a .csv has them whole."
    )
    assert made(TidyColumn("place", "text", "Place"), long, limits=stata.LIMITS)[0].cut == 0


@pytest.mark.parametrize("column", [FINDING, METHOD, KNOWN, YEAR, CHILDREN])
def test_without_rows_there_are_the_variables_still(column):
    assert all(len(one.cells) == 0 for one in variables([column], [], spss.LIMITS))
    assert variables([column], [], spss.LIMITS)


def test_a_value_s_variable_does_not_take_another_column_s_name():
    other = TidyColumn("victim_known_to_gp", "text", "", label="Other")
    named = [one.name for one in variables([KNOWN, other], [], spss.LIMITS)]
    assert named == ["victim_known_to_gp_2", "victim_known_to_police", "victim_known_to_gp"]
