import errno
import os

import pytest

from dhrcode.errors import (
    BusyError,
    DataProblemsError,
    FileAccessError,
    FormatError,
    NotFoundError,
    RefusedError,
    UsageError,
)
from dhrcode.model.formats import NewKey
from dhrcode.model.record import CodedSubtheme, Record
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.journal.step import Step, step_bytes
from dhrcode.store.project import Project, find_root, open_project
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.edits import new_record


@pytest.fixture
def project(project_dir) -> Project:
    return open_project(project_dir)


def draft(project: Project, review: str = "DHR7") -> Record:
    return new_record(review, "LN", "dhr", project.codebook)


def with_gps(record: Record) -> Record:
    coded = {"gps": CodedSubtheme(finding="absent")}
    return record.model_copy(update={"findings": {**record.findings, **coded}})


def test_what_is_created_is_read_back(project):
    created = project.create(draft(project))
    record, data = project.read("DHR7")
    assert record == created == draft(project)
    assert data == project.path_of("DHR7").read_bytes() == record_yaml(created).encode()


@pytest.mark.parametrize("second", ["DHR7", "dhr7"])
def test_a_review_that_exists_is_not_created_again(project, second):
    project.create(draft(project))
    before = project.path_of("DHR7").read_bytes()
    with pytest.raises(RefusedError) as caught:
        project.create(draft(project, second))
    said = f"{project.path_of('DHR7')} exists already; nothing was written"
    assert str(caught.value) == said
    assert [path.name for path in project.folder.iterdir()] == ["DHR7.yaml"]
    assert project.path_of("DHR7").read_bytes() == before


def test_a_change_is_written_in_the_codebooks_order_with_its_comments(project):
    project.create(draft(project))
    path = project.path_of("DHR7")
    path.write_text(
        path.read_text("utf-8") + "findings:\n"
        "  equality: {finding: absent} # looked twice\n"
        "  use-of-maracs: {finding: absent}\n",
        "utf-8",
    )
    changed = project.change("DHR7", with_gps)
    assert list(changed.findings) == ["use-of-maracs", "gps", "equality"]
    assert path.read_text("utf-8") == (
        "review: DHR7\nkind: dhr\n"
        'codebook: {id: west-midlands-dhr, version: "1.2"}\n'
        "coder: LN\nstatus: draft\nfindings:\n"
        "  use-of-maracs: {finding: absent}\n"
        "  gps: {finding: absent}\n"
        "  # looked twice\n"
        "  equality: {finding: absent}\n"
    )


def test_a_change_that_changes_nothing_writes_nothing(project):
    project.create(draft(project))
    path = project.path_of("DHR7")
    path.write_text("# mine\n\n\n" + path.read_text("utf-8"), "utf-8")
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    project.change("DHR7", lambda record: record)
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_change_that_fails_writes_nothing(project):
    project.create(draft(project))
    before = project.path_of("DHR7").read_bytes()

    def fails(record: Record) -> Record:
        raise RefusedError("no")

    with pytest.raises(RefusedError):
        project.change("DHR7", fails)
    assert project.path_of("DHR7").read_bytes() == before


def test_a_record_that_another_program_changes_meanwhile_is_left_to_it(project):
    project.create(draft(project))
    path = project.path_of("DHR7")

    def slowly(record: Record) -> Record:
        path.write_bytes(path.read_bytes() + b"memo: theirs\n")
        return with_gps(record)

    with pytest.raises(BusyError):
        project.change("DHR7", slowly)
    assert path.read_bytes().endswith(b"memo: theirs\n")
    assert project.read("DHR7")[0].findings == {}


def test_a_change_makes_a_record_where_it_may(project):
    with pytest.raises(NotFoundError):
        project.change("DHR8", with_gps)
    made = project.change("DHR8", with_gps, lambda: draft(project, "DHR8"))
    assert project.read("DHR8")[0] == made
    assert list(made.findings) == ["gps"]


