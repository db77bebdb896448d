"""Each type of attribute through everything that a type decides."""

import json
import pickle
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import ValidationError

from dhrcode.model.attribute_types import NOT_STATED, TYPES
from dhrcode.model.codebook import Attribute
from dhrcode.model.codebook_parts import Choice

MONTH = "a month such as 2013-08, a year such as 2013, or 'not-stated'"


def attribute(kind: str, values: tuple[str, ...] = (), *, days: bool = False) -> Attribute:
    choices = tuple(Choice(id=value) for value in values)
    return Attribute(id=f"a-{kind}", label=kind, of="review", type=kind, values=choices, days=days)


OF = {
    "choice": attribute("choice", ("m", "f")),
    "choices": attribute("choices", ("p", "q")),
    "yes-no": attribute("yes-no"),
    "integer": attribute("integer"),
    "year": attribute("year"),
    "date": attribute("date"),
    "days": attribute("date", days=True),
    "text": attribute("text"),
}
"""An attribute of each type, and `days`: a date that may be a day."""
KINDS = tuple(OF)


def told(**of: Any) -> list[tuple[str, Any]]:
    """What is expected of each attribute; every one must be named, or `rest` given."""
    rest = of.pop("rest", ...)
    expected = {kind: of.pop(kind.replace("-", "_"), rest) for kind in KINDS}
    assert not of
    assert ... not in expected.values()
    return list(expected.items())


