"""Every exit status of the documented table, reached by the installed program."""

import signal
import subprocess
import sys

import pytest

from dhrcode.errors import EXIT_STATUSES

SHORT_WAIT = "import dhrcode.store.locks\ndhrcode.store.locks.LOCK_SECONDS = 0.2\n"
REACHED = {
    0: ("list",),
    1: ("complete", "DHR7"),
    2: ("table", "--format", "pdf"),
    3: ("show", "DHR99"),
    4: ("new", "DHR7", "--coder", "JB"),
    6: ("table", "-o", "nowhere/t.csv"),
    7: ("edit", "DHR7"),
    8: ("report", "--profile", "publication"),
    9: ("report", "--title", "Told by Mrs Okafor"),
}
OTHERWISE = {
    5: "test_busy",
    10: "test_a_wrong_passphrase",
    70: "test_a_fault_of_our_own",
    130: "test_interrupted",
}


def test_every_status_is_reached_here():
    assert {*REACHED, *OTHERWISE} == set(EXIT_STATUSES)
    assert all(name in globals() for name in OTHERWISE.values())


@pytest.mark.parametrize("status", REACHED)
def test_status(said, small, status):
    assert said(*REACHED[status], cwd=small)[0] == status


@pytest.mark.parametrize(
    "arguments", [("key",), ("nonsense",), ("table", "--nonsense"), ("show",), ("set", "DHR7")]
)
def test_wrong_usage_shows_the_usage_and_exits_2(said, small, arguments):
    status, out, err = said(*arguments, cwd=small)
    assert status == 2
    assert (out + err).splitlines()[0].startswith("Usage: dhrcode ")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            ("queue", "--format", "x"),
            "invalid value for '--format': 'x' is not one of 'text', 'json'",
        ),
        (
            ("table", "--decimals", "7"),
            "invalid value for '--decimals': it should be less than or equal to 2",
        ),
    ],
)
def test_a_value_that_an_option_does_not_take_is_one_sentence(said, small, typed, told):
    status, out, err = said(*typed, cwd=small)
    assert (status, out) == (2, "")
    assert " ".join(err.split()) == f"dhrcode: {told}"


def test_busy(said_after, small):
    from filelock import FileLock  # noqa: PLC0415

    (small / ".dhrcode").mkdir()
    before = (small / "records" / "DHR7.yaml").read_bytes()
    with FileLock(small / ".dhrcode" / "lock"):
        status, out, err = said_after(SHORT_WAIT, "set", "DHR7", "year=2012", cwd=small)
    assert (status, out) == (5, "")
    assert " ".join(err.split()) == (  # where the lines break depends on how long the path is
        f"Waiting: another dhrcode holds {small / '.dhrcode' / 'lock'}. "
        f"dhrcode: another dhrcode is writing to {small}: try again in a moment"
    )
    assert (small / "records" / "DHR7.yaml").read_bytes() == before


def test_a_wrong_passphrase(said, small, key):
    before = key.read_bytes()
    asked = ("key", "show", "--key", key, "--passphrase-fd", "0")
    status, out, err = said(*asked, cwd=small, input="wrong\n")
    assert (status, out) == (10, "")
    assert err.startswith(f"dhrcode: the passphrase does not open {key}")
    assert key.read_bytes() == before


def test_a_fault_of_our_own(said_after, small):
    broken = (
        "import dhrcode.cli.main as program\n"
        "def app():\n    raise ZeroDivisionError('private words')\n"
        "program.app = app\n"
    )
    assert said_after(broken, cwd=small) == (
        70,
        "",
        (
            "dhrcode: a fault in dhrcode itself (ZeroDivisionError); records are written in "
            "one step, so none is half written. Set DHRCODE_DEBUG=1 to see where it happened.\n"
        ),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to one process")
@pytest.mark.usefixtures("terminal_signals")
def test_interrupted(small, program, neutral, start):
    with start(
        [program, "edit", "DHR7"],
        cwd=small,
        env=neutral,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        while not (shown := child.stdout.readline()).startswith("[b]ack"):
            assert shown
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=30)
    assert (child.returncode, err) == (130, "")
    assert out.splitlines()[-1] == (
        "DHR7 is kept: 1 of 3 subthemes coded, draft; 'dhrcode edit DHR7' goes on."
    )
