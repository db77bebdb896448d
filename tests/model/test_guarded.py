"""What outputs leave out of a record, and what a file that comes back cannot take away."""

import pytest

from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.guarded import shown, with_guarded
from dhrcode.model.record import Record


def codebook(*, days: bool) -> Codebook:
    return Codebook(
        id="tiny",
        version="1.0",
        title="Tiny",
        areas=(
            Area(id="x", label="X", subthemes=(Subtheme(id="gps", label="g", definition="g"),)),
        ),
        attributes=(
            Attribute(id="reported", label="r", of="review", type="date", days=days),
            Attribute(id="died", label="d", of="victim", type="date", days=days),
            Attribute(id="born", label="b", of="perpetrator", type="date", days=days),
            Attribute(id="town", label="t", of="victim", type="text"),
        ),
    )


def record(reported=None, victims=(), perpetrators=()) -> Record:
    return Record.model_validate(
        {
            "review": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "coder": "LN",
            "attributes": {"reported": reported} if reported else {},
            "victims": victims,
            "perpetrators": perpetrators,
        }
    )


HELD = record(
    "2014-02-05",
    ({"died": "2013-08-17", "town": "2013-08-17"}, {"died": "2013-08"}),
    ({"born": "1980-01-02"},),
)


def test_outputs_show_months():
    assert shown(HELD, codebook(days=True)) == record(
        "2014-02",
        ({"died": "2013-08", "town": "2013-08-17"}, {"died": "2013-08"}),
        ({"born": "1980-01"},),
    )


def test_a_codebook_without_days_leaves_records_as_they_are():
    assert shown(HELD, codebook(days=False)) is HELD
    assert with_guarded(record("2014-02"), HELD, codebook(days=False)) == record("2014-02")


def test_what_was_shown_comes_back_as_it_was():
    book = codebook(days=True)
    assert with_guarded(shown(HELD, book), HELD, book) == HELD


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (record("2014-03"), record("2014-03")),
        (record("2014"), record("2014")),
        (record("2014-02-06"), record("2014-02-06")),
        (record("not-stated"), record("not-stated")),
        (record(None), record(None)),
        (
            record(None, ({"died": "2013-08"}, {"died": "2013-08"}, {"died": "2013-08"})),
            record(None, ({"died": "2013-08-17"}, {"died": "2013-08"}, {"died": "2013-08"})),
        ),
        (record(None, ({},)), record(None, ({},))),
        (
            record(None, (), ({"born": "1980-01"}, {"born": "1980-01"})),
            record(None, (), ({"born": "1980-01-02"}, {"born": "1980-01"})),
        ),
    ],
)
def test_what_says_otherwise_takes_its_place(given, made):
    assert with_guarded(given, HELD, codebook(days=True)) == made


def test_a_value_of_an_unknown_attribute_stays():
    strange = HELD.model_copy(update={"attributes": {"strange": "2013-08-17"}})
    assert shown(strange, codebook(days=True)).attributes == {"strange": "2013-08-17"}
