"""The proposed map of a table of reviews: what is weak is a comment with all that belongs to it."""

from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.importers.sketch.review_map import file_beside


def test_a_weak_heading_stops_the_import_until_it_is_taken_or_ignored(proposed, findings):
    table = "Review,GPs,Staffing\nDHR1,x,x\nDHR2,x,\n"
    line = '# "Staffing": "staffing-and-facilities"  # weak: take the first # away if it is right'
    text, _, made = proposed(table)
    assert line in text
    assert "# 1 weak guess is not taken" in text
    assert [str(problem) for problem in made.problems] == [
        (
            "t.csv:1:3: error: the map says nothing of 'Staffing': say what it is, or list it "
            "under 'ignore' [unmapped-heading]"
        )
    ]
    _, _, taken = proposed(table, (line, line[2:]))
    assert findings(taken)["DHR1"] == {"gps": "present", "staffing-and-facilities": "present"}


def test_a_weak_attribute_is_a_comment_with_its_values(proposed):
    table = "Review,GPs,Perp alcohol use\nDHR1,x,Y\nDHR2,x,n\n"
    text, map_, _ = proposed(table)
    assert map_.attributes == {}
    lines = [line for line in text.splitlines() if line.startswith("  #")]
    assert lines == [
        "  # Perp alcohol use:",
        '  #   attribute: "perpetrator.alcohol"  # weak: take the first # away if it is right',
        "  #   values:",
        '  #     "Y": "yes"  # guessed',
        '  #     "n": "no"  # guessed',
    ]
    _, taken, made = proposed(table, *((line, line.replace("# ", "", 1)) for line in lines))
    assert taken.attributes["Perp alcohol use"].values == {"Y": "yes", "n": "no"}
    assert made.problems == []


def test_a_table_without_headings_has_no_map(proposed):
    with pytest.raises(DataProblemsError) as caught:
        proposed("DHR1,x,\nDHR2,,x\nDHR3,x,x\n")
    assert [str(problem) for problem in caught.value.problems] == [
        (
            "t.csv: error: the table has no headings: give it a row that says what each column is "
            "[no-headings]"
        )
    ]


def test_weak_columns_of_one_attribute_are_comments_together(proposed):
    text, map_, _ = proposed("Review,GPs,Known by: polices,Known by: hospitl\nDHR1,x,x,\n")
    assert map_.one_hot == {}
    lines = text.partition("one_hot:\n")[2].partition("ticks")[0].splitlines()
    assert lines == [
        "  # victim.known-to:  # weak: take the first # away if it is right",
        "  #   columns:",
        '  #     "Known by: polices": "police"  # guessed',
        '  #     "Known by: hospitl": "hospital"  # guessed',
    ]


@pytest.mark.parametrize(
    ("file", "folder", "name"), [("a/b.csv", "a", "b.csv"), ("b.csv", "a", "../b.csv")]
)
def test_a_file_is_named_from_the_map_on(tmp_path, monkeypatch, file, folder, name):
    monkeypatch.chdir(tmp_path)
    assert file_beside(Path(file), Path(folder)) == name