def test_every_type_has_an_attribute_here():
    assert [name for name in TYPES if name not in OF] == []
    assert all(TYPES[name].name == name for name in TYPES)


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("choice", "m", "m"),
        ("choices", "p", ("p",)),
        ("choices", ("q", "p"), ("q", "p")),
        ("choices", ("not-stated",), "not-stated"),
        ("yes-no", "yes", "yes"),
        ("yes-no", "no", "no"),
        ("integer", "0", 0),
        ("integer", "-5", -5),
        ("integer", 12, 12),
        ("year", "2012", 2012),
        ("year", 1999, 1999),
        ("year", "1900", 1900),
        ("year", "2099", 2099),
        ("text", "no", "no"),
        ("text", "012", "012"),
        ("text", 5, "5"),
        ("date", "2013", "2013"),
        ("date", 2013, "2013"),
        ("date", "2013-08", "2013-08"),
        ("date", "1900-01", "1900-01"),
        ("date", "2099-12", "2099-12"),
        ("days", "2013", "2013"),
        ("days", "2013-08", "2013-08"),
        ("days", "2013-08-14", "2013-08-14"),
        ("days", "2012-02-29", "2012-02-29"),
    ]
    + [(kind, "not-stated", "not-stated") for kind in KINDS],
)
def test_a_value_is_read_as_its_attribute_is_typed(kind, given, value):
    assert OF[kind].data_type.read(given) == value


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("choice", "M", "'M' is not a value of 'a-choice': did you mean 'm'?"),
        ("choice", "x", "'x' is not a value of 'a-choice': one of m, f, not-stated"),
        (
            "choice",
            "Unknown",
            (
                "'Unknown' is not a value of 'a-choice': 'not-stated' is what the document does "
                "not say"
            ),
        ),
        ("choice", ("m",), "'a-choice' takes one value"),
        ("choices", ("p", "p"), "a value is given twice"),
        ("choices", ("p", "not-stated"), "'not-stated' cannot stand beside other values"),
        ("yes-no", "true", "'true' is not a value of 'a-yes-no': one of yes, no, not-stated"),
        ("yes-no", 1, "'1' is not a value of 'a-yes-no': one of yes, no, not-stated"),
        ("integer", "010", "'010' is not a whole number or 'not-stated'"),
        ("integer", "12:30", "'12:30' is not a whole number or 'not-stated'"),
        ("integer", "1_000", "'1_000' is not a whole number or 'not-stated'"),
        ("integer", ".nan", "'.nan' is not a whole number or 'not-stated'"),
        ("integer", "\u0663", "'\u0663' is not a whole number or 'not-stated'"),
        ("integer", "1.5", "'1.5' is not a whole number or 'not-stated'"),
        ("year", "1066", "'1066' is not a year such as 2012 or 'not-stated'"),
        ("year", "1899", "'1899' is not a year such as 2012 or 'not-stated'"),
        ("year", "2100", "'2100' is not a year such as 2012 or 'not-stated'"),
        ("year", 1812, "'1812' is not a year such as 2012 or 'not-stated'"),
        ("year", "12", "'12' is not a year such as 2012 or 'not-stated'"),
        ("year", "2012-01-02", "'2012-01-02' is not a year such as 2012 or 'not-stated'"),
        ("year", "2012\n", "'2012\n' is not a year such as 2012 or 'not-stated'"),
        ("year", "x" * 50, f"'{'x' * 40}' is not a year such as 2012 or 'not-stated'"),
        ("text", ("a", "b"), "'a-text' takes one value"),
        ("date", ("2013", "2014"), "'a-date' takes one value"),
        ("date", "2013-8", f"'2013-8' is not {MONTH}"),
        ("date", "201308", f"'201308' is not {MONTH}"),
        ("date", "08/2013", f"'08/2013' is not {MONTH}"),
        ("date", "August 2013", f"'August 2013' is not {MONTH}"),
        ("date", "2013-08\n", f"'2013-08\n' is not {MONTH}"),
        ("date", "\u0662013", f"'\u0662013' is not {MONTH}"),
        ("date", "x" * 50, f"'{'x' * 40}' is not {MONTH}"),
        ("date", "2013-13", "'2013-13' is no date: a month is 01 to 12, as in 2013-08"),
        ("date", "2013-00", "'2013-00' is no date: a month is 01 to 12, as in 2013-08"),
        ("date", "2013-13-01", "'2013-13-01' is no date: a month is 01 to 12, as in 2013-08"),
        ("date", "1899-12-31", "'1899-12-31' is not of a year from 1900 to 2099"),
        ("date", "1899", "'1899' is not of a year from 1900 to 2099"),
        ("date", "2100-01", "'2100-01' is not of a year from 1900 to 2099"),
        (
            "date",
            "2013-08-14",
            (
                "'2013-08-14' is a day, and 'a-date' takes months and years: 2013-08, say; the "
                "codebook does not allow days (`days: true`)"
            ),
        ),
        ("days", "14/08/2013", f"'14/08/2013' is not a day such as 2013-08-14, {MONTH}"),
        ("days", "2013-02-30", "'2013-02-30' is no date: 2013-02 has the days 01 to 28"),
        ("days", "2013-02-29", "'2013-02-29' is no date: 2013-02 has the days 01 to 28"),
        ("days", "2013-08-00", "'2013-08-00' is no date: 2013-08 has the days 01 to 31"),
        ("days", "2013-13-01", "'2013-13-01' is no date: a month is 01 to 12, as in 2013-08"),
        ("days", "1899-12-31", "'1899-12-31' is not of a year from 1900 to 2099"),
    ],
)
def test_a_value_that_does_not_fit_is_said_with_what_does(kind, given, said):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
        OF[kind].data_type.read(given)
    assert str(caught.value) == said


def test_at_most_eight_values_are_listed():
    many = attribute("choice", values=tuple("abcdefghij"))
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
        many.data_type.read("0")
    said = "'0' is not a value of 'a-choice': one of a, b, c, d, e, f, g, h, ..."
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("kind", "allowed"),
    told(
        choice=("m", "f", "not-stated"),
        choices=("p", "q", "not-stated"),
        yes_no=("yes", "no", "not-stated"),
        rest=(),
    ),
)
def test_what_is_listed(kind, allowed):
    assert OF[kind].data_type.allowed() == OF[kind].allowed == allowed


def test_not_stated_stands_where_the_codebook_lists_it():
    assert attribute("choice", ("not-stated", "m")).allowed == ("not-stated", "m")
    assert attribute("choice").allowed == ()


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("several", {"choices"}),
        ("ordered", {"integer", "year", "date", "days"}),
        ("words", {"text"}),
        ("publishable", {"choice", "yes-no", "year", "date", "days"}),
        ("gives_year", {"year", "date", "days"}),
        ("dated", {"year", "date", "days"}),
        ("guarded", {"days"}),
    ],
)
def test_what_a_type_is(name, kinds):
    assert {kind for kind in KINDS if getattr(OF[kind].data_type, name)} == kinds


