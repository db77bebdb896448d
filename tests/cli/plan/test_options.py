"""The day that is meant."""

from datetime import UTC, date, datetime

import pytest

from dhrcode.cli.commands.plan.options import day_of
from dhrcode.errors import UsageError


def test_a_day_is_read_and_today_is_meant_where_none_is_said():
    assert day_of("2014-12-31") == date(2014, 12, 31)
    assert day_of(None) == datetime.now(UTC).astimezone().date()


@pytest.mark.parametrize("typed", ["2014-12", "20141231", "2014-02-30", "2014-W01-1", "31/12/2014"])
def test_nothing_else_is_a_day(typed):
    with pytest.raises(
        UsageError, match=rf"^--since takes a day such as 2014-12-31, not '{typed}'$"
    ):
        day_of(typed, "--since")
