"""Codings that come from elsewhere: from what folder, which are new, and that it is all or none."""

import os
import shutil
from pathlib import Path

import pytest

from dhrcode.errors import BusyError, DataProblemsError, NotFoundError, RefusedError, UsageError
from dhrcode.store.project import open_project
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.double_coding.merge import merge


@pytest.fixture
def elsewhere(small, tmp_path, record):
    """A copy of the project in which EM coded DHR10 and DHR2, and JB DHR2."""
    other = open_project(Path(shutil.copytree(small.root, tmp_path / "elsewhere")))
    for one in (
        record("EM", "DHR10", "aaa"),
        record("EM", "DHR2", "pan"),
        record("JB", "DHR2", "uun"),
    ):
        folder = other.of_coder(one.coder).folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{one.review}.yaml").write_text(record_yaml(one))
    return other


def codings(project):
    folder = project.root / "coders"
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_bytes()
        for path in folder.rglob("*.yaml")
    }


ALL = ("EM/DHR2", "EM/DHR10", "JB/DHR2")


@pytest.mark.parametrize(
    ("part", "brought"),
    [("", ALL), ("coders", ALL), ("coders/EM", ALL[:2]), ("coders/JB", ALL[2:])],
)
def test_a_project_its_coders_folder_or_one_coder_s(small, elsewhere, part, brought):
    merged = merge(small, elsewhere.root / part)
    assert merged == (brought, (), ())
    assert codings(small) == {name: codings(elsewhere)[name] for name in brought}


def test_what_is_there_already_is_told_apart_and_not_written(small, elsewhere):
    merge(small, elsewhere.root / "coders" / "JB")
    path = small.of_coder("JB").path_of("DHR2")
    before = path.stat().st_mtime_ns
    assert merge(small, elsewhere.root) == (ALL[:2], ALL[2:], ())
    assert merge(small, elsewhere.root) == ((), ALL, ())
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("turned", ["theirs", "ours"])
def test_the_ends_of_lines_are_no_difference_and_ours_stay(small, elsewhere, turned):
    merge(small, elsewhere.root)
    path = (elsewhere if turned == "theirs" else small).of_coder("EM").path_of("DHR2")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = codings(small)
    assert merge(small, elsewhere.root) == ((), ALL, ())
    assert codings(small) == before


def test_one_that_differs_keeps_all_out(small, elsewhere, coded):
    coded("EM", "DHR2", "paa")
    before = codings(small)
    with pytest.raises(RefusedError) as caught:
        merge(small, elsewhere.root)
    assert str(caught.value) == (
        "1 coding differs from what is there: EM/DHR2; nothing was brought in"
    )
    assert codings(small) == before


def test_those_that_differ_are_named_up_to_eight(small, elsewhere, record, coded):
    for number in range(20, 30):
        coded("EM", f"DHR{number}", "aaa")
        path = elsewhere.of_coder("EM").path_of(f"DHR{number}")
        path.write_text(record_yaml(record("EM", f"DHR{number}", "ppp")))
    with pytest.raises(RefusedError) as caught:
        merge(small, elsewhere.root)
    named = ", ".join(f"EM/DHR{number}" for number in range(20, 28))
    assert str(caught.value) == (
        f"10 codings differ from what is there: {named}; nothing was brought in"
    )


def test_every_faulty_coding_is_told_and_none_is_brought_in(small, elsewhere):
    for coder in ("EM", "JB"):
        path = elsewhere.of_coder(coder).path_of("DHR2")
        path.write_text(path.read_text().replace("not-stated", "unstated"))
    with pytest.raises(DataProblemsError, match=r"^nothing was brought in: mend these") as caught:
        merge(small, elsewhere.root)
    assert [problem.code for problem in caught.value.problems] == ["bad-value", "bad-value"]
    assert [Path(p.file).parts[-2:] for p in caught.value.problems] == [
        ("EM", "DHR2.yaml"),
        ("JB", "DHR2.yaml"),
    ]
    assert not (small.root / "coders").exists()


LN = "the coder is 'LN' and the folder is that of 'EM'"
EM = "the coder is 'em' and the folder is that of 'EM'"
DHR3 = "the review is 'DHR3' and its file 'DHR2.yaml'"


@pytest.mark.parametrize(
    "wrong",
    [
        ("coder: EM", "coder: LN", (4, 8, "coder-and-folder"), LN),
        ("coder: EM", "coder: em", (4, 8, "coder-and-folder"), EM),
        ("review: DHR2", "review: DHR3", (1, 9, "id-and-file-name"), DHR3),
    ],
)
def test_a_record_stands_in_the_folder_of_its_coder_under_its_own_name(small, elsewhere, wrong):
    path = elsewhere.of_coder("EM").path_of("DHR2")
    old, new, place, said = wrong
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(DataProblemsError) as caught:
        merge(small, elsewhere.root)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == place
    assert problem.message == said
    assert not (small.root / "coders").exists()


