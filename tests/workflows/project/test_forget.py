"""What is kept to take changes back, deleted."""

import pytest

from dhrcode.errors import FileAccessError, NotFoundError
from dhrcode.store.documents import read_document
from dhrcode.store.journal.file_change import FileChange
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.project import forget as module
from dhrcode.workflows.project.forget import forget, steps_of
from dhrcode.workflows.project.undo import StepQuery, kept_steps, turn


def code(project, review, coder="LN"):
    enter(
        project, review, FindingEntry("gps", "present", Piece(note="Asked."), coder, replace=True)
    )


def numbers(project):
    every = (*kept_steps(project, StepQuery()), *kept_steps(project, StepQuery(redo=True)))
    return sorted(kept.number for kept in every)


def test_all_steps_or_those_of_a_review_or_a_coder(small):
    own = small.of_coder("EM")
    code(small, "DHR2")
    code(small, "DHR10")
    code(own, "DHR10", "EM")
    code(own, "DHR2", "EM")
    turn(small, StepQuery(), lambda _: True, "undo")
    assert numbers(small) == [1, 2, 3, 4]
    assert forget(own, "DHR2") == 1
    assert numbers(small) == [1, 2, 3]
    assert forget(small, "dhr10") == 2
    assert numbers(small) == [1]
    with pytest.raises(NotFoundError, match=r"^nothing of DHR10 is kept that could be taken back$"):
        forget(small, "DHR10")
    assert forget(small) == 1
    with pytest.raises(NotFoundError, match=r"^nothing is kept that could be taken back$"):
        forget(small)


def test_a_step_that_cannot_be_read_goes_with_any(small):
    code(small, "DHR2")
    code(small, "DHR10")
    step = small.root / ".dhrcode" / "steps" / "000002"
    step.write_bytes(step.read_bytes()[:-70])  # its first line is whole
    assert [number for number, _ in steps_of(small, "DHR2")] == [2, 1]


def test_the_text_of_documents_goes_unless_the_project_has_them(small, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The panel met {name}.")
        add_source(small, "DHR7", tmp_path / f"{name}.txt", SourceRequest(name))
    turn(small, StepQuery(), lambda _: True, "undo")
    (small.root / ".dhrcode" / "passages.sqlite").write_bytes(b"words")
    read_document(small.root, "DHR7-a.txt")
    texts = small.root / ".dhrcode" / "text"
    assert len(list(texts.iterdir())) == 2
    forget(small, "DHR7")
    (kept,) = texts.iterdir()
    assert "panel met a" in kept.read_text()
    assert not (small.root / ".dhrcode" / "passages.sqlite").exists()


def test_a_disk_that_refuses_is_a_sentence(small, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr(module, "forget_texts", refuse)
    with pytest.raises(FileAccessError, match="permission is denied"):
        module.forget_documents(small, [FileChange("sources/a.pdf", b"x", None)])
