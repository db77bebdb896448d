"""All that a meeting's pack is made from, each number once."""

from dhrcode.analysis.counts import ALL, count_cases
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.pack import Counting, make_pack
from dhrcode.analysis.variables import attribute_variable


def counting(codebook, cases, **more):
    by = attribute_variable(codebook, cases, "victim.relationship")
    year = attribute_variable(codebook, cases, "year")
    counted = count_cases(codebook, cases, [by, year], pairs=True)
    figures = counted.ledger.figures()
    return Counting(cases, counted, figures, **{"by": (by,), "year": year} | more)


def test_every_part_is_of_the_same_reviews(codebook, four):
    pack = make_pack(codebook, counting(codebook, four), 2)
    assert pack.cases == four
    assert (pack.drafts_left_out, pack.table.drafts_left_out) == (2, 2)
    assert len(pack.table.reviews) == pack.figures[ALL] == 4
    assert [row.present for row in pack.frequencies] == [3, 1, 1]
    assert [area.together.present for area in pack.areas] == [3, 1]
    assert [table.variable.name for table in pack.by] == ["victim.relationship"]
    assert pack.years.variable.name == "year"
    assert pack.pairs
    assert pack.gaps.drafts == ("DHR4",)


def test_figures_that_are_hidden_are_hidden_in_every_part(codebook, four):
    asked = counting(codebook, four)
    figures = dict(asked.figures) | {("finding", "maracs", "present"): HIDDEN}
    pack = make_pack(codebook, asked._replace(figures=figures, tests="shown"))
    assert pack.frequencies[0].present is HIDDEN
    assert pack.by[0].rows[0].test.p is HIDDEN


def test_without_a_year_or_pairs_there_is_none(codebook, four):
    pack = make_pack(codebook, counting(codebook, four, by=(), year=None, pairs=False))
    assert (pack.by, pack.years, pack.pairs) == ((), None, [])
