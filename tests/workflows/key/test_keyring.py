"""A key's file and what is remembered of it: there, never begun, or lost."""

from datetime import date
from hashlib import sha256

import pytest

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.model.key import Entry, Key
from dhrcode.store.key.note import remember
from dhrcode.workflows.key.keyring import Keyring, encrypted, is_there, or_damaged

KEY = Key(
    cases=tuple(Entry(id=f"DHR{n}", case=f"Case {n}", added=date(2025, 3, 1)) for n in (1, 2))
)
"""Two cases; what is encrypted is never looked at here."""
BYTES = b"age-encryption.org/v1\n and more"


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch, tmp_path):
    """The user's own data folder, which remembers keys."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "data"))


@pytest.fixture
def ring(tmp_path):
    """A key that is not there yet, used with a project."""
    (tmp_path / "project").mkdir()
    (tmp_path / "keys").mkdir()
    return Keyring(tmp_path / "keys" / "key.age", tmp_path / "project")


@pytest.fixture
def used(ring):
    """The same, there, and remembered by the user's folder and by the project."""
    ring.path.write_bytes(BYTES)
    remember(ring.notes, ring.path, KEY, BYTES)
    return ring


def refused(kind, call, *arguments, **more):
    with pytest.raises(kind) as caught:
        call(*arguments, **more)
    return str(caught.value)


def test_a_key_that_was_never_begun_is_to_be_begun(ring):
    assert not is_there(ring)
    assert not is_there(ring, new=True)
    assert (ring.known, ring.remembered) == (None, None)
    assert refused(NotFoundError, encrypted, ring).startswith(
        f"there is no key at {ring.path}: 'dhrcode key add' begins one, --key FILE names one"
    )


def test_a_key_that_is_there_is_added_to_and_never_begun_again(used):
    assert is_there(used)
    assert encrypted(used) == BYTES
    assert used.known.ids == ("DHR1", "DHR2")
    assert refused(RefusedError, is_there, used, new=True) == (
        f"{used.path} exists; nothing was written. To add to it, leave out --new; to begin "
        "another, name another file, --key FILE"
    )


def test_a_lost_key_is_missed_and_begun_anew_only_when_asked(used):
    used.path.unlink()
    lost = (
        f"the key is lost: {used.path} held 2 cases when it was last used here, and is not "
        "there. Look where it was moved to, or put a copy of it back; it cannot be made again"
    )
    assert refused(NotFoundError, encrypted, used) == lost
    assert (
        refused(RefusedError, is_there, used)
        == f"{lost}; to begin an empty one all the same, add --new"
    )
    assert not is_there(used, new=True)


def test_the_user_s_folder_alone_misses_it_outside_the_project(used):
    used.path.unlink()
    outside = Keyring(used.path)
    assert outside.notes[1] is None
    assert refused(NotFoundError, encrypted, outside).startswith("the key is lost: ")


def test_the_project_alone_misses_it_on_another_machine(used, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "other"))
    monkeypatch.setenv("HOME", str(tmp_path / "other"))
    used.path.unlink()
    elsewhere = Keyring(tmp_path / "other.age", used.root)
    assert elsewhere.known is None
    assert elsewhere.remembered.path == str(used.path)
    assert refused(NotFoundError, encrypted, elsewhere) == (
        f"the key is lost: this project's, with 2 cases, was {used.path}, which is not there. "
        "Look where it was moved to, or put a copy of it back; it cannot be made again"
    )


def test_the_project_s_key_that_is_elsewhere_is_named(used, tmp_path):
    other = Keyring(tmp_path / "other.age", used.root)
    assert refused(NotFoundError, encrypted, other) == (
        f"there is no key at {other.path}; this project's, with 2 cases, is {used.path}: name it, "
        "--key FILE"
    )


def test_a_note_of_one_key_is_none_of_another_at_its_place(used, tmp_path):
    other = Keyring(tmp_path / "other.age", used.root)
    other.path.write_bytes(BYTES)
    assert other.known is None
    assert is_there(other)


def test_a_damaged_note_is_none(used):
    for note in used.notes:
        note.write_text("path: [\n")
    assert (used.known, used.remembered) == (None, None)
    assert is_there(used)


def test_one_damaged_note_leaves_the_other(used):
    used.notes[0].write_text("path: [\n")
    assert used.known.sha256 == sha256(BYTES).hexdigest()


def test_what_else_than_the_passphrase_may_be_wrong(used):
    assert or_damaged(BYTES, used.known) == "; the file is whole, as dhrcode left it"
    assert or_damaged(BYTES + b"x", used.known).startswith(
        ". The file is not as dhrcode left it on this machine: "
    )
    assert or_damaged(BYTES, None) == (
        ". If you are sure of it, the file's beginning is damaged: put a copy of it back"
    )
