"""Charts: what is on them, that they come out the same, and that no text or number breaks them."""

import hashlib
import io
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.exporters.charts import styles
from dhrcode.exporters.charts.drawing import DOTS_TO_AN_INCH, draw
from dhrcode.exporters.charts.text import cut, drawable, width_of, wrapped
from dhrcode.reports.blocks import Chart, Column, Line, Table
from dhrcode.reports.cell_text import cell_text

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("bars", "columns", "heat")
FINDINGS = ("present", "absent", "not-stated", "unclear", None)
HOSTILE = [
    "$x^2$",
    "$\\frac",
    "\\",
    "%s {0}",
    "<b>x</b>",
    "&amp;",
    "--->",
    "]]>",
    "a\nb\r\nc\td",
    "\x00\x1b[31m",
    "\ud800",
    "\ufffe",
    "🙂👩‍👩‍👧",
    "אבג",
    "\u202eabc",
    "e\u0301\u0489",
    "漢字",
    "x" * 40_000,
    "word " * 8_000,
    "",
    " ",
]


def charts(report):
    return [b for section in report.sections for b in section.blocks if isinstance(b, Chart)]


def chart_of(kind, labels, cells, column="count"):
    """A chart of one column."""
    lines = [Line((label, cell)) for label, cell in zip(labels, cells, strict=True)]
    columns = (Column("Subtheme", "label", 44), Column("N", column))
    return Chart(kind, "Title", "Alternative", Table("T", columns, lines), (1,), "reviews")


def heat_of(rows, kind="mark", labels=None):
    """A chart of the rows' cells, all of one kind."""
    labels = labels or [f"Row {n}" for n in range(len(rows))]
    headings = [Column(f"DHR{n}", kind) for n in range(1, len(rows[0]) + 1)]
    lines = [Line((label, *row)) for label, row in zip(labels, rows, strict=True)]
    table = Table("T", (Column("Subtheme", "label", 44), *headings), lines)
    return Chart("heat", "Title", "Alternative", table, tuple(range(1, len(rows[0]) + 1)), "axis")


def texts(chart):
    """Every line of text on a chart; matplotlib notes each beside its outlines."""
    svg = draw(chart, "svg").decode("utf-8")
    return [unescape(text) for text in re.findall(r"<!-- (.*?) -->", svg, re.DOTALL)]


def size_of(png):
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        return image.size


def fills(chart):
    """How often each colour fills a shape."""
    found = re.findall(r"fill: (#[0-9a-f]{6})", draw(chart, "svg").decode())
    return {colour.upper(): found.count(colour) for colour in found}


@pytest.mark.parametrize("number", range(4))
def test_the_pictures_are_what_they_say_they_are(sample, number):
    chart = charts(sample())[number]
    png = draw(chart, "png")
    wide, high = size_of(png)
    assert 500 <= wide <= styles.WIDTH * DOTS_TO_AN_INCH
    assert 150 <= high <= 700
    with Image.open(io.BytesIO(png)) as image:
        assert (image.format, set(image.info)) == ("PNG", {"dpi"})
        assert image.convert("RGB").getpixel((1, 1)) == (255, 255, 255)
    svg = draw(chart, "svg")
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == chart.title
    assert chart.alt in svg.decode()
    assert list(root.iter(f"{SVG}text")) == []
    assert b"dc:date" not in svg
    assert b"atplotlib" not in svg
    points = [float(root.get(side).removesuffix("pt")) for side in ("width", "height")]
    assert [round(n * DOTS_TO_AN_INCH / 72) for n in points] == pytest.approx([wide, high], abs=1)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_chart_gives_the_same_bytes(sample, form):
    for first, second in zip(charts(sample()), charts(sample()), strict=True):
        assert draw(first, form) == draw(second, form)


