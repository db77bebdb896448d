"""Charts of a workbook: Excel's own, or pictures of what Excel has none of."""

import io
import re
import zipfile

import openpyxl

from dhrcode.exporters.excel.charts import png_size
from dhrcode.exporters.excel.workbook import render
from dhrcode.reports.blocks import Section


def parts(report, pattern):
    """The parts of a workbook's package whose names match, as text."""
    with zipfile.ZipFile(io.BytesIO(render(report))) as package:
        names = [name for name in package.namelist() if re.search(pattern, name)]
        return [package.read(name).decode("utf-8") for name in sorted(names)]


def test_columns_are_a_chart_of_excels_own_on_the_cells_of_their_table(sample):
    (chart,) = parts(sample(), r"charts/chart\d+\.xml$")
    assert '<c:barDir val="col"/>' in chart
    assert "<c:f>'By year'!$B$5:$B$6</c:f>" in chart
    assert re.findall(r"<c:v>([^<]*)</c:v>", chart)[-2:] == ["1", "2"]


def test_a_chart_with_a_hidden_number_is_a_picture_and_never_a_zero(sample):
    report = sample()
    bars = report.sections[0].blocks[2]
    assert bars.kind == "bars"
    alone = report._replace(sections=(Section("S", (bars.table, bars)),))
    assert parts(alone, r"charts/chart") == []
    with zipfile.ZipFile(io.BytesIO(render(alone))) as package:
        (name,) = [name for name in package.namelist() if "media/" in name]
        wide, high = png_size(package.read(name))
    assert wide > 300
    assert high > 100


def test_every_picture_and_chart_has_its_words(sample):
    drawings = "".join(parts(sample(), r"drawings/drawing\d+\.xml$"))
    for said in (
        "Use of MARACs 2 of 3",
        "Ticks by review.",
        "MARACs and GPs 2 of 3.",
        "2012: 1, 2013: 2.",
    ):
        assert f'descr="{said}' in drawings


def test_counts_that_make_a_heat_map_are_shaded(sample):
    book = openpyxl.load_workbook(io.BytesIO(render(sample())))
    sheet = book["Which go together"]
    (shaded,) = sheet.conditional_formatting
    assert str(shaded.sqref) == "B5:D7"
