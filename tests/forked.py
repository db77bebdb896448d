"""Commands run in forks of one Python that has dhrcode loaded: a quarter of the time of a new one.

Each command has a process, a folder, an environment and streams of its own, as when a person starts
it; only what Python and the imports do at the start has been done before. On Linux alone: elsewhere
a fork is not safe, or there is none.
"""

import importlib
import json
import os
import pkgutil
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NoReturn

THEIRS = (
    "concurrent.futures.process",
    "docx",
    "jinja2",
    "lxml.etree",
    "openpyxl",
    "pandas",
    "rich.console",
    "rich.progress",
    "scipy.optimize",
    "scipy.stats",
    "xlsxwriter",
)
"""What commands import of others; not matplotlib, which reads a setting as it is imported."""

BOUND = 120
"""Seconds for which a command may be silent."""

ROOM = 1 << 16
"""Bytes that a pipe takes before anybody reads."""


class Forks:
    """The Python that forks; `close` ends it."""

    def __init__(self, env: Mapping[str, str]) -> None:
        # Each message is a piece, and arrives whole.
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel.settimeout(BOUND)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env={**env, "OPENBLAS_NUM_THREADS": "1"},
            )

    def run(
        self,
        arguments: Sequence[str],
        cwd: Path,
        given: str,
        env: Mapping[str, str],
        *,
        together: bool = False,
    ) -> "subprocess.CompletedProcess[str]":
        """The finished command, as `subprocess.run` gives it; one that takes too long is killed.

        What is given on standard input is put into a pipe beforehand, and has to fit in.

        Args:
            arguments: of the command.
            cwd: the folder that it runs in.
            given: on standard input.
            env: its environment.
            together: whether standard error comes with standard output, as on a screen.
        """
        pipes = [os.pipe() for _ in range(3)]
        (stdin, given_to), (out, stdout), (err, stderr) = pipes
        os.write(given_to, given.encode())
        os.close(given_to)
        request = json.dumps([list(arguments), str(cwd), dict(env)]).encode()
        socket.send_fds(self._channel, [request], [stdin, stdout, stdout if together else stderr])
        for end in (stdin, stdout, stderr):
            os.close(end)
        child = int(self._channel.recv(100))
        try:
            said = drained(out, err)
            status = int(self._channel.recv(100))
        except BaseException:
            os.kill(child, signal.SIGKILL)
            raise
        return subprocess.CompletedProcess(arguments, status, *said)

    def close(self) -> None:
        """Ends the Python that forks."""
        self._channel.close()
        self._process.kill()
        self._process.wait(20)


def drained(*pipes: int) -> list[str]:
    """What comes out of each pipe until all are closed; the ends of lines are made plain."""
    read: dict[int, bytes] = dict.fromkeys(pipes, b"")
    with selectors.DefaultSelector() as ready:
        for pipe in pipes:
            ready.register(pipe, selectors.EVENT_READ)
        while ready.get_map():
            for key, _ in ready.select(BOUND) or stopped():
                if more := os.read(key.fd, 1 << 16):
                    read[key.fd] += more
                else:
                    ready.unregister(key.fd)
                    os.close(key.fd)
    return [TextIOWrapper(BytesIO(data), "utf-8").read() for data in read.values()]


def stopped() -> NoReturn:
    raise TimeoutError(f"the command has said nothing for {BOUND} seconds")


def serve(channel: socket.socket) -> None:
    """Forks for each request, and tells the child's number and then its exit status."""
    while True:
        request, files, _, _ = socket.recv_fds(channel, 1 << 20, 3)
        if not request:
            return
        child = os.fork()
        if child == 0:
            channel.close()
            become(*json.loads(request), files)
        for file in files:
            os.close(file)
        channel.send(str(child).encode())
        channel.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def become(arguments: list[str], cwd: str, env: dict[str, str], files: list[int]) -> NoReturn:
    """Makes this process what a new Python would be at the console script's first line."""
    from dhrcode.cli.main import run  # noqa: PLC0415 - in the child alone

    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    os.chdir(cwd)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    lines = 1 if os.fstat(1) == os.fstat(2) else -1  # on a screen each line is there at once
    sys.stdout = open(1, "w", lines, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
    sys.argv = ["dhrcode", *arguments]
    try:
        run()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        os._exit(1)
    os._exit(0)


def load() -> None:
    """Imports all of dhrcode, and what it imports later."""
    import dhrcode  # noqa: PLC0415 - where it is to be loaded

    ours = (module.name for module in pkgutil.walk_packages(dhrcode.__path__, "dhrcode."))
    for name in (*THEIRS, *ours):
        importlib.import_module(name)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as end:
        load()
        serve(end)
