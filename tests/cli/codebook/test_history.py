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


def test_changes_that_made_one_version_stand_under_it_once(said, change, small):
    change("rename", "gps", "surgeries")
    change("redefine", "police-response", "--definition", "Nobody came.", "--version", "2.0")
    themes = small / "themes.yaml"
    text = themes.read_text("utf-8")
    text = text.replace('version: "2.0"\n    after: "1.1"', 'version: "1.1"\n    after: "1.0"')
    themes.write_text(text.replace('\nversion: "2.0"', '\nversion: "1.1"'), "utf-8")
    status, out, err = said("codebook", "history", cwd=small)
    assert (status, err) == (0, "")
    assert (
        re.sub("[0-9]{4}-[0-9]{2}-[0-9]{2}", "DAY", out)
        == """\
Small study  (small-study 1.1)

1.1  DAY
gps was renamed to surgeries. Findings are kept under the new id.
Why: Invented.

police-response was defined anew. Findings stay, and are to be coded again.
Why: Invented.
"""
    )
    assert "4 brought from 1.0 to 1.1; 3 subthemes put on the queue" in " ".join(
        said("migrate", cwd=small)[1].split()
    )
