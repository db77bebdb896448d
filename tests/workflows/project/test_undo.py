"""Steps taken back and done again, by review, coder and command."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhrcode.errors import DhrcodeError, NotFoundError, RefusedError
from dhrcode.store.journal.journal import ChangedSinceError
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.coding import settings as attributes
from dhrcode.workflows.coding.correction import EvidencePlace, clear, mend, move
from dhrcode.workflows.coding.entry import FindingEntry, Piece, complete, enter
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.double_coding.sample import draw
from dhrcode.workflows.project.removal import planned_removal, remove
from dhrcode.workflows.project.undo import StepQuery, differing, kept_steps, turn

pytestmark = pytest.mark.usefixtures("no_waiting")


def held(root: Path) -> dict[str, bytes]:
    found = (p for p in root.rglob("*") if p.is_file() and ".dhrcode" not in p.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def code(project: Project, review: str, quote: str = "not asked", coder: str = "LN") -> None:
    entry = FindingEntry(
        "gps", "present", Piece(quote=quote), coder=coder, replace=True, begin=True
    )
    enter(project, review, entry)


def never(question: str) -> bool:
    raise AssertionError(question)


def back(project: Project, review: str | None = None, **more: object) -> str:
    kept = turn(project, StepQuery(review, **more), never, "undo")
    assert kept is not None
    return kept.files


def both(project: Project) -> None:
    """One step that changes two reviews."""
    with project.writing():
        changes = []
        for review in ("DHR2", "DHR10"):
            record, data = project.read(review)
            changes.append(project.changing(record.model_copy(update={"memo": "Both."}), data))
        project.write(changes, command="import")


def test_the_last_step_is_taken_back_and_the_one_before_and_both_done_again(small):
    first = held(small.root)
    code(small, "DHR2")
    second = held(small.root)
    code(small, "DHR9")
    third = held(small.root)
    assert back(small) == "records/DHR9.yaml"
    assert held(small.root) == second
    assert back(small) == "records/DHR2.yaml"
    assert held(small.root) == first
    with pytest.raises(NotFoundError, match=r"^there is nothing to take back: no change is kept$"):
        back(small)
    assert back(small, redo=True) == "records/DHR2.yaml"
    assert held(small.root) == second
    assert back(small, redo=True) == "records/DHR9.yaml"
    assert held(small.root) == third
    with pytest.raises(NotFoundError, match=r"^there is nothing to do again: no change was taken"):
        back(small, redo=True)


def test_a_new_step_ends_what_could_be_done_again(small):
    code(small, "DHR2")
    back(small)
    code(small, "DHR10")
    with pytest.raises(NotFoundError, match="nothing to do again"):
        back(small, redo=True)
    assert back(small) == "records/DHR10.yaml"


def test_of_one_review_its_last_step_is_taken_back_whatever_came_after(small):
    before = (small.root / "records" / "DHR2.yaml").read_bytes()
    code(small, "DHR2")
    code(small, "DHR10")
    assert back(small, "dhr2") == "records/DHR2.yaml"
    assert (small.root / "records" / "DHR2.yaml").read_bytes() == before
    with pytest.raises(NotFoundError, match="no change to DHR2 is kept"):
        back(small, "DHR2")
    assert back(small, "DHR2", redo=True) == "records/DHR2.yaml"
    with pytest.raises(NotFoundError, match=r"^'a/b' is not the id of a review$"):
        back(small, "a/b")


def test_a_step_of_several_reviews_is_taken_back_if_that_is_agreed_to(small):
    both(small)
    after, asked = held(small.root), []

    def refuse(question: str) -> bool:
        asked.append(question)
        return False

    assert turn(small, StepQuery("DHR2"), refuse, "undo") is None
    assert held(small.root) == after
    assert asked == ["'dhrcode import' changed DHR10 too. Take it back for all of them?"]
    assert turn(small, StepQuery("DHR2"), lambda _: True, "undo") is not None
    assert "Both." not in (small.root / "records" / "DHR10.yaml").read_text()
    assert turn(small, StepQuery("DHR10", redo=True), refuse, "undo") is None
    assert asked[1] == "'dhrcode import' changed DHR2 too. Do it again for all of them?"


def test_it_is_refused_if_another_review_of_the_step_has_changed_since(small):
    both(small)
    code(small, "DHR10")
    after = held(small.root)
    with pytest.raises(ChangedSinceError, match=r"^records/DHR10.yaml was changed since"):
        turn(small, StepQuery("DHR2"), lambda _: True, "undo")
    assert held(small.root) == after


def test_a_step_that_came_while_it_was_asked_is_not_taken_back_instead(small):
    both(small)

    def meanwhile(_: str) -> bool:
        code(open_project(small.root), "DHR2")
        return True

    with pytest.raises(RefusedError, match=r"^another command has just changed something: try"):
        turn(small, StepQuery("DHR2"), meanwhile, "undo")


def test_of_many_files_all_are_looked_at_for_the_review(small):
    with small.writing():
        small.write(
            small.file_change(small.root / "records" / f"X{number}.yaml", None, b"x")
            for number in range(30)
        )
    (kept,) = kept_steps(small, StepQuery("X29"))
    assert kept.files == "records/X0.yaml, records/X1.yaml, records/X2.yaml and 27 more"
    assert re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", kept.day)
    with pytest.raises(AssertionError, match=r"changed X0, X1, X2, X3, X4, X5, X6, X7 and 21 more"):
        back(small, "X29")


def test_of_one_coder_only_that_coder_s_steps_are_taken_back(small):
    own = small.of_coder("EM")
    code(own, "DHR2", coder="EM")
    code(small, "DHR2")
    assert back(own) == "coders/EM/DHR2.yaml"
    with pytest.raises(NotFoundError, match="no change by EM is kept"):
        back(own)


def test_what_differs_is_shown_and_of_a_coder_s_codings_to_that_coder_alone(small):
    own = small.of_coder("EM")
    code(own, "DHR2", coder="EM")
    with (small.root / "coders" / "EM" / "DHR2.yaml").open("a") as file:
        file.write("memo: by hand\n")
    for project, shown in ((small, False), (own, True)):
        with pytest.raises(ChangedSinceError) as caught:
            back(project)
        lines = differing(project, caught.value)
        assert ("+memo: by hand" in lines) is shown


def test_a_file_that_is_gone_differs_in_all_its_lines(small):
    code(small, "DHR2")
    (small.root / "records" / "DHR2.yaml").unlink()
    with pytest.raises(ChangedSinceError, match=r"^records/DHR2.yaml was changed since") as caught:
        back(small)
    assert "-review: DHR2" in differing(small, caught.value)


def test_what_was_put_back_by_hand_counts_as_taken_back(small):
    code(small, "DHR9")
    (small.root / "records" / "DHR9.yaml").unlink()
    assert back(small) == "records/DHR9.yaml"
    assert list(kept_steps(small, StepQuery())) == []


def test_of_many_differences_the_first_forty_are_shown(small):
    code(small, "DHR2")
    (small.root / "records" / "DHR2.yaml").write_text("x\n" * 100)
    with pytest.raises(ChangedSinceError) as caught:
        back(small)
    lines = differing(small, caught.value)
    assert len(lines) == 41
    assert re.fullmatch(r"\.\.\. and [0-9]+ more lines", lines[-1])


def test_what_is_no_text_has_no_differences_to_show(small, tmp_path):
    (tmp_path / "a.txt").write_text("The panel met.\n" * 20_000)
    add_source(small, "DHR9", tmp_path / "a.txt", SourceRequest("a", coder="LN"))
    (small.root / "sources" / "DHR9-a.txt").write_bytes(b"\xff")
    with pytest.raises(ChangedSinceError, match=r"^sources/DHR9-a.txt was changed") as caught:
        back(small)
    assert differing(small, caught.value) == []


REVIEWS = ("DHR2", "DHR7", "DHR10", "INT3", "DHR90", "DHR91")


def _finding(project: Project, number: int) -> None:
    finding = ("present", "absent", "unclear")[number % 3]
    piece = Piece(quote=f"words {number}")
    entry = FindingEntry("gps", finding, piece, coder=project.coder, replace=True, begin=True)
    enter(project, REVIEWS[number % 6], entry)


def _year(project: Project, number: int) -> None:
    wanted = attributes.settings(project.codebook, [f"year={2000 + number}"])
    project.change(REVIEWS[number % 4], lambda record: attributes.with_settings(record, wanted))


def _document(project: Project, number: int) -> None:
    path = project.root.parent / f"{project.root.name}.txt"
    path.write_text(f"The panel met {number} times. " * (1 + number % 2 * 12_000))
    request = SourceRequest(f"a{number % 3}", coder="LN", replace=True)
    add_source(project, REVIEWS[number % 6], path, request)


def _sample(project: Project, number: int) -> None:
    draw(project, "2", number, again=True)


def _wording(project: Project, number: int) -> None:
    path = project.root / "themes.yaml"
    data = path.read_bytes()
    with project.writing():
        project.write([project.file_change(path, data, data + b"# %d\n" % number)])


def _cleared(project: Project, number: int) -> None:
    clear(project, REVIEWS[number % 6], "gps", 1 if number % 2 else None)


def _mended(project: Project, number: int) -> None:
    mend(project, REVIEWS[number % 6], EvidencePlace("gps", 1), {"note": f"note {number}"})


def _moved(project: Project, number: int) -> None:
    move(project, REVIEWS[number % 6], EvidencePlace("gps", 1), "police-response", None)


def _removed(project: Project, number: int) -> None:
    removal = planned_removal(project, REVIEWS[number % 6], documents=number % 2 == 0)
    remove(project, removal, for_good=False)


WORK = (
    _cleared,
    _mended,
    _moved,
    _removed,
    _finding,
    lambda project, number: _finding(project.of_coder("EM"), number),
    _year,
    _document,
    _sample,
    _wording,
    lambda project, number: complete(project, REVIEWS[number % 6]),
    lambda project, _: both(project),
)


@pytest.mark.slow
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(WORK), st.integers(0, 20)), min_size=10, max_size=10))
def test_any_ten_steps_and_ten_undos_give_the_bytes_of_the_beginning(
    tmp_path_factory, fresh_small, work
):
    root = fresh_small(tmp_path_factory.mktemp("any"))
    states = [held(root)]
    for do, number in work:
        try:
            do(open_project(root, "work"), number)
        except DhrcodeError:  # it cannot be done now: nothing has changed
            assert held(root) == states[-1]
        if held(root) != states[-1]:
            states.append(held(root))
    assert len(list(kept_steps(open_project(root), StepQuery()))) == len(states) - 1
    for state in reversed(states[:-1]):
        back(open_project(root))
        assert held(root) == state
    for state in states[1:]:
        back(open_project(root), redo=True)
        assert held(root) == state


def test_a_step_is_named_by_its_number_too(small):
    for quote in ("one", "another"):
        code(small, "DHR7", quote, "JB")
    number = small.journal.number
    assert number is not None
    assert [one.number for one in kept_steps(small, StepQuery(number=number))] == [number]
    assert [one.number for one in kept_steps(small, StepQuery(number=number - 1))] == [number - 1]
    assert list(kept_steps(small, StepQuery("DHR10", number=number))) == []
    assert open_project(small.root).journal.number is None
