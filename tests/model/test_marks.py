"""Where what is looked for stands in a text, and what says that it was not so."""

import pytest

from dhrcode.model.marks import denies, merged, term_marks
from dhrcode.model.query import query


def marked(typed, text):
    return [text[a:b] for a, b in merged(term_marks(text, query(typed).terms))]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("partner", "His ex-partner, the partners.", ["partner", "partners"]),
        ("'safety plan'", "No safety\nplans, no plan for safety.", ["safety\nplans"]),
        ("'did not attend'", "A did-not-attend letter.", ["did-not-attend"]),
        ("refer*", "A referral; preferred.", ["referral"]),
        ("'risk assess*'", "Risk assessed; risks assessed.", ["Risk assessed"]),
        ("MARAC", "A non-MARAC case.", ["MARAC"]),
        ("neighbour", "The neigh-\nbours.", ["neigh-\nbours"]),
        ("police", "", []),
    ],
)
def test_terms_are_marked_where_they_stand(typed, text, found):
    assert marked(typed, text) == found


def test_spans_that_overlap_or_touch_are_one():
    assert merged([(8, 9), (0, 3), (2, 5), (5, 6)]) == ((0, 6), (8, 9))


@pytest.mark.parametrize(
    "text",
    [
        "No carer's assessment was needed.",
        "A referral was not\nwarranted.",
        "The panel makes no criticism of the officers.",
        "No issue of disability arises, and no question of it.",
        "Staffing played no part in this.",
        "An interpreter was not required.",
        "We found no sign that she was treated worse.",
    ],
)
def test_what_denies_is_known(text):
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "No referral was made.",
        "There is no record that she was asked.",
        "Nobody listened. It was needed.",
        "No service offered her an assessment of her own needs.",
        "",
    ],
)
def test_what_was_left_undone_is_not_denied(text):
    assert not denies(text)
