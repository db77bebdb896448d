import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from dhrcode.errors import FileAccessError
from dhrcode.problems import Problem
from dhrcode.store import pool
from dhrcode.store.loaded import Loaded
from dhrcode.store.pool import WORTH_IT, map_records
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.project.check import check_project

CASE = Path(__file__).parents[1] / "cases" / "good" / "smallest"
COUNT = 700


@pytest.fixture
def many(tmp_path) -> Project:
    assert COUNT > WORTH_IT
    shutil.copytree(CASE, tmp_path / "many")
    records = tmp_path / "many" / "records"
    text = (records / "DHR1.yaml").read_text("utf-8")
    for number in range(2, COUNT + 1):
        (records / f"DHR{number}.yaml").write_text(text.replace("DHR1", f"DHR{number}"), "utf-8")
    (records / "DHR350.yaml").write_text("review: DHR350\nreview: x\n", "utf-8")
    return open_project(tmp_path / "many")


def told(loaded: Loaded) -> tuple[str, str, str, list[Problem]]:
    review = loaded.record.review if loaded.record else "none"
    return loaded.shown, review, loaded.digest, loaded.problems


def test_many_records_read_at_once_are_those_read_one_by_one(many, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    at_once = list(map_records(many, told))
    monkeypatch.setattr(pool, "WORTH_IT", COUNT + 1)
    one_by_one = list(map_records(many, told))
    assert at_once == one_by_one
    expected = [f"DHR{number}" for number in range(1, COUNT + 1)]
    expected[349] = "none"
    assert [review for _, review, _, _ in at_once] == expected


def test_a_fault_in_one_of_many_is_told_once_and_in_its_place(many, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.chdir(many.root)
    assert [str(problem) for problem in check_project(many)] == [
        (
            "records/DHR350.yaml:2:1: error: the key 'review' is there twice: it is in line 1 "
            "already; keep one of them [duplicate-key]"
        )
    ]


def fails(loaded: Loaded) -> None:
    raise FileAccessError(f"no {loaded.shown.rpartition('/')[2]}")


def test_a_failure_in_another_process_comes_back_as_itself(many, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with pytest.raises(FileAccessError, match=r"^no DHR1\.yaml$"):
        list(map_records(many, fails))


READER = """
import os, sys, time
from pathlib import Path
from dhrcode.store.pool import map_records
from dhrcode.store.project import open_project

os.cpu_count = lambda: 2

def slowly(loaded):
    Path(sys.argv[2], str(os.getpid())).touch()
    time.sleep(600)

if __name__ == "__main__":
    list(map_records(open_project(Path(sys.argv[1])), slowly))
"""


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def waits_until(holds) -> bool:
    """Whether something comes to hold within twenty seconds."""
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP"])
@pytest.mark.usefixtures("terminal_signals")
def test_workers_end_with_a_killed_parent(many, tmp_path, name, start):
    sent = getattr(signal, name)
    (tmp_path / "reader.py").write_text(READER)
    pids = tmp_path / "pids"
    pids.mkdir()
    command = [sys.executable, str(tmp_path / "reader.py"), str(many.root), str(pids)]
    with start(command) as reader:
        assert waits_until(lambda: len(list(pids.iterdir())) == 2)
        workers = [int(path.name) for path in pids.iterdir()]
        assert reader.pid not in workers
        assert all(is_running(pid) for pid in workers)
        reader.send_signal(sent)
        assert reader.wait(20) == -sent
    assert waits_until(lambda: not any(is_running(pid) for pid in workers))
