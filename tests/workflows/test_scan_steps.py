"""Identifiers that are in no file any more, and in what is kept to take changes back."""

import pytest

from dhrcode.safety.identifiers import NameList
from dhrcode.safety.scan import Scanner
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.project.forget import forget
from dhrcode.workflows.project.undo import StepQuery, turn
from dhrcode.workflows.scan import scan_project
from dhrcode.workflows.scan_steps import StepScanner


def noted(project, note, review="DHR7", coder=None):
    entry = FindingEntry("gps", "present", Piece(note=note), coder=coder, replace=True)
    enter(project, review, entry)


def found(project, review=None, **more):
    scanner = Scanner(project.codebook, NameList.of([]))
    return StepScanner(project, scanner, review, **more).problems()


def test_what_the_file_still_has_is_not_said_twice(small):
    noted(small, "Dr Marlowe rang.")
    assert found(small) == []


def test_what_was_taken_out_of_a_record_is_named_with_its_steps(small):
    noted(small, "Dr Marlowe and Mrs Okafor rang.")
    noted(small, "Mrs Okafor rang.")
    (problem,) = found(small)
    assert (problem.code, problem.severity, problem.line) == ("kept-in-steps", "error", 1)
    assert problem.file.endswith("small/.dhrcode/steps/000001")
    assert problem.message == (
        "records/DHR7.yaml as it was: 'Dr Marlowe' looks like a title with a surname; it is still "
        "in kept steps 000001, 000002"
    )
    assert problem.hint == "'dhrcode undo --forget DHR7' deletes what is kept"
    noted(small, "Nobody rang.")
    assert "looks like a title with a surname (and 1 more); it is" in found(small)[0].message
    forget(small, "DHR7")
    assert found(small) == []


def test_what_was_taken_back_is_kept_too(small):
    noted(small, "Dr Marlowe rang.")
    turn(small, StepQuery(), lambda _: True, "undo")
    (problem,) = found(small)
    assert problem.message.endswith("it is still in kept step 000001")


def test_of_many_steps_five_are_named(small):
    for number in range(7):
        noted(small, f"Dr Marlowe rang {number} times.")
    noted(small, "The GP rang.")
    (problem,) = found(small)
    assert problem.message.endswith("steps 000001, 000002, 000003, 000004, 000005 and 3 more")


def test_what_is_listed_today_is_not_named(small):
    noted(small, "Dr Marlowe rang.")
    noted(small, "The GP rang.")
    path = small.root / "records" / "DHR7.yaml"
    with path.open("a") as file:
        file.write("not_identifying:\n  - {text: Dr Marlowe, reason: invented}\n")
    assert found(small) == []


def test_one_review_or_one_coder_alone(small):
    own = small.of_coder("EM")
    noted(own, "Dr Marlowe rang.", coder="EM")
    noted(own, "The GP rang.", coder="EM")
    assert [p.message.partition(" ")[0] for p in found(small)] == ["coders/EM/DHR7.yaml"]
    assert found(small, "DHR2") == []
    assert len(found(small, "DHR7")) == len(found(own)) == 1
    assert found(small.of_coder("LN")) == []


def test_a_record_of_which_nothing_can_be_read_is_searched_as_text(small):
    path = small.root / "records" / "DHR7.yaml"
    data = path.read_bytes()
    with small.writing():
        bad = b"nonsense: Dr Marlowe on 3 June 2014\n"
        small.write([small.file_change(path, data, bad)])
        small.write([small.file_change(path, bad, data)])
    (problem,) = found(small)
    assert "'Dr Marlowe'" in problem.message
    assert "more)" not in problem.message  # what only may identify is not looked for in such a text


def test_a_codebook_that_was_changed(small):
    path = small.root / "themes.yaml"
    data = path.read_bytes()
    named = data.replace(b"nobody made the referral", b"Dr Marlowe made no referral")
    with small.writing():
        small.write([small.file_change(path, data, named)])
        small.write([small.file_change(path, named, data)])
    (problem,) = found(open_project(small.root))
    assert problem.message.startswith("themes.yaml as it was: 'Dr Marlowe' looks like")
    assert problem.hint == "'dhrcode undo --forget' deletes what is kept"
    assert found(small, "DHR7") == []


@pytest.mark.parametrize("length", [1, 20_000], ids=["small", "kept by its digest"])
def test_a_document_that_is_gone_is_a_warning(small, tmp_path, length):
    (tmp_path / "a.txt").write_text("Dr Marlowe met the panel.\n" + "Nothing. " * length)
    add_source(small, "DHR7", tmp_path / "a.txt", SourceRequest("a"))
    assert found(small) == []
    turn(small, StepQuery(), lambda _: True, "undo")
    (problem,) = found(small)
    assert problem.severity == "warning"
    assert problem.message.startswith("sources/DHR7-a.txt as it was: 'Dr Marlowe' looks like")
    assert problem.hint == "'dhrcode undo --forget DHR7' deletes what is kept"
    assert found(small, documents=False) == []
    assert len(found(small, "DHR7")) == 1
    assert found(small, "DHR2") == []


def test_a_scan_of_the_project_says_so(small):
    noted(small, "Dr Marlowe rang.")
    noted(small, "The GP rang.")
    assert [p.code for p in scan_project(small, documents=False).problems] == ["kept-in-steps"]
    assert [p.code for p in scan_project(small, "DHR7").problems] == ["kept-in-steps"]
    (small.root / ".dhrcode" / "steps" / "000001").write_text("damaged")
    (problem,) = scan_project(small, "DHR7").problems
    assert problem.message.endswith("in kept step 000002")