@pytest.mark.parametrize(
    ("kind", "takes", "note"),
    [
        ("choice", "one of", ""),
        ("choices", "one or several of", "One value to a cell."),
        ("yes-no", "yes or no", ""),
        ("integer", "a whole number", "A number, or not-stated."),
        ("year", "a year", "A year such as 2012, or not-stated."),
        (
            "date",
            "a month or a year",
            "A month such as 2013-08, a year such as 2013, or not-stated.",
        ),
        (
            "days",
            "a day, a month or a year; outputs leave the day out",
            (
                "A day such as 2013-08-14, a month such as 2013-08, a year such as 2013, or "
                "not-stated. Of a day that the record has already, the month stands here."
            ),
        ),
        ("text", "a line of text", "A line of text, or not-stated."),
    ],
)
def test_how_it_is_explained(kind, takes, note):
    assert (OF[kind].data_type.takes, OF[kind].data_type.form_note) == (takes, note)


@pytest.mark.parametrize(
    ("kind", "keys"),
    told(choice={"values"}, choices={"values"}, date={"days"}, days={"days"}, rest=set()),
)
def test_which_keys_of_an_attribute_are_for_the_type(kind, keys):
    assert OF[kind].data_type.keys == keys


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("choice", "m", "m"),
        ("choices", "p, q", ("p", "q")),
        ("choices", "p,", ("p",)),
        ("choices", "not-stated", "not-stated"),
        ("yes-no", "no", "no"),
        ("integer", "-5", -5),
        ("year", "2012", 2012),
        ("date", "2013-08", "2013-08"),
        ("days", "2013-08-14", "2013-08-14"),
        ("text", "one, two", "one, two"),
    ],
)
def test_what_a_person_typed(kind, typed, value):
    assert OF[kind].data_type.read_typed(typed) == value


def test_two_values_typed_where_one_is_taken():
    with pytest.raises(ValueError, match="'m, f' is not a value of 'a-choice': one of m, f"):
        OF["choice"].data_type.read_typed("m, f")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("choice", "m", None),
        ("choices", "p", None),
        ("yes-no", "yes", None),
        ("integer", "7.0", "7"),
        ("integer", "-7", "-7"),
        ("integer", "7.5", None),
        ("integer", "seven", None),
        ("year", "2012.0", "2012"),
        ("year", "2012-05-06", "2012"),
        ("year", "2012-05-06 00:00:00", "2012"),
        ("year", "06/05/2012", "2012"),
        ("year", "2012?", None),
        ("date", "2013", "2013"),
        ("date", "2013.0", "2013"),
        ("date", "2013-08", "2013-08"),
        ("date", "2013-08-14", "2013-08"),
        ("date", "2013-08-14T00:00:00", "2013-08"),
        ("days", "2013-08-14 00:00:00", "2013-08-14"),
        ("days", "2013-08", "2013-08"),
        ("date", "14/08/2013", "14/08/2013"),  # and then it is no value, with a place
        ("date", "Aug-13", None),
        ("date", "August 2013", None),
        ("text", "7.0", "7.0"),
    ],
)
def test_what_stands_in_a_cell_or_another_programs_variable(kind, text, said):
    assert OF[kind].data_type.from_cell(text) == said


@pytest.mark.parametrize(
    ("kind", "aliases"),
    told(yes_no={"true": "yes", "1": "yes", "false": "no", "0": "no"}, rest={}),
)
def test_how_other_programs_write_values(kind, aliases):
    assert OF[kind].data_type.aliases == aliases


@pytest.mark.parametrize(
    ("kind", "ticks"),
    told(yes_no={"present": "yes", "absent": "no", "not-stated": "not-stated"}, rest={}),
)
def test_what_a_tick_means(kind, ticks):
    assert OF[kind].data_type.ticks == ticks


@pytest.mark.parametrize(("kind", "type_"), told(integer="Integer", year="Integer", rest="Text"))
def test_the_type_of_a_variable_in_other_programs(kind, type_):
    assert OF[kind].data_type.variable == type_


