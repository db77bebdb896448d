"""Tidy data as SPSS reads it, read back by pyreadstat."""

from datetime import date
from math import isnan

import pyreadstat

from dhrcode.exporters.statistics import spss
from dhrcode.exporters.statistics.variables import variables


def read(path, columns, rows, origin):
    path.write_bytes(spss.render(variables(columns, rows, spss.LIMITS), origin, path))
    return pyreadstat.read_sav(str(path), user_missing=True)


def test_codes_numbers_days_and_texts_come_back(tmp_path, columns, rows, origin):
    data, meta = read(tmp_path / "x.sav", columns, rows, origin)
    assert data["review"].tolist() == ["DHR1", "DHR2", "DHR10", "DHR11"]
    assert [day if isinstance(day, date) else None for day in data["coded"]] == [
        date(2014, 6, 3),
        None,
        date(2020, 2, 29),
        None,
    ]
    assert [None if isnan(code) else code for code in data["finding"]] == [1, -9, None, 0]
    assert data["evidence"].tolist() == [2, 0, 0, 10]
    assert [None if isnan(one) else one for one in data["year"]] == [2012, -9999999999, None, 1999]
    assert data["place"].tolist() == ["Été\n🙂 [b]", "", "=1+1", "x" * 3000]
    assert meta.original_variable_types == {
        "review": "A5",
        "coded": "DATE11",
        "finding": "F8.0",
        "evidence": "F8.0",
        "year": "F11.0",
        "place": "A3000",
    }


def test_labels_missing_values_and_where_it_came_from(tmp_path, columns, rows, origin):
    _, meta = read(tmp_path / "x.sav", columns, rows, origin)
    assert meta.variable_value_labels == {
        "finding": {1: "Present", 0: "Absent", -9: "Not stated"},
        "year": {-9999999999: "not stated"},
    }
    assert meta.missing_ranges == {
        "finding": [{"lo": -9, "hi": -9}],
        "year": [{"lo": -9999999999, "hi": -9999999999}],
    }
    assert meta.column_names_to_labels["year"] == "Year of the death"
    assert meta.variable_measure["finding"] == "nominal"
    assert meta.variable_measure["year"] == "scale"
    assert meta.file_label == "small-study 1.0"
    said = " ".join(meta.notes)
    assert said.startswith("Codebook: small-study 1.0 (Small study) Records: 0 Selection: place=")
    assert "Étang-aux-Bois, é…" in said
    assert said.endswith(origin.digest)


def test_what_is_missing_is_so_without_being_asked_for(tmp_path, columns, rows, origin):
    path = tmp_path / "x.sav"
    read(path, columns, rows, origin)
    data, _ = pyreadstat.read_sav(str(path))
    assert [None if isnan(code) else code for code in data["finding"]] == [1, None, None, 0]
    assert [None if isnan(year) else year for year in data["year"]] == [2012, None, None, 1999]


def test_the_same_twice_without_the_time_and_nothing_left_behind(
    tmp_path, columns, rows, origin, monkeypatch
):
    made = variables(columns, rows, spss.LIMITS)
    data = spss.render(made, origin, tmp_path / "x.sav")
    assert data[92:109] == b"01 Jan 7000:00:00"
    monkeypatch.setattr(spss, "timeless", lambda data, *_: data)
    timed = spss.render(made, origin, tmp_path / "x.sav")
    assert (timed[:92], timed[109:]) == (data[:92], data[109:])
    assert timed[92:109] != data[92:109]
    assert list(tmp_path.iterdir()) == []


def test_no_row_and_days_that_nobody_gave(tmp_path, columns, rows, origin):
    data, meta = read(tmp_path / "x.sav", columns, [], origin)
    assert (len(data), list(data.columns)) == (0, [column.name for column in columns])
    assert meta.variable_value_labels["finding"] == {1: "Present", 0: "Absent", -9: "Not stated"}
    data, meta = read(tmp_path / "x.sav", columns, rows[1:2], origin)
    assert meta.original_variable_types["coded"] == "DATE11"
    assert data["coded"].isna().all()
