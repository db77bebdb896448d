"""Charts: what is on them, that they come out the same, and that no text or number breaks them."""

import hashlib
import io
import os
import runpy
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from PIL import Image

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.exporters.charts import styles
from dhrcode.exporters.charts.drawing import DOTS_TO_AN_INCH, draw
from dhrcode.exporters.charts.text import width_of
from dhrcode.reports.blocks import Chart, Column, Line, Table
from dhrcode.reports.cell_text import cell_text

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
SVG, KINDS, charts, chart_of, texts, size_of = (
    _SHARED[n] for n in ("SVG", "KINDS", "charts", "chart_of", "texts", "size_of")
)
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


@pytest.mark.parametrize("number", range(4))
def test_the_pictures_are_what_they_say_they_are(sample, number):
    chart = charts(sample())[number]
    png = draw(chart, "png")
    wide, high = size_of(png)
    assert 500 <= wide <= styles.WIDTH * DOTS_TO_AN_INCH
    assert 150 <= high <= 700
    with Image.open(io.BytesIO(png)) as image:
        assert (image.format, set(image.info)) == ("PNG", {"dpi", "Software"})
        assert image.info["Software"] == "dhrcode"
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
