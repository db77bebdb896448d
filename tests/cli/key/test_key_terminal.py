"""`dhrcode key` at a terminal: what is asked, twice where it is new, and never shown."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal", allow_module_level=True)
pexpect = pytest.importorskip("pexpect", reason="pexpect drives the terminal")
# A child is forked from a worker with threads; it does nothing but become dhrcode.
pytestmark = [
    pytest.mark.usefixtures("pseudo_terminal"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
PHRASE, OTHER = "correct horse battery", "another long passphrase"


@pytest.fixture
def person(program, small, neutral, tmp_path):
    """Somebody at a terminal that echoes what is typed unless it is told not to."""

    def sits_down(*arguments):
        folders = dict.fromkeys(("HOME", "XDG_DATA_HOME"), str(tmp_path / "home"))
        child = pexpect.spawn(
            program,
            ["key", *arguments],
            cwd=str(small),
            timeout=60,
            encoding="utf-8",
            env=neutral | folders | {"TERM": "dumb"},
            dimensions=(50, 200),
        )
        child.delaybeforesend = 0.2  # getpass forgets what was typed before it asked
        children.append(child)
        return child

    children = []
    yield sits_down
    for child in children:
        child.close(force=True)


def answers(child, *pairs):
    """Types each answer at its prompt; gives all that was shown, and the exit status."""
    shown = ""
    for prompt, answer in pairs:
        child.expect_exact(prompt)
        shown += child.before + prompt
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    return (shown + child.before).replace("\r", ""), child.exitstatus


@pytest.mark.slow
def test_a_key_from_its_first_case_to_another_passphrase(person, small, tmp_path):
    place = tmp_path / "home" / "dhrcode" / "key.age"
    shown, status = answers(
        person("add"),
        ("Passphrase of the new key: ", "short"),
        ("Passphrase of the new key: ", PHRASE),
        ("The same again: ", PHRASE + "x"),
        ("Passphrase of the new key: ", PHRASE),
        ("The same again: ", PHRASE),
        ("What the case is really called: ", "Case 2013/114"),
    )
    assert status == 0
    assert "write the passphrase down, and keep it apart from this machine." in " ".join(
        shown.split()
    )
    assert "The new passphrase is shorter than 15 characters: take three random words" in shown
    assert "The two are not the same." in shown
    assert "short\n" not in shown
    assert PHRASE not in shown
    assert shown.splitlines()[-1] == f"kept in {place}: 1 case"
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert shown.splitlines()[-2].startswith("DHR")


def test_a_passphrase_may_be_mistyped(person, key):
    ask = f"Passphrase of {key}: "
    shown, status = answers(
        person("find", "--key", str(key)), (ask, "wrong"), (ask, PHRASE), ("case: ", "dhr8")
    )
    assert status == 0
    assert f"the passphrase does not open {key}." in shown
    assert "Case 2013/114" in shown.splitlines()[-1]
    assert PHRASE not in shown
    shown, status = answers(person("show", "--key", str(key)), *[(ask, "wrong")] * 3)
    assert (status, shown.count("does not open")) == (10, 3)
    assert "the file is whole, as dhrcode left it" in shown


@pytest.mark.slow
def test_another_passphrase_is_asked_for_twice(person, key):
    shown, status = answers(
        person("change-passphrase", "--key", str(key)),
        (f"Passphrase of {key}: ", PHRASE),
        ("New passphrase: ", OTHER),
        ("The same again: ", OTHER),
    )
    assert status == 0
    assert OTHER not in shown
    shown, status = answers(person("show", "--key", str(key)), (f"Passphrase of {key}: ", OTHER))
    assert (status, "Case 2013/114" in shown) == (0, True)


@pytest.mark.usefixtures("terminal_signals")
@pytest.mark.parametrize(("letter", "status"), [("c", 130), ("d", 7)])
def test_ctrl_c_and_ctrl_d_write_nothing(person, tmp_path, letter, status):
    child = person("add", "Case 2013/114")
    child.expect_exact("Passphrase of the new key: ")
    child.sendcontrol(letter)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == status
    assert "Traceback" not in child.before
    assert not (tmp_path / "home" / "dhrcode").exists()


def test_a_terminal_is_no_descriptor_for_a_passphrase(person):
    shown, status = answers(person("add", "x", "--new", "--passphrase-fd", "0"))
    assert status == 2
    assert "--passphrase-fd 0 is the terminal, which would show the passphrase" in shown


def test_a_synced_folder_is_warned_of(person, tmp_path):
    (tmp_path / "OneDrive").mkdir()
    child = person("add", "x", "--key", str(tmp_path / "OneDrive" / "key.age"))
    child.expect_exact("Passphrase of the new key: ")
    assert "seems to be copied to the internet (OneDrive)" in child.before
