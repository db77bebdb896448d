"""What kept steps changed, in words."""

import pytest

from dhrcode.model.record import Candidate
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.project.removal import planned_removal, remove
from dhrcode.workflows.project.undo import StepQuery, kept_steps
from dhrcode.workflows.project.what_changed import what_changed


def told(project):
    return what_changed(project, list(kept_steps(project, StepQuery())))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"memo": "To be read again."}, "DHR2 memo"),
        ({"status": "draft"}, "DHR2 status: draft"),
        ({"status": "draft", "memo": "To be read again."}, "DHR2 status: draft, memo"),
        ({"emerging": (Candidate(label="Housing"),)}, "DHR2 candidate themes"),
        (
            {"findings": {}},
            "DHR2 use-of-maracs: not coded, police-response: not coded, gps: not coded",
        ),
    ],
)
def test_a_step_on_one_record_is_told_by_what_is_another(small, change, words):
    small.change("DHR2", lambda record: record.model_copy(update=change))
    assert told(small) == [words]


def test_of_many_things_the_first_three_are_named(small):
    small.change("DHR2", lambda record: record.model_copy(update={"findings": {}, "memo": "A."}))
    assert told(small) == [
        "DHR2 use-of-maracs: not coded, police-response: not coded, gps: not coded and 1 more"
    ]


def test_of_a_step_on_several_records_the_files_are_named(small):
    with small.writing():
        changes = []
        for review in ("DHR2", "DHR10"):
            record, data = small.read(review)
            changes.append(small.changing(record.model_copy(update={"memo": "Both."}), data))
        small.write(changes, command="import")
    assert told(small) == ["records/DHR2.yaml, records/DHR10.yaml"]


def test_a_record_that_is_removed(small):
    remove(small, planned_removal(small, "DHR2", documents=False), for_good=False)
    assert told(small) == ["DHR2 removed"]


def test_what_cannot_be_read_is_told_by_its_file(small):
    small.change("DHR2", lambda record: record.model_copy(update={"memo": "A."}))
    step = small.root / ".dhrcode" / "steps" / "000001"
    step.write_bytes(step.read_bytes().replace(b"A.", b"B."))
    assert told(small) == ["records/DHR2.yaml"]


@pytest.mark.parametrize("content", [b"- a list\n", b"findings: none\n", b"a: [\n", b"\xff\xfe"])
def test_a_record_that_was_no_record_before_is_told_by_its_file(small, content):
    path = small.root / "records" / "DHR2.yaml"
    after = path.read_bytes()
    path.write_bytes(content)
    with small.writing():
        small.write([small.file_change(path, content, after)], command="edit")
    assert told(small) == ["records/DHR2.yaml"]


def test_another_coder_s_coding_is_told_to_that_coder_alone(small):
    own = small.of_coder("EM")
    enter(own, "DHR2", FindingEntry("gps", "present", Piece(quote="one"), "EM", begin=True))
    assert told(small) == ["coders/EM/DHR2.yaml"]
    assert told(own) == ["DHR2 new record, gps: present"]
