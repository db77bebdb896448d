"""undo as a person runs it."""

import os
import re

import pytest

STEP = r"Took back 'dhrcode {}' of 20[0-9-]+ [0-9:]+: {}\. '{}' does it again\. "
REDO = "dhrcode undo --redo"


def one_line(out):
    return out.replace("\n", " ")


def test_a_finding_is_taken_back_and_done_again(said, small):
    record = small / "records" / "DHR7.yaml"
    before = record.read_bytes()
    assert said("code", "DHR7", "gps", "present", "--quote", "not asked", cwd=small)[0] == 0
    after = record.read_bytes()
    status, out, err = said("undo", cwd=small)
    assert (status, err) == (0, "")
    told = r"records/DHR7\.yaml \(DHR7 gps: present\)"
    assert re.fullmatch(STEP.format("code", told, REDO), one_line(out))
    assert record.read_bytes() == before
    status, out, _ = said("undo", "--redo", cwd=small)
    assert status == 0
    assert re.fullmatch(rf"Did 'dhrcode code' of 20[0-9-]+ [0-9:]+ again: {told}\. ", one_line(out))
    assert record.read_bytes() == after


def test_what_does_it_again_is_named_where_it_is_the_next(said, small):
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)
    said("code", "DHR7", "gps", "absent", cwd=small)
    out = said("undo", "--as", "EM", cwd=small)[1]
    redo = "dhrcode undo --as EM --redo"
    assert re.fullmatch(
        STEP.format("code", r"coders/EM/DHR2\.yaml \(DHR2 new record, gps: absent\)", redo),
        one_line(out),
    )
    # EM's is the first of both that '--redo' would do again
    assert "--redo" not in said("undo", cwd=small)[1]
    assert "undo DHR7 --redo" not in said("undo", "DHR2", "--redo", cwd=small)[1]
    said("undo", "DHR2", cwd=small)
    assert said("undo", "DHR7", "--redo", cwd=small)[0] == 0
    assert "'dhrcode undo DHR7 --redo'" in one_line(said("undo", "DHR7", cwd=small)[1])


def test_what_can_be_taken_back_is_listed(said, small):
    assert said("undo", "--list", cwd=small) == (
        0,
        "Nothing is kept that could be taken back.\n",
        "",
    )
    said("code", "DHR7", "gps", "absent", cwd=small)
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)
    said("undo", cwd=small)
    status, out, _ = said("undo", "--list", cwd=small)
    assert (status, [line[18:].split() for line in out.splitlines()]) == (
        0,
        [
            ["Command", "Coder", "Changed"],
            ["-" * (len(out.splitlines()[1]) - 18)],
            ["code", "EM", "coders/EM/DHR2.yaml", "taken", "back"],
            ["code", "DHR7", "gps:", "absent"],
        ],
    )
    assert "DHR7" not in said("undo", "DHR2", "--list", cwd=small)[1]
    assert said("undo", "--list", "--redo", cwd=small)[0] == 2


def test_what_each_step_changed_is_told(said, small):
    said("code", "DHR7", "gps", "absent", "--quote", "one", cwd=small)
    said("code", "DHR7", "gps", "absent", "--quote", "two", cwd=small)
    said("clear", "DHR7", "gps", "--evidence", "1", cwd=small)
    said("clear", "DHR7", "gps", cwd=small)
    said("set", "DHR7", "year=2015", cwd=small)
    said("code", "X9", "gps", "present", "--new", "--coder", "LN", cwd=small)
    out = said("undo", "--list", cwd=small)[1]
    assert [line[18:] for line in out.splitlines()[2:]] == [
        "code            X9 new record, gps: present",
        "set             DHR7 year: 2015",
        "clear           DHR7 gps: not coded",
        "clear           DHR7 gps: evidence taken out",
        "code            DHR7 gps: evidence added",
        "code            DHR7 gps: absent",
    ]


def test_of_another_coder_s_step_nothing_is_told(said, small):
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)
    assert said("undo", "--list", cwd=small)[1].endswith(" EM     coders/EM/DHR2.yaml\n")
    assert said("undo", "--list", "--as", "EM", cwd=small)[1].endswith(
        " EM     DHR2 new record, gps: absent\n"
    )


