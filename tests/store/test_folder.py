import pytest

from dhrcode.errors import FileAccessError
from dhrcode.store.folder import list_records


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
