"""Plans in words."""

from datetime import date

import pytest

from dhrcode.analysis.plan.action_state import standing
from dhrcode.analysis.plan.rows import RowFilter
from dhrcode.model.plan import Owner, Plan
from dhrcode.reports.plan_text import (
    PlanTelling,
    actions_table,
    due_text,
    owner_text,
    plan_lines,
    rating_text,
    shortened,
)

ON = date(2025, 6, 15)
PLAN = Plan.model_validate(
    {
        "plan": "a-study",
        "of": "study",
        "covers": ["DHR1", "DHR2"],
        "codebook": {"id": "tiny", "version": "1.0"},
        "agreed": {"by": "partnership", "on": "2024-03-12"},
        "sent": [{"to": "Secretary of State", "on": "2024-03-20"}],
        "recommendations": [
            {
                "id": "1",
                "text": "Ask.",
                "level": "national",
                "to": ["gp", {"as_written": "All"}],
                "themes": ["gps"],
                "recurring": "ask",
                "evidence": [{"source": "study", "section": "6.1"}],
                "responses": [
                    {"from": "gp", "on": "2024-05-01", "answer": "in-part", "words": "Soon."},
                    {"from": "gp", "on": "2025-07-01", "answer": "accepted"},
                ],
                "actions": [
                    {
                        "id": "a",
                        "text": "Do.",
                        "owner": {"agency": "gp", "post": "Practice Manager"},
                        "measure": "Forms.",
                        "due": {"as_written": "by May", "date": "2025-05"},
                        "log": [
                            {"on": "2025-01-01", "by": "gp", "what": "started", "says": "At last."},
                            {
                                "on": "2025-02-01",
                                "by": "board",
                                "what": "due-moved",
                                "to": "2025-06",
                            },
                            {
                                "on": "2025-06-01",
                                "by": "gp",
                                "what": "done",
                                "withdrawn": "By mistake.",
                                "evidence": [{"note": "The form"}],
                            },
                            {"on": "2025-07-01", "by": "gp", "what": "done"},
                        ],
                    }
                ],
            },
            {"id": "2", "text": "Share.", "shares": ["1.a"]},
        ],
    }
)


LABELS = {"gp": "General practice", "board": "The board", "partnership": "The partnership"}
TOLD = PlanTelling(ON, LABELS, {"gps": "GPs"})


def test_a_plan_as_at_a_day():
    text = "".join(f"{'  ' * depth}{line}\n" for depth, line in plan_lines(PLAN, TOLD))
    assert text == (
        "a-study: plan of a study, 2 recommendations, 1 action\n"
        "As at 2025-06-15\n"
        "Covers DHR1, DHR2\n"
        "Agreed by the partnership on 2024-03-12\n"
        "Sent to Secretary of State on 2024-03-20\n"
        "\n"
        "1  Ask.\n"
        "  To: General practice, All\n"
        "  Level: national\n"
        "  Themes: GPs\n"
        "  The same as elsewhere: ask\n"
        "  study, section 6.1\n"
        "  General practice, 2024-05-01: in-part - Soon.\n"
        "  1.a  Do.\n"
        '    started, amber (A); due: 2025-06, moved 1 time ("by May")\n'
        "    Owner: General practice, Practice Manager\n"
        "    Measure: Forms.\n"
        "    1. 2025-01-01, General practice: started - At last.\n"
        "    2. 2025-02-01, The board: due-moved to 2025-06\n"
        "    3. 2025-06-01, General practice: done (withdrawn: By mistake.)\n"
        "      The form\n"
        "\n"
        "2  Share.\n"
        "  Shares: 1.a\n"
    )


@pytest.mark.parametrize(
    ("owner", "text"),
    [
        (None, "nobody"),
        (Owner(agency="gp"), "General practice"),
        (Owner(agency="gp", post="Practice Manager"), "General practice, Practice Manager"),
        (Owner(agency="police"), "police"),
        (Owner(as_written="All GPs"), "All GPs"),
    ],
)
def test_who_owns_it(owner, text):
    assert owner_text(owner, LABELS) == text


def test_a_rating_has_word_and_letter_and_a_date_what_became_of_it():
    action = PLAN.recommendations[0].actions[0]
    now = standing(action, date(2025, 7, 1))
    assert (rating_text(now), due_text(now)) == ("amber (A)", "2025-06, moved 1 time")
    bare = action.model_copy(update={"log": ()})
    assert due_text(standing(bare, ON)) == "2025-05, overdue"
    assert due_text(standing(bare.model_copy(update={"due": None}), ON)) == "no date"


def test_a_long_text_is_cut_at_a_word():
    assert shortened("a b\n c") == "a b c"
    assert shortened("word " * 20, 12) == "word word…"


def test_a_list_of_actions_and_one_of_recommendations():
    table = actions_table(RowFilter(ON).rows(PLAN), LABELS)
    assert [line.cells for line in table.lines] == [
        (
            "a-study/1.a",
            "Do.",
            "General practice, Practice Manager",
            "2025-06, moved 1 time",
            "started",
            "amber (A)",
        )
    ]
    table = actions_table(RowFilter(ON, without_action=True).rows(PLAN), LABELS)
    assert [column.heading for column in table.columns][-1] == "Shares the action of"
    assert [line.cells for line in table.lines] == [("a-study/2", "Share.", "", "1.a")]
