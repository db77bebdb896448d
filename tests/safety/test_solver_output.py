import subprocess
import sys

SCRIPT = """
import ctypes, os
from dhrcode.safety.solver_output import suppressed_output
c = ctypes.CDLL("ucrtbase" if os.name == "nt" else None)
c.printf(b"before\\n")
with suppressed_output():
    c.printf(b"a line of the solver\\n")
    os.write(1, b"another\\n")
c.printf(b"after\\n")
c.fflush(None)
"""

CLOSED = """
import os
from dhrcode.safety.solver_output import suppressed_output
os.close(1)
with suppressed_output():
    os.write(2, b"ran")
"""


def said(script):
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    return done.stdout, done.stderr


def test_what_c_prints_meanwhile_is_not_seen():
    assert said(SCRIPT) == ("before\nafter\n", "")


def test_without_a_standard_output_it_does_no_harm():
    assert said(CLOSED)[1].startswith("ran")