def test_a_record_with_errors_is_not_changed(project):
    path = project.path_of("DHR7")
    path.write_bytes(b"review: DHR7\n")
    with pytest.raises(DataProblemsError) as caught:
        project.change("DHR7", with_gps)
    assert [problem.code for problem in caught.value.problems] == ["missing-key"] * 2
    assert str(caught.value) == f"{path} has to be mended first"
    assert path.read_bytes() == b"review: DHR7\n"


def test_windows_line_ends_and_a_byte_order_mark_do_not_stand_in_the_way_of_a_change(project):
    project.create(draft(project))
    path = project.path_of("DHR7")
    path.write_bytes(b"\xef\xbb\xbf# mine\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    project.change("DHR7", with_gps)
    assert path.read_text("utf-8").splitlines()[:2] == ["# mine", "review: DHR7"]
    assert list(project.read("DHR7")[0].findings) == ["gps"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_loses_nothing(project, monkeypatch, step):
    project.create(draft(project))
    before = project.path_of("DHR7").read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(FileAccessError) as caught:
        project.change("DHR7", with_gps)
    path = project.path_of("DHR7")
    said = f"{path} cannot be written: the disk is full; nothing was changed"
    assert str(caught.value) == said
    assert (path.read_bytes(), len(list(project.folder.iterdir()))) == (before, 1)


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("dhr7", ": did you mean 'DHR7'?"),
        ("DHR71", ": did you mean 'DHR7'?"),
        ("DHRR10", ": did you mean 'DHR10'?"),
        ("xyz", ""),
        ("../records/DHR7", ""),
        ("x" * 50, ""),
    ],
)
def test_a_review_that_is_not_there_is_said_with_the_nearest(project, wanted, hint):
    for review in ("DHR7", "DHR10"):
        project.create(draft(project, review))
    with pytest.raises(NotFoundError) as caught:
        project.read(wanted)
    assert str(caught.value) == f"there is no review '{wanted[:40]}'{hint}"


def test_a_project_is_found_upwards_from_any_folder_in_it(project_dir, monkeypatch, tmp_path):
    inner = project_dir / "sources" / "old"
    inner.mkdir(parents=True)
    assert find_root(inner) == project_dir
    monkeypatch.chdir(inner)
    assert open_project(None).root == project_dir
    with pytest.raises(NotFoundError):
        open_project(inner)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFoundError) as caught:
        open_project(None)
    assert str(caught.value) == (
        f"no themes.yaml in {tmp_path} or above it: 'dhrcode init DIR' starts a project, "
        "'--project DIR' names one"
    )


def test_strays_of_a_killed_process_are_swept_by_the_next_write(project):
    stray = project.folder / ".DHR1.yaml.abc.dhrcode-tmp"
    stray.write_bytes(b"review: DH")
    os.utime(stray, (0, 0))
    project.create(draft(project))
    assert [path.name for path in project.folder.iterdir()] == ["DHR7.yaml"]


POINTER = 'uses: {id: west-midlands-dhr, version: "1.0"}\n'
REFUSED = (
    "DHR7 would hold 'memo', which needs format 2, and this project is in format 1: "
    "'dhrcode init --update' raises it; nothing was written"
)


@pytest.fixture
def in_format_1(project_dir, monkeypatch) -> Project:
    """A project in format 1, in which the key `memo` would need format 2."""
    monkeypatch.setattr("dhrcode.model.formats.NEW_KEYS", (NewKey(2, Record, "memo"),))
    (project_dir / "themes.yaml").write_text(POINTER, "utf-8")
    return open_project(project_dir)


def with_memo(record: Record) -> Record:
    return record.model_copy(update={"memo": "Invented."})


def test_a_pointer_without_a_number_is_in_the_first_format(in_format_1):
    assert in_format_1.format == 1
    assert in_format_1.of_coder("LN").format == 1


def test_a_record_with_a_key_that_the_format_lacks_is_not_created(in_format_1):
    with pytest.raises(FormatError) as caught:
        in_format_1.create(with_memo(draft(in_format_1)))
    assert str(caught.value) == REFUSED
    assert list(in_format_1.folder.iterdir()) == []


