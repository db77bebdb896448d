"""A quote's parts, and whether it is long enough to tell anything."""

import pytest

from dhrcode.analysis.quotes.parts import readings


def plainly(quote):
    """The last reading: each part as its pieces, joined by what stands between."""
    marks = {"insertion": " + ", "ending": "~"}
    said = []
    for part in readings(quote)[-1].parts:
        joints = [marks[joint] for joint in part.joints]
        said.append(
            "".join(
                a + b
                for a, b in zip([piece.text for piece in part.pieces], [*joints, ""], strict=True)
            )
        )
    return said


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("The panel met.", ["the panel met"]),
        ("\u201cThe \u2018panel\u2019 met\u201d, ", ["the 'panel' met"]),
        ("a \u2026 b", ["a", "b"]),
        ("a\u2026b", ["a", "b"]),
        ("a [\u2026] b (...) c .... d . . . e", ["a", "b", "c", "d", "e"]),
        ("\u2026 a. [...]", ["a"]),
        ("a [the victim] b", ["a + b"]),
        ("a [the victim]'s sister b", ["a + sister b"]),
        ("[the victim] a [B] [C] b [D]", ["a + b"]),
        ("[T]he [p]anel m[e]t", ["the panel met"]),
        ("walk[ed] home", ["walk~home"]),
        ("child[ren], who", ["child~, who"]),
        ("he [sic] said (sic.) so [Sic!]", ["he said so"]),
        ("[a [b] c]", ["[a + c]"]),
        ("[the victim]", ["[the victim]"]),
        ("a. b.", ["a. b"]),
        ("in 1.2.3 it", ["in 1.2.3 it"]),
    ],
)
def test_ellipses_and_brackets_are_understood(quote, parts):
    assert plainly(quote) == parts


def test_brackets_are_first_taken_for_the_documents_own():
    literal, understood = readings("in [town] they met")
    assert [piece.text for piece in literal.parts[0].pieces] == ["in [town] they met"]
    assert [piece.text for piece in understood.parts[0].pieces] == ["in", "they met"]
    assert len(readings("in the town they met")) == 1


@pytest.mark.parametrize(
    "quote", ["...", "\u2026", "-", "\u201c\u201d", "[...] [...]", "[sic]", " "]
)
def test_a_quote_without_words_has_no_reading(quote):
    assert readings(quote) == []


@pytest.mark.parametrize(
    ("quote", "telling"),
    [
        ("no action", False),
        ("on the sofa", False),  # eleven characters
        ("no more action", True),
        ("- - no action", False),
        ("no ... further ... action ... was ... taken", False),
        ("no further action ... was", True),
        ("a ... b ... c ... d ... no further action", False),
        ("she [really] said no [more]", False),
        ("she [really] said no more to him", True),
    ],
)
def test_half_of_the_words_stand_in_runs_that_tell_something(quote, telling):
    assert readings(quote)[-1].telling == telling


@pytest.mark.parametrize(
    ("quote", "long"),
    [
        ("the panel found that nobody asked", True),
        ("the panel found that she", False),  # five words
        ("a b c d e f g", False),  # few characters
        ("the panel found [x] that nobody asked", True),
        ("the panel found ... that nobody asked", False),
    ],
)
def test_what_may_be_found_with_differences(quote, long):
    assert readings(quote)[-1].long == long


def test_words_are_kept_as_they_were_written():
    (part,) = readings("\u201cThe co-ordina-\ntor\u2019s \ufb01le\u201d")[0].parts
    assert [word.text for word in part.words] == ["the", "coordinator's", "file"]
    assert [word.written for word in part.words] == ["The", "co-ordina-\ntor\u2019s", "\ufb01le"]
