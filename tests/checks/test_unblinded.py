"""A coding that was shown before every coder had completed theirs."""

from datetime import date

import pytest

from dhrcode.checks.unblinded import check
from dhrcode.model.record import Record, Unblinding


@pytest.mark.parametrize(
    ("before", "waited"),
    [((), "another coder had"), (("EM",), "EM had"), (("EM", "XY"), "EM and XY had")],
)
def test_each_time_is_a_warning_that_names_who_had_not_finished(before, waited):
    note = Unblinding(day=date(2025, 1, 8), before=before)
    record = Record.model_validate(
        {"review": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}, "coder": "LN"}
    ).model_copy(update={"unblinded": (note,)})
    (fault,) = check(record, None)
    assert (fault.code, fault.path) == ("unblinded", ("unblinded", 0))
    assert fault.message == f"LN's coding was shown on 2025-01-08, before {waited} completed theirs"
