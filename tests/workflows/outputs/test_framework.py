"""From a project to its framework chart."""

from dhrcode.analysis.selection import Selection, selection
from dhrcode.workflows.coding.entry import FindingEntry, enter
from dhrcode.workflows.outputs.framework import chart_summaries


def test_the_chart_has_what_coders_wrote_of_the_selected_reviews(newest):
    enter(newest, "DHR2", FindingEntry("gps", "not-stated", summary="Nobody asked."))
    made = chart_summaries(newest, Selection())
    assert [one.review.id for one in made.chart.reviews] == ["DHR2", "DHR10", "INT3"]
    assert made.chart.reviews[0].summaries == {"gps": "Nobody asked."}
    assert (made.chart.drafts_left_out, made.origin.records) == (1, 3)
    made = chart_summaries(newest, selection(newest.codebook, kinds=["interview"]))
    assert [one.review.id for one in made.chart.reviews] == ["INT3"]
