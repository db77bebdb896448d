"""Records of a project brought forward: all or none, with comments, and back again."""

from operator import attrgetter

import pytest

from dhrcode.errors import BusyError, DataProblemsError, NotFoundError, RefusedError
from dhrcode.store.pool import map_records
from dhrcode.store.project import open_project
from dhrcode.workflows.codebook.migration import carry_out, differences, planned, take_back
from dhrcode.workflows.outputs.table import Selection, tabulate
from dhrcode.workflows.project.check import check_project

FILES = (
    "records/DHR1.yaml",
    "records/DHR2.yaml",
    "records/DHR3.yaml",
    "records/DHR4.yaml",
    "coders/EM/DHR1.yaml",
)


def held(project):
    return {file: (project.root / file).read_bytes() for file in FILES}


def edited(project, file, old, new):
    path = project.root / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def afresh(project):
    return open_project(project.root)


def test_a_plan_says_what_it_would_do_and_writes_nothing(changed):
    before = held(changed)
    plan = planned(changed)
    assert [(step.file, step.version, step.queued, step.conflicts) for step in plan.steps] == [
        ("records/DHR1.yaml", "1.0", 3, 1),
        ("records/DHR2.yaml", "1.2", 2, 0),
        ("records/DHR3.yaml", "1.0", 0, 0),
        ("coders/EM/DHR1.yaml", "1.0", 2, 0),
    ]
    assert plan.counted() == (
        "5 records: 3 brought from 1.0 to 1.4; 1 brought from 1.2 to 1.4; 1 already there; "
        "7 subthemes put on the queue; 1 of them unclear, for what was merged contradicts itself."
    )
    assert held(changed) == before


def test_every_record_is_brought_forward_with_its_comments(changed):
    carry_out(changed, planned(changed))
    own = afresh(changed)
    assert (
        (own.root / FILES[0]).read_text()
        == """\
# Coded before anything changed.
review: DHR1
kind: dhr
codebook: {id: changed-study, version: "1.4"}
coder: LN
coded: 2025-03-10
status: complete
findings:
  use-of-maracs: {finding: absent}
  police:
    finding: unclear
    evidence:
      - page: "3"
      # the form is in the annex
      - page: "4"
  # asked of the practice
  general-practice:
    finding: present
    evidence:
      # and a locum
      - note: Five doctors in one year.
memo: Invented from beginning to end.
again:
  - subtheme: use-of-maracs
    version: "1.4"
    why: "Defined anew: It left out delay."
  - subtheme: police
    version: "1.2"
    why: >-
      'police-response' (present) and 'dash' (absent) were joined: Coders confused the two.
  - subtheme: housing
    version: "1.3"
    why: "New in version 1.3: Coders noted it."
"""
    )
    assert own.read("DHR3")[0].findings.keys() == {"general-practice"}
    assert own.of_coder("EM").read("DHR1")[0].findings["police"].finding == "not-stated"
    assert {p.code for p in check_project(own)} == {"to-code-again", "draft"}
    assert tabulate(own, Selection()).origin.versions == ("1.4",)


def test_what_is_there_already_stays_byte_for_byte(changed):
    carry_out(changed, planned(changed))
    before = held(changed)
    plan = planned(afresh(changed))
    assert plan.counted() == "5 records: 5 already there."
    carry_out(changed, plan)
    assert held(changed) == before
    assert take_back(changed) == 4  # a migration that changes nothing is none


def test_taking_back_gives_the_bytes_of_before(changed):
    before = held(changed)
    edited(changed, FILES[1], "coder: LN\n", "coder: LN\r\n")
    before[FILES[1]] = (changed.root / FILES[1]).read_bytes()
    carry_out(changed, planned(changed))
    assert held(changed) != before
    assert take_back(changed) == 4
    assert held(changed) == before
    with pytest.raises(NotFoundError):
        take_back(changed)


def test_taking_back_would_lose_what_was_coded_since(changed):
    carry_out(changed, planned(changed))
    own = afresh(changed)
    own.change("DHR2", lambda record: record.model_copy(update={"memo": "Looked at."}))
    after = held(changed)
    with pytest.raises(
        RefusedError, match=r"^records/DHR2.yaml was changed since 'dhrcode migrate'"
    ):
        take_back(own)
    assert held(changed) == after


def refused(project):
    before = held(project)
    with pytest.raises(DataProblemsError) as error:
        planned(project)
    assert held(project) == before
    assert str(error.value) == "no record was brought forward: mend these first"
    return [str(problem).partition("changed/")[2] for problem in error.value.problems]


