"""The key's file: encrypted by age, its faults told apart, written in one step, mode 0600."""

import base64
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyrage
import pytest

from dhrcode.errors import (
    BusyError,
    FileAccessError,
    NotFoundError,
    RefusedError,
    WrongPassphraseError,
)
from dhrcode.model.key import Entry, Key
from dhrcode.store.key import file
from dhrcode.store.key.file import alone, opened, read_key, refuse_no_folder, sealed, write_key

PHRASE = "correct horse battery"
PATH = Path("key.age")
KEY = Key(
    cases=tuple(
        Entry(id=f"DHR{n}", case=case, added=date(2025, 3, 24))
        for n, case in enumerate(("Case 2013/114", "no", '"a", [b]: {c} # d', "Łódź", "0123"), 1)
    )
)
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")


@pytest.fixture(scope="module")
def real() -> bytes:
    """The key encrypted, once, since it takes seconds."""
    return sealed(KEY, PHRASE, PATH)


@pytest.fixture
def data() -> bytes:
    """A key of two cases that opens at once."""
    return (Path(__file__).parents[2] / "keys" / "two-cases.age").read_bytes()


def body(data: bytes) -> int:
    """Where the header has ended."""
    return data.index(b"\n", data.index(b"\n---") + 1) + 1


@pytest.mark.slow
def test_it_opens_again_and_nothing_of_it_can_be_read(real: bytes) -> None:
    assert opened(real, PHRASE, PATH) == KEY
    assert real.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert all(entry.case.encode() not in real for entry in KEY.cases if len(entry.case) > 4)
    assert b"cases" not in real


@pytest.mark.slow
def test_a_guess_costs_what_age_makes_it_cost(real: bytes) -> None:
    assert int(real.split(b"\n")[1].split(b" ")[3]) >= 14  # 18 is usual; more on a fast machine


def test_the_first_form_is_read_for_ever(data: bytes) -> None:
    cases = [(entry.id, entry.case) for entry in opened(data, PHRASE, PATH).cases]
    assert cases == [("DHR8", "Case 2013/114"), ("DHR9", "Müller, [red]Example[/red] Street")]


def test_its_text_form_opens_too(data: bytes) -> None:
    lines = base64.encodebytes(data)
    begin, end = b"-----BEGIN AGE ENCRYPTED FILE-----\n", b"-----END AGE ENCRYPTED FILE-----\n"
    assert opened(begin + lines + end, PHRASE, PATH) == opened(data, PHRASE, PATH)
    with pytest.raises(FileAccessError, match="is damaged"):
        opened(begin + b"*" + lines + end, PHRASE, PATH)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("age") or sys.platform == "win32", reason="no program age")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_the_program_age_opens_it_and_what_that_makes_opens_here(
    real: bytes, tmp_path: Path
) -> None:
    pexpect = pytest.importorskip("pexpect")
    (tmp_path / "key.age").write_bytes(real)
    child = pexpect.spawn("age", ["-d", "-o", "plain", "key.age"], cwd=str(tmp_path), timeout=60)
    child.expect("passphrase")
    child.sendline(PHRASE)
    child.expect(pexpect.EOF)
    plain = (tmp_path / "plain").read_text("utf-8")
    first = "format: 1\ncases:\n  - id: DHR1\n    case: Case 2013/114\n    added: 2025-03-24\n"
    assert plain.startswith(first)
    child = pexpect.spawn("age", ["-p", "-o", "theirs", "plain"], cwd=str(tmp_path), timeout=60)
    for _ in range(2):
        child.expect("passphrase")
        child.sendline(PHRASE)
    child.expect(pexpect.EOF)
    assert opened((tmp_path / "theirs").read_bytes(), PHRASE, PATH) == KEY


def test_a_wrong_passphrase(data: bytes) -> None:
    with pytest.raises(WrongPassphraseError, match=r"^the passphrase does not open key\.age$"):
        opened(data, PHRASE + " ", PATH)


def test_damage_to_what_the_passphrase_opens_looks_like_a_wrong_passphrase(data: bytes) -> None:
    at = data.index(b"\n---") - 10
    other = b"A" if data[at : at + 1] != b"A" else b"B"
    with pytest.raises(WrongPassphraseError):
        opened(data[:at] + other + data[at + 1 :], PHRASE, PATH)


