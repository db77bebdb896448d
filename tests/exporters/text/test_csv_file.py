"""CSV: text that stays text in a spreadsheet, and is read back."""

import csv
import io

from dhrcode.exporters import exporter
from dhrcode.exporters.text.csv_file import guarded


def test_in_csv_text_is_guarded_and_reads_back(report_of, hostile):
    data = exporter("csv")(report_of([hostile])).decode("utf-8")
    kept = f"'{hostile}" if hostile[0] in "=+-@\t\r" else hostile
    assert list(csv.reader(io.StringIO(data, newline=""))) == [["text", "n"], [kept, "1"]]


def test_the_guard_of_csv_touches_text_alone():
    assert [guarded(cell) for cell in ("=1", "+1", "-1", "@x", "\tx", "\rx")] == [
        "'=1",
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "'\rx",
    ]
    assert [guarded(cell) for cell in (-1, 0.5, None, "", "a=1", "'=1")] == [
        -1,
        0.5,
        None,
        "",
        "a=1",
        "'=1",
    ]
