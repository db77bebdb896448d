"""Charts as pictures, with matplotlib.

Matplotlib keeps a list of this machine's fonts in the user's home the first time it is imported:
drawing has to be done within `own_cache`, with a folder of ours.
"""
# ruff: noqa: PLC0415 - matplotlib takes a third of a second, and reads its folder when imported

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from dhrcode.exporters.text.plain import in_one_line
from dhrcode.reports.blocks import Chart

DOTS_TO_AN_INCH = 150
"""Resolution of a PNG: sharp in print at A4, and small enough for mail."""
_SETTINGS = {"svg.hashsalt": "dhrcode", "svg.fonttype": "path", "text.parse_math": False}


@contextlib.contextmanager
def own_cache(folder: Path) -> Iterator[None]:
    """Keeps matplotlib's list of fonts in a folder of ours while something is drawn.

    Without effect when a person has set `MPLCONFIGDIR`, or matplotlib is already imported. A
    folder that cannot be written is replaced by a temporary one, removed afterwards.

    Args:
        folder: created if it does not exist.
    """
    with contextlib.ExitStack() as kept:
        if not os.environ.get("MPLCONFIGDIR"):
            if not _writable(folder):
                passing = tempfile.TemporaryDirectory(prefix="dhrcode-")
                folder = Path(kept.enter_context(passing))
            os.environ["MPLCONFIGDIR"] = str(folder)
            kept.callback(os.environ.pop, "MPLCONFIGDIR")
        yield


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def draw(chart: Chart, form: Literal["png", "svg"]) -> bytes:
    """The picture of a chart, the same bytes every time with one version of matplotlib.

    It has no title, since the caption has it. Its numbers are printed as in the table; a hidden one
    is a `*`, a missing one is left out.

    Args:
        chart: what is drawn: at most 120 rows; the picture says if there are more.
        form: `png` (150 dots per inch) or `svg` (letters as outlines, with title and alternative
            text).
    """
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from dhrcode.exporters.charts import bars, heat, paper

    kinds = {"bars": bars.bars, "columns": bars.columns, "heat": heat.heat}
    # Matplotlib's own defaults, whatever a person's matplotlibrc says; the backend is set here.
    settings: dict[Any, Any] = {**matplotlib.rcParamsDefault, **_SETTINGS}
    settings.pop("backend")
    out = io.BytesIO()
    with matplotlib.rc_context(settings):
        rows = any(not line.band for line in chart.table.lines)
        figure = (kinds[chart.kind](chart) if rows else paper.nothing()).figure
        FigureCanvasAgg(figure)
        figure.savefig(out, format=form, dpi=DOTS_TO_AN_INCH, metadata=_metadata(chart, form))
    return out.getvalue()


def _metadata(chart: Chart, form: str) -> dict[str, Any]:
    """Metadata without a date; an SVG describes itself for people who cannot see it."""
    if form == "png":
        return {"Software": "dhrcode"}  # by which a scan knows that it holds no more than its table
    return {
        "Date": None,
        "Creator": None,
        "Title": in_one_line(chart.title),
        "Description": in_one_line(chart.alt),
    }