DAMAGES = {
    "empty": lambda _: b"",
    "cut in the first line": lambda data: data[:20],
    "cut in the second line": lambda data: data[:40],
    "cut in the header": lambda data: data[: data.index(b"\n---")],
    "cut after the header": lambda data: data[: body(data)],
    "cut in the content": lambda data: data[: body(data) + 40],
    "the last byte gone": lambda data: data[:-1],
    "a byte too many": lambda data: data + b"x",
    "the header's check": lambda data: flipped(data, data.index(b"\n---") + 8),
    "the first of the content": lambda data: flipped(data, body(data) + 2),
    "the middle of the content": lambda data: flipped(data, body(data) + 60),
    "the last byte": lambda data: flipped(data, len(data) - 1),
    "line ends of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "nothing but zeros in the content": lambda data: data[: body(data)] + bytes(300),
}


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_said_to_be_damaged(data: bytes, damage) -> None:
    with pytest.raises(
        FileAccessError, match=r"damaged.*put a copy of it back; nothing was changed"
    ):
        opened(damage(data), PHRASE, PATH)


OTHERS = {
    "another file": (b"Dear panel,\n", "is not a key: another file has its name, or its beginning"),
    "zeros": (bytes(400), "is not a key: another file has its name, or its beginning is damaged"),
    "a newer age": (b"age-encryption.org/v2\n-> scrypt x 18\n", "was made by a newer age"),
    "age version 10": (b"age-encryption.org/v10\n", "was made by a newer age"),
}


@pytest.mark.parametrize(("other", "said"), OTHERS.values(), ids=OTHERS)
def test_another_file_is_told_apart(other: bytes, said: str) -> None:
    with pytest.raises(FileAccessError, match=f"^key.age {said}"):
        opened(other, PHRASE, PATH)


def test_a_file_for_a_recipient_is_told_apart() -> None:
    other = pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()])
    with pytest.raises(FileAccessError, match="with age for a recipient, not with a passphrase"):
        opened(other, PHRASE, PATH)


@pytest.mark.slow
def test_a_key_that_is_too_costly_to_open(data: bytes) -> None:
    first, last = data.split(b"\n---", 1)
    salt = first.split(b" ")[2]
    costly = first.replace(first.split(b"\n")[1], b"-> scrypt " + salt + b" 40") + b"\n---" + last
    with pytest.raises(FileAccessError, match="was made on a much faster machine"):
        opened(costly, PHRASE, PATH)


def test_a_machine_that_is_busy_for_a_moment_opens_it_all_the_same(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = iter([True, True, False])

    class Cipher:
        @staticmethod
        def decrypt(*_: object) -> bytes:
            if next(busy):
                raise pyrage.DecryptError("Excessive work parameter for passphrase.")
            return b"format: 1\ncases: []\n"

    monkeypatch.setattr(pyrage, "passphrase", Cipher)
    monkeypatch.setattr(file, "_PAUSE", 0.0)
    assert opened(data, PHRASE, PATH) == Key()


@pytest.mark.parametrize(
    ("costs", "taken"),
    [([12, 19, 20], 19), ([18], 18), ([12, 14, 13], 14)],
    ids=["tried again", "at once", "a slow machine"],
)
def test_the_passphrase_of_a_busy_machine_is_not_made_cheap_to_guess(
    data: bytes, monkeypatch: pytest.MonkeyPatch, costs: list[int], taken: int
) -> None:
    left = iter(costs)

    class Cipher:
        @staticmethod
        def encrypt(*_: object) -> bytes:
            head, _, rest = data.partition(b"\n--- ")
            return b" ".join([*head.split(b" ")[:3], b"%d\n" % next(left)]) + b"--- " + rest

    monkeypatch.setattr(pyrage, "passphrase", Cipher)
    monkeypatch.setattr(file, "opened", lambda *_: KEY)
    assert b" %d\n" % taken in sealed(KEY, PHRASE, PATH)
    assert next(left, None) in (None, 20)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 2\nkept: {secret: words}\n", "written by a newer dhrcode .format 2; this one"),
        ("cases: [secret]\n", "its content is not a key of dhrcode"),
        ("format: 1\ncases: [{id: DHR1, case: secret}]\n", "its content is not a key of dhrcode"),
        (
            "format: 1\ncases: [{id: DHR1, case: secret, added: 2025-03-24, secret: 1}]\n",
            "not a key",
        ),
        ("secret", "its content is not a key of dhrcode"),
        ("[secret", "its content is not a key of dhrcode"),
        ("\x00secret", "its content is not a key of dhrcode"),
        ("- secret\n", "its content is not a key of dhrcode"),
        ("", "its content is not a key of dhrcode"),
    ],
)
def test_other_content_is_told_apart_and_never_shown(
    data: bytes, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    class Cipher:
        decrypt = staticmethod(lambda *_: text.encode())

    monkeypatch.setattr(pyrage, "passphrase", Cipher)
    with pytest.raises(FileAccessError, match=said) as caught:
        opened(data, PHRASE, PATH)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.slow
def test_what_could_not_be_opened_again_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "opened", lambda *_: Key())
    with pytest.raises(FileAccessError, match="could not be opened again as it would be written"):
        sealed(KEY, PHRASE, PATH)


