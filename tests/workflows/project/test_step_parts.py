"""What a step changed in its files, in few words."""

import pytest

from dhrcode.store.project import Project
from dhrcode.workflows.coding.correction import clear
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.project.step_parts import changed_parts, what_changed
from dhrcode.workflows.project.undo import StepQuery, kept_steps

pytestmark = pytest.mark.usefixtures("no_waiting")


def code(project: Project, review: str, subtheme: str) -> None:
    piece = Piece(note="Said by the panel.")
    enter(project, review, FindingEntry(subtheme, "present", piece, coder="LN", begin=True))


def said(project: Project) -> list[str]:
    return [what_changed(project, kept) for kept in kept_steps(project, StepQuery())]


def test_a_finding_goes_by_its_subtheme_and_a_file_may_be_new(small):
    code(small, "DHR77", "gps")
    code(small, "DHR77", "use-of-maracs")
    clear(small, "DHR77", "gps")
    assert said(small) == ["gps", "use-of-maracs", "new"]


def test_what_an_independent_coder_codes_is_told_to_nobody_else(small):
    own = small.of_coder("LN")
    code(own, "DHR77", "gps")
    code(own, "DHR77", "use-of-maracs")
    assert said(own) == ["use-of-maracs", "new"]
    assert said(small) == ["", ""]


@pytest.mark.parametrize(("files", "expected"), [(3, "new; new; new"), (4, "")])
def test_of_many_files_it_says_nothing(small, files, expected):
    with small.writing():
        small.write(
            small.file_change(small.root / "records" / f"X{number}.yaml", None, b"x")
            for number in range(files)
        )
    assert said(small) == [expected]


def test_a_step_that_is_damaged_says_nothing(small):
    code(small, "DHR77", "gps")
    (step,) = (small.root / ".dhrcode" / "steps").glob("000001*")
    text = step.read_text()
    step.write_text(text.replace("Said by", "Told by"))
    assert said(small) == [""]


def test_three_parts_are_named_and_the_rest_is_counted(small):
    path = small.root / "records" / "DHR78.yaml"
    path.write_text("a: 1\nb: 1\nc: 1\nd: 1\ne: 1\n")
    with small.writing():
        small.write([small.file_change(path, path.read_bytes(), b"a: 2\nb: 2\nc: 2\nd: 2\n")])
    assert said(small) == ["a, b, c and 2 more"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("status: draft\n", "status: complete\n", ["status"]),
        ("victims: [{sex: female}]\n", "victims:\n  - sex: female\n", []),
        ("findings: {gps: {finding: absent}}\n", "findings: {}\nmemo: x\n", ["gps", "memo"]),
        ("coded: 2025-03-10\n", "coded: 2025-03-11\n", []),
        ("no mapping\n", "memo: x\n", ["memo"]),
        ("findings: gps\n", "findings: prescriptions\n", []),
    ],
)
def test_parts_of_a_file(old, new, expected):
    assert changed_parts(old, new) == expected