@pytest.mark.parametrize("coder", [None, "LN"])
def test_a_change_that_puts_in_a_key_that_the_format_lacks_is_not_written(in_format_1, coder):
    project = in_format_1.of_coder(coder)
    project.create(draft(project))
    before = project.path_of("DHR7").read_bytes()
    with pytest.raises(FormatError) as caught:
        project.change("DHR7", with_memo)
    assert str(caught.value) == REFUSED
    with pytest.raises(FormatError):
        project.change("DHR8", with_memo, lambda: draft(project, "DHR8"))
    assert [path.name for path in project.folder.iterdir()] == ["DHR7.yaml"]
    assert project.path_of("DHR7").read_bytes() == before


def test_the_same_is_written_in_a_format_that_has_the_key(in_format_1):
    (in_format_1.root / "themes.yaml").write_text(f"format: 2\n{POINTER}", "utf-8")
    project = open_project(in_format_1.root)
    project.create(with_memo(draft(project)))
    assert project.read("DHR7")[0].memo == "Invented."


def test_a_key_that_the_format_lacks_is_a_problem_of_the_record(in_format_1):
    in_format_1.create(draft(in_format_1))
    path = in_format_1.path_of("DHR7")
    path.write_text(path.read_text("utf-8") + "memo: Invented.\n", "utf-8")
    with pytest.raises(DataProblemsError) as caught:
        in_format_1.read("DHR7")
    assert [str(problem) for problem in caught.value.problems] == [
        (
            f"{path}:6:1: error: 'memo' needs format 2, and this project is in format 1: "
            "'dhrcode init --update' raises it [needs-format]"
        )
    ]


def changed_together(project):
    """Two new records by somebody else, in one change."""
    other = open_project(project.root)
    with other.writing():
        other.write(other.changing(draft(other, name), None) for name in ("DHR8", "DHR9"))


def test_records_that_change_together_while_they_are_read_are_not_handed_on_whole(project):
    for name in ("DHR1", "DHR2"):
        project.create(draft(project, name))
    reading = project.load_all()
    next(reading)
    changed_together(project)
    next(reading)
    with pytest.raises(BusyError, match=r"^several records were changed while they were read: try"):
        next(reading)


def test_what_changes_between_two_readings_of_one_command_is_noticed(project):
    list(project.of_coder("EM").load_all())
    changed_together(project)
    with pytest.raises(BusyError):
        list(project.load_all())
    assert len(list(open_project(project.root).load_all())) == 2


def test_who_has_changed_several_records_reads_on(project):
    with project.writing():
        project.write(project.changing(draft(project, name), None) for name in ("DHR8", "DHR9"))
    assert len(list(project.of_coder("EM").load_all())) == 0
    assert len(list(project.load_all())) == 2


def test_a_codebook_that_a_recovery_changes_is_read_again_first(project):
    path = project.root / "themes.yaml"
    before = path.read_bytes()
    after = before.replace(b"title: Common themes", b"title: Other themes", 1)
    assert after != before
    changes = (
        FileChange("themes.yaml", before, after),
        project.changing(draft(project), None),
    )
    steps = project.root / ".dhrcode" / "steps"
    steps.mkdir(parents=True, exist_ok=True)
    (steps / "doing").write_bytes(step_bytes(Step("adopt", changes=changes).counted()))
    with pytest.raises(BusyError) as caught, project.writing():
        pass
    assert str(caught.value) == (
        "'dhrcode adopt' was interrupted, and is finished now (2 files). The codebook is another "
        "one: try again"
    )
    assert path.read_bytes() == after
    with open_project(project.root).writing():
        assert project.path_of("DHR7").exists()


def test_initials_in_other_capitals_than_a_coder_s_folder_are_refused(project):
    """Their folder would stand beside the other, and nobody would read it."""
    own = project.of_coder("EM")
    own.create(draft(own).model_copy(update={"coder": "EM"}))
    again = project.of_coder(None)
    with pytest.raises(UsageError, match=r"^'em' differs from coders/EM only in capitals: say EM$"):
        again.of_coder("em")
    with pytest.raises(UsageError, match="'eM' differs from coders/EM"):
        again.create(draft(again).model_copy(update={"coder": "eM"}))
    assert not again.path_of("DHR7").exists()
    again.create(draft(again).model_copy(update={"coder": "EM"}))
