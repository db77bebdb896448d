"""A step as the file in which it is written down, and what is no such file."""

import json
from hashlib import sha256

import pytest

from dhrcode.errors import FileAccessError, NotFoundError
from dhrcode.store.journal.file_change import EMBEDDED, ByDigest, FileChange
from dhrcode.store.journal.step import Step, read_head, read_step, step_bytes

LARGE = b"x" * (EMBEDDED + 1)
CHANGES = (
    FileChange("records/DHR7.yaml", b"old\r\n", "néw\n".encode()),
    FileChange("records/DHR8.yaml", None, b""),
    FileChange("sources/a.pdf", b"\xff\x00", None),
    FileChange("sources/b.txt", None, LARGE),
)
STEP = Step("import", coder="EM", folders=("coders", "coders/EM"), changes=CHANGES).counted()


def put(tmp_path, data):
    path = tmp_path / "step"
    path.write_bytes(data)
    return path


def sealed(*lines):
    body = "".join(f"{line}\n" for line in lines).encode()
    return body + f"{sha256(body).hexdigest()}\n".encode()


def test_it_is_counted_when_it_is_written_down():
    assert (STEP.files, STEP.coder) == (4, "EM")
    assert STEP.named == (
        "records/DHR7.yaml",
        "records/DHR8.yaml",
        "sources/a.pdf",
        "sources/b.txt",
    )
    assert STEP.large == (sha256(b"\xff\x00").hexdigest(), sha256(LARGE).hexdigest())
    assert STEP.at.endswith("+00:00")


def test_it_is_read_as_it_was_written_but_for_what_stands_beside_it(tmp_path):
    path = put(tmp_path, step_bytes(STEP))
    read = read_step(path)
    assert read.changes[:2] == CHANGES[:2]
    assert read.changes[2].old == ByDigest(sha256(b"\xff\x00").hexdigest())
    assert read.changes[3].new == ByDigest(sha256(LARGE).hexdigest())
    assert read.folders == STEP.folders
    assert read_head(path) == Step(**{**STEP.__dict__, "changes": ()})


def test_of_many_files_the_first_line_names_the_first():
    many = tuple(FileChange(f"records/DHR{number}.yaml", None, b"") for number in range(30))
    step = Step("import", changes=many).counted()
    assert (step.files, len(step.named), step.named[-1]) == (30, 20, "records/DHR19.yaml")


@pytest.mark.parametrize("turning", ["undoes", "redoes"])
def test_one_that_turns_another_holds_no_change_itself(tmp_path, turning):
    step = Step("undo", changes=CHANGES, **{turning: 7}).counted()
    assert len(step_bytes(step).splitlines()) == 2
    read = read_step(put(tmp_path, step_bytes(step)))
    assert (getattr(read, turning), read.turns, read.changes) == (7, 7, ())


@pytest.mark.parametrize(
    ("command", "said"), [("import", "'dhrcode import'"), ("", "a change of several files")]
)
def test_a_command_as_a_sentence_names_it(command, said):
    assert Step(command).said == said


HEAD = step_bytes(Step("import").counted()).decode().splitlines()[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        step_bytes(STEP)[:-2],
        step_bytes(STEP).replace(b"DHR7", b"DHR9"),
        sealed(),
        sealed("{}"),
        sealed("[]"),
        sealed(HEAD.replace('"format": 1', '"format": 2')),
        sealed(HEAD, "[]"),
        sealed(HEAD, '["a", 1, null]'),
        sealed(HEAD, '["a", {}, null]'),
        sealed(HEAD.replace('"folders": []', '"folders": ["../x"]')),
    ],
    ids=range(12),
)
def test_what_dhrcode_did_not_write_is_not_read(tmp_path, data):
    path = put(tmp_path, data)
    with pytest.raises(FileAccessError, match=r"step is not as dhrcode wrote it: put the project"):
        read_step(path)


@pytest.mark.parametrize(
    "file",
    [
        "../evil",
        "a/../../evil",
        "/etc/passwd",
        "C:/x",
        "a\\b",
        "a\0b",
        "",
        ".",
        "a//b",
        "a/",
        ".git/config",
        ".GIT/config",
        ".dhrcode/lock",
    ],
)
def test_no_file_lies_outside_the_project_or_in_what_is_none_of_it(tmp_path, file):
    path = put(tmp_path, sealed(HEAD, json.dumps([file, None, "x"])))
    with pytest.raises(FileAccessError):
        read_step(path)


@pytest.mark.parametrize(
    "file", ["a", "a/b.c", "records/DHR 7.yaml", ".gitignore", "a/.git/b", "é"]
)
def test_any_other_file_may_be_one(tmp_path, file):
    path = put(tmp_path, sealed(HEAD, json.dumps([file, None, "x"])))
    assert read_step(path).changes == (FileChange(file, None, b"x"),)


def test_a_step_that_is_not_there(tmp_path):
    with pytest.raises(NotFoundError):
        read_step(tmp_path / "none")
    with pytest.raises(FileAccessError):
        read_head(tmp_path / "none")