def test_what_another_program_changed_is_shown_and_refused(said, small):
    said("code", "DHR7", "gps", "absent", cwd=small)
    record = small / "records" / "DHR7.yaml"
    record.write_bytes(record.read_bytes() + b"memo: by hand\n")
    before = record.read_bytes()
    status, out, err = said("undo", cwd=small)
    assert (status, out) == (4, "")
    assert err.startswith("--- records/DHR7.yaml then\n+++ records/DHR7.yaml now\n@@ ")
    assert err.endswith(
        "+memo: by hand\n"
        "dhrcode: records/DHR7.yaml was changed since 'dhrcode code': nothing was taken back\n"
    )
    assert record.read_bytes() == before


@pytest.mark.parametrize("given", [("", ()), ("n\n", ()), ("y\n", ()), ("maybe\ny\n", ())])
def test_of_a_step_of_many_reviews_it_is_asked(said, changed, given):
    said("migrate", cwd=changed)
    before = (changed / "records" / "DHR2.yaml").read_bytes()
    status, out, err = said("undo", "DHR2", cwd=changed, input=given[0])
    question = "'dhrcode migrate' changed DHR1, DHR3 too. Take it back for all of them? [y/N] "
    assert question in out
    is_as_before = (changed / "records" / "DHR2.yaml").read_bytes() == before
    assert is_as_before is ("y\n" not in given[0])
    if not given[0]:
        assert (status, err) == (
            4,
            (
                "dhrcode: 'dhrcode migrate' changed DHR1, DHR3 too: --all takes all; nothing was "
                "changed\n"
            ),
        )
    else:
        assert status == 0
        assert ("Nothing was changed." in out) is is_as_before


def test_in_a_script_all_are_taken_back(said, changed):
    before = (changed / "records" / "DHR1.yaml").read_bytes()
    said("migrate", cwd=changed)
    assert said("undo", "DHR2", "--all", cwd=changed)[0] == 0
    assert (changed / "records" / "DHR1.yaml").read_bytes() == before


def test_a_migration_is_taken_back_by_either_and_done_again(said, changed):
    said("migrate", cwd=changed)
    assert said("migrate", "--undo", cwd=changed)[0] == 0
    status, out, _ = said("undo", "--redo", cwd=changed)
    assert (status, "'dhrcode migrate'" in out) == (0, True)
    with (changed / "records" / "DHR2.yaml").open("a") as file:
        file.write("# by hand\n")
    for command in (("undo",), ("migrate", "--undo")):
        status, _, err = said(*command, cwd=changed)
        assert (status, "+# by hand\n" in err) == (4, True)


def test_with_as_only_that_coder_s(said, small):
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)
    said("set", "DHR2", "year=2015", cwd=small)
    status, out, _ = said("undo", "--as", "EM", cwd=small)
    assert (status, "coders/EM/DHR2.yaml" in out) == (0, True)
    assert said("undo", "--as", "EM", cwd=small) == (
        3,
        "",
        "dhrcode: there is nothing to take back: no change by EM is kept\n",
    )


def test_what_changes_nothing_is_no_step(said, small):
    said("set", "DHR2", "year=2012", cwd=small)
    assert said("undo", cwd=small) == (
        3,
        "",
        "dhrcode: there is nothing to take back: no change is kept\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="files have no modes there")
def test_steps_are_the_owner_s_alone(said, small):
    said("set", "DHR2", "year=2015", cwd=small)
    (step,) = (path for path in (small / ".dhrcode" / "steps").iterdir() if path.name == "000001")
    assert step.stat().st_mode & 0o777 == 0o600


def test_what_is_kept_is_forgotten(said, small):
    said("set", "DHR2", "year=2015", cwd=small)
    said("set", "DHR10", "year=2015", cwd=small)
    assert said("undo", "--forget", "DHR2", cwd=small) == (
        0,
        "1 step is deleted; what was changed before cannot be taken back any more.\n",
        "",
    )
    assert said("undo", "DHR2", cwd=small)[0] == 3
    assert said("undo", "--forget", "--list", cwd=small)[0] == 2
    assert said("undo", "--forget", cwd=small)[0] == 0
    assert said("undo", "--forget", cwd=small) == (
        3,
        "",
        "dhrcode: nothing is kept that could be taken back\n",
    )
