"""The parts of a report: by headings, by what paragraphs ask for, and the narrative otherwise."""

import pytest

from dhrcode.model.report_parts import PARTS, is_heading, parts_of, plan_columns

PROSE = (
    "The panel read the record of the call and found that nobody had looked at it again. The next "
    "officer knew nothing of it. That was the pattern of the whole year, and it was never seen as "
    "one, by anyone."
)


def told(*paragraphs):
    return [found.part for found in parts_of(paragraphs)]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("2. Terms of Reference", "terms of reference"),
        ("2 Scope and key lines of enquiry", "terms of reference"),
        ("8 Recommendations", "recommendations"),
        ("Section 8: Overview report recommendations", "recommendations"),
        ("Recommendations for agencies", "recommendations"),
        ("6. What we would like to see done", "recommendations"),
        ("Appendix 1. Action plan", "action plan"),
        ("Multi-agency action plan", "action plan"),
        ("Who will do what", "action plan"),
        ("What we were asked to look at", "terms of reference"),
        ("Glossary of terms", "glossary"),
        ("ABBREVIATIONS", "glossary"),
        ("Conclusions and recommendations", "narrative"),
        ("Analysis against the terms of reference", "narrative"),
        ("Police", "narrative"),
        ("The care plan", "narrative"),
    ],
)
def test_a_heading_says_what_stands_below_it(heading, part):
    assert told(heading, PROSE) == [part, part]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("What          Who             By when", True),
        ("Recommendation / Action / Lead / Target date / Progress", True),
        ("No  Action  Owner  Target  Status", True),
        ("Rec | Action | Lead agency | Timescale", True),
        ("Who   When", False),
        ("Date   Event   Source", False),
        ("The lead agency did not say when, or by whom, it would be done.", False),
    ],
)
def test_a_line_that_names_a_plans_columns_begins_one(line, is_one):
    assert bool(plan_columns(line)) is is_one
    assert (told("Next steps", line, "1   Train   Trust   June")[2] == "action plan") is is_one


def test_what_follows_another_heading_is_narrative_again():
    assert told("Terms of reference", "1. What was known?", "The story", PROSE) == [
        "terms of reference",
        "terms of reference",
        "narrative",
        "narrative",
    ]


def test_headings_within_recommendations_and_action_plans_end_neither():
    asked = "1. The trust should train its staff."
    assert set(told("Recommendations", "For health", asked, "For housing", asked)) == {
        "recommendations"
    }
    assert told("Action plan", "For health", "Rec 1   Train   June", "9 Police", PROSE)[1:] == [
        "action plan",
        "action plan",
        "narrative",
        "narrative",
    ]


def test_a_list_of_contents_is_known_by_its_lines():
    lines = "1  Introduction ......... 2\n2  Police ......... 4\n3  Health ......... 7"
    assert told(lines, "1 Introduction", PROSE) == ["contents", "narrative", "narrative"]
    assert told("Contents", "Introduction 2", "Police 4", "1 Introduction", PROSE)[2:4] == [
        "contents",
        "narrative",
    ]


def test_a_glossary_ends_where_text_begins():
    entry = "MARAC: a meeting of services"
    assert told("Glossary", entry, "IDVA: an adviser", "Introduction", PROSE) == [
        *["glossary"] * 3,
        "narrative",
        "narrative",
    ]


def test_requests_in_a_row_are_recommendations_without_a_heading():
    asked = [f"{n}. The council should do the {n}th thing." for n in (1, 2, 3)]
    assert told(PROSE, *asked, PROSE) == ["narrative", *["recommendations"] * 3, "narrative"]
    assert told(PROSE, *asked[:2], PROSE) == ["narrative"] * 4
    assert told(*["1. The officer should have asked."] * 4) == ["narrative"] * 4


def test_a_paragraph_that_calls_itself_a_recommendation_is_one():
    assert told(PROSE, "Recommendation 4: that staff be trained.", PROSE) == [
        "narrative",
        "recommendations",
        "narrative",
    ]


def test_where_in_a_report_a_part_may_begin():
    before, after = ["Police", PROSE] * 25, [PROSE] * 2
    for heading, early, late in (
        ("MARAC action plan", "narrative", "action plan"),
        ("Terms of reference", "terms of reference", "narrative"),
        ("Recommendations", "recommendations", "recommendations"),
    ):
        assert told(heading, *after, *before)[1] == early
        assert told(*before, heading, *after)[-1] == late


def test_a_numbered_term_of_reference_heads_the_analysis_of_it():
    assert told("Terms of reference 3: police", PROSE) == ["narrative", "narrative"]


def test_lines_of_a_list_are_no_headings():
    rows = ["Police attended", "Ambulance called", "Statement taken", "Case filed"]
    found = parts_of(["Chronology", *rows, "12 May Police attended", PROSE])
    assert [each.begins for each in found] == [*[False] * 4, True, False, False]
    assert parts_of(["Police", "Ambulance", PROSE])[0].begins


def test_each_paragraph_knows_the_heading_above_it():
    assert [found.heading for found in parts_of([PROSE, "Police", PROSE, "2. Health", PROSE])] == [
        "",
        "Police",
        "Police",
        "2. Health",
        "2. Health",
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("General practice", True),
        ("4.2 Health visiting (Community Trust)", True),
        ("It was said.", False),
        ("and so it went on", False),
        ("They were tenants. The council knew of neither", False),
        ("Police     Officer     June", False),
        ("Introduction ........ 4", False),
        ("12", False),
        ("", False),
        (
            "A heading that goes on for so long that it must be a line of running text, all told",
            False,
        ),
    ],
)
def test_what_reads_as_a_heading(line, wanted):
    assert is_heading(line) is wanted


def test_no_paragraphs_have_no_parts():
    assert parts_of([]) == []
    assert PARTS[0] == "narrative"
