"""Several outputs in one folder: all, or none."""

import pytest

from dhrcode.errors import FileAccessError
from dhrcode.store import several
from dhrcode.store.several import write_several


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_are_written_into_a_folder_that_is_made(tmp_path):
    folder = tmp_path / "briefs"
    assert write_several(folder, {"a": b"1", "b": b"2"}) == [folder / "a", folder / "b"]
    assert write_several(folder, {"b": b"3"}) == [folder / "b"]
    assert content(folder) == {"a": b"1", "b": b"3"}


def test_one_that_cannot_be_put_in_place_puts_the_others_back(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    whole = several.put_in_place

    def refuse(temporary, target, *, new):
        if target.name == "c":
            raise OSError(28, "No space left on device")
        whole(temporary, target, new=new)

    monkeypatch.setattr(several, "put_in_place", refuse)
    with pytest.raises(FileAccessError, match="c cannot be written"):
        write_several(tmp_path, {"a": b"1", "b": b"2", "c": b"3"})
    assert content(tmp_path) == {"a": b"old"}


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(FileAccessError, match="cannot be made"):
        write_several(tmp_path / "x", {"a": b"1"})
    with pytest.raises(FileAccessError, match="cannot be made"):
        write_several(tmp_path / "none" / "x", {"a": b"1"})
