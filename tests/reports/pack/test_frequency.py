"""How often each subtheme and each area is present, as tables."""

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.reports.pack.frequency import areas, areas_brief, frequency, frequency_brief


def cells(table):
    return [line.cells for line in table.lines if not line.band]


def test_every_subtheme_has_each_count_its_denominators_and_its_rank(pack):
    (table,) = frequency(pack).tables
    maracs = cells(table)[0]
    assert maracs[:8] == ("MARACS", 3, 0, 1, 0, 0, 4, 0.75)
    assert maracs[10:12] == (3, 1.0)
    assert [line[-1] for line in cells(table)] == [1, 2, 2]
    assert [line.cells[0] for line in table.lines if line.band] == ["Process", "Health"]
    assert [line.key for line in table.lines if not line.band] == ["maracs", "police", "gps"]
    assert all(len(line) == len(table.columns) for line in cells(table))


def test_a_screen_has_the_same_counts(pack):
    brief = frequency_brief(pack)
    assert [line[1:3] for line in cells(brief)] == [
        ("3 of 4", 0.75),
        ("1 of 4", 0.25),
        ("1 of 4", 0.25),
    ]
    assert cells(brief)[1][5:] == (1, 0, 1, 1)


def test_a_review_counts_once_for_an_area(pack):
    (table,) = areas(pack).blocks
    assert cells(table)[0][:4] == ("Process", 3, 4, 0.75)
    assert cells(table)[0][6:] == (2, 4, 1.0)
    assert [line.key for line in table.lines] == ["process", "health"]
    assert cells(areas_brief(pack)) == [
        ("Process", "3 of 4 reviews (75%)", 1.0),
        ("Health", "1 of 4 reviews (25%)", 0.25),
    ]


def test_what_is_hidden_is_hidden_in_each(pack_of, four):
    pack = pack_of(four, hidden=[("finding", "maracs", "present"), ("area", "process")])
    (table,) = frequency(pack).tables
    assert (cells(table)[0][1], cells(table)[0][7]) == (HIDDEN, HIDDEN)
    assert cells(frequency_brief(pack))[0][1] == "* of 4"
    assert cells(areas_brief(pack))[0][1] == "* of 4 reviews"
