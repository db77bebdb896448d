"""Years and days that can hardly be meant."""

from datetime import UTC, datetime, timedelta

import pytest

from dhrcode.checks.plausible import check
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import ReviewKind
from dhrcode.model.record import CodebookVersion, Record

TODAY = datetime.now(UTC).astimezone().date()
CODEBOOK = Codebook(
    id="tiny",
    version="1.0",
    title="Tiny",
    kinds=(ReviewKind(id="dhr", label="DHR", prefix="DHR"),),
    areas=(Area(id="a", label="A", subthemes=(Subtheme(id="gps", label="GPs", definition="X."),)),),
    attributes=(
        Attribute(id="year", label="Year", of="review", type="year"),
        Attribute(id="count", label="Count", of="review", type="integer"),
        Attribute(id="known-to", label="K", of="victim", type="choices", values=("police",)),
        Attribute(id="died", label="Died", of="victim", type="date"),
    ),
)


def said(**given):
    record = Record(
        review="DHR1", codebook=CodebookVersion(id="tiny", version="1.0"), coder="LN", **given
    )
    return [(fault.path, fault.message) for fault in check(record, CODEBOOK)]


@pytest.mark.parametrize("year", [1905, 1949, 2062, TODAY.year + 1])
def test_a_year_that_can_hardly_be_meant(year):
    message = f"'year' is {year}: no such year can be meant"
    assert said(attributes={"year": year}) == [(("attributes", "year"), message)]


@pytest.mark.parametrize("month", ["1905-07", "2062-01"])
def test_nor_the_year_of_a_month(month):
    ((path, message),) = said(victims=({}, {"died": month}))
    assert path == ("victims", 1, "died")
    assert message == f"'died' is {month[:4]}: no such year can be meant"


def test_a_day_of_coding_that_is_to_come():
    later = TODAY + timedelta(days=2)
    assert said(coded=later) == [(("coded",), f"coded on {later}, which is to come")]


def test_others_are_left_alone():
    given = {"year": TODAY.year, "count": 1905}
    assert said(coded=TODAY, attributes=given, victims=({"died": "not-stated"},)) == []


def test_a_list_of_nothing():
    ((path, message),) = said(victims=({"known-to": ("police",)}, {"known-to": ()}))
    assert path == ("victims", 1, "known-to")
    assert message == "'known-to' is an empty list, which says that none of its values applies"
