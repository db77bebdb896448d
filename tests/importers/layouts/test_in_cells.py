"""Tables of which the cells name themes: recognised, mapped and read, with nothing lost."""

from pathlib import Path

import pytest

FILES = Path(__file__).parents[1] / "files"
PRESENT = {"use-of-maracs": "present", "gps": "present"}


@pytest.mark.parametrize(
    ("file", "columns", "split"),
    [
        ("codes-in-columns.csv", ("Code 1", "Code 2", "Code 3"), None),
        ("codes-in-cell.csv", ("Themes",), ";"),
    ],
)
def test_two_reviews_and_three_themes_are_read(proposed, findings, file, columns, split):
    text, table, made = proposed(FILES / file)
    assert (table.layout, table.headings, table.id.heading) == ("in-cells", "1", "Review")
    assert (table.themes.columns, table.themes.split) == (columns, split)
    assert findings(made) == {"DHR1": PRESENT, "DHR2": {"gps": "present"}}
    assert made.notes == [
        "t.csv: 2 reviews x 21 subthemes: 3 present, 39 not coded",
        "3 present findings with no note in the table: the cell is named as its evidence",
    ]
    assert "# 3 themes of the codebook in cells under" in text


def test_the_evidence_of_a_theme_is_the_cell_that_names_it(proposed):
    _, _, made = proposed(FILES / "codes-in-cell.csv")
    (evidence,) = made.drafts[0].record.findings["gps"].evidence
    assert evidence.note == "t.csv, cell B2 (Themes): Use of MARACs; GPs"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # One code column, each theme once: the column beside it has ids and no marks.
        (
            "Case no,Main theme\n7,Use of MARACs\n8,GPs\n",
            {"DHR7": {"use-of-maracs": "present"}, "DHR8": {"gps": "present"}},
        ),
        # A title above, a year beside, and the same theme twice in one row.
        (
            "Reviews of 2014,,,\nReview,Year,Code 1,Code 2\nDHR1,2012,GPs,GPs\nDHR2,2013,,GPs\n",
            {"DHR1": {"gps": "present"}, "DHR2": {"gps": "present"}},
        ),
        # Line breaks in a cell, and ids of the codebook.
        (
            'Review,Themes\nDHR1,"gps\nuse-of-maracs"\nDHR2,"gps\nequality"\n',
            {"DHR1": PRESENT, "DHR2": {"gps": "present", "equality": "present"}},
        ),
        # A separator that is in a label is none.
        (
            "Review,Themes\nDHR1,Management of prescriptions / noncompliance\nDHR2,GPs\n",
            {"DHR1": {"prescriptions": "present"}, "DHR2": {"gps": "present"}},
        ),
        # Numbers and bullets before themes are no part of them.
        (
            'Review,Themes\nDHR1,"1. Use of MARACs\n2. GPs"\nDHR2,- GPs\n',
            {"DHR1": PRESENT, "DHR2": {"gps": "present"}},
        ),
        # Reviews are columns.
        (
            "Review,DHR1,DHR2\nCode 1,Use of MARACs,GPs\nCode 2,GPs,\n",
            {"DHR1": PRESENT, "DHR2": {"gps": "present"}},
        ),
        # A review without a theme is still a review, with nothing coded.
        ("Review,Code 1,Code 2\nDHR1,GPs,\nDHR2,,\n", {"DHR1": {"gps": "present"}, "DHR2": {}}),
    ],
)
def test_tables_of_this_kind(proposed, findings, table, expected):
    _, map_, made = proposed(table)
    assert map_.layout == "in-cells"
    assert findings(made) == expected


def test_a_word_that_is_no_theme_stops_the_import_until_the_map_says_what_it_is(proposed, findings):
    table = "Review,Code 1,Code 2\nDHR1,GPs,own tag\nDHR2,Use of MARACs,\n"
    text, _, made = proposed(table)
    assert '    # "own tag":  # decide: 1 cell' in text
    (problem,) = made.problems
    assert str(problem).startswith("t.csv:2:3: error: the map does not say what 'own tag' means")
    _, _, decided = proposed(table, ('# "own tag":  # decide', '"own tag": "none"  # decide'))
    assert findings(decided) == {"DHR1": {"gps": "present"}, "DHR2": {"use-of-maracs": "present"}}


def test_more_words_of_their_own_than_themes_leave_it_of_this_kind(proposed):
    table = "Review,Codes\nDHR1,GPs; own tag; housing\nDHR2,money; pets\nDHR3,Use of MARACs\n"
    text, map_, made = proposed(table)
    assert (map_.layout, map_.id.heading) == ("in-cells", "Review")
    assert text.count("  # decide: 1 cell") == 4
    assert {str(p).split(":", 3)[1] for p in made.problems} == {"2", "3"}


def test_a_theme_that_is_not_named_is_what_the_map_says_of_it(proposed, findings):
    _, _, made = proposed(FILES / "codes-in-cell.csv", ("status:", "blank: absent\nstatus:"))
    found = findings(made)
    assert (len(found["DHR1"]), found["DHR2"]["use-of-maracs"]) == (21, "absent")


def test_a_column_that_says_otherwise_is_an_error(proposed):
    _, _, made = proposed(
        "Review,Police response,Code 1,Code 2\nDHR1,no,Police response,GPs\nDHR2,x,GPs,\n"
    )
    (problem,) = made.problems
    assert str(problem) == (
        "t.csv:2:3: error: t.csv:2:2 gives it already: ignore one of the two in the map "
        "[given-twice]"
    )


def test_a_table_in_which_a_review_has_several_rows_is_not_of_this_kind(proposed):
    _, table, _ = proposed("Review,Theme\nDHR1,GPs\nDHR1,Use of MARACs\nDHR2,GPs\n")
    assert table.layout == "codings"
