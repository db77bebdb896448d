"""Which quotes a plan holds, and of which document each is."""

from dhrcode.analysis.plan.quotes import plan_quotes
from dhrcode.model.plan import Plan

PLAN = Plan.model_validate(
    {
        "plan": "study",
        "of": "study",
        "codebook": {"id": "tiny", "version": "1.0"},
        "sources": [{"id": "report", "file": "report.pdf"}],
        "recommendations": [
            {
                "id": "R1",
                "text": "Ask.",
                "evidence": [{"quote": "one", "page": "3"}, {"note": "No words."}],
                "actions": [
                    {
                        "id": "a",
                        "text": "Do.",
                        "log": [
                            {
                                "on": "2024-01-01",
                                "by": "police",
                                "what": "done",
                                "evidence": [{"quote": "two"}, {"source": "report", "quote": "x"}],
                            }
                        ],
                    }
                ],
            }
        ],
    }
)


def test_what_shows_that_something_was_done_counts_where_it_names_a_document():
    found = list(plan_quotes(PLAN, PLAN))
    assert [(one.path, one.quote, one.page, one.file) for one in found] == [
        (("recommendations", 0, "evidence", 0), "one", "3", "report.pdf"),
        (
            ("recommendations", 0, "actions", 0, "log", 0, "evidence", 1),
            "x",
            None,
            "report.pdf",
        ),
    ]
