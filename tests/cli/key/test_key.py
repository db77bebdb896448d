"""`dhrcode key` as a person and a script use it, with age itself and nothing in its place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PHRASE, OTHER = "correct horse battery", "another long passphrase"
posix = pytest.mark.skipif(sys.platform == "win32", reason="descriptors, terminals and modes")


def scripted(key, home, command, *arguments, given=PHRASE + "\n", cwd=None):
    """The finished `dhrcode key`, its passphrase from standard input."""
    program = str(Path(sys.executable).with_name("dhrcode.exe" if os.name == "nt" else "dhrcode"))
    return subprocess.run(
        [program, "key", command, *arguments, "--key", str(key), "--passphrase-fd", "0"],
        input=given,
        env=environment(home),
        cwd=cwd or home,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def environment(home):
    """An environment in which the home folder, and so the default place of a key, is another."""
    drop = ("DHRCODE_", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "LINES", "PYTHON")
    own = {key: value for key, value in os.environ.items() if not key.startswith(drop)}
    folders = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "XDG_DATA_HOME"), str(home))
    return own | folders | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TERM": "dumb"}


def test_show_prints_every_case_as_it_was_typed(key, tmp_path):
    done = scripted(key, tmp_path, "show")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Id    Added       Case",
        "---------------------------------------------------",
        "DHR8  2025-03-24  Case 2013/114",
        "DHR9  2025-03-25  Müller, [red]Example[/red] Street",
    ]


def test_find_by_words_by_id_and_in_vain(key, tmp_path):
    assert "DHR9" in scripted(key, tmp_path, "find", "muller", "[red]example").stdout
    done = scripted(key, tmp_path, "find", given=f"{PHRASE}\ndhr8\n")  # asked, not an argument
    assert [line.split()[0] for line in done.stdout.splitlines()[2:]] == ["DHR8"]
    done = scripted(key, tmp_path, "find", "nobody")
    assert (done.returncode, done.stdout, done.stderr) == (
        3,
        "",
        "dhrcode: no case and no id in the key fits these words\n",
    )


def test_a_case_has_the_id_that_its_review_has_now(key, tmp_path):
    done = scripted(key, tmp_path, "rename", "DHR8", "X1")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        f"DHR8 is X1 in {key}; copies of it that lie elsewhere have the old id.\n",
    )
    assert [
        line.split()[0] for line in scripted(key, tmp_path, "show").stdout.splitlines()[2:]
    ] == [
        "DHR9",
        "X1",
    ]
    assert scripted(key, tmp_path, "rename", "DHR8", "X2").returncode == 3
    assert scripted(key, tmp_path, "rename", "X1", "dhr9").returncode == 4
    done = scripted(key, tmp_path, "rename", "X1", "CON", given="")  # before anything is asked
    assert done.returncode == 2


@pytest.mark.slow
def test_add_draws_an_id_for_the_project_and_asks_for_the_case(key, tmp_path, small):
    done = scripted(key, tmp_path, "add", given=f"{PHRASE}\nA third case\n", cwd=small)
    assert done.returncode == 0
    assert done.stderr == f"kept in {key}: 3 cases\n"
    review = done.stdout.strip()
    assert review.startswith("DHR")
    assert len(review) == 6
    assert f"{review}  " in scripted(key, tmp_path, "find", "third").stdout
    done = scripted(key, tmp_path, "add", "a  THIRD case", cwd=small)
    assert (done.returncode, done.stdout, done.stderr) == (
        4,
        "",
        f"dhrcode: this case is in the key already, as {review}; nothing was written\n",
    )


@pytest.mark.slow
def test_a_kind_has_its_own_letters(key, tmp_path, small):
    done = scripted(key, tmp_path, "add", "A talk", "--kind", "interview", "-C", str(small))
    assert done.stdout.startswith("INT")
    done = scripted(key, tmp_path, "add", "A talk", "--kind", "nonsense", "-C", str(small))
    assert done.returncode == 2


def test_without_a_project_the_id_is_given(key, tmp_path):
    done = scripted(key, tmp_path, "add", "A third case")
    assert (done.returncode, done.stdout) == (3, "")
    assert "no themes.yaml in" in done.stderr


@posix
def test_a_wrong_passphrase(key, tmp_path):
    before = key.read_bytes()
    known = scripted(key, tmp_path, "show").returncode
    done = scripted(key, tmp_path, "add", "x", "--id", "DHR1", given="wrong\n")
    assert (known, done.returncode, done.stdout, done.stderr) == (
        0,
        10,
        "",
        f"dhrcode: the passphrase does not open {key}; the file is whole, as dhrcode left it\n",
    )
    assert key.read_bytes() == before


def test_a_damaged_one(key, tmp_path):
    key.write_bytes(key.read_bytes()[:-1])
    done = scripted(key, tmp_path, "show")
    assert (done.returncode, done.stdout, done.stderr) == (
        6,
        "",
        f"dhrcode: {key} is damaged: put a copy of it back; nothing was changed\n",
    )


def test_a_lost_one(key, tmp_path):
    assert scripted(key, tmp_path, "show").returncode == 0
    key.unlink()
    for command, *arguments in (("show",), ("find", "x"), ("change-passphrase",)):
        done = scripted(key, tmp_path, command, *arguments, given="")
        assert done.returncode == 3
        assert done.stderr.startswith(f"dhrcode: the key is lost: {key} held 2 cases when it")
    done = scripted(key, tmp_path, "add", "x", "--id", "DHR1")
    assert done.returncode == 4
    assert "dhrcode: the key is lost" in done.stderr
    assert not key.exists()


def test_none_at_all(tmp_path):
    done = scripted(tmp_path / "key.age", tmp_path, "show")
    assert done.returncode == 3
    assert done.stderr.startswith(f"dhrcode: there is no key at {tmp_path / 'key.age'}: ")
    done = scripted(tmp_path / "key.age", tmp_path, "add", "x", "--id", "DHR1")
    said = f"there is no key at {tmp_path / 'key.age'}; to begin one in a script, add --new"
    assert (done.returncode, done.stderr) == (3, f"dhrcode: {said}\n")
    assert not (tmp_path / "key.age").exists()


@pytest.mark.slow
def test_a_key_is_begun_by_its_first_case(tmp_path):
    key = tmp_path / "new.age"
    done = scripted(key, tmp_path, "add", "Case 2013/114", "--id", "DHR8", "--new")
    assert (done.returncode, done.stdout, done.stderr) == (0, "DHR8\n", f"kept in {key}: 1 case\n")
    assert key.read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert os.name != "posix" or key.stat().st_mode & 0o777 == 0o600
    before = key.read_bytes()
    done = scripted(key, tmp_path, "add", "Another", "--id", "DHR9", "--new")
    assert (done.returncode, key.read_bytes()) == (4, before)
    assert "Case 2013/114" in scripted(key, tmp_path, "show").stdout


def test_not_in_a_project(small, tmp_path):
    done = scripted(small / "sources" / "key.age", tmp_path, "add", "x", "--id", "DHR1", "--new")
    assert (done.returncode, done.stdout) == (4, "")
    assert f"is in the project {small}, and a key kept beside the records" in done.stderr
    assert not (small / "sources").exists()


@pytest.mark.slow
def test_change_passphrase_from_one_descriptor(key, tmp_path):
    given = f"{PHRASE}\n{OTHER}\r\n"
    done = scripted(key, tmp_path, "change-passphrase", "--new-passphrase-fd", "0", given=given)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"{key} has the new passphrase; copies of it")
    assert scripted(key, tmp_path, "show", given=OTHER).returncode == 0
    assert scripted(key, tmp_path, "show").returncode == 10


def test_a_weak_new_passphrase(key, tmp_path):
    before = key.read_bytes()
    done = scripted(
        key, tmp_path, "change-passphrase", "--new-passphrase-fd", "0", given=f"{PHRASE}\nshort\n"
    )
    assert done.returncode == 2
    assert done.stderr.startswith("dhrcode: the new passphrase is shorter than 15 characters: ")
    assert key.read_bytes() == before


@pytest.mark.parametrize("given", ["", "\n"])
def test_no_passphrase_from_the_descriptor(key, tmp_path, given):
    done = scripted(key, tmp_path, "show", given=given)
    assert done.returncode == (10 if given else 7)


@posix
def test_a_descriptor_of_its_own_and_one_that_is_none(key, tmp_path, program):
    read, write = os.pipe()
    os.write(write, f"{PHRASE}\n".encode())
    os.close(write)
    arguments = [program, "key", "find", "dhr8", "--key", key, "--passphrase-fd"]
    options = {"cwd": tmp_path, "env": environment(tmp_path), "capture_output": True, "text": True}
    done = subprocess.run([*arguments, str(read)], pass_fds=[read], check=False, **options)
    os.close(read)
    assert (done.returncode, "DHR8" in done.stdout) == (0, True)
    done = subprocess.run([*arguments, "99"], stdin=subprocess.DEVNULL, check=False, **options)
    assert (done.returncode, done.stderr) == (
        2,
        "dhrcode: --passphrase-fd: there is no file descriptor 99 to read\n",
    )


def test_without_a_terminal_nothing_is_asked(key, tmp_path, program):
    done = subprocess.run(
        [program, "key", "show"],
        cwd=tmp_path,
        check=False,
        stdin=subprocess.DEVNULL,
        text=True,
        env=environment(tmp_path) | {"DHRCODE_KEY": str(key)},
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (7, "")
    assert done.stderr.startswith("dhrcode: a passphrase is asked for at a terminal, and this is")


@pytest.mark.slow
@posix
def test_others_may_not_read_it(key, tmp_path):
    key.chmod(0o644)
    done = scripted(key, tmp_path, "find", "dhr8")
    assert done.stderr == (
        f"warning: others on this machine can read {key}: 'chmod 600' keeps it to you\n"
    )
    assert scripted(key, tmp_path, "add", "x", "--id", "DHR1").returncode == 0
    assert key.stat().st_mode & 0o777 == 0o600


@posix
def test_the_passphrase_is_no_option_and_in_no_environment(key, tmp_path):
    done = scripted(key, tmp_path, "add", "--help")
    assert "DHRCODE_PASSPHRASE" not in done.stdout
    assert [line for line in done.stdout.splitlines() if "passphrase" in line.casefold()] == [
        "  --passphrase-fd N  Read the passphrase from this file descriptor, one line."
    ]
