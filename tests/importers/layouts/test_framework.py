"""Framework matrices: words are kept as summaries, and nothing is present by them alone."""

from pathlib import Path

MATRIX = Path(__file__).parents[1] / "files" / "framework-matrix.csv"
WRITTEN = ('# written: "present"', 'written: "present"')
REVIEWS = {
    "DHR1": {"use-of-maracs": "unclear", "gps": "unclear"},
    "DHR2": {"gps": "unclear", "police-response": "unclear"},
    "DHR3": {"use-of-maracs": "unclear", "gps": "unclear", "police-response": "unclear"},
}


def test_seven_cells_become_seven_summaries_in_drafts(proposed, findings):
    text, table, made = proposed(MATRIX)
    assert (table.layout, table.cells, table.written) == ("framework", "summary", None)
    assert "# 5 of 7 filled cells of themes are summaries." in text
    assert findings(made) == REVIEWS
    assert made.notes == [
        "t.csv: 3 reviews x 21 subthemes: 7 unclear, 56 not coded",
        (
            "7 summaries leave their findings unclear, in drafts: the map does not say what is "
            "'written'"
        ),
    ]
    one = made.drafts[0].record
    assert one.findings["gps"].summary == "GP did not ask about bruising"
    assert one.findings["gps"].evidence == ()
    assert [piece.page for piece in one.findings["use-of-maracs"].evidence] == ["12"]
    assert {draft.record.status for draft in made.drafts} == {"draft"}


def test_they_stay_drafts_whatever_status_the_map_gives(proposed):
    _, _, made = proposed(MATRIX, ('status: "draft"', 'status: "partial"'))
    assert {draft.record.status for draft in made.drafts} == {"draft"}


def test_what_may_deny_is_listed_with_its_place_before_anything_is_present(proposed):
    _, _, made = proposed(MATRIX, WRITTEN)
    said = [str(problem).partition(": the map")[0] for problem in made.problems]
    assert said == [
        "t.csv:2:3: error: 'Not referred although the DASH score was' may not be present",
        "t.csv:4:4: error: '-' may not be present",
        "t.csv:4:5: error: 'N/A' may not be present",
    ]


def test_once_each_has_a_meaning_the_rest_is_present(proposed, findings):
    long = '  # "Not referred although the DASH score was 14 (p12)":  # decide'
    _, _, made = proposed(
        MATRIX,
        WRITTEN,
        (long, long.replace("# ", "", 1).replace(":  #", ': "present"  #')),
        ('# "-":  #', '"-": "not-stated"  #'),
        ('# "N/A":  #', '"N/A": "not-coded"  #'),
    )
    assert findings(made) == {
        "DHR1": {"use-of-maracs": "present", "gps": "present"},
        "DHR2": {"gps": "present", "police-response": "present"},
        "DHR3": {"use-of-maracs": "present", "gps": "not-stated"},
    }
    gps = made.drafts[1].record.findings["gps"]
    assert gps.summary == "Prescribed without review; no record of flag (p3)"
    assert [(piece.page, piece.note) for piece in gps.evidence] == [("3", "t.csv, cell D3 (GPs)")]
    assert made.drafts[2].record.findings["gps"].summary is None


def test_one_whose_themes_are_rows(proposed, findings):
    table = (
        "Theme,DHR1,DHR2\nUse of MARACs,Held but no plan was made,\n"
        'GPs,"Did not ask about it, p. 4",Asked once and wrote it down\n'
    )
    _, map_, made = proposed(table)
    assert (map_.layout, map_.reviews) == ("framework", "columns")
    assert findings(made) == {
        "DHR1": {"use-of-maracs": "unclear", "gps": "unclear"},
        "DHR2": {"gps": "unclear"},
    }


def test_a_codebook_is_none(proposed):
    table = (
        "Theme,Definition\nUse of MARACs,What is said of it here\nGPs,What is said of them here\n"
    )
    _, map_, _ = proposed(table)
    assert (map_.layout, map_.reviews) != ("framework", "columns")


def test_a_table_of_marks_with_pages_is_none(proposed, findings):
    table = 'Review,Use of MARACs,GPs\nDHR1,"Yes, see p. 16",x\nDHR2,No,\n'
    _, map_, made = proposed(table)
    assert map_.layout == "occurrence"
    assert map_.values == {"No": "absent", "Yes": "present", "x": "present"}
    assert findings(made)["DHR1"] == {"use-of-maracs": "present", "gps": "present"}
    (piece,) = made.drafts[0].record.findings["use-of-maracs"].evidence
    assert (piece.page, piece.note) == ("16", "t.csv, cell B2 (Use of MARACs): Yes, see p. 16")
