"""migrate, as a person runs it; and killed at random moments."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

FORWARD = (
    "5 records: 3 brought from 1.0 to 1.4; 1 brought from 1.2 to 1.4; 1 already there; 7 "
    "subthemes put on\nthe queue; 1 of them unclear, for what was merged contradicts itself."
)
INTERRUPTED = (
    "dhrcode: 'dhrcode migrate' is under way, or was interrupted: no record is read until a "
    "command that writes has finished it or taken it back ('dhrcode init --update' does)\n"
)


def held(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for folder in ("records", "coders")
        for path in (project / folder).rglob("*.yaml")
    }


def test_migrate_says_what_it_did_and_takes_it_back(said, changed):
    before = held(changed)
    status, out, err = said("migrate", cwd=changed)
    assert (status, err) == (0, "")
    assert out == (
        f"{FORWARD}\n"
        "'dhrcode queue' lists what has to be coded and why; 'dhrcode edit --queue' leads through "
        "it.\n'dhrcode migrate --undo' puts the records back as they were.\n"
    )
    assert said("migrate", cwd=changed) == (0, "5 records: 5 already there.\n", "")
    assert said("migrate", "--undo", cwd=changed) == (
        0,
        "4 files are as before the migration.\n",
        "",
    )
    assert held(changed) == before
    assert said("migrate", "--undo", cwd=changed) == (
        3,
        "",
        "dhrcode: there is no migration to take back\n",
    )


def test_a_dry_run_shows_each_record_s_change_and_writes_nothing(said, changed):
    before = held(changed)
    status, out, err = said("migrate", "--dry-run", cwd=changed)
    assert status == 0
    assert [line for line in out.splitlines() if line.startswith("+++")] == [
        "+++ records/DHR1.yaml",
        "+++ records/DHR2.yaml",
        "+++ records/DHR3.yaml",
        "+++ coders/EM/DHR1.yaml",
    ]
    assert "-  gps: {finding: absent}\n+  general-practice: {finding: absent}\n" in out
    assert err.replace("\n", " ") == f"{FORWARD} Nothing was written.\n".replace("\n", " ")
    assert held(changed) == before
    assert not (changed / ".dhrcode").exists()


def test_a_dry_run_prints_nothing_that_a_terminal_obeys(said, changed):
    path = changed / "records" / "DHR3.yaml"
    path.write_bytes(path.read_bytes() + b'memo: "a\\u202eb"\n')
    _, out, _ = said("migrate", "--dry-run", cwd=changed)
    assert "\x1b" not in out


def test_a_version_that_the_history_does_not_know_is_a_place_and_a_sentence(said, changed):
    path = changed / "records" / "DHR3.yaml"
    path.write_text(path.read_text().replace('"1.0"', '"0.9"'))
    before = held(changed)
    for arguments in (("migrate",), ("migrate", "--dry-run")):
        status, out, err = said(*arguments, cwd=changed)
        assert (status, out) == (1, "")
        assert err == (
            "records/DHR3.yaml:3:40: error: 1 record is coded with version 0.9, from which the "
            "codebook's history does not lead to 1.4: 'dhrcode codebook diff' says what has "
            "changed; bring them forward by hand, and write the version into them "
            "[version-not-in-history]\n"
            "dhrcode: no record was brought forward: mend these first\n"
        )
    assert held(changed) == before


def test_what_cannot_be_meant_together(said, changed):
    assert said("migrate", "--undo", "--dry-run", cwd=changed)[0] == 2
    assert said("edit", cwd=changed)[0] == 2
    assert said("edit", "--queue", "--theme", "police", cwd=changed)[0] == 2


def test_before_the_migration_no_table_is_made_and_no_record_coded(said, changed):
    status, out, err = said("table", cwd=changed)
    assert (status, out) == (1, "")
    assert "'dhrcode migrate' brings the record forward [renamed-subtheme]" in err
    behind = (
        "dhrcode: DHR2 is coded with version 1.2, and the codebook is at 1.4: 'dhrcode migrate' "
        "brings the records forward first\n"
    )
    assert said("edit", "DHR2", cwd=changed) == (4, "", behind)
    assert said("code", "DHR2", "housing", "absent", cwd=changed) == (4, "", behind)


def test_code_takes_a_subtheme_off_the_queue_and_complete_asks_for_that(said, changed):
    said("migrate", cwd=changed)
    path = changed / "records" / "DHR2.yaml"
    path.write_text(path.read_text().replace("status: complete", "status: draft"))
    assert said("complete", "DHR2", cwd=changed) == (
        1,
        "",
        (
            "dhrcode: DHR2 stays a draft; not coded yet: housing; to be coded again: "
            "use-of-maracs; 'dhrcode edit DHR2' goes on\n"
        ),
    )
    assert said("code", "DHR2", "housing", "absent", cwd=changed)[0] == 0
    assert said("code", "DHR2", "use-of-maracs", "not-stated", cwd=changed)[0] == 0
    assert "again:" not in path.read_text()
    assert said("complete", "DHR2", cwd=changed)[0] == 0


def test_the_table_says_what_changed_between_codings(said, changed):
    for review in ("DHR1", "DHR3"):  # DHR2 is behind and has no former id
        (changed / "records" / f"{review}.yaml").unlink()
    table = said("table", cwd=changed)[1]
    assert "different versions of the codebook: 1.2 (1 review), 1.4 (1 review)." in table
    assert "Not in the codebook when 1 review was coded, and not coded there: Housing." in table
    said("migrate", cwd=changed)
    table = said("table", cwd=changed)[1]
    assert "different versions" not in table
    assert "2 findings have to be coded, or coded again, since the codebook changed." in table


def test_the_table_refuses_an_absence_that_nobody_can_have_looked_for(said, changed):
    path = changed / "records" / "DHR2.yaml"
    path.write_text(
        path.read_text().replace("  police:", "  housing: {finding: absent}\n  police:")
    )
    for review in ("DHR1", "DHR3"):
        (changed / "records" / f"{review}.yaml").unlink()
    status, out, err = said("table", cwd=changed)
    assert (status, out) == (1, "")
    assert err.startswith(
        "records/DHR2.yaml:9:22: error: 'housing' is absent in a record of version 1.2, and came "
        "in version 1.3: 'dhrcode migrate' puts it on the queue [coded-before-it-existed]\n"
    )


@pytest.fixture
def interrupted(killed_at, in_process):
    """Kills a migration when so many records are changed; gives them as they are to become."""

    def kill(project: Path, done: int) -> dict[str, bytes]:
        finished = Path(shutil.copytree(project, project.with_name("finished")))
        assert not killed_at(10_000, lambda: in_process(finished, "migrate"))
        # The first name that changes is the journal's own, which says that it has begun.
        assert killed_at(done + 1, lambda: in_process(project, "migrate"), ("replace",))
        return held(finished)

    return kill


READING = (
    ("table",),
    ("report",),
    ("check",),
    ("list",),
    ("show", "DHR2"),
    ("queue",),
    ("agree",),
    ("crosstab", "use-of-maracs", "police"),
    ("export", "findings.csv"),
    ("migrate", "--dry-run"),
    ("disagreements",),
    ("find", "referral"),
    ("read", "DHR2"),
    ("source", "list"),
    ("source", "check"),
    ("scan",),
    ("form", "DHR2", "-o", "form.xlsx"),
)


def test_reading_commands_stop_at_a_migration_that_was_interrupted(said, changed, interrupted):
    interrupted(changed, 2)
    before = held(changed)
    for arguments in READING:
        status, out, err = said(*arguments, cwd=changed)
        assert (arguments, status, out, err) == (arguments, 5, "", INTERRUPTED)
    assert held(changed) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("migrate",),
        ("edit", "DHR4"),
        ("code", "DHR4", "housing", "absent"),
        ("migrate", "--undo"),
        ("new", "DHR9", "--coder", "LN"),
        ("edit", "--queue"),
        ("sample", "--share", "50%"),
        ("verify",),
        ("init", "--update"),
    ],
    ids=" ".join,
)
def test_the_next_command_that_writes_finishes_it(said, changed, interrupted, arguments):
    old, new = held(changed), interrupted(changed, 2)
    status, _, err = said(*arguments, cwd=changed)
    assert status in (0, 7)  # the questions have no answers here
    assert err.startswith("'dhrcode migrate' was interrupted, and is finished now (4 files).\n")
    wanted = old if arguments == ("migrate", "--undo") else new
    assert {file: data for file, data in held(changed).items() if file in wanted} == wanted
    assert said("list", cwd=changed)[0] == 0 or arguments == ("migrate", "--undo")


def test_a_record_edited_since_is_named_and_kept(said, changed, interrupted):
    interrupted(changed, 2)
    path = changed / "records" / "DHR2.yaml"
    path.write_text(path.read_text() + "memo: Edited.\n")
    before = held(changed)
    for arguments in (("migrate",), ("code", "DHR4", "housing", "absent"), ("migrate", "--undo")):
        assert said(*arguments, cwd=changed) == (
            4,
            "",
            (
                "dhrcode: records/DHR2.yaml was edited since 'dhrcode migrate' was interrupted: "
                "move it out of the project, try again, and put back what is to stay\n"
            ),
        )
        assert held(changed) == before


@pytest.mark.parametrize("where", ["planned", "carry_out"])
def test_ctrl_c_says_where_it_stands(said_after, changed, where):
    before = held(changed)
    first = (
        "import dhrcode.workflows.codebook.migration as migrating\n"
        f"def {where}(*_):\n    raise KeyboardInterrupt\n"
        f"migrating.{where} = {where}\n"
    )
    assert said_after(first, "migrate", cwd=changed) == (
        130,
        "\n",
        "Interrupted: 'dhrcode migrate' finishes what was begun, or begins again.\n",
    )
    assert held(changed) == before


RECORDS = 200


@pytest.fixture
def many(changed: Path) -> Path:
    """The changed project with many records, so that there is time to be killed in."""
    text = (changed / "records" / "DHR1.yaml").read_text()
    for number in range(100, 100 + RECORDS):
        own = text.replace("review: DHR1", f"review: DHR{number}")
        (changed / "records" / f"DHR{number}.yaml").write_text(own)
    return changed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize("undoing", [False, True])
def test_killed_at_random_moments_every_record_comes_to_one_version(
    program, many, neutral, said, undoing, start
):
    def run(*arguments):
        return start(
            [program, *arguments],
            cwd=many,
            env=neutral,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def at_once(*arguments):
        begun = time.monotonic()
        with run(*arguments) as child:
            assert child.wait(60) == 0
        return time.monotonic() - begun

    old = held(many)
    at_once("migrate")
    new = held(many)
    whole = at_once("migrate", "--undo")
    assert held(many) == old
    if undoing:
        at_once("migrate")
    else:
        whole = at_once("migrate")
        at_once("migrate", "--undo")
    arguments = ("migrate", "--undo") if undoing else ("migrate",)
    before, after = (new, old) if undoing else (old, new)
    chance, seen, attempt = random.Random(2014), set(), 0
    first = many / "records" / "DHR1.yaml"
    while attempt < 8 or ("mixed" not in seen and attempt < 60):
        attempt += 1
        inode = first.stat().st_ino
        with run(*arguments) as child:
            if attempt % 2:  # at any moment
                time.sleep(chance.uniform(0.3, 1.05) * whole)
            else:  # while records are being replaced, of which this is the first
                while first.stat().st_ino == inode and child.poll() is None:
                    pass
                time.sleep(chance.uniform(0, 0.002))
            child.send_signal(signal.SIGKILL)
        now = held(many)
        assert all(now[file] in (old[file], new[file]) for file in now)
        status = said("list", cwd=many)[0]
        assert status in (0, 1, 5)  # 1: records that are behind are errors of theirs
        if status == 5:
            seen.add("interrupted" if now in (old, new) else "mixed")
            assert said("new", f"X{attempt}", "--coder", "LN", cwd=many)[0] in (0, 7)
            (many / "records" / f"X{attempt}.yaml").unlink()
            assert held(many) == after
        else:
            assert now in (old, new)
            seen.add("before" if now == before else "after")
        assert status != 5 or not list(many.rglob("records/.*.dhrcode-tmp"))
        if held(many) == after:
            at_once(*(("migrate",) if undoing else ("migrate", "--undo")))
        assert held(many) == before
    assert "mixed" in seen
    assert len(seen) > 1