def test_a_coding_with_another_codebook_is_not_brought_in(small, elsewhere):
    path = elsewhere.of_coder("EM").path_of("DHR2")
    path.write_text(path.read_text().replace("id: small-study", "id: other-study"))
    with pytest.raises(DataProblemsError) as caught:
        merge(small, elsewhere.root)
    assert [problem.code for problem in caught.value.problems] == ["other-codebook"]


def test_a_warning_keeps_nothing_out(small, elsewhere):
    path = elsewhere.of_coder("EM").path_of("DHR2")
    path.write_text(path.read_text().replace("EM on use-of-maracs", "item \u202ea"))
    assert merge(small, elsewhere.root).new == ALL


def test_drafts_come_as_they_are(small, elsewhere):
    path = elsewhere.of_coder("EM").path_of("DHR2")
    path.write_text(path.read_text().replace("status: complete", "status: draft"))
    merge(small, elsewhere.root)
    assert small.of_coder("EM").read("DHR2")[0].status == "draft"


def test_the_records_of_the_other_project_stay_there(small, elsewhere):
    elsewhere.path_of("DHR2").write_text("review: [\n")
    before = {path.name: path.read_bytes() for path in small.folder.iterdir()}
    merge(small, elsewhere.root)
    assert {path.name: path.read_bytes() for path in small.folder.iterdir()} == before


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("nowhere", "there is no folder {}"),
        ("themes.yaml", "there is no folder {}"),
        ("schemas", "there are no independent codings in {}: a project with coders/INITIALS, "),
        (".", "there are no independent codings in {}: a project with coders/INITIALS, "),
        ("some body", "there are no independent codings in {}: a project with coders/INITIALS, "),
    ],
)
def test_a_folder_without_codings(small, folder, said):
    for made in ("schemas", "some body"):
        (small.root / made).mkdir()
    (small.root / "some body" / "DHR2.yaml").write_text("review: [\n")
    with pytest.raises(NotFoundError) as caught:
        merge(small, small.root / folder)
    assert str(caught.value).startswith(said.format(small.root / folder))


@pytest.mark.parametrize("part", ["", "coders", "coders/EM"])
def test_a_folder_whose_project_is_being_changed_gives_nothing(small, elsewhere, part):
    steps = elsewhere.root / ".dhrcode" / "steps"
    steps.mkdir(parents=True)
    (steps / "doing").write_bytes(b"")
    with pytest.raises(BusyError, match=r"^a change of several files is under way, or was inter"):
        merge(small, elsewhere.root / part)
    assert not (small.root / "coders").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs links that Windows asks rights for")
def test_one_coder_s_folder_is_known_by_its_own_name_through_a_link(small, elsewhere, tmp_path):
    (tmp_path / "stick").symlink_to(elsewhere.root / "coders" / "JB")
    assert merge(small, tmp_path / "stick").new == ("JB/DHR2",)


@pytest.mark.skipif(os.name == "nt", reason="there the two names are one folder")
def test_initials_that_differ_in_capitals_from_those_that_are_there_keep_all_out(
    small, elsewhere, coded
):
    """Its folder would stand beside the other, and nobody would read it."""
    coded("jB", "DHR7", "aaa")
    with pytest.raises(UsageError, match=r"^'JB' differs from coders/jB only in capitals: say jB$"):
        merge(small, elsewhere.root)
    assert list(codings(small)) == ["jB/DHR7"]


@pytest.mark.skipif(os.name == "nt", reason="there the two names are one folder")
def test_two_folders_of_one_coder_elsewhere_keep_all_out(small, elsewhere):
    shutil.copytree(elsewhere.root / "coders" / "JB", elsewhere.root / "coders" / "jb")
    with pytest.raises(DataProblemsError) as caught:
        merge(small, elsewhere.root)
    assert [problem.code for problem in caught.value.problems] == ["duplicate-coder"]
    assert codings(small) == {}


@pytest.mark.skipif(os.name == "nt", reason="there the two names are one file")
def test_a_review_whose_id_is_there_in_other_capitals_keeps_all_out(small, elsewhere, coded):
    coded("EM", "Dhr10", "aaa")
    with pytest.raises(RefusedError, match=r"Dhr10\.yaml exists already; nothing was written$"):
        merge(small, elsewhere.root)
    assert list(codings(small)) == ["EM/Dhr10"]


def test_what_is_no_record_there_is_said(small, elsewhere):
    (elsewhere.of_coder("JB").folder / "DHR7.yml").write_text("review: DHR7\n")
    assert [problem.code for problem in merge(small, elsewhere.root).warnings] == ["stray-file"]
