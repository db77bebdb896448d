"""codebook history: every change there was."""

import re


def test_changes_follow_one_another_and_history_lists_them(said, change, small):
    change("rename", "gps", "surgeries")
    change("retire", "police-response", "--version", "2.0")
    status, out, err = said("codebook", "history", cwd=small)
    assert (status, err) == (0, "")
    assert (
        re.sub("[0-9]{4}-[0-9]{2}-[0-9]{2}", "DAY", out)
        == """\
Small study  (small-study 2.0)

1.1  DAY
gps was renamed to surgeries. Findings are kept under the new id.
Why: Invented.

2.0  DAY
police-response was retired. Findings stay in their records, and are no longer counted.
Why: Invented.
"""
    )


def test_a_codebook_that_was_never_changed_has_no_history(said, small):
    assert said("codebook", "history", cwd=small) == (
        0,
        "Small study  (small-study 1.0)\nNo change is known: its history is empty.\n",
        "",
    )
