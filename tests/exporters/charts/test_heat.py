"""A table as a picture: how each cell looks, and that many fit."""

import io
import runpy
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.exporters import palette
from dhrcode.exporters.charts import styles
from dhrcode.exporters.charts.drawing import DOTS_TO_AN_INCH, draw
from dhrcode.exporters.charts.heat import _legible

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
heat_of, texts, size_of, fills = (_SHARED[n] for n in ("heat_of", "texts", "size_of", "fills"))
FINDINGS = ("present", "absent", "not-stated", "unclear", None)


def test_findings_have_each_their_look_and_their_mark():
    chart = heat_of([FINDINGS, ("present", "present", "absent", None, HIDDEN)])
    found = fills(chart)
    looks = palette.FINDINGS
    # Squares, and one more in the legend; the sheet itself is white, letters have fills too.
    assert found[looks["absent"]] == 1 + 1 + 1
    assert found[looks["not-stated"]] == 1 + 1
    assert found[looks["unclear"]] == 1 + 1
    assert found[palette.HIDDEN] == 1 + 1
    assert texts(chart) == [
        "DHR1",
        "DHR2",
        "DHR3",
        "DHR4",
        "DHR5",
        "Row 0",
        "✓",
        "–",
        "·",
        "?",
        "Row 1",
        "✓",
        "✓",
        "–",
        "*",
        "✓ present",
        "– absent (looked for, and it did not happen)",
        "· not stated (the document does not say)",
        "? unclear",
        "blank: not coded yet",
        "* hidden",
    ]


def luminance(colour):
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in to_rgb(colour)]
    return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))


def test_a_photocopy_keeps_the_findings_apart_and_marks_stand_out():
    lightness = sorted(116 * luminance(look) ** (1 / 3) - 16 for look in palette.FINDINGS.values())
    assert min(np.diff(lightness)) > 5
    for look in palette.FINDINGS.values():
        light, dark = sorted((luminance(look), luminance(_legible(look))), reverse=True)
        assert (light + 0.05) / (dark + 0.05) > 4.5  # WCAG 2.2, 1.4.3


def test_numbers_stand_in_their_squares_while_there_are_few():
    rows = [[n * m for n in range(21)] for m in range(21)]
    found = texts(heat_of(rows, "count"))
    assert found.count("400") == 1 + 1  # a square, and the scale's end
    assert sum(text.isdigit() for text in found) > 21 * 21
    many = texts(heat_of([range(26)], "count"))
    assert many[:27] == [*(f"DHR{n}" for n in range(1, 27)), "Row 0"]
    assert many[27:] == ["0", "5", "10", "15", "20", "25", "axis"]


def test_a_scale_goes_from_pale_to_dark():
    chart = heat_of([[0, 1, 2, 3, HIDDEN, None]], "count")
    found = fills(chart)
    assert [found[colour] >= 1 for colour in ("#F4F7FA", "#1F3044", palette.HIDDEN)] == [True] * 3
    assert "axis; *: hidden" in texts(chart)


@pytest.mark.parametrize("columns", [60, 61, 1_024, 1_025, 2_000])
def test_many_reviews_make_a_picture_of_the_same_width(columns):
    chart = heat_of([[FINDINGS[(n * m) % 5] for n in range(columns)] for m in range(21)])
    wide, high = size_of(draw(chart, "png"))
    assert wide == styles.WIDTH * DOTS_TO_AN_INCH
    assert 600 < high < 1_000
    found = texts(chart)
    assert ("DHR60" in found) is (columns == 60)
    said = f"{columns:,} columns, from DHR1 to DHR{columns}"
    blended = f"{said}; neighbours are blended"
    assert [text for text in found if "columns, from" in text] == (
        [] if columns == 60 else [blended if columns > 1_024 else said]
    )


def test_a_crowd_of_reviews_is_coloured_by_its_findings():
    chart = heat_of([["present"] * 500 + ["unclear"] * 500])
    with Image.open(io.BytesIO(draw(chart, "png"))) as image:
        pixels = image.convert("RGB")
        middle = round((0.35 + 0.09) * DOTS_TO_AN_INCH)
        ends = [pixels.getpixel((x, middle)) for x in (700, 1_300)]
    assert ends == [
        tuple(round(255 * part) for part in to_rgb(palette.FINDINGS[finding]))
        for finding in ("present", "unclear")
    ]
