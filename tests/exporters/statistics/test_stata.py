"""Tidy data as Stata reads it, read back by pyreadstat and by pandas' own reader."""

from datetime import date
from math import isnan

import pandas as pd
import pyreadstat

from dhrcode.exporters.statistics import stata
from dhrcode.exporters.statistics.variables import variables


def written(path, columns, rows, origin):
    path.write_bytes(stata.render(variables(columns, rows, stata.LIMITS), origin, path))
    return path


def none(cell):
    return None if isinstance(cell, float) and isnan(cell) else cell


def test_codes_numbers_days_and_texts_come_back(tmp_path, columns, rows, origin):
    path = written(tmp_path / "x.dta", columns, rows, origin)
    data, meta = pyreadstat.read_dta(str(path), user_missing=True)
    assert data["review"].tolist() == ["DHR1", "DHR2", "DHR10", "DHR11"]
    assert [day if isinstance(day, date) else None for day in data["coded"]] == [
        date(2014, 6, 3),
        None,
        date(2020, 2, 29),
        None,
    ]
    assert [none(code) for code in data["finding"]] == [1, "n", None, 0]
    assert [none(year) for year in data["year"]] == [2012, "n", None, 1999]
    assert data["evidence"].tolist() == [2, 0, 0, 10]
    assert data["place"].tolist() == ["Été\n🙂 [b]", "", "=1+1", "x" * 3000]
    assert meta.variable_value_labels == {
        "finding": {1: "Present", 0: "Absent", "n": "Not stated"},
        "year": {"n": "not stated"},
    }
    assert meta.original_variable_types["coded"] == "%td"
    assert meta.column_names_to_labels["year"] == "Year of the death"
    assert meta.file_label == "small-study 1.0"


def test_another_reader_reads_the_same(tmp_path, columns, rows, origin):
    path = written(tmp_path / "x.dta", columns, rows, origin)
    read = pd.read_stata(path, convert_categoricals=False)
    assert read["place"].tolist() == ["Été\n🙂 [b]", "", "=1+1", "x" * 3000]
    assert [none(code) for code in read["finding"].astype(float)] == [1, None, None, 0]
    assert read["coded"].dt.date.iloc[0] == date(2014, 6, 3)
    labelled = pd.read_stata(path)["finding"].astype(str).tolist()
    assert (labelled[0], labelled[3]) == ("Present", "Absent")


def test_stata_14_reads_the_form(tmp_path, columns, rows, origin):
    data = written(tmp_path / "x.dta", columns, rows, origin).read_bytes()
    assert data.startswith(b"<stata_dta><header><release>118</release>")


def test_the_same_twice_without_the_time_and_nothing_left_behind(
    tmp_path, columns, rows, origin, monkeypatch
):
    made = variables(columns, rows, stata.LIMITS)
    data = stata.render(made, origin, tmp_path / "x.dta")
    at = data.index(b"<timestamp>\x1101 Jan 1970 00:00</timestamp>")
    monkeypatch.setattr(stata, "timeless", lambda data, *_: data)
    timed = stata.render(made, origin, tmp_path / "x.dta")
    assert (timed[:at], timed[at + 29 :]) == (data[:at], data[at + 29 :])
    assert timed != data
    assert list(tmp_path.iterdir()) == []


def test_no_row_and_days_that_nobody_gave(tmp_path, columns, rows, origin):
    path = written(tmp_path / "x.dta", columns, [], origin)
    data, _ = pyreadstat.read_dta(str(path))
    assert (len(data), list(data.columns)) == (0, [column.name for column in columns])
    path = written(path, columns, rows[1:2], origin)
    data, meta = pyreadstat.read_dta(str(path))
    assert (data["coded"].isna().all(), meta.original_variable_types["coded"]) == (True, "%td")
