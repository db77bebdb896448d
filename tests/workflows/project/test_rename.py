"""A review with another id and a coder with other initials, wherever they are named."""

import pytest

from dhrcode.errors import DataProblemsError, NotFoundError, RefusedError, UsageError
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.double_coding.sample import draw
from dhrcode.workflows.project.check import check_project
from dhrcode.workflows.project.forget import forget
from dhrcode.workflows.project.rename import rename_coder, rename_review
from dhrcode.workflows.project.undo import StepQuery, kept_steps, turn


def held(root):
    found = (p for p in root.rglob("*") if p.is_file() and ".dhrcode" not in p.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def study(small, tmp_path):
    """DHR2 with two codings, a document called by it, one that DHR7 has too, and a sample."""
    for name in ("a", "shared"):
        (tmp_path / f"{name}.txt").write_text(f"The panel met: {name}.")
        add_source(small, "DHR2", tmp_path / f"{name}.txt", SourceRequest(name))
    add_source(small, "DHR7", small.root / "sources" / "DHR2-shared.txt", SourceRequest("shared"))
    enter(small.of_coder("EM"), "DHR2", FindingEntry("gps", "absent", Piece(), "EM"))
    draw(small, "3", 1)
    return open_project(small.root, "rename")


def test_a_review_has_its_new_id_everywhere(study):
    before = held(study.root)
    done = rename_review(study, "DHR2", "DHR200")
    after = held(study.root)
    assert done.documents == {"DHR2.txt": "DHR200.txt", "DHR2-a.txt": "DHR200-a.txt"}
    assert done.said == "5 files, DHR2-a.txt is DHR200-a.txt now, DHR2.txt is DHR200.txt now"
    gone = {"records/DHR2.yaml", "coders/EM/DHR2.yaml", "verified/DHR2.yaml", "sources/DHR2-a.txt"}
    assert set(before) - set(after) == gone
    assert set(after) - set(before) == {name.replace("DHR2", "DHR200") for name in gone}
    texts = {name: data.decode() for name, data in after.items()}
    assert "DHR200" in texts["sample.yaml"]
    assert not [name for name, text in texts.items() if "DHR2\n" in text or "DHR2-a.txt" in text]
    old, _ = open_project(study.root).read("DHR200")
    assert old.coded.isoformat() == "2025-03-10"
    codes = {problem.code for problem in check_project(open_project(study.root))}
    assert not codes & {"id-and-file-name", "coder-and-folder", "verified-damaged"}
    turn(study, StepQuery("DHR200"), lambda _: True, "undo")
    assert held(study.root) == before
    turn(study, StepQuery("DHR2", redo=True), lambda _: True, "undo")
    assert held(study.root) == after


def test_what_was_kept_under_the_old_id_is_forgotten_with_the_new_one(study):
    rename_review(study, "DHR2", "DHR200")
    forget(study, "DHR200")
    named = [kept.step.named for kept in kept_steps(study, StepQuery())]
    assert named == [("sample.yaml",), ("records/DHR7.yaml",)]


@pytest.mark.parametrize("new", ["DHR7", "dhr10", "dhr2", "Int3"])
def test_an_id_that_exists_in_whatever_capitals_is_refused(study, new):
    before = held(study.root)
    with pytest.raises(RefusedError, match=r"^(DHR7|DHR10|DHR2|INT3) exists already; nothing was"):
        rename_review(study, "DHR2", new)
    assert held(study.root) == before


@pytest.mark.parametrize("new", ["", "7", "a b", "CON", "../x"])
def test_what_cannot_be_an_id(study, new):
    with pytest.raises(UsageError, match="cannot be a review's id"):
        rename_review(study, "DHR2", new)


def test_a_review_that_there_is_not(study):
    with pytest.raises(NotFoundError, match=r"^there is no review 'dhr2': did you mean 'DHR2'\?$"):
        rename_review(study, "dhr2", "X1")
    with pytest.raises(NotFoundError, match=r"^there is no review 'QQ'$"):
        rename_review(study, "QQ", "X1")


def test_a_document_that_is_in_the_way_is_refused(study):
    (study.root / "sources" / "X1-a.txt").write_text("Another.")
    before = held(study.root)
    with pytest.raises(
        RefusedError, match=r"^sources/X1-a\.txt exists already; nothing was renamed"
    ):
        rename_review(study, "DHR2", "X1")
    assert held(study.root) == before


def test_a_document_that_is_not_here_is_named_anew_all_the_same(study):
    (study.root / "sources" / "DHR2-a.txt").unlink()
    rename_review(study, "DHR2", "X1")
    assert [s.file for s in study.read("X1")[0].sources] == [
        "X1.txt",
        "X1-a.txt",
        "DHR2-shared.txt",
    ]


def test_a_record_that_cannot_be_read_is_mended_first(study):
    (study.root / "records" / "DHR2.yaml").write_text("nonsense: 1\n")
    with pytest.raises(DataProblemsError, match="has to be mended first"):
        rename_review(study, "DHR2", "X1")
    with pytest.raises(DataProblemsError, match="has to be mended first"):
        rename_coder(study, "EM", "XY")


AGREED = """\
consensus_of: [EM, LN]
"""
SETTLED = """\
    settled: {found: {EM: absent, LN: present}, by: [EM, LN], decided: 2025-03-20}
"""


def test_a_coder_has_the_new_initials_everywhere(study):
    path = study.root / "records" / "DHR10.yaml"
    text = path.read_text().replace("coder: LN", "coder: consensus") + AGREED
    path.write_text(text.replace("    finding: present\n", f"    finding: present\n{SETTLED}", 1))
    before = held(study.root)
    done = rename_coder(study, "EM", "E.Moss")
    assert done.said == "2 files"
    record = study.of_coder("E.Moss").read("DHR2")[0]
    assert (record.coder, (study.root / "coders" / "EM").exists()) == ("E.Moss", False)
    joined = study.read("DHR10")[0]
    assert joined.consensus_of == ("E.Moss", "LN")
    settled = joined.findings["use-of-maracs"].settled
    assert (dict(settled.found), settled.by) == (
        {"E.Moss": "absent", "LN": "present"},
        ("E.Moss", "LN"),
    )
    turn(study, StepQuery(), lambda _: True, "undo")
    assert held(study.root) == before
    assert not (study.root / "coders" / "E.Moss").exists()


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        ("LN", "em", RefusedError, "EM exists already; nothing was renamed"),
        ("LN", "ln", RefusedError, "LN exists already; nothing was renamed"),
        ("LN", "a/b", UsageError, "'a/b' cannot be a coder's initials"),
        ("ln", "XY", NotFoundError, r"nobody codes here as 'ln': did you mean 'LN'\?"),
        ("QQ", "XY", NotFoundError, "nobody codes here as 'QQ'"),
    ],
)
def test_initials_that_cannot_be_renamed(study, old, new, error, said):
    before = held(study.root)
    with pytest.raises(error, match=f"^{said}"):
        rename_coder(study, old, new)
    assert held(study.root) == before
