"""Keeping a key: added to, opened, missed, given another passphrase; killed, by several at once.

A cipher that costs nothing stands for age here; tests/store/test_keyfile.py has the real one.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dhrcode
from dhrcode.errors import (
    BusyError,
    FileAccessError,
    NotFoundError,
    RefusedError,
    UsageError,
    WrongPassphraseError,
)
from dhrcode.store.key import place
from dhrcode.store.key.note import project_note, reserved
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.session import Session, draw_id
from dhrcode.workflows.key.cases import (
    NewCase,
    add_case,
    change_passphrase,
    found,
    in_order,
    open_key,
    refuse_unusable,
    rename_case,
)
from dhrcode.workflows.key.keyring import Keyring, encrypted, is_there

PHRASE, OTHER = "correct horse battery", "another long passphrase"
CHEAP = """
import base64, hashlib, pyrage
class Cheap:
    def encrypt(text, passphrase):
        tag = hashlib.sha256(passphrase.encode()).digest()
        coded = base64.b64encode(text) + bytes(32)
        salt, wrapped = base64.b64encode(tag)[:22], base64.b64encode(tag)[:43]
        head = b"age-encryption.org/v1\\n-> scrypt " + salt + b" 18\\n" + wrapped
        return head + b"\\n--- " + wrapped + b"\\n" + coded
    def decrypt(data, passphrase):
        if Cheap.encrypt(b"", passphrase)[:150] != data[:150]:
            raise pyrage.DecryptError("Decryption failed")
        return base64.b64decode(data[150:-32], validate=True)
