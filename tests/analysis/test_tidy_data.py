"""What tidy data are made of: typed columns, each with its meaning, and rows."""

import pytest

from dhrcode.analysis.tidy_data import TidyColumn


@pytest.mark.parametrize(
    ("column", "worded"),
    [
        (TidyColumn("memo", "text", "What the coder says."), True),
        (TidyColumn("finding", "text", "What was found.", ("present", "absent")), False),
        (TidyColumn("children", "integer", "How many."), False),
        (TidyColumn("coded", "date", "When."), False),
    ],
    ids=lambda one: one.name if isinstance(one, TidyColumn) else "",
)
def test_only_text_that_is_not_chosen_from_a_list_may_be_a_persons_words(column, worded):
    assert column.worded is worded