@pytest.mark.parametrize(
    ("kind", "text", "sign", "fulfilling", "others"),
    [
        ("choice", "m", "=", ["m"], ["f", "not-stated"]),
        ("choices", "p", "=", [("p",), ("q", "p")], [("q",), (), "not-stated"]),
        ("yes-no", "no", "=", ["no"], ["yes"]),
        ("text", "x", "=", ["x"], ["x y"]),
        ("integer", "-5", "=", [-5], [5, "not-stated"]),
        ("integer", "10", ">=", [10, 11], [9, "not-stated"]),
        ("year", "2012", "<=", [2012, 1999], [2013, "not-stated"]),
        ("year", "not-stated", ">=", [], [2012, "not-stated"]),
        ("year", "not-stated", "=", ["not-stated"], [2012]),
        ("date", "2013", "=", ["2013", "2013-08", "2013-08-14"], ["2012-12", "not-stated"]),
        ("date", "2013-08", "=", ["2013-08", "2013-08-14"], ["2013", "2013-09", "2013-07-31"]),
        ("date", "2013", ">=", ["2013", "2013-01", "2014-05-06"], ["2012-12-31", "not-stated"]),
        ("date", "2013-08", ">=", ["2013-08", "2013-08-01", "2014"], ["2013", "2013-07"]),
        ("date", "2013", "<=", ["2013", "2013-12-31", "2012-05"], ["2014", "2014-01-01"]),
        ("date", "2013-08", "<=", ["2013-08-31", "2013-07", "2012"], ["2013", "2013-09"]),
        ("days", "2013-12", "<=", ["2013", "2013-12-31"], ["2014-01", "not-stated"]),
        ("date", "not-stated", "<=", [], ["2013", "not-stated"]),
        ("date", "not-stated", "=", ["not-stated"], ["2013"]),
    ],
)
def test_which_values_fulfil_a_condition(kind, text, sign, fulfilling, others):
    data_type = OF[kind].data_type
    wanted = data_type.asked_for(text)
    values = [*fulfilling, *others]
    assert [v for v in values if type(data_type).fulfils(v, sign, wanted)] == fulfilling


def test_one_of_several_values_is_asked_for():
    data_type = OF["date"].data_type
    wanted = (*data_type.asked_for("2012"), *data_type.asked_for("2013-08"))
    values = ["2012-05", "2013-08", "2013", "2011"]
    assert [v for v in values if data_type.fulfils(v, "=", wanted)] == ["2012-05", "2013-08"]


def test_a_day_cannot_be_asked_for():
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
        OF["days"].data_type.asked_for("2013-08-14")
    assert str(caught.value) == (
        "'2013-08-14' is a day, which every output leaves out: ask for a month such as 2013-08"
    )
    with pytest.raises(ValueError, match="'2013-08-14' is a day, and 'a-date' takes months"):
        OF["date"].data_type.asked_for("2013-08-14")


@pytest.mark.parametrize(
    ("kind", "fits", "others"),
    [
        ("choice", ["m", NOT_STATED], ["x", ["m"], 1]),
        ("choices", ["p", ["p", "q"], [], NOT_STATED], ["x", ["p", "p"], ["x"]]),
        ("yes-no", ["yes", "no", NOT_STATED], ["true", 1]),
        ("integer", [0, -5, NOT_STATED], ["x", 1.5, [1]]),
        ("year", [2012, NOT_STATED], ["2012", [2012]]),
        (
            "date",
            [2013, "2013", "2013-08", "1900-12", NOT_STATED],
            [
                "2013-8",
                "2013-13",
                "2013-08-14",
                "1899",
                1899,
                2100,
                "2100-01",
                ["2013"],
                "2013-08 ",
            ],
        ),
        (
            "days",
            [2013, "2013-08", "2013-08-14", NOT_STATED],
            ["2013-08-32", "2013-00-01", "14/08/2013", "2013-08-14T00:00"],
        ),
        ("text", ["x", 20, 1.5, NOT_STATED], [["x"], None]),
    ],
)
def test_the_schema_takes_what_a_record_may_hold(kind, fits, others):
    schema = OF[kind].data_type.schema()
    Draft7Validator.check_schema(json.loads(json.dumps(schema)))
    values = [*fits, *others]
    assert [v for v in values if Draft7Validator(schema).is_valid(v)] == fits


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("date", "days")])
def test_a_cell_of_a_form_has_a_rule_for_dates_alone(kind):
    assert OF[kind].data_type.cell_rule("E5") is None


