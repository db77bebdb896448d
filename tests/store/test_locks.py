"""A lock is held by one process, and said where another has to wait for it."""

import pytest

from dhrcode import notices
from dhrcode.errors import BusyError, FileAccessError
from dhrcode.store import locks
from dhrcode.store.locks import locked


def test_a_lock_that_another_keeps_is_said_to_be_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.05)
    with locked(tmp_path), pytest.raises(BusyError) as caught, locked(tmp_path):
        pass  # pragma: no cover - never entered
    said = f"another dhrcode is writing to {tmp_path}: try again in a moment"
    assert str(caught.value) == said
    with locked(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [".dhrcode"]


def test_a_lock_that_cannot_be_made_gives_one_sentence(tmp_path):
    (tmp_path / ".dhrcode").write_bytes(b"a file in the way")
    with pytest.raises(FileAccessError) as caught, locked(tmp_path):
        pass  # pragma: no cover - never entered
    assert str(caught.value).startswith(f"{tmp_path / '.dhrcode'} cannot be written: ")


def test_a_lock_that_is_held_is_said_before_it_is_given_up(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(locks, "TOLD_SECONDS", 0.01)
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.05)
    monkeypatch.setattr(notices, "tell", told.append)
    with locked(tmp_path):
        assert told == []
        with pytest.raises(BusyError), locked(tmp_path):
            pass
    assert told == [f"Waiting: another dhrcode holds {tmp_path / '.dhrcode' / 'lock'}."]
