import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.errors import FileAccessError
from dhrcode.model.ids import is_review_id
from dhrcode.store.folder import list_records
from dhrcode.text import natural, shown


def test_records_come_in_natural_order(tmp_path):
    ids = ["DHR10", "DHR2", "DHR1", "INT3", "dhr-a2", "DHR02b", "A", "DHR2_1"]
    for name in ids:
        (tmp_path / f"{name}.yaml").write_bytes(b"")
    records, problems = list_records(tmp_path)
    assert [path.stem for path in records] == [
        "A",
        "DHR1",
        "DHR2",
        "DHR2_1",
        "DHR02b",
        "DHR10",
        "dhr-a2",
        "INT3",
    ]
    assert problems == []


def test_a_folder_that_is_not_there_holds_no_records(tmp_path):
    assert list_records(tmp_path / "none") == ([], [])


def test_a_file_in_the_folders_place_is_said(tmp_path):
    (tmp_path / "records").write_bytes(b"")
    with pytest.raises(FileAccessError) as caught:
        list_records(tmp_path / "records")
    said = f"{tmp_path / 'records'} cannot be read: part of its path is not a folder"
    assert str(caught.value) == said


def test_what_cannot_be_a_record_is_named_and_left_out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "records"
    folder.mkdir()
    for name in (
        "DHR1.yaml",
        "DHR1 (2).yaml",
        "._DHR1.yaml",
        ".x.yaml",
        "a.txt",
        "B.yml",
        "README",
        "DHR1.yaml.bak",
        "DHR3.dhrcode-tmp",
    ):
        (folder / name).write_bytes(b"")
    (folder / "DHR2.yaml").mkdir()
    records, problems = list_records(folder)
    assert [path.name for path in records] == ["DHR1.yaml"]
    assert [(p.file, p.code, p.severity) for p in problems] == [
        (f"records/{name}", "stray-file", "warning")
        for name in ("._DHR1.yaml", "B.yml", "DHR1 (2).yaml", "DHR2.yaml")
    ]


@given(st.text(min_size=1, max_size=12))
def test_any_name_has_a_place_in_the_order(name):
    assert natural(name) == natural(name.casefold())
    assert natural(f"{name}2") < natural(f"{name}10") or name[-1].isdigit()


@pytest.mark.parametrize(
    ("name", "can_be"),
    [
        ("DHR7", True),
        ("a", True),
        ("int-1_a", True),
        ("x" * 40, True),
        ("x" * 41, False),
        ("7", False),
        ("", False),
        ("DHR 7", False),
        ("DHR7-", False),
        ("a--b", False),
        ("../a", False),
        ("Ü1", False),
        ("DHR\u0661", False),
        ("DHR7\n", False),
    ],
)
def test_what_can_be_the_id_of_a_review(name, can_be):
    assert is_review_id(name) is can_be


def test_paths_are_shown_from_where_one_stands(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert shown(tmp_path / "a" / "b" / "c.yaml") == "b/c.yaml"
    assert shown(tmp_path / "d.yaml") == (tmp_path / "d.yaml").as_posix()
    assert shown(tmp_path.relative_to(tmp_path) / "e.yaml") == "e.yaml"
    assert os.sep not in shown(tmp_path / "a" / "b").replace("/", "")