FRESH = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from conftest import sample_report
from dhrcode.exporters.charts.drawing import draw
from dhrcode.reports.blocks import Chart
charts = [b for s in sample_report().sections for b in s.blocks if isinstance(b, Chart)]
digest = hashlib.sha256(b"".join(draw(c, form) for c in charts for form in ("png", "svg")))
print(digest.hexdigest())
print("matplotlib.pyplot" in sys.modules)
"""


def test_another_process_and_a_persons_settings_change_nothing(sample, tmp_path):
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsavefig.facecolor: red\n")
    made = subprocess.run(
        [sys.executable, "-c", FRESH, str(Path(__file__).parents[1])],
        cwd=tmp_path,
        env=os.environ | {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "0"},
        check=True,
        capture_output=True,
        text=True,
    )
    whole = b"".join(draw(c, form) for c in charts(sample()) for form in ("png", "svg"))
    assert made.stdout.split() == [hashlib.sha256(whole).hexdigest(), "False"]


def test_settings_of_this_process_are_neither_used_nor_changed(sample):
    chart = charts(sample())[0]
    before = draw(chart, "png")
    with mpl.rc_context(
        {
            "font.size": 40,
            "savefig.dpi": 20,
            "savefig.bbox": "tight",
            "axes.facecolor": "red",
            "text.parse_math": True,
        }
    ):
        own = dict(mpl.rcParams)
        assert draw(chart, "png") == before
        assert dict(mpl.rcParams) == own


def test_bars_have_the_areas_the_labels_and_the_numbers_as_the_table_shows_them(sample):
    chart = charts(sample())[0]
    assert texts(chart) == [
        "0",
        "1",
        "2",
        "reviews",
        "Process & policy",
        "Use of MARACs",
        "2",
        "Police response",
        "0",
        "Health",
        "Issues related to GPs",
        "*",
    ]
    assert fills(chart)[styles.BAR] == 3


def test_a_bar_is_as_long_as_its_number_and_there_is_none_for_a_hidden_one():
    chart = chart_of("bars", "abcde", [1, 4, 0, HIDDEN, None])
    outlines = re.findall(r'd="([^"]+)"[^>]*fill: #41658a', draw(chart, "svg").decode())
    wide = []
    for outline in outlines:
        across = [float(x) for x, _ in re.findall(r"([\d.]+) ([\d.]+)", outline)]
        wide.append(max(across) - min(across))
    longest = (styles.WIDTH - 0.75 - styles.LABELS - styles.MARGIN) * 72
    assert wide == pytest.approx([longest / 4, longest, 0, 0, 0], abs=0.01)
    assert texts(chart)[-9:] == ["a", "1", "b", "4", "c", "0", "d", "*", "e"]


def test_bars_stand_in_the_order_of_the_table(sample):
    chart = chart_of("bars", ["last", "first", "middle"], [1, 3, 2])
    found = texts(chart)
    assert [found.index(label) for label in ("last", "first", "middle")] == sorted(
        found.index(label) for label in ("last", "first", "middle")
    )


def test_columns_have_a_year_and_a_number_each(sample):
    assert texts(charts(sample())[3]) == ["0", "1", "2", "reviews", "1", "2012", "2", "2013"]


@pytest.mark.parametrize("kind", ["bars", "columns"])
@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("count", [3, 0, HIDDEN]),
        ("percent", [0.125, 1.0, 0.004]),
        ("number", [-0.02, 0.5, "undefined"]),
        ("p", [0.0004, 0.21, None]),
        ("count", [0, 0, 0]),
        ("count", [HIDDEN, HIDDEN, HIDDEN]),
        ("percent", [None, None, None]),
        ("count", [10**9, 10**12, 1]),
    ],
)
def test_values_are_printed_as_everywhere(kind, column, cells):
    found = texts(chart_of(kind, "abc", cells, column))
    for cell in cells:
        assert cell_text(column, cell) in ["", *found]


def test_an_axis_of_percentages_has_each_once():
    found = texts(chart_of("bars", "ab", [0.011, 0.004], "percent"))
    assert found[:2] == ["0%", "1%"]
    assert found.count("0%") == 2  # a tick and a value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lines", [(), (Line(("Area alone",), band=True),)])
def test_a_table_without_rows_is_said_to_be_so(kind, lines):
    chart = chart_of(kind, "a", [1])
    chart = chart._replace(table=chart.table._replace(lines=lines))
    assert texts(chart) == [styles.NO_ROWS]
    assert size_of(draw(chart, "png"))[0] == styles.WIDTH * DOTS_TO_AN_INCH


@pytest.mark.parametrize("kind", KINDS)
def test_more_rows_than_can_be_read_are_cut_and_it_is_said(kind):
    chart = chart_of(kind, [f"Row {n}" for n in range(2_000)], range(2_000))
    found = texts(chart)
    assert styles.CUT_SHORT in found
    assert 60 < sum(text.startswith("Row ") for text in found) <= styles.MOST_ROWS
    assert max(size_of(draw(chart, "png"))) < 5_000
    whole = chart._replace(table=chart.table._replace(lines=chart.table.lines[:50]))
    assert styles.CUT_SHORT not in texts(whole)


def test_findings_have_each_their_look_and_their_mark():
    chart = heat_of([FINDINGS, ("present", "present", "absent", None, HIDDEN)])
    found = fills(chart)
    looks = styles.FINDINGS
    # Squares, and one more in the legend; the sheet itself is white, letters have fills too.
    assert found[looks["absent"].fill] == 1 + 1 + 1
    assert found[looks["not-stated"].fill] == 1 + 1
    assert found[looks["unclear"].fill] == 1 + 1
    assert found[styles.HIDDEN_FILL] == 1 + 1
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
    lightness = sorted(
        116 * luminance(look.fill) ** (1 / 3) - 16 for look in styles.FINDINGS.values()
    )
    assert min(np.diff(lightness)) > 5
    for look in styles.FINDINGS.values():
        light, dark = sorted((luminance(look.fill), luminance(look.ink)), reverse=True)
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
    assert [found[colour] >= 1 for colour in ("#F4F7FA", "#1F3044", styles.HIDDEN_FILL)] == [
        True
    ] * 3
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
        tuple(round(255 * part) for part in to_rgb(styles.FINDINGS[finding]))
        for finding in ("present", "unclear")
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_a_chart(kind, text):
    chart = chart_of(kind, [text, f"a{text}", text], [1, text, HIDDEN])
    columns = (Column(text, "label"), Column(text, "count"))
    lines = (Line((text,), band=True), *chart.table.lines)
    chart = Chart(kind, text, text, Table(text, columns, lines), (1,), text)
    ElementTree.fromstring(draw(chart, "svg"))
    wide, high = size_of(draw(chart, "png"))
    assert wide <= styles.WIDTH * DOTS_TO_AN_INCH
    assert high < 900
    for said in texts(chart):
        assert "\n" not in said
        assert width_of(said, styles.SIZE) < styles.WIDTH


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


CACHE = """
import os, sys
from pathlib import Path
from dhrcode.exporters.charts.drawing import draw, own_cache
from dhrcode.reports.blocks import Chart, Column, Line, Table
table = Table("T", (Column("a", "label"), Column("n", "count")), (Line(("x", 1)),))
with own_cache(Path(sys.argv[1])):
    draw(Chart("bars", "t", "a", table, (1,), "n"), "png")
    print(os.environ["MPLCONFIGDIR"])
    print(sorted(p.name for p in Path(os.environ["MPLCONFIGDIR"]).iterdir()))
