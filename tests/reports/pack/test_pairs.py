"""Which subthemes go together, in a list, a matrix and a picture."""

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.reports.pack.pairs import pairs_section


def test_those_found_together_are_listed_and_the_matrix_has_all(pack):
    said, listed, matrix, chart = pairs_section(pack).blocks
    assert "Jaccard" in said.text
    assert [line.cells for line in listed.lines] == [
        ("MARACS", "POLICE", 1, 3, 1, 4, 1 / 3),
        ("MARACS", "GPS", 1, 3, 1, 4, 1 / 3),
    ]
    assert [line.key for line in listed.lines] == ["maracs+police", "maracs+gps"]
    assert [line.cells for line in matrix.lines] == [
        ("1  MARACS", None, 1, 1),
        ("2  POLICE", 1, None, 0),
        ("3  GPS", 1, 0, None),
    ]
    assert [column.heading for column in matrix.columns] == ["Subtheme", "1", "2", "3"]
    assert chart.columns == (1, 2, 3)
    assert chart.alt.endswith(
        "Most often: MARACS and POLICE, 1 of 4 reviews; MARACS and GPS, 1 of 4 reviews."
    )


def test_where_there_is_no_pair_a_sentence_says_so(pack_of, case):
    (said,) = pairs_section(pack_of([case(1, {"maracs": "present"})])).blocks
    assert said.text == "No two subthemes are present in the same review."


def test_a_hidden_number_is_hidden_both_ways(pack_of, four):
    pack = pack_of(four, hidden=[("both", "maracs", "gps")])
    _, _, matrix, _ = pairs_section(pack).blocks
    assert matrix.lines[0].cells[3] is matrix.lines[2].cells[1] is HIDDEN
