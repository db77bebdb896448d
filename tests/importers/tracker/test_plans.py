"""A tracker as a plan: its words kept, and nothing made up."""

import pytest

from dhrcode.store.yaml.plan_writer import plan_data


def plan_of(made):
    assert [p for p in made.problems if p.severity == "error"] == []
    (draft,) = made.plans
    return plan_data(draft.plan)


def test_a_row_an_action_under_what_is_merged_over_them(taken, book):
    plan = plan_of(taken(book))
    assert plan["plan"] == "DHR58"
    assert [(one["id"], one["text"], one["level"]) for one in plan["recommendations"]] == [
        ("1", "Refer to a MARAC.", "local"),
        ("2", "Ask about alcohol.", "national"),
        ("3", "Review the rules.", "single-agency"),
        ("4", "Share what is known.", "local"),
    ]
    actions = [[a["text"] for a in one.get("actions", ())] for one in plan["recommendations"]]
    assert actions == [
        ["Rewrite the page.", "Train all staff."],
        ["Add a question."],
        [],
        ["Agree how."],
    ]


def test_owners_dates_and_what_was_done(taken, book):
    plan = plan_of(taken(book))
    first, second = plan["recommendations"][0]["actions"]
    assert first["owner"] == {"agency": "police", "post": "Head of Public Protection"}
    assert first["due"] == {"as_written": "by the end of 2014", "date": "2014-12-31"}
    log = [(str(e["on"]), e["by"], e["what"], e["says"]) for e in first["log"]]
    assert log == [
        ("2014-09-13", "police", "started", "13/09/2014: drafted"),
        ("2015-01-31", "police", "done", "31/01/2015 the page is live"),
    ]
    assert second["owner"] == {"as_written": "Force X"}
    assert second["due"] == {"as_written": "Sept 2014", "date": "2014-09"}
    assert "log" not in second
    question, protocol = (plan["recommendations"][n]["actions"][0] for n in (1, 3))
    assert question["due"] == {"date": "2015-03-31"}
    assert protocol["due"] == {"as_written": "ongoing"}
    assert protocol["owner"] == {"as_written": "Police / GP"}


def test_what_gives_no_day_is_named_and_the_rating_kept_apart(taken, book):
    made = taken(book)
    assert [(p.place, p.code) for p in made.problems] == [
        ("t.xlsx:Sheet!J4", "text-not-taken"),
        ("t.xlsx:Sheet!H5", "text-not-taken"),
    ]
    said = {name: (one.word, one.fill) for name, one in made.plans[0].ratings.items()}
    assert said == {"1.a": ("Green", ""), "1.b": ("A", ""), "2.a": ("", ""), "4.a": ("R", "")}


@pytest.mark.parametrize(
    "text",
    ["Completed", "March 2015", "Due 31/03/2015", "expected by 31 March 2015", "03/04/2015"],
)
def test_no_day_is_made_of_what_may_be_another_or_to_come(taken, book, text):
    book.active["H3"], book.active["F3"] = text, None
    made = taken(book)
    assert "log" not in plan_of(made)["recommendations"][0]["actions"][0]
    assert "t.xlsx:Sheet!H3" in [problem.place for problem in made.problems]


def test_progress_of_which_one_day_may_be_two_is_left_to_a_person(taken, book):
    book.active["F3"] = "03/04/2014: drafted\n13/09/2014: tested"
    made = taken(book)
    (entry,) = plan_of(made)["recommendations"][0]["actions"][0]["log"]
    assert entry["what"] == "done"


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        ("C5", "Countywide", "'Countywide' is no level: say under 'levels' of the map which it is"),
        ("G5", "42094", "'42094' is the number by which Excel keeps 2015-03-31"),
        ("A5", "1", "the recommendation 1 comes twice in one plan"),
        ("F4", "=1+1", "there is a formula here"),
    ],
)
def test_what_cannot_be_taken_has_a_cell(taken, book, cell, text, said):
    book.active[cell] = text
    told = [str(problem) for problem in taken(book).problems]
    assert any(f"Sheet!{cell}: " in one and said in one for one in told)


def test_a_column_of_reviews_makes_a_plan_each(taken, book, tracker_map):
    sheet = book.active
    sheet["K2"] = "DHR"
    for row, review in ((3, 58), (5, 41), (7, 58)):
        sheet.cell(row, 11).value = review
    id_ = "id: {heading: DHR, prefix: DHR}\ncolumns:"
    from_map = taken(book, tracker_map.replace("review: DHR58\ncolumns:", id_))
    assert {d.plan.plan: len(d.plan.recommendations) for d in from_map.plans} == {
        "DHR58": 2,
        "DHR41": 2,
    }
    none = taken(book, tracker_map.replace("review: DHR58\n", "ignore: [DHR]\n"))
    assert [problem.code for problem in none.problems].count("bad-review-id") == 1
    assert taken(book, tracker_map.replace("review: DHR58\n", "ignore: [DHR]\n"), "DHR9").plans
