"""The failures that dhrcode names."""

from dhrcode.errors import EXIT_STATUSES, DhrcodeError


def test_every_named_failure_has_its_row_in_the_table_of_exit_statuses():
    pending, found = [DhrcodeError], set()
    while pending:
        failure = pending.pop()
        found.add(failure.exit_status)
        pending += failure.__subclasses__()
    assert found <= set(EXIT_STATUSES)
    assert set(EXIT_STATUSES) - found == {0, 70, 130}
