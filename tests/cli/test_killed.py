"""A coding process killed at random moments: what was acknowledged is on disk, nothing is torn."""

import contextlib
import os
import random
import re
import subprocess
import sys
import threading
import time

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.store.project import open_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")

PROMPT = re.compile(rb"(?:> |\[y/N\] )$")
KILLS = 30


def answers(review):
    """What is typed, in order, each with what must be in the record once it is acknowledged.

    An answer is one when its last part is given: a half of it is never evidence.
    """
    yield b"p", []
    for number in range(40):
        page, quote, note = f"page {number}", f"quote {number} of {review}", f"note {number}"
        yield f"{number}".encode(), []
        yield quote.encode(), []
        yield b"", []
        yield note.encode(), ["use-of-maracs", page, quote, note]
        yield b"y", []


def prompt_seen(child):
    """Reads up to the next prompt; False if the process has ended."""
    shown = b""
    while not PROMPT.search(shown):
        more = os.read(child.stdout.fileno(), 4096)
        if not more:
            return False
        shown += more
    return True


def coded_until_killed(start, program, project, env, review, *, after, seconds):
    """Types answers as fast as prompts come, and gives those that were acknowledged by a prompt.

    The kill comes `seconds` after the start, or after so many answers where `after` is given.
    """
    acknowledged, begun = [], False
    with start(
        [program, "new", review, "--coder", "LN"],
        cwd=project,
        env=env,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        timer = threading.Timer(seconds, child.kill)
        if after is None:
            timer.start()
        begun = prompt_seen(child)
        with contextlib.suppress(BrokenPipeError):
            for number, (typed, kept) in enumerate(answers(review) if begun else ()):
                if number == after:
                    timer.start()
                child.stdin.write(typed + b"\n")
                if not prompt_seen(child):
                    break
                acknowledged += kept
        child.kill()
        timer.cancel()
    assert child.returncode == -9
    return begun, acknowledged


def said_by(record):
    """Everything that the answers put into a record."""
    found = set(record.findings)
    for coded in record.findings.values():
        for piece in coded.evidence:
            found |= {f"page {piece.page}", piece.quote, piece.note}
    return found


@pytest.mark.slow
def test_every_acknowledged_answer_survives_a_kill(start, program, small, neutral):
    chance = random.Random(20140603)
    counts = []
    for number in range(KILLS):
        review = f"DHR{100 + number}"
        after = None if number % 5 == 0 else chance.randrange(60)
        seconds = chance.uniform(0, 0.5 if after is None else 0.02)
        begun, acknowledged = coded_until_killed(
            start, program, small, neutral, review, after=after, seconds=seconds
        )
        try:
            record, _ = open_project(small).read(review)  # raises if the file has an error
        except NotFoundError:
            assert not begun
            continue
        assert set(acknowledged) <= said_by(record)
        counts.append(len(acknowledged))
    assert len(counts) >= 24
    assert len(set(counts)) >= 10  # the kills did fall at different moments


def test_after_the_kills_the_project_is_as_good_as_before(start, program, small, neutral, said):
    chance = random.Random(7)
    for number in range(4):
        seconds = chance.uniform(0, 0.02)
        coded_until_killed(
            start, program, small, neutral, f"DHR{100 + number}", after=number, seconds=seconds
        )
    (small / "records" / ".DHR7.yaml.abc.dhrcode-tmp").write_text("half a rec")
    before = said("list", cwd=small)
    assert (before[0], before[2]) == (0, "")
    assert said("code", "DHR7", "gps", "absent", cwd=small)[0] == 0
    assert said("check", cwd=small)[0] == 0
    others = [path.name for path in (small / "records").iterdir() if path.suffix != ".yaml"]
    assert all(name.startswith(".") and name.endswith(".dhrcode-tmp") for name in others)


@pytest.mark.slow
def test_code_killed_at_random_leaves_the_old_record_or_the_new_one(
    start, program, small, neutral, said
):
    def begin(number):
        arguments = [program, "code", "DHR7", "gps", "present", "--note", f"note {number}"]
        return start(
            arguments, cwd=small, env=neutral, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def notes():
        record, _ = open_project(small).read("DHR7")  # raises if the file has an error
        return [piece.note for coded in record.findings.values() for piece in coded.evidence]

    chance = random.Random(2014)
    begun = time.monotonic()
    with begin("first") as child:
        assert child.stdout.read() == b"DHR7: gps is present, with 1 piece of evidence\n"
    whole = time.monotonic() - begun
    kept = ["note first"]
    written = 0
    for number in range(30):
        with begin(number) as child:
            time.sleep(chance.uniform(0, 1.4 * whole))
            child.kill()
            said_so = child.stdout.read() != b""
        new = [*kept, f"note {number}"]
        assert notes() in ([new] if said_so else [kept, new])
        written += notes() == new
        kept = notes()
    assert 0 < written < 30  # some kills fell before the write, some after
    assert said("check", cwd=small)[0] == 0