def test_one_sentence_for_each_version_that_the_history_does_not_know(changed):
    edited(changed, FILES[0], '"1.0"', '"0.9"')
    edited(changed, FILES[2], '"1.0"', '"2.0"')
    edited(changed, FILES[4], '"1.0"', '"0.9"')
    hint = (
        "'dhrcode codebook diff' says what has changed; bring them forward by hand, and write "
        "the version into them [version-not-in-history]"
    )
    assert refused(changed) == [
        (
            "records/DHR1.yaml:4:40: error: 2 records are coded with version 0.9, from which the "
            f"codebook's history does not lead to 1.4: {hint}"
        ),
        (
            "records/DHR3.yaml:3:40: error: 1 record is coded with version 2.0, from which the "
            f"codebook's history does not lead to 1.4: {hint}"
        ),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (FILES[0], "changed-study", "other-study", "other-codebook"),
        (FILES[0], "finding: present", "finding: perhaps", "bad-value"),
        (FILES[3], "finding: absent", "finding: perhaps", "bad-value"),  # is there already
        (FILES[3], "general-practice", "gps", "unknown-subtheme"),
        (FILES[1], "general-practice", "gps", "unknown-subtheme"),  # of 1.2, which had the new id
        (FILES[4], "coder: EM", "coder: LN", "coder-and-folder"),
    ],
)
def test_a_record_with_an_error_stops_all(changed, file, old, new, code):
    edited(changed, file, old, new)
    (said,) = refused(changed)
    assert said.startswith(f"{file}:")
    assert said.endswith(f"[{code}]")


def test_two_findings_for_one_subtheme_stop_all(changed):
    edited(changed, FILES[2], "  gps:", "  general-practice: {finding: present}\n  gps:")
    assert refused(changed) == [
        (
            "records/DHR3.yaml:9:3: error: 'gps' is 'general-practice' since version 1.1, and both "
            "have a finding: keep one of the two [found-twice]"
        )
    ]


def test_what_was_coded_before_it_existed_is_put_on_the_queue(changed):
    edited(changed, FILES[1], "  police:", "  housing: {finding: absent}\n  police:")
    carry_out(changed, planned(changed))
    record, _ = afresh(changed).read("DHR2")
    assert record.findings["housing"].finding == "unclear"  # nobody can have looked for it
    assert "housing" in {entry.subtheme for entry in record.again}


@pytest.mark.parametrize("file", ["records/DHR2.yaml", "themes.yaml"])
def test_what_changed_since_the_plan_was_made_stops_it(changed, file):
    plan = planned(changed)
    with (changed.root / file).open("a") as open_file:
        open_file.write("# edited\n")
    before = held(changed)
    with pytest.raises(BusyError, match=r"changed.*; nothing was written"):
        carry_out(changed, plan)
    assert held(changed) == before
    assert not changed.journal.interrupted


def test_records_new_since_the_codebook_changed_are_no_business_of_it(changed):
    carry_out(changed, planned(changed))
    (changed.root / "records" / "DHR5.yaml").write_bytes(
        (changed.root / FILES[3]).read_bytes().replace(b"DHR4", b"DHR5")
    )
    assert take_back(changed) == 4


def test_a_project_whose_codebook_never_changed_has_nothing_to_do(small):
    plan = planned(small)
    assert (plan.steps, plan.counted()) == ((), "4 records: 4 already there.")
    carry_out(small, plan)
    assert not (small.root / ".dhrcode").exists()


def test_a_difference_is_a_patch_of_what_would_be_written(changed):
    edited(changed, FILES[2], "status: draft", "status: draft\r")
    lines = list(differences(planned(changed)))
    start = lines.index(next(line for line in lines if line.endswith("DHR3.yaml")))
    assert [line for line in lines[start : start + 16] if line[:1] in "+-"][:6] == [
        *(
            f"{sign} {next(s.shown for s in planned(changed).steps if 'DHR3' in s.shown)}"
            for sign in ("---", "+++")
        ),
        '-codebook: {id: changed-study, version: "1.0"}',
        '+codebook: {id: changed-study, version: "1.4"}',
        "-  gps: {finding: absent}",
        "+  general-practice: {finding: absent}",
    ]


def test_many_records_come_forward_on_all_cores_as_on_one(changed, monkeypatch):
    plan = planned(changed)
    monkeypatch.setattr("dhrcode.store.pool.WORTH_IT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert planned(afresh(changed)) == plan


def test_a_reader_that_began_before_the_migration_counts_no_mixture(changed):
    reading = map_records(changed, attrgetter("shown"))
    next(reading)
    carry_out(changed, planned(changed))
    with pytest.raises(BusyError, match="several records were changed while they were read"):
        list(reading)


def test_a_coder_s_folder_that_cannot_be_one_stops_all(changed):
    (changed.root / "coders" / "em").mkdir()
    assert refused(changed)[0].startswith("coders/em:1:1: error: not read")