"""
exec(CHEAP)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pyrage, "passphrase", globals()["Cheap"])
    for name in ("HOME", "USERPROFILE", "APPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    """A place for a key, and no project."""
    (tmp_path / "stick").mkdir()
    return Keyring(tmp_path / "stick" / "key.age")


def begun(ring: Keyring, **cases: str) -> None:
    for number, (review, case) in enumerate(cases.items()):
        add_case(ring, PHRASE, NewCase(case, review), open_key(ring, PHRASE) if number else None)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def cases(ring: Keyring, passphrase: str = PHRASE) -> dict[str, str]:
    return {entry.id: entry.case for entry in open_key(ring, passphrase).key.cases}


def test_cases_are_added_and_found(ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114", DHR10="Case 2013/9", DHR2="Müller")
    assert cases(ring) == {"DHR9": "Case 2013/114", "DHR10": "Case 2013/9", "DHR2": "Müller"}
    key = open_key(ring, PHRASE).key
    assert [entry.id for entry in in_order(key).cases] == ["DHR2", "DHR9", "DHR10"]
    assert [entry.id for entry in found(key, "case").cases] == ["DHR9", "DHR10"]
    for words in ("secret", " ", ""):
        with pytest.raises(NotFoundError, match=r"^no case and no id in the key fits these words$"):
            found(key, words)


def test_nothing_readable_is_ever_on_disk(ring: Keyring, tmp_path: Path) -> None:
    begun(ring, DHR9="Case 2013/114")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 3  # the key, its lock, a note
    assert all(b"2013" not in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("case", "review", "said"),
    [
        ("case  2013/114", "DHR5", "this case is in the key already, as DHR9; nothing was written"),
        ("Another", "dhr9", "DHR9 is the id of another case in the key"),
    ],
)
def test_neither_a_case_nor_an_id_is_kept_twice(
    ring: Keyring, case: str, review: str, said: str
) -> None:
    begun(ring, DHR9="Case 2013/114")
    before = ring.path.read_bytes()
    with pytest.raises(RefusedError, match=said):
        add_case(ring, PHRASE, NewCase(case, review), open_key(ring, PHRASE))
    assert ring.path.read_bytes() == before


@pytest.mark.parametrize(
    ("case", "review", "said"),
    [
        ("", "DHR1", "the case is empty; nothing was written"),
        ("x" * 301, "DHR1", "the case is longer than 300 characters, or more than one line"),
        ("secret\nwords", "DHR1", "the case is longer than 300 characters, or more than one line"),
        ("secret\x1b[2J", "DHR1", r"the case holds the character U\+001B, which is not text"),
        ("secret", "9DHR", "'9DHR' cannot be a review's id"),
        ("secret", "con", "'con' cannot be a review's id"),
        ("secret", None, "an id is drawn for a project: go into its folder, or say --id"),
    ],
)
def test_what_cannot_be_kept_is_said_before_anything_is_asked(
    ring: Keyring, case: str, review: str | None, said: str
) -> None:
    for attempt in (
        lambda: refuse_unusable(NewCase(case, review)),
        lambda: add_case(ring, PHRASE, NewCase(case, review)),
    ):
        with pytest.raises(UsageError, match=said) as caught:
            attempt()
        assert "secret" not in str(caught.value)
    assert not ring.path.exists()


def test_an_unknown_kind(project_dir: Path) -> None:
    with pytest.raises(UsageError, match="declares no kind 'dhrs': did you mean 'dhr'"):
        refuse_unusable(NewCase("a case", None, open_project(project_dir), "dhrs"))


SMALL = 900  # ids in the first range that are drawn from


def test_ids_are_drawn_that_neither_key_nor_project_has(
    project_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, ring = open_project(project_dir), Keyring(tmp_path / "key.age", project_dir)
    begun(ring, DHR100="one")
    Session.begin(project, "DHR101", "LN", "dhr")
    numbers = iter([0, 1, 2, 2, 0, 3])
    monkeypatch.setattr(
        "dhrcode.workflows.coding.session.secrets.randbelow", lambda _: next(numbers)
    )
    added = [
        add_case(ring, PHRASE, NewCase(case, None, project), open_key(ring, PHRASE))
        for case in ("two", "three")
    ]
    assert [(entry.id, count) for entry, count in added] == [("DHR102", 2), ("DHR103", 3)]
    assert reserved(project_dir) == ("DHR100", "DHR102", "DHR103")


def test_new_draws_no_id_that_the_key_holds_for_the_project(
    project_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(Keyring(tmp_path / "key.age", project_dir), DHR100="one")
    numbers = iter([0, 1])
    monkeypatch.setattr(
        "dhrcode.workflows.coding.session.secrets.randbelow", lambda _: next(numbers)
    )
    assert draw_id(open_project(project_dir), "dhr") == "DHR101"


def test_drawing_goes_on_when_the_key_holds_most_ids(project_dir: Path) -> None:
    taken = [f"DHR{number}" for number in range(100, 100 + SMALL)]
    assert int(draw_id(open_project(project_dir), "dhr", taken)[3:]) >= 100 + SMALL


def test_ids_come_from_a_secure_source_and_show_no_order(
    project_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import random  # noqa: PLC0415
    import secrets  # noqa: PLC0415

    project, drawn = open_project(project_dir), []
    for _ in range(40):
        random.seed(1)
        drawn.append(draw_id(project, "dhr", drawn))
    assert len(set(drawn)) == 40
    assert drawn != sorted(drawn)
    monkeypatch.setattr(secrets, "randbelow", lambda _: 7)
    assert draw_id(project, "dhr") == "DHR107"


def test_a_weak_passphrase_begins_nothing(ring: Keyring) -> None:
    with pytest.raises(UsageError, match="the new passphrase is shorter than 15 characters"):
        add_case(ring, "short", NewCase("a case", "DHR1"))
    assert not ring.path.exists()
    begun(ring, DHR9="Case 2013/114")
    before = ring.path.read_bytes()
    with pytest.raises(UsageError, match="the new passphrase is empty"):
        change_passphrase(ring, open_key(ring, PHRASE), "")
    assert ring.path.read_bytes() == before


def test_the_passphrase_is_changed(ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114")
    change_passphrase(ring, open_key(ring, PHRASE), OTHER)
    assert cases(ring, OTHER) == {"DHR9": "Case 2013/114"}
    with pytest.raises(WrongPassphraseError, match=r"; the file is whole, as dhrcode left it$"):
        open_key(ring, PHRASE)


def test_the_passphrase_is_not_changed_under_another_change(ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114")
    was = open_key(ring, PHRASE)
    add_case(ring, PHRASE, NewCase("another", "DHR8"), was)
    with pytest.raises(BusyError, match="was changed by another program"):
        change_passphrase(ring, was, OTHER)
    assert list(cases(ring)) == ["DHR9", "DHR8"]


def test_a_new_passphrase_that_would_not_open_it_changes_nothing(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(ring, DHR9="Case 2013/114")
    was, before = open_key(ring, PHRASE), ring.path.read_bytes()
    cheap = globals()["Cheap"]
    broken = type("Broken", (cheap,), {"encrypt": lambda _, phrase: cheap.encrypt(b"", phrase)})
    monkeypatch.setattr(pyrage, "passphrase", broken)
    with pytest.raises(FileAccessError):
        change_passphrase(ring, was, OTHER)
    assert ring.path.read_bytes() == before


def test_a_case_added_meanwhile_is_kept(ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114")
    was = open_key(ring, PHRASE)
    add_case(ring, PHRASE, NewCase("two", "DHR8"), was)
    add_case(ring, PHRASE, NewCase("three", "DHR7"), was)
    assert list(cases(ring)) == ["DHR9", "DHR8", "DHR7"]


def test_a_key_that_came_to_be_meanwhile_is_not_overwritten(ring: Keyring) -> None:
    assert not is_there(ring)
    begun(ring, DHR9="Case 2013/114")
    with pytest.raises(RefusedError, match="exists already; nothing was written"):
        add_case(ring, OTHER, NewCase("two", "DHR8"))
    assert list(cases(ring)) == ["DHR9"]


def test_a_write_that_fails_leaves_the_old_one(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(ring, DHR9="Case 2013/114")
    was, before = open_key(ring, PHRASE), names(ring.path.parent)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(FileAccessError, match="the disk is full; nothing was changed"):
        add_case(ring, PHRASE, NewCase("two", "DHR8"), was)
    assert names(ring.path.parent) == before
    assert list(cases(ring)) == ["DHR9"]


# missing, lost, damaged, older


def test_a_case_has_another_id(ring: Keyring) -> None:
    for case, review in (("Case 1", "DHR8"), ("Case 2", "DHR9")):
        was = open_key(ring, PHRASE) if ring.path.exists() else None
        add_case(ring, PHRASE, NewCase(case, review), was)
    was = open_key(ring, PHRASE)
    rename_case(ring, PHRASE, ("dhr8", "X1"), was)
    key = open_key(ring, PHRASE).key
    assert [(entry.id, entry.case) for entry in key.cases] == [("X1", "Case 1"), ("DHR9", "Case 2")]
    assert ring.known is not None
    assert ring.known.ids == ("X1", "DHR9")
    rename_case(ring, PHRASE, ("DHR9", "X2"), was)  # opened before the other change
    assert [entry.id for entry in open_key(ring, PHRASE).key.cases] == ["X1", "X2"]


def test_an_id_that_cannot_be_given(ring: Keyring) -> None:
    for case, review in (("Case 1", "DHR8"), ("Case 2", "DHR9")):
        was = open_key(ring, PHRASE) if ring.path.exists() else None
        add_case(ring, PHRASE, NewCase(case, review), was)
    before, was = ring.path.read_bytes(), open_key(ring, PHRASE)
    with pytest.raises(RefusedError, match=r"^DHR9 is the id of another case in the key"):
        rename_case(ring, PHRASE, ("DHR8", "dhr9"), was)
    with pytest.raises(NotFoundError, match=r"^the key has no case with the id 'DHR7'$"):
        rename_case(ring, PHRASE, ("DHR7", "X1"), was)
    with pytest.raises(UsageError, match=r"^'CON' cannot be a review's id"):
        rename_case(ring, PHRASE, ("DHR8", "CON"), was)
    assert ring.path.read_bytes() == before


def test_never_begun(ring: Keyring) -> None:
    assert not is_there(ring)
    with pytest.raises(NotFoundError, match=r"^there is no key at .*'dhrcode key add' begins one"):
        open_key(ring, PHRASE)


def test_lost(ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114", DHR8="two")
    ring.path.unlink()
    said = r"^the key is lost: .*key\.age held 2 cases when it was last used here, and is not there"
    with pytest.raises(NotFoundError, match=said):
        open_key(ring, PHRASE)
    with pytest.raises(RefusedError, match=f"{said}.*begin an empty one all the same, add --new$"):
        is_there(ring)
    assert not is_there(ring, new=True)
    begun(ring, DHR1="a new beginning")
    assert is_there(ring)
    with pytest.raises(RefusedError, match=r"key\.age exists; nothing was written"):
        is_there(ring, new=True)


def test_lost_with_the_users_folder_and_missed_by_the_project(
    project_dir: Path, tmp_path: Path
) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    old = Keyring(tmp_path / "old" / "key.age", project_dir)
    new = Keyring(tmp_path / "new" / "key.age", project_dir)
    begun(old, DHR9="Case 2013/114")
    with pytest.raises(RefusedError, match=r"this project's, with 1 case, is .*old.key\.age: name"):
        is_there(new)
    old.path.unlink()
    said = r"this project's, with 1 case, was .*old.key\.age, which is not there"
    with pytest.raises(RefusedError, match=f"^the key is lost: {said}"):
        is_there(new)
    with pytest.raises(NotFoundError, match=said):
        encrypted(new)
    assert not is_there(Keyring(new.path))


def test_moved_by_hand_it_is_used_where_it_is(ring: Keyring, tmp_path: Path) -> None:
    begun(ring, DHR9="Case 2013/114")
    moved = Keyring(tmp_path / "key.age")
    ring.path.rename(moved.path)
    assert is_there(moved)
    assert list(cases(moved)) == ["DHR9"]
    moved.path.unlink()
    with pytest.raises(NotFoundError, match="the key is lost"):
        open_key(moved, PHRASE)


def test_a_wrong_passphrase_says_what_is_known_of_the_file(ring: Keyring, tmp_path: Path) -> None:
    begun(ring, DHR9="Case 2013/114")
    whole = ring.path.read_bytes()
    with pytest.raises(WrongPassphraseError, match=r"; the file is whole, as dhrcode left it$"):
        open_key(ring, OTHER)
    at = whole.index(b"\n---") - 5
    ring.path.write_bytes(whole[:at] + b"####".replace(b"#", b"x") + whole[at + 4 :])
    with pytest.raises(WrongPassphraseError, match="is not as dhrcode left it on this machine"):
        open_key(ring, PHRASE)
    elsewhere = Keyring(tmp_path / "copy.age")
    elsewhere.path.write_bytes(whole)
    with pytest.raises(WrongPassphraseError, match="If you are sure of it, the file's beginning"):
        open_key(elsewhere, OTHER)


def test_an_older_copy_is_noticed(ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114")
    older = ring.path.read_bytes()
    add_case(ring, PHRASE, NewCase("two", "DHR8"), open_key(ring, PHRASE))
    assert open_key(ring, PHRASE).before == 0
    ring.path.write_bytes(older)
    for _ in range(2):
        assert open_key(ring, PHRASE).before == 2
    add_case(ring, PHRASE, NewCase("three", "DHR7"), open_key(ring, PHRASE))
    assert open_key(ring, PHRASE).before == 0


def test_a_damaged_key_is_not_added_to(ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114")
    ring.path.write_bytes(ring.path.read_bytes()[:120])
    assert is_there(ring)
    with pytest.raises(FileAccessError, match="is damaged or incomplete"):
        open_key(ring, PHRASE)
    with pytest.raises(RefusedError):
        is_there(ring, new=True)
    assert len(ring.path.read_bytes()) == 120


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
            min_size=1,
            max_size=30,
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda t: re.sub(r"\W", "", t.casefold()),
    )
)
def test_every_case_comes_back_as_it_was_typed(tmp_path: Path, names: list[str]) -> None:
    ring = Keyring(tmp_path / f"{time.monotonic_ns()}.age")
    kept: dict[str, str] = {}
    for number, name in enumerate(names):
        try:
            was = open_key(ring, PHRASE) if kept else None
            entry, count = add_case(ring, PHRASE, NewCase(name, f"DHR{number}"), was)
        except (UsageError, RefusedError):
            continue
        kept[entry.id] = name.strip()
        assert count == len(kept)
        assert cases(ring) == kept


# killed, and several at once

Start = Callable[..., "subprocess.Popen[str]"]

ADD_FOR_EVER = f"""
import itertools, sys
from pathlib import Path
{CHEAP}
pyrage.passphrase = Cheap
from dhrcode.workflows.key.cases import NewCase, add_case, open_key
from dhrcode.workflows.key.keyring import Keyring
ring, name = Keyring(Path(sys.argv[1])), sys.argv[2]
for number in itertools.islice(itertools.count(1), int(sys.argv[3])):
    was = open_key(ring, "{PHRASE}") if ring.path.exists() else None
    add_case(ring, "{PHRASE}", NewCase(f"case {{name}} {{number}}", f"{{name}}{{number}}"), was)
    print(number, flush=True)