def test_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "key.age"
    with pytest.raises(NotFoundError):
        read_key(path)
    path.write_bytes(b"x" * 11)
    assert read_key(path) == b"x" * 11
    monkeypatch.setattr(file, "_LARGEST", 10)
    with pytest.raises(FileAccessError, match="is larger than any key"):
        read_key(path)
    with pytest.raises(FileAccessError, match="is not a regular file"):
        read_key(tmp_path)


@posix
def test_only_the_owner_may_read_it_at_every_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes, path = [], tmp_path / "key.age"
    real = os.fsync

    def watched(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    before = os.umask(0)
    try:
        write_key(path, b"one", None)
        path.chmod(0o644)
        write_key(path, b"two", b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert modes[0] == modes[2] == 0o600  # of the temporary files; the others are the folder


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "key.age"
    write_key(path, b"one", None)
    with pytest.raises(RefusedError, match="exists already; nothing was written"):
        write_key(path, b"two", None)
    with pytest.raises(BusyError, match="was changed by another program"):
        write_key(path, b"two", b"none")
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["key.age"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    link, real = tmp_path / "key.age", tmp_path / "stick" / "key.age"
    link.symlink_to(real)
    with alone(link):
        write_key(link, b"one", None)
    write_key(link, b"two", b"one")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"two")


def test_the_default_folder_is_made_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "data" / "dhrcode" / "key.age"
    monkeypatch.setattr(file, "default_place", lambda: ours)
    refuse_no_folder(ours)
    with alone(ours):
        pass
    assert os.name != "posix" or stat.S_IMODE(ours.parent.stat().st_mode) == 0o700
    other = tmp_path / "stick" / "key.age"
    with pytest.raises(NotFoundError, match=r"there is no folder .*stick: is the drive there"):
        refuse_no_folder(other)
    with pytest.raises(NotFoundError), alone(other):
        pass
    assert not other.parent.exists()


Start = Callable[..., "subprocess.Popen[str]"]

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from dhrcode.store.key.file import write_key
path, number, before = Path(sys.argv[1]), 0, None
while True:
    number += 1
    data = (b"%d\\n" % number) * 20_000
    write_key(path, data, before)
    before = data
    print(number, flush=True)
"""


def test_a_killed_write_leaves_the_old_file_or_the_new_one(start: Start, tmp_path: Path) -> None:
    for attempt in range(10):
        path = tmp_path / f"{attempt}.age"
        given = [sys.executable, "-c", WRITE_FOR_EVER, str(path)]
        with start(given, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            for _ in range(3):
                acknowledged = int(writer.stdout.readline())
            time.sleep(attempt * 0.0007)
            writer.kill()
            acknowledged = max([acknowledged, *map(int, writer.stdout.read().split("\n")[:-1])])
        lines = path.read_bytes().splitlines()
        assert (len(lines), len(set(lines))) == (20_000, 1)
        assert acknowledged <= int(lines[0]) <= acknowledged + 1
        assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600
