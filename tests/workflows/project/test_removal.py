"""A review removed, with all that names it, and back again."""

import pytest

from dhrcode.errors import BusyError, DataProblemsError, NotFoundError
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.double_coding.sample import draw
from dhrcode.workflows.project.removal import planned_removal, remove
from dhrcode.workflows.project.undo import StepQuery, kept_steps, turn

EVERY = ["coders/EM/DHR2.yaml", "records/DHR2.yaml", "verified/DHR2.yaml"]


def held(root):
    found = (p for p in root.rglob("*") if p.is_file() and ".dhrcode" not in p.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def study(small, tmp_path):
    """DHR2 is in the sample, coded twice, with a document of its own and one that DHR7 has too."""
    shared = small.root / "sources" / "DHR2-shared.txt"
    for name in ("a", "shared"):
        (tmp_path / f"{name}.txt").write_text(f"The panel met: {name}.")
        add_source(small, "DHR2", tmp_path / f"{name}.txt", SourceRequest(name))
    add_source(small, "DHR7", shared, SourceRequest("shared"))
    own = small.of_coder("EM")
    enter(own, "DHR2", FindingEntry("gps", "absent", Piece(note="Asked."), "EM"))
    draw(small, "3", 1)
    (small.root / ".dhrcode" / "passages.sqlite").write_bytes(b"words")
    return small


def removed(project, review="DHR2", *, documents=False, for_good=False):
    removal = planned_removal(project, review, documents=documents)
    remove(project, removal, for_good=for_good)
    return removal


def test_everything_that_is_called_by_the_review_goes_and_comes_back(study):
    before = held(study.root)
    assert "DHR2" in (study.root / "sample.yaml").read_text()
    removal = removed(study)
    assert sorted(removal.gone) == EVERY
    assert removal.untouched == ("DHR2-a.txt", "DHR2-shared.txt")
    after = held(study.root)
    assert set(before) - set(after) == set(EVERY)
    assert "DHR2" not in (study.root / "sample.yaml").read_text()
    assert not (study.root / "coders" / "EM").exists()
    turn(study, StepQuery("DHR2"), lambda _: True, "undo")
    assert held(study.root) == before
    turn(study, StepQuery("DHR2", redo=True), lambda _: True, "undo")
    assert held(study.root) == after
    assert not (study.root / "coders" / "EM").exists()


def test_documents_go_unless_another_review_names_them(study):
    removal = removed(study, documents=True)
    assert sorted(removal.gone) == sorted([*EVERY, "sources/DHR2-a.txt"])
    assert (removal.staying, removal.untouched) == (("DHR2-shared.txt",), ())
    assert (study.root / "sources" / "DHR2-shared.txt").exists()


def test_for_good_nothing_of_it_is_left(study):
    removal = removed(study, documents=True, for_good=True)
    assert len(removal.steps) == 3
    assert [kept.step.named for kept in kept_steps(study, StepQuery())] == [
        ("sample.yaml",),
        ("records/DHR7.yaml",),
    ]
    files = [path for path in study.root.rglob("*") if path.is_file()]
    assert not [path for path in files if b"no agency sought a referral" in path.read_bytes()]
    assert not (study.root / ".dhrcode" / "passages.sqlite").exists()
    assert len(list((study.root / ".dhrcode" / "text").iterdir())) == 1  # the other review's
    with pytest.raises(NotFoundError, match="there is no review 'DHR2'"):
        planned_removal(study, "DHR2", documents=True)


def test_what_was_removed_before_can_go_for_good_afterwards(study):
    removed(study, documents=True)
    removal = removed(study, documents=True, for_good=True)
    assert (removal.gone, len(removal.steps)) == ([], 4)
    files = [path for path in study.root.rglob("*") if path.is_file()]
    assert not [path for path in files if b"no agency sought a referral" in path.read_bytes()]
    code = FindingEntry("gps", "absent", Piece(), "LN", begin=True)
    enter(study, "DHR90", code)
    removed(study, "DHR90")
    with pytest.raises(NotFoundError, match="there is no review 'DHR90'"):
        removed(study, "DHR90")


def test_one_coder_s_coding_alone(study):
    removal = removed(study.of_coder("EM"))
    assert removal.gone == ["coders/EM/DHR2.yaml"]
    assert "DHR2" in (study.root / "sample.yaml").read_text()


def test_the_last_of_a_sample_takes_the_sample_along(small):
    draw(small, "1", 1)
    drawn = (small.root / "sample.yaml").read_text().split()[-1].strip("[]")
    assert "sample.yaml" in removed(small, drawn).gone


@pytest.mark.parametrize("review", ["DHR1", "a/b", "", "../themes"])
def test_what_there_is_not_cannot_be_removed(small, review):
    with pytest.raises(NotFoundError, match="there is no review"):
        planned_removal(small, review, documents=True)


def test_records_that_cannot_be_read_may_name_any_document(study):
    (study.root / "records" / "DHR10.yaml").write_text("nonsense: 1\n")
    with pytest.raises(DataProblemsError, match="nobody can tell which documents they name"):
        planned_removal(study, "DHR2", documents=True)
    (study.root / "records" / "DHR2.yaml").write_text("nonsense: 1\n")
    with pytest.raises(DataProblemsError, match=r"DHR2\.yaml has to be mended first"):
        planned_removal(study, "DHR2", documents=False)


def test_a_record_that_changed_since_is_not_removed(study):
    removal = planned_removal(study, "DHR2", documents=False)
    with (study.root / "records" / "DHR2.yaml").open("a") as file:
        file.write("# by hand\n")
    before = held(study.root)
    with pytest.raises(BusyError, match="changed by another program"):
        remove(open_project(study.root), removal, for_good=True)
    assert held(study.root) == before


def test_a_plan_goes_with_its_review_and_a_study_covers_it_no_more(planned):
    before = held(planned.root)
    assert removed(planned, "DHR1").gone == ["records/DHR1.yaml", "actions/DHR1.yaml"]
    study = (planned.root / "actions" / "a-study.yaml").read_text("utf-8")
    assert "covers: [DHR2]\n" in study
    assert "shares" not in study
    turn(planned, StepQuery(), lambda _: True, "undo")
    assert held(planned.root) == before
