"""What was verified, one file a review: written in one form, read with its faults."""

import pytest

from dhrcode.errors import FileAccessError
from dhrcode.model.verified import Verified
from dhrcode.store.project import open_project
from dhrcode.store.verified import read_verified, verified_changes, verified_path

KNOWN = Verified(review="DHR7", documents={"a.pdf": "a" * 64}, quotes={"0" * 16: "found"})


@pytest.fixture
def project(project_dir):
    return open_project(project_dir)


def change_verified(project, review, change):
    with project.writing():
        project.write(verified_changes(project, {review: change}))


def test_what_is_written_is_read_again(project):
    assert read_verified(project.root, "DHR7") == (Verified(review="DHR7"), [])
    change_verified(project, "DHR7", lambda _: KNOWN)
    assert read_verified(project.root, "DHR7") == (KNOWN, [])
    assert verified_path(project.root, "DHR7").read_text() == (
        f'review: DHR7\ndocuments:\n  a.pdf: {"a" * 64}\nquotes:\n  "{"0" * 16}": found\n'
    )


def test_nothing_is_written_where_nothing_changes(project):
    change_verified(project, "DHR7", lambda known: known)
    assert not verified_path(project.root, "DHR7").parent.exists()
    change_verified(project, "DHR7", lambda _: KNOWN)
    before = verified_path(project.root, "DHR7").stat().st_mtime_ns
    change_verified(project, "DHR7", lambda known: known)
    assert verified_path(project.root, "DHR7").stat().st_mtime_ns == before


def test_a_file_without_quotes_is_removed(project):
    change_verified(project, "DHR7", lambda _: KNOWN)
    change_verified(project, "DHR7", lambda _: Verified(review="DHR7"))
    assert list(verified_path(project.root, "DHR7").parent.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "place", "why"),
    [
        (b"review: DHR7\nquotes:\n  0000: found\n", "3:3", "may have only lower-case letters"),
        (b"review: DHR7\nquotes:\n<<<<<<< HEAD\n", "3:1", "a merge conflict is not settled"),
        (b"review: DHR8\n", "1:1", "it is that of DHR8"),
        (b"\xff", "1:1", "is not UTF-8"),
        (b"", "1:1", "the file is empty"),
    ],
)
def test_a_damaged_file_is_one_warning_and_is_made_anew(project, content, place, why):
    path = verified_path(project.root, "DHR7")
    path.parent.mkdir()
    path.write_bytes(content)
    known, (problem,) = read_verified(project.root, "DHR7")
    assert known == Verified(review="DHR7")
    assert str(problem).startswith(
        f"{problem.file}:{place}: warning: what was verified of DHR7 cannot be read ("
    )
    assert problem.file.endswith("verified/DHR7.yaml")
    assert why in problem.message
    assert str(problem).endswith("): 'dhrcode verify DHR7' makes it again [verified-damaged]")
    change_verified(project, "DHR7", lambda _: KNOWN)
    assert read_verified(project.root, "DHR7") == (KNOWN, [])


def test_a_folder_in_the_files_place_is_said(project):
    verified_path(project.root, "DHR7").mkdir(parents=True)
    _, (problem,) = read_verified(project.root, "DHR7")
    assert "is not a regular file" in problem.message
    with pytest.raises(FileAccessError):
        change_verified(project, "DHR7", lambda _: KNOWN)


def test_a_file_in_the_folders_place_is_said(project):
    verified_path(project.root, "DHR7").parent.write_text("")
    with pytest.raises(
        FileAccessError, match=r"verified/DHR7\.yaml cannot be read: part of its path"
    ):
        change_verified(project, "DHR7", lambda _: KNOWN)
