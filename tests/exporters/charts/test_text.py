"""Text on a chart: what is drawn of it, and that it fits."""

import runpy
from pathlib import Path

import pytest

from dhrcode.exporters.charts.drawing import draw
from dhrcode.exporters.charts.text import cut, drawable, width_of, wrapped

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
chart_of, texts = (_SHARED[n] for n in ("chart_of", "texts"))


def test_a_dollar_is_a_dollar():
    def letters(label):
        return draw(chart_of("bars", [label], [1]), "svg").count(b"<use")

    assert texts(chart_of("bars", ["$x^2$"], [1]))[3] == "$x^2$"
    assert letters("$x^2$") == letters("abcde")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Use of MARACs ✓", "Use of MARACs ✓"),
        ("a\n b\tc", "a b c"),
        ("a\x00b\ud800", "a�b�"),
        ("🙂 漢", "□ □"),
        ("a\u202eb\u200dc\ufe0f", "abc\ufe0f"),
        ("אבג é", "אבג é"),
        ("x" * 40_000, "x" * 1_000),
    ],
)
def test_what_the_font_has_no_sign_for_is_a_square(text, drawn):
    assert drawable(text) == drawn


def test_lines_fit_and_a_text_that_does_not_ends_in_an_ellipsis():
    label = "Failure to administer DASH when police called to a domestic incident"
    lines = wrapped(label, 2.0, 3, 8.0)
    assert " ".join(lines) == label
    assert len(lines) == 2
    assert wrapped(label, 2.0, 1, 8.0)[0].endswith("…")
    for text in (label * 3, "W" * 200, "a " + "i" * 300, "אב " * 90):
        short = wrapped(text, 2.0, 3, 8.0)
        assert len(short) == 3
        assert short[-1].endswith("…")
        assert max(width_of(line, 8.0) for line in short) <= 2.0
    assert wrapped("", 2.0, 3, 8.0) == [""]
    assert cut("short", 8.0, 2.0) == "short"
