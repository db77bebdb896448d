"""Which day, month or year is that of the death."""

import pytest

from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.death import date_of_death, stated_days
from dhrcode.model.record import Record

ROLE = "date-of-death"
CODEBOOK = Codebook(
    id="tiny",
    version="1.0",
    title="Tiny",
    areas=(Area(id="a", label="A", subthemes=(Subtheme(id="gps", label="GPs", definition="X."),)),),
    attributes=(
        Attribute(id="year", label="Year", of="review", type="year", role=ROLE),
        Attribute(id="died", label="Died", of="victim", type="date", role=ROLE, days=True),
    ),
)


def record(year=None, *died):
    given = {"review": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}, "coder": "LN"}
    attributes = {} if year is None else {"year": year}
    victims = [{"died": one} if one else {} for one in died]
    return Record.model_validate(given | {"attributes": attributes, "victims": victims})


@pytest.mark.parametrize(
    ("year", "died", "death"),
    [
        (2012, (), "2012"),
        (2012, ("2012-08-14",), "2012-08-14"),
        (2012, ("2013-02", "2012-11", "not-stated", None), "2012-11"),
        (2012, ("not-stated",), "2012"),
        ("not-stated", (), None),
        (None, (None,), None),
    ],
)
def test_the_finest_that_is_stated_counts_and_the_first_to_die(year, died, death):
    assert date_of_death(record(year, *died), CODEBOOK.with_role(ROLE)) == death


def test_of_each_who_bears_it_what_is_stated_is_told():
    died = CODEBOOK.attributes_of["victim"]["died"]
    assert stated_days(record(None, "2013", "not-stated", "2012"), died) == ("2013", "2012")


def test_without_a_role_there_is_no_date():
    assert date_of_death(record(2012), ()) is None