"""


def cached(folder, tmp_path, **env):
    """Where a fresh process kept its fonts, with a home folder that must stay empty."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MPL", "XDG_"))}
    made = subprocess.run(
        [sys.executable, "-c", CACHE, str(folder)],
        check=True,
        capture_output=True,
        text=True,
        env=kept
        | {
            "HOME": str(home),
            "USERPROFILE": str(home),
            "TMPDIR": str(temporary),
            "TEMP": str(temporary),
            "TMP": str(temporary),
        }
        | env,
    )
    assert list(home.rglob("*")) == []
    where, files = made.stdout.splitlines()
    assert "fontlist" in files
    return Path(where), temporary


def test_matplotlib_keeps_its_fonts_in_our_folder(tmp_path):
    where, _ = cached(tmp_path / "project" / ".dhrcode", tmp_path)
    assert where == tmp_path / "project" / ".dhrcode"


def test_a_folder_that_cannot_be_written_is_replaced_by_a_passing_one(tmp_path):
    (tmp_path / "file").write_text("")
    where, temporary = cached(tmp_path / "file" / ".dhrcode", tmp_path)
    assert where.parent == temporary
    assert list(temporary.iterdir()) == []


def test_a_folder_that_a_person_has_set_is_kept(tmp_path):
    where, _ = cached(tmp_path / "ours", tmp_path, MPLCONFIGDIR=str(tmp_path / "theirs"))
    assert where == tmp_path / "theirs"
    assert not (tmp_path / "ours").exists()
