"""What a kind of identifier is, what one found is, and when a family need not look."""

import pytest

from dhrcode.safety.identifiers.kinds import IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose

KIND = IdentifierKind("full-date", "a date", "write the year", "of a meeting")
FAMILY = IdentifierFamily((KIND,), lambda _: iter(()), ("born", "died"), Pattern("[0-9]{4}"))


def test_a_kind_has_its_row_among_the_problem_codes():
    entry = KIND.entry
    assert entry.code == "identifier-full-date"


def test_one_found_has_the_words_of_the_original():
    prose = Prose("She said \u201cin  2012\u201d.")
    start = prose.text.index("in")
    one = KIND.found(prose, start, start + 7, sure=False)
    assert (one.kind, one.severity, one.instead) == ("full-date", "warning", "write the year")
    assert one.text == prose.original[one.start : one.end]
    assert (one.text[:2], one.text[-4:]) == ("in", "2012")
    assert KIND.found(prose, start, start + 7).severity == "error"


@pytest.mark.parametrize(
    ("text", "has_figures", "hints", "figures"),
    [
        ("she was born in 2012", True, ("born",), True),
        ("born, died", False, ("born", "died"), False),
        ("in 2012", True, (), True),
        ("she was born in 12", True, ("born",), False),
    ],
)
def test_a_family_looks_for_what_a_text_can_hold(text, has_figures, hints, figures):
    narrowed = FAMILY.narrowed(text, has_figures=has_figures)
    assert narrowed.hints == hints
    assert (narrowed.figures is not None) is figures


@pytest.mark.parametrize(
    ("text", "has_figures"), [("nothing", False), ("in 12", True), ("", False)]
)
def test_and_not_at_all_where_it_can_hold_nothing(text, has_figures):
    assert FAMILY.narrowed(text, has_figures=has_figures) is None
