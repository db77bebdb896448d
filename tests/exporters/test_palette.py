"""The palette: one place, colours that can be read and that are told apart without their hue."""

import re
from pathlib import Path

import pytest
from matplotlib.colors import to_rgb

from dhrcode.exporters import palette

EXPORTERS = Path(palette.__file__).parent
ASSETS = EXPORTERS.parent / "assets"
COLOUR = re.compile(r"""["' :](#[0-9A-Fa-f]{6})\b|["']([0-9A-F]{6})["']""")
ELSEWHERE = {"refi/codebook.py", "html/timeline.py"}
"""Codes of other programs, and a page that is not of a report."""


def luminance(colour):
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in to_rgb(colour)]
    return sum(p * part for p, part in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_stand_nowhere_else():
    rooms = ("excel", "form", "word", "html", "charts")
    files = [path for room in rooms for path in (EXPORTERS / room).glob("*.py")]
    assert len(files) > 20
    told = {path: COLOUR.findall(path.read_text(encoding="utf-8")) for path in files}
    named = {path.relative_to(EXPORTERS).as_posix() for path, found in told.items() if found}
    assert named <= ELSEWHERE


@pytest.mark.parametrize("name", ["page.css"])
def test_a_style_sheet_uses_names_that_the_palette_sets(name):
    sheet = (ASSETS / name).read_text(encoding="utf-8")
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", sheet))
    assert used == set(re.findall(r"--([a-z0-9-]+):#", palette.page_colours()))


@pytest.mark.parametrize(
    ("ink", "behind"),
    [
        (palette.INK, palette.BAND),
        (palette.PRESENT_INK, palette.PRESENT),
        (palette.PALE_INK, palette.WHITE),
        (palette.GREY, palette.WHITE),
        (palette.WHITE, palette.INK),
        ("#000000", palette.SHADED),
        ("#000000", palette.MARKED),
        (palette.INK, palette.NOTICE),
    ],
)
def test_ink_can_be_read_on_what_is_behind_it(ink, behind):
    assert contrast(ink, behind) > 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("dark", [0, 1])
def test_so_can_the_inks_of_a_page(dark):
    sides = palette.page_colours().split("@media")
    said = dict(re.findall(r"--([a-z0-9-]+):(#[0-9A-F]{6})", sides[dark]))
    pairs = [("ink", "paper"), ("ink", "ground"), ("quiet", "ground"), ("quiet", "paper")]
    pairs += [("head-ink", "head"), ("ink", "band"), ("link", "ground"), ("link", "paper")]
    pairs += [("present-ink", "present"), ("unclear-ink", "unclear"), ("ink", "target")]
    pairs += [("pale-ink", "paper"), ("absent-ink", "paper")]
    pairs += [("ink", f"shade-{number}") for number in range(1, 5)]
    assert {
        pair: contrast(*map(said.get, pair))
        for pair in pairs
        if contrast(*map(said.get, pair)) < 4.5
    } == {}


def test_a_scale_gets_darker_all_along():
    shades = [luminance(colour) for colour in palette.SCALE]
    assert shades == sorted(shades, reverse=True)
