"""The framework chart: which words stand where."""

from dhrcode.analysis.framework import SummarisedReview, framework
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Record


def reviewed(review, **findings):
    return SummarisedReview.of(
        Record(
            review=review,
            codebook=CodebookVersion(id="small", version="1.0"),
            coder="LN",
            findings={
                s: CodedSubtheme(finding=f, summary=said) for s, (f, said) in findings.items()
            },
        ),
        "0" * 64,
    )


ONE = reviewed("DHR1", maracs=("present", "Nobody referred her."), gps=("present", None))
TWO = reviewed("DHR2", maracs=("absent", "It was referred twice."))


def test_a_cell_has_the_finding_and_the_words_and_nothing_where_nobody_looked():
    assert ONE.cell("maracs") == ("present", "Nobody referred her.")
    assert ONE.cell("gps") == ("present", None)
    assert ONE.cell("police") == (None, None)


def test_the_chart_has_a_part_for_each_area_and_counts_what_was_written(codebook):
    chart = framework(codebook, [ONE, TWO], drafts_left_out=3)
    assert [(a.id, [s.id for s in subthemes]) for a, subthemes in chart.parts] == [
        ("process", ["maracs", "police"]),
        ("health", ["gps"]),
    ]
    assert (chart.written, chart.bare, chart.drafts_left_out) == (2, 1, 3)


def test_of_one_area_alone_nothing_else_is_counted(codebook):
    chart = framework(codebook, [ONE, TWO], areas=["health"])
    assert [area.id for area, _ in chart.parts] == ["health"]
    assert (chart.written, chart.bare) == (0, 1)
