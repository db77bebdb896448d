"""The year of the death and the dates of death agree."""

import runpy
from pathlib import Path

import pytest

from dhrcode.checks.death import check

_SHARED = runpy.run_path(str(Path(__file__).parents[1] / "model" / "test_death.py"))
CODEBOOK, record = _SHARED["CODEBOOK"], _SHARED["record"]


def said(year, *died):
    return [(fault.path, fault.message) for fault in check(record(year, *died), CODEBOOK)]


@pytest.mark.parametrize(
    ("year", "died"),
    [
        (2012, ()),
        (2012, ("2012-08",)),
        (2012, ("2013", "2012-12-31")),
        (2012, ("2013-01", None)),  # the other may have died first
        (2012, ("2013-01", "not-stated")),
        ("not-stated", ("2013-01",)),
        (None, ("2013-01",)),
        (2012, ("not-stated",)),
    ],
)
def test_what_agrees(year, died):
    assert said(year, *died) == []


@pytest.mark.parametrize(
    ("year", "died", "first"),
    [
        (2012, ("2013-01",), 2013),
        (2013, ("2013-01", "2012-12"), 2012),
        (2014, ("2013-01", "not-stated"), 2013),
    ],
)
def test_what_does_not(year, died, first):
    message = f"'year' is {year}, and the first death of the victims was in {first}"
    assert said(year, *died) == [(("attributes", "year"), message)]