@pytest.mark.parametrize(("kind", "lengths"), [("date", (4, 7)), ("days", (4, 7, 10))])
def test_a_cell_of_a_form_takes_texts_that_are_dates(kind, lengths):
    rule = OF[kind].data_type.cell_rule("E123")
    assert rule is not None
    shape = ",".join(f"LEN(E123)={length}" for length in lengths)
    assert rule.formula == (
        f'=IF(E123="not-stated",TRUE,IFERROR(AND(ISTEXT(E123),OR({shape}),'
        'ABS(DATEVALUE(LEFT(E123&"-01-01",10))-36525.5)<36525),FALSE))'
    )
    assert rule.message == OF[kind].data_type.form_note
    assert len(rule.formula) <= 255  # Excel takes no more of either
    assert len(rule.message) <= 255


@pytest.mark.parametrize(
    ("kind", "value", "shown", "category"),
    [
        ("choice", "m", "m", "m"),
        ("choices", ("p", "q"), ("p", "q"), None),
        ("yes-no", "yes", "yes", "yes"),
        ("integer", -5, -5, None),
        ("year", 2012, 2012, None),
        ("date", "2013-08", "2013-08", "2013"),
        ("days", "2013-08-14", "2013-08", "2013"),
        ("days", "2013", "2013", "2013"),
        ("days", NOT_STATED, NOT_STATED, NOT_STATED),
        ("text", "2013-08-14", "2013-08-14", "2013-08-14"),
    ],
)
def test_what_outputs_show(kind, value, shown, category):
    data_type = OF[kind].data_type
    assert data_type.shown(value) == shown
    if category is not None:
        assert data_type.category(value) == category


@pytest.mark.parametrize(
    ("kind", "asked", "said"),
    [
        ("choice", "m", ""),
        ("choices", "p", ""),
        ("yes-no", "yes", ""),
        ("integer", "5", ""),
        ("year", "2012", ""),
        ("text", "x", ""),
        ("date", "2013", ""),
        ("date", "not-stated", ""),
        (
            "date",
            "2013-08",
            "a publication tells no month: of 'a-date' it takes a year such as 2013",
        ),
        (
            "days",
            "2013-08",
            "a publication tells no month: of 'a-date' it takes a year such as 2013",
        ),
    ],
)
def test_what_a_publication_may_be_selected_by(kind, asked, said):
    data_type = OF[kind].data_type
    assert data_type.unpublishable(data_type.asked_for(asked)) == said


@pytest.mark.parametrize(
    ("kind", "in_order"),
    [
        ("integer", ["-10", "-5", "0", "7", "10", "not-stated"]),
        ("year", ["1999", "2012", "not-stated"]),
        ("date", ["1999", "2012", "2013", "not-stated"]),
        ("text", ["a", "b", "9", "10", "not-stated"]),
    ],
)
def test_categories_come_in_order(kind, in_order):
    key = OF[kind].data_type.sort_key
    assert sorted(sorted(in_order), key=key) == in_order


@pytest.mark.parametrize("kind", KINDS)
def test_an_attribute_travels_to_other_processes(kind):
    OF[kind].allowed  # noqa: B018 - kept with it
    assert pickle.loads(pickle.dumps(OF[kind])) == OF[kind]


def test_labels_are_those_of_listed_values_alone():
    labelled = OF["choice"].model_copy(update={"values": (Choice(id="m", label="Male"),)})
    assert labelled.label_of("m") == "Male"
    assert OF["choice"].label_of("not-stated") == "not stated"
    assert OF["integer"].label_of("-5") == "-5"
    assert OF["date"].label_of("2013-08") == "2013-08"
    assert OF["date"].label_of("not-stated") == "not stated"


@pytest.mark.parametrize("kind", ["choice", "choices", "yes-no", "integer", "year", "text"])
def test_days_are_for_dates(kind):
    with pytest.raises(ValidationError) as caught:
        attribute(kind, ("m",) if "values" in TYPES[kind].keys else (), days=True)
    (error,) = caught.value.errors()
    assert error["loc"] == ("days",)
    assert str(error["ctx"]["error"]) == f"is for the type date alone, and this is of type {kind}"
    assert attribute(kind, days=False).days is False
