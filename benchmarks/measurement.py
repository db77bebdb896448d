"""Runs whole commands in turn, and keeps a figure beside its floor."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 5
PROGRAM = str(Path(sys.executable).parent / "dhrcode")


@dataclass
class Run:
    """One command's median seconds and the largest memory of any of its processes, in MB."""

    seconds: float
    megabytes: float


@dataclass
class Figure:
    """One line of the table."""

    what: str
    measured: str
    floor: str
    ratio: str
    budget: str
    within: bool

    def line(self) -> str:
        """The line in Markdown."""
        verdict = "" if not self.budget else "yes" if self.within else "**no**"
        cells = (self.what, self.measured, self.floor, self.ratio, self.budget, verdict)
        return f"| {' | '.join(cells)} |"


def once(command: Sequence[str]) -> tuple[float, float]:
    """Runs a command; its wall seconds and peak memory in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def measured(*commands: Sequence[str]) -> list[Run]:
    """Each command's medians; the commands take turns, so that a slow moment meets all."""
    for command in commands:
        once(command)
    runs = [[once(command) for command in commands] for _ in range(RUNS)]
    return [
        Run(statistics.median(r[n][0] for r in runs), max(r[n][1] for r in runs))
        for n in range(len(commands))
    ]
