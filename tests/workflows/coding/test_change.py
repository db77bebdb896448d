"""A record changed, dated, and a draft again where it lacks something."""

import pytest

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.workflows.coding.change import change_record, refuse_joined


def without_findings(record):
    return record.model_copy(update={"findings": {}})


def test_what_lacks_something_is_a_draft_of_today(small):
    done = change_record(small, "DHR2", without_findings)
    assert (done.before.status, done.after.status, done.reopened) == ("complete", "draft", True)
    assert done.after.coded > done.before.coded
    assert small.read("DHR2")[0] == done.after


def test_what_changes_nothing_leaves_the_date(small):
    before = small.path_of("DHR2").read_bytes()
    done = change_record(small, "DHR2", lambda record: record)
    assert (done.after, done.reopened) == (done.before, False)
    assert small.path_of("DHR2").read_bytes() == before


def test_there_has_to_be_a_record(small):
    with pytest.raises(NotFoundError):
        change_record(small, "DHR99", without_findings)


def test_what_coders_agreed_is_changed_by_adjudication(small):
    record = small.read("DHR2")[0]
    refuse_joined(record)
    agreed = record.model_copy(update={"consensus_of": ("EM", "LN")})
    said = r"^DHR2 joins the codings of EM, LN: 'dhrcode adjudicate DHR2' changes what was agreed$"
    with pytest.raises(RefusedError, match=said):
        refuse_joined(agreed)
    with pytest.raises(RefusedError, match=r"'dhrcode adjudicate DHR2 gps FINDING' changes"):
        refuse_joined(agreed, "gps")
