"""The proposed map of a table of reviews: what is weak is a comment with all that belongs to it."""

from pathlib import Path

import pytest

from dhrcode.importers.sketch.review_map import file_beside


def test_a_weak_heading_stops_the_import_until_it_is_taken_or_ignored(proposed, findings):
    table = "Review,GPs,Staffing\nDHR1,x,x\nDHR2,x,\n"
    line = '# "Staffing": "staffing-and-facilities"  # weak: take the first # away if it is right'
    text, _, made = proposed(table)
    assert line in text
    assert "# 1 guess is too weak to be taken" in text
    assert [str(problem) for problem in made.problems] == [
        (
            "t.csv:1:3: error: the map says nothing of 'Staffing': say what it is, or list it "
            "under 'ignore' [unmapped-heading]"
        )
    ]
    _, _, taken = proposed(table, (line, line[2:]))
    assert findings(taken)["DHR1"] == {"gps": "present", "staffing-and-facilities": "present"}


def test_a_weak_attribute_is_a_comment_with_its_values(proposed):
    text, table, _ = proposed("Review,GPs,Victim gender\nDHR1,x,F\nDHR2,x,M\n")
    assert table.attributes == {}
    assert [line for line in text.splitlines() if line.startswith("  #")] == [
        "  # Victim gender:",
        '  #   attribute: "victim.sex"  # weak: take the first # away if it is right',
        "  #   values:",
        '  #     F: "female"  # guessed',
        '  #     M: "male"  # guessed',
    ]
    edits = [(line, line.replace("# ", "", 1)) for line in text.splitlines() if "  # " in line[:4]]
    _, taken, made = proposed("Review,GPs,Victim gender\nDHR1,x,F\nDHR2,x,M\n", *edits)
    assert taken.attributes["Victim gender"].values == {"F": "female", "M": "male"}
    assert made.problems == []


@pytest.mark.parametrize(
    ("file", "folder", "name"), [("a/b.csv", "a", "b.csv"), ("b.csv", "a", "../b.csv")]
)
def test_a_file_is_named_from_the_map_on(tmp_path, monkeypatch, file, folder, name):
    monkeypatch.chdir(tmp_path)
    assert file_beside(Path(file), Path(folder)) == name
