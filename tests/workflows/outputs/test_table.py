"""From a project to its occurrence table."""

import pytest

from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import DataProblemsError
from dhrcode.workflows.coding.entry import FindingEntry, enter
from dhrcode.workflows.outputs.table import chart_summaries, tabulate


def test_a_table_counts_complete_reviews_and_says_how_many_drafts_it_leaves_out(small):
    made = tabulate(small, Selection())
    assert [review.id for review in made.table.reviews] == ["DHR2", "DHR10", "INT3"]
    assert (made.table.drafts_left_out, made.origin.records, made.warnings) == (1, 3, ())
    made = tabulate(small, selection(small.codebook, include_drafts=True, kinds=["dhr"]))
    assert [review.id for review in made.table.reviews] == ["DHR2", "DHR7", "DHR10"]
    assert made.table.drafts_left_out == 0


def test_a_table_passes_through_its_progress(small):
    seen = []

    def counting(outcomes, total):
        seen.append(total)
        for outcome in outcomes:
            seen.append(outcome.kept and outcome.kept.id)
            yield outcome

    tabulate(small, Selection(), counting)
    assert seen == [4, "DHR2", None, "DHR10", "INT3"]


def test_one_faulty_record_and_there_is_no_table(small):
    small.path_of("DHR8").write_text("")
    with pytest.raises(DataProblemsError, match="1 error in the records would make it wrong") as e:
        tabulate(small, Selection())
    assert [problem.code for problem in e.value.problems] == ["empty-file"]


def test_the_chart_has_what_coders_wrote_of_the_selected_reviews(newest):
    enter(newest, "DHR2", FindingEntry("gps", "not-stated", summary="Nobody asked."))
    made = chart_summaries(newest, Selection())
    assert [one.review.id for one in made.chart.reviews] == ["DHR2", "DHR10", "INT3"]
    assert made.chart.reviews[0].summaries == {"gps": "Nobody asked."}
    assert (made.chart.drafts_left_out, made.origin.records) == (1, 3)
    made = chart_summaries(newest, selection(newest.codebook, kinds=["interview"]))
    assert [one.review.id for one in made.chart.reviews] == ["INT3"]
