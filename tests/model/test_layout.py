"""What on a page is not running text."""

import pytest

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


@pytest.mark.parametrize("head", ["", "Overview report", "Overview report\nRESTRICTED # of 4"])
@pytest.mark.parametrize(
    "foot", ["", "#", "Page #", "- # -", "Page # of 4", "p. #/4", "[#]", "Draft 3, page #"]
)
def test_heads_and_feet_are_told_from_running_text(head, foot):
    made = pages(head, foot)
    for page, layout in zip(made, layouts(made), strict=True):
        number = str(page.number)
        assert parts(page, layout) == (
            head.replace("#", number),
            BODY[page.number - 1],
            "",
            foot.replace("#", number),
        )


def test_a_line_on_few_pages_is_running_text():
    made = [*pages(), *(Page(n, "", f"{n} is a number\nAnother text {n * n}.") for n in (5, 6))]
    made[0] = made[0]._replace(text="Chapter one\n" + made[0].text)
    assert layouts(made)[0].head == (0, 0)


def test_a_numbered_list_in_the_upper_half_is_no_footnote():
    text = "1 First of all\n2 Then this\n" + "\n".join(f"line {n} of the text" for n in "abcdefg")
    (layout,) = layouts([Page(1, "", text)])
    assert layout.notes == (len(text), len(text))


def test_the_printed_number_is_known_where_numbers_count_on():
    made = pages(foot="Page 1#")
    assert [one.printed for one in layouts(made)] == ["11", "12", "13", "14"]
    assert [one.printed for one in layouts(pages(foot="Version 3"))] == [""] * 4
    assert [one.printed for one in layouts(pages(foot="3"))] == [""] * 4


def test_pages_without_text():
    made = [Page(1, "", ""), Page(2, "", "\n \n"), Page(3, "", "12")]
    assert [parts(page, one)[1] for page, one in zip(made, layouts(made), strict=True)] == [""] * 3
