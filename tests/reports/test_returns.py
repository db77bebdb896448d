"""The rows of a return: an agency's own, as at a day."""

from datetime import date

import pytest

from dhrcode.errors import RefusedError
from dhrcode.model.plan import Plan
from dhrcode.model.returns import ACTIONS, RECOMMENDATIONS, RETURN_LAYOUT, ReturnAbout
from dhrcode.reports.returns import AgencyReturn, return_rows

ON = date(2025, 6, 15)
PLAN = {
    "plan": "DHR1",
    "codebook": {"id": "tiny", "version": "1.0"},
    "recommendations": [
        {
            "id": "R1",
            "text": "Ask.",
            "level": "local",
            "to": ["police", "gp", {"as_written": "All"}],
            "responses": [
                {"from": "gp", "on": "2025-06-01", "answer": "accepted"},
                {"from": "police", "on": "2025-06-20", "answer": "accepted"},
            ],
            "actions": [
                {
                    "id": "a",
                    "text": "Do.",
                    "owner": {"agency": "police", "post": "Head of Custody"},
                    "due": {"as_written": "by spring", "date": "2025-03"},
                    "log": [
                        {"on": f"2025-01-0{day}", "by": "police", "what": "effect", **more}
                        for day, more in enumerate([{"result": "change"}] * 4, start=1)
                    ],
                },
                {"id": "b", "text": "Bare.", "due": {"as_written": "soon"}},
                {
                    "id": "c",
                    "text": "Over.",
                    "owner": {"agency": "police"},
                    "due": {"as_written": "soon"},
                    "log": [{"on": "2025-06-01", "by": "police", "what": "done"}],
                },
            ],
        },
    ],
}


def rows(**more):
    return [*return_rows(Plan.model_validate(PLAN | more), ON, {"police": "Police force"})]


def test_actions_of_agencies_and_what_they_have_not_answered_by_the_day():
    assert [(row.agency, row.sheet, row.cells["id"]) for row in rows()] == [
        ("police", ACTIONS, "DHR1/R1.a"),
        ("police", ACTIONS, "DHR1/R1.c"),
        ("police", RECOMMENDATIONS, "DHR1/R1"),
    ]


def test_what_a_row_tells():
    first, done, asked = rows()
    assert first.cells == {
        "review": "DHR1",
        "recommendation": "R1: Ask.",
        "action": "a: Do.",
        "post": "Head of Custody",
        "due": "2025-03",
        "state": "open, overdue",
        "log": "\n".join(f"2025-01-0{day}, Police force: effect change" for day in (2, 3, 4)),
        "id": "DHR1/R1.a",
    }
    assert (done.cells["due"], done.cells["state"], done.ended) == ("soon", "done", True)
    assert (asked.cells["recommendation"], asked.cells["level"]) == ("R1: Ask.", "local")


def test_a_mark_for_each_cell_that_tells_and_another_where_it_changes():
    first, other = rows()[0].marks.split(), rows(plan="DHR2")[0].marks.split()
    assert len(first) == 7
    assert [one == two for one, two in zip(first, other, strict=True)] == [False] + [True] * 6


def returned(given):
    about = ReturnAbout(RETURN_LAYOUT, "police", "tiny", "1.0", str(ON), "abc")
    return AgencyReturn("Police", "Tiny", about, given)


def test_what_is_done_comes_last_and_there_is_room_for_more():
    sheets = returned(rows()).form_rows()
    names = [row.band or row.cells.get("id", "") for row in sheets[ACTIONS]]
    assert names[:4] == ["To be done", "DHR1/R1.a", "Done or stopped", "DHR1/R1.c"]
    assert names[4].startswith("More than one thing has happened")
    assert [row.looks["id"] for row in sheets[ACTIONS][5:]] == ["typed"] * 8


def test_a_sheet_with_nothing_on_it_says_so():
    sheets = returned([]).form_rows()
    assert [row.band for row in sheets[ACTIONS]] == [
        "The plans have no action that the agency owns."
    ]
    assert [row.band for row in sheets[RECOMMENDATIONS]] == [
        "Every recommendation to the agency has been answered."
    ]
    assert returned([]).holds == "0 actions, 0 recommendations to answer"


def test_a_text_that_no_cell_holds_is_refused():
    (row, *_) = rows()
    with pytest.raises(RefusedError, match=r"cannot hold the action of DHR1/R1\.a in police"):
        returned([row._replace(cells=row.cells | {"action": "x" * 40_000})]).form_rows()
