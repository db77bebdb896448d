"""Processes killed in the middle of a write, and several that write at once."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dhrcode.store.project import open_project
from dhrcode.workflows.edits import new_record

Start = Callable[..., "subprocess.Popen[str]"]

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from dhrcode.store.atomic import write_bytes
path, number = Path(sys.argv[1]), 0
while True:
    number += 1
    write_bytes(path, (b"%d\\n" % number) * 20_000)
    print(number, flush=True)
"""

ADD_TO_MEMO = """
import sys
from pathlib import Path
from dhrcode.store.project import open_project
project, name = open_project(Path(sys.argv[1])), sys.argv[2]
for number in range(10):
    project.change("DHR1", lambda record: record.model_copy(
        update={"memo": f"{record.memo} {name}{number}"}))
"""


def process(start: Start, script: str, *arguments: object) -> "subprocess.Popen[str]":
    given = [sys.executable, "-c", script, *map(str, arguments)]
    return start(given, stdout=subprocess.PIPE, text=True)


def test_a_killed_write_leaves_the_old_file_or_the_new_one(start, tmp_path):
    path = tmp_path / "a.yaml"
    for attempt in range(12):
        with process(start, WRITE_FOR_EVER, path) as writer:
            assert writer.stdout is not None
            for _ in range(3):
                acknowledged = int(writer.stdout.readline())
            time.sleep(attempt * 0.0007)
            writer.kill()
            acknowledged = max([acknowledged, *map(int, writer.stdout.read().split("\n")[:-1])])
        lines = path.read_bytes().splitlines()
        assert len(lines) == 20_000
        assert len(set(lines)) == 1
        assert acknowledged <= int(lines[0]) <= acknowledged + 1


def test_four_writers_at_once_lose_nothing(start, project_dir: Path):
    project = open_project(project_dir)
    record = new_record("DHR1", "LN", "dhr", project.codebook)
    project.create(record.model_copy(update={"memo": "begun"}))
    writers = [process(start, ADD_TO_MEMO, project_dir, name) for name in "abcd"]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0, 0]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
    memo = project.read("DHR1")[0].memo or ""
    words = memo.split(" ")
    assert sorted(words) == sorted(["begun", *(f"{n}{i}" for n in "abcd" for i in range(10))])
    assert [path.name for path in project.folder.iterdir()] == ["DHR1.yaml"]
    for name in "abcd":
        own = [word for word in words if word[0] == name and word != "begun"]
        assert own == [f"{name}{number}" for number in range(10)]
