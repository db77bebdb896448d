import os
from pathlib import Path

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
        for name in ("._DHR1.yaml", "B.yml", "DHR1 (2).yaml", "DHR1.yaml.bak", "DHR2.yaml")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "DHR42.yaml.txt",
        "DHR43",
        "DHR44.bak",
        "DHR46.YAML.orig",
        "dhr-47.txt",
        "DHR48.json",
    ],
)
def test_what_is_named_like_a_record_is_said_to_be_read_by_nobody(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    records, (problem,) = list_records(tmp_path)
    assert records == []
    stem = name.split(".")[0]
    assert (problem.code, problem.message, problem.hint) == (
        "stray-file",
        "not read: records end in .yaml",
        f"rename it to {stem}.yaml if it is one; else move it out of the folder",
    )


@pytest.mark.parametrize(
    "text", ["review: DHR7\n", "# mine\n\ufeffreview: DHR7\n", "kind: dhr\nreview: X\n"]
)
def test_so_is_what_holds_one_whatever_its_name(tmp_path, text):
    (tmp_path / "notes of May.txt").write_text(text)
    (tmp_path / "README").write_text("Records of the second review: none yet.\n")
    assert [Path(p.file).name for p in list_records(tmp_path)[1]] == ["notes of May.txt"]


def test_so_is_a_folder_of_records_within_the_folder(tmp_path):
    (tmp_path / "2024" / "may").mkdir(parents=True)
    (tmp_path / "2024" / "may" / "DHR77.yaml").write_text("review: DHR77\n")
    (tmp_path / "empty").mkdir()
    (problem,) = list_records(tmp_path)[1]
    assert problem.file.endswith("2024")
    assert problem.message == "not read: there are records in this folder, such as DHR77.yaml"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "notes")
    assert list_records(tmp_path) == ([], [])
