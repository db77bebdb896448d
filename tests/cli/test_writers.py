"""Eight processes that code at once lose nothing."""

import subprocess
from concurrent.futures import ThreadPoolExecutor

from dhrcode.store.project import open_project

WRITERS = 8
EACH = 3


def all_at_once(program, project, env, commands):
    """Runs each list of commands one after another, the lists side by side; gives the statuses."""

    def one_after_another(own):
        return [
            subprocess.run(
                [program, *command],
                cwd=project,
                env=env,
                check=False,
                stdin=subprocess.DEVNULL,
                capture_output=True,
            ).returncode
            for command in own
        ]

    with ThreadPoolExecutor(len(commands)) as pool:
        return list(pool.map(one_after_another, commands))


def notes_of(project, review):
    record, _ = open_project(project).read(review)
    return sorted(p.note for coded in record.findings.values() for p in coded.evidence)


def test_on_one_review_every_piece_of_evidence_is_kept(program, project_dir, neutral):
    subthemes = ["gps", "prescriptions", "equality", "use-of-maracs"]
    commands = [
        [
            (
                "code",
                "DHR9",
                subthemes[writer % 4],
                "present",
                "--new",
                "--coder",
                "LN",
                "--note",
                f"writer {writer} note {number}",
            )
            for number in range(EACH)
        ]
        for writer in range(WRITERS)
    ]
    # All eight make the same new review: one of them does, and the others add to it.
    assert all_at_once(program, project_dir, neutral, commands) == [[0] * EACH] * WRITERS
    assert notes_of(project_dir, "DHR9") == sorted(
        f"writer {writer} note {number}" for writer in range(WRITERS) for number in range(EACH)
    )


def test_code_and_set_on_one_review_keep_each_other(program, small, neutral):
    commands = [
        [("code", "DHR7", "gps", "present", "--note", f"writer {writer}")] for writer in range(4)
    ] + [
        [("set", "DHR7", assignment)]
        for assignment in ("year=2015", "method=other", "victim.sex=male", "perpetrator.alcohol=no")
    ]
    assert all_at_once(program, small, neutral, commands) == [[0]] * 8
    record, _ = open_project(small).read("DHR7")
    assert notes_of(small, "DHR7") == [f"writer {writer}" for writer in range(4)]
    assert (record.attributes, record.victims, record.perpetrators) == (
        {"year": 2015, "method": "other"},
        ({"sex": "male"},),
        ({"alcohol": "no"},),
    )


def test_on_different_reviews_every_record_is_there(program, small, neutral, said):
    commands = [
        [("code", f"DHR{100 + writer}", "gps", "absent", "--new", "--coder", "LN", "--page", "3")]
        for writer in range(WRITERS)
    ]
    assert all_at_once(program, small, neutral, commands) == [[0]] * WRITERS
    status, out, _ = said("list", cwd=small)
    assert (status, len(out.splitlines())) == (0, 2 + 4 + WRITERS)


def test_of_eight_that_begin_the_same_review_one_does_and_seven_are_refused(
    program, small, neutral
):
    commands = [[("new", "DHR9", "--coder", f"C{writer}")] for writer in range(WRITERS)]
    statuses = sorted(s for own in all_at_once(program, small, neutral, commands) for s in own)
    assert statuses == [4] * 7 + [7]  # the one that begins is told that its input has ended
    record, _ = open_project(small).read("DHR9")
    assert record.coder in {f"C{writer}" for writer in range(WRITERS)}
