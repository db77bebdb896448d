"""Quotes and what on a page is not running text: heads, feet, footnotes."""

import pytest

from dhrcode.analysis.quotes.match import match
from dhrcode.model.document import Page
from dhrcode.model.layout import layouts

BODY = [
    "The panel was told that the case was\nknown to five agencies and that each of\nthem had",
    "thought that another would act upon it.\nNobody did so until the autumn of that\nyear, when",
    "a neighbour rang twice. The second call\nwas graded as a domestic incident by the\nofficer",
    "who took it. There was no third call, and so\nthe matter rested there for the winter.\nEnd.",
]


def pages(head="", foot="", notes=None):
    """The four pages of one text, with a line above and below; # is the page's position."""
    made = []
    for number, body in enumerate(BODY, start=1):
        lines = [
            head.replace("#", str(number)),
            body,
            (notes or {}).get(number, ""),
            foot.replace("#", str(number)),
        ]
        made.append(Page(number, "", "\n\n".join(line for line in lines if line) + "\n"))
    return made


def parts(page, layout):
    return tuple(page.text[slice(*span)].strip() for span in layout[:4])


def test_left_and_right_pages_have_heads_of_their_own(document):
    made = [
        page._replace(text=("Left" if page.number % 2 else "Right") + "\n" + page.text)
        for page in pages()
    ]
    review = document(*(page.text for page in made))
    assert match("each of them had thought that another would act", "1", review).kind == "found"


@pytest.mark.parametrize("foot", ["#", "Page # of 4"])
def test_a_quote_runs_over_head_and_foot(document, foot):
    review = document(*(page.text for page in pages("Overview report", foot)))
    for quote, where in [
        ("each of them had thought that another would act", "pages 1-2"),
        ("a neighbour rang twice. The second call was graded", "page 3"),
        (" ".join(" ".join(BODY).split()), "pages 1-4"),
    ]:
        found = match(quote, None, review)
        assert (found.kind, found.where) == ("found", where)


def test_a_head_itself_can_be_quoted(document):
    review = document(*(page.text for page in pages("Domestic homicide review: overview")))
    found = match("Domestic homicide review: overview", "3", review)
    assert (found.kind, found.where) == ("found", "pages 1, 2, 3 and others")


def test_a_quote_runs_over_footnotes_and_a_footnote_can_be_quoted(document):
    notes = {
        1: "1 Interview with the sister, 3 May.\n2 Minutes of the panel's second\nmeeting.",
        2: "3 Letter of the practice.",
    }
    made = pages(foot="Page #", notes=notes)
    assert [parts(page, one)[2] for page, one in zip(made, layouts(made), strict=True)] == [
        notes[1],
        notes[2],
        "",
        "",
    ]
    review = document(*(page.text for page in made))
    for quote in (
        "each of them had thought that another would act",
        "until the autumn of that year, when a neighbour rang twice",
        "Minutes of the panel's second meeting",
    ):
        assert match(quote, "2" if "when" in quote else "1", review).kind == "found"