"""


def adding(start: Start, ring: Keyring, name: str, often: int) -> "subprocess.Popen[str]":
    given = [sys.executable, "-c", ADD_FOR_EVER, str(ring.path), name, str(often)]
    return start(given, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_killed_at_any_moment_the_key_opens(start: Start, ring: Keyring) -> None:
    acknowledged = 0
    for attempt in range(12):
        with adding(start, ring, f"R{attempt}X", 10_000) as writer:
            assert writer.stdout is not None
            for _ in range(2):
                done = int(writer.stdout.readline())
            time.sleep(attempt * 0.0013)
            writer.kill()
            acknowledged += max([done, *map(int, writer.stdout.read().split("\n")[:-1])])
        held = len(cases(ring))
        assert acknowledged <= held <= acknowledged + 1
        acknowledged = held


def test_three_who_add_at_once_lose_nothing(start: Start, ring: Keyring) -> None:
    begun(ring, DHR9="Case 2013/114")
    writers = [adding(start, ring, name, 8) for name in "ABC"]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
    held = cases(ring)
    assert sorted(held) == sorted(["DHR9", *(f"{n}{i}" for n in "ABC" for i in range(1, 9))])
    assert names(ring.path.parent) == ["key.age", "key.age.lock"]


def test_no_other_command_reads_the_key() -> None:
    source = Path(dhrcode.__file__).parent
    own = {"store/key", "workflows/key", "cli/commands/key"}
    readers = {
        path.relative_to(source).parent.as_posix()
        for path in source.rglob("*.py")
        if re.search(r"store\.key\.(file|place)|workflows\.key", path.read_text("utf-8"))
    }
    assert readers <= own
    assert project_note(Path("p")).name != place.NAME
