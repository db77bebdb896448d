"""What a machine remembers of a key: its place and ids, and no case."""

from datetime import date
from pathlib import Path

import pytest

from dhrcode.model.key import Entry, Key
from dhrcode.store.key import note
from dhrcode.store.key.note import own_note, project_note, recall, remember, reserved

KEY = Key(cases=(Entry(id="DHR9", case="Case 2013/114", added=date(2025, 3, 24)),))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(note, "default_place", lambda: tmp_path / "data" / "key.age")
    file = own_note(tmp_path / "key.age")
    assert file is not None
    return file


def test_a_note_says_where_and_which_ids_and_no_case(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "key.age"
    files = [own, project_note(tmp_path), None]
    remember(files, path, KEY, b"data")
    for file in (own, project_note(tmp_path)):
        text = file.read_text("utf-8")
        assert "2013" not in text
        assert "2025" not in text
        assert (note := recall(file)) is not None
        assert (Path(note.path), note.ids) == (path.resolve(), ("DHR9",))
        assert len(note.sha256) == 64
    assert reserved(tmp_path) == ("DHR9",)


def test_the_digest_is_that_of_the_file(tmp_path: Path, own: Path) -> None:
    remember([own], tmp_path / "key.age", KEY, b"data")
    note = recall(own)
    assert note is not None
    assert note.sha256 == "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7"


def test_each_key_has_a_note_of_its_own(tmp_path: Path, own: Path) -> None:
    assert own_note(tmp_path / "other.age") != own == own_note(tmp_path / "x" / ".." / "key.age")


@pytest.mark.parametrize("text", ["", "path: x\n", "nonsense", "path: /x\nsha256: 1\nids: []\n"])
def test_a_note_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    assert reserved(tmp_path) == ()
    project_note(tmp_path).parent.mkdir()
    project_note(tmp_path).write_text(text)
    assert recall(project_note(tmp_path)) is None
    assert reserved(tmp_path) == ()


def test_where_none_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / ".dhrcode").write_text("a file")
    remember([project_note(tmp_path)], tmp_path / "key.age", KEY, b"data")
    assert (tmp_path / ".dhrcode").read_text() == "a file"


def test_a_path_that_is_no_text_is_not_noted(own: Path) -> None:
    remember([own], Path("a\x1bb.age"), KEY, b"data")
    assert not own.exists()
