"""What a project's format keeps out of it, whatever brings it, and how the format is raised."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError, FormatError
from dhrcode.importers import ImportRequest
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT, NewKey
from dhrcode.model.record import Record
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.codebook.changes import retire
from dhrcode.workflows.codebook.revision import revise
from dhrcode.workflows.double_coding.merge import merge
from dhrcode.workflows.exchange.form import form_of
from dhrcode.workflows.exchange.records import ImportOptions, import_files
from dhrcode.workflows.project.start import update_project

RAISES = "'dhrcode init --update' raises it"
NEEDS = f"which needs format 2, and this project is in format 1: {RAISES}; nothing was written"


def numbered(folder: Path, number: int) -> Project:
    path = folder / "themes.yaml"
    path.write_text(f"format: {number}\n{path.read_text('utf-8')}", "utf-8")
    return open_project(folder)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if ".dhrcode" not in path.parts
    }


@pytest.fixture
def needing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes a key one that came with format 2."""

    def need(kind: type, *path: str, value: str | None = None) -> None:
        monkeypatch.setattr(
            "dhrcode.model.formats.NEW_KEYS", (NewKey(2, kind, ".".join(path), value),)
        )

    return need


def test_an_imported_form_brings_in_no_key_that_the_format_lacks(small, tmp_path, needing):
    form = tmp_path / "DHR2.xlsx"
    form.write_bytes(form_of(small, "DHR2"))
    small.path_of("DHR2").unlink()
    before = files(small.root)
    needing(Record, "memo")
    for dry_run in (True, False):
        with pytest.raises(FormatError) as caught:
            import_files(
                small,
                [form],
                ImportRequest(small.codebook),
                ImportOptions(replace=True, dry_run=dry_run),
            )
        assert str(caught.value) == f"DHR2 would hold 'memo', {NEEDS}"
    assert files(small.root) == before
    import_files(
        numbered(small.root, 2), [form], ImportRequest(small.codebook), ImportOptions(replace=True)
    )
    assert small.path_of("DHR2").is_file()


def test_a_form_brings_no_such_key_into_a_record_that_is_there(small, tmp_path, needing):
    form = tmp_path / "DHR2.xlsx"
    form.write_bytes(form_of(small, "DHR2"))
    small.change("DHR2", lambda record: record.model_copy(update={"memo": None}))
    before = files(small.root)
    needing(Record, "memo")
    with pytest.raises(FormatError) as caught:
        import_files(small, [form], ImportRequest(small.codebook), ImportOptions(replace=True))
    assert str(caught.value) == f"DHR2 would hold 'memo', {NEEDS}"
    assert files(small.root) == before


def test_a_codebook_with_a_key_that_the_format_lacks_is_not_revised(small, needing):
    before = files(small.root)
    needing(Codebook, "history")
    with pytest.raises(FormatError) as caught:
        revise(small, lambda book, version: retire(book, "gps", version), "Invented.")
    assert str(caught.value) == f"themes.yaml would hold 'history', {NEEDS}"
    assert files(small.root) == before


def test_a_revision_keeps_the_format_of_the_project(small):
    revise(numbered(small.root, 2), lambda book, version: retire(book, "gps", version), "Invented.")
    assert (small.root / "themes.yaml").read_text("utf-8").startswith("format: 2\n")
    assert open_project(small.root).format == 2


POINTER = '# ours\nuses: {id: west-midlands-dhr, version: "1.0"}\n'


@pytest.mark.parametrize("number", [1, 2])
def test_a_pointer_that_becomes_a_codebook_keeps_its_own_format(tmp_path, number):
    path = tmp_path / "themes.yaml"
    path.write_text(f"format: {number}\n{POINTER}", "utf-8")
    revise(open_project(tmp_path), lambda book, to: retire(book, "gps", to), "Invented.")
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# The codebook that dhrcode ships")
    assert (
        lines[4:6]
        == [["id: west-midlands-dhr", 'version: "1.1"'], ["format: 2", "id: west-midlands-dhr"]][
            number - 1
        ]
    )
    assert open_project(tmp_path).format == number


@pytest.fixture
def elsewhere(small: Project, tmp_path: Path) -> Path:
    """A copy of the small project in which EM has coded DHR7, with a memo."""
    copy = open_project(Path(shutil.copytree(small.root, tmp_path / "elsewhere")))
    record = copy.read("DHR7")[0].model_copy(update={"coder": "EM", "memo": "Invented."})
    copy.of_coder("EM").create(record)
    return copy.root


@pytest.mark.parametrize("part", [".", "coders", "coders/EM"])
def test_codings_out_of_a_project_in_a_later_format_are_refused(small, elsewhere, part):
    numbered(elsewhere, 2)
    before = files(small.root)
    with pytest.raises(FormatError) as caught:
        merge(small, elsewhere / part)
    assert str(caught.value) == (
        f"{elsewhere} is in format 2, and this project is in format 1: {RAISES}; "
        "nothing was brought in"
    )
    assert caught.value.exit_status == 4
    assert files(small.root) == before


@pytest.mark.parametrize("part", [".", "coders", "coders/EM"])
def test_codings_out_of_a_project_in_an_earlier_format_are_brought_in(small, elsewhere, part):
    assert merge(numbered(small.root, 2), elsewhere / part).new == ("EM/DHR7",)


def test_codings_out_of_a_project_in_a_format_that_nobody_knows_are_refused(small, elsewhere):
    path = elsewhere / "themes.yaml"
    path.write_text(f"format: {FORMAT + 1}\n{path.read_text('utf-8')}", "utf-8")
    said = rf"^the project is in format {FORMAT + 1} \(.*themes\.yaml\), which"
    with pytest.raises(FormatError, match=said):
        merge(small, elsewhere)


def test_codings_are_held_against_the_format_themselves(small, elsewhere, tmp_path, needing):
    alone = Path(shutil.copytree(elsewhere / "coders" / "EM", tmp_path / "EM"))
    before = files(small.root)
    needing(Record, "memo")
    with pytest.raises(FormatError) as caught:
        merge(small, alone)
    assert str(caught.value) == f"{alone / 'DHR7.yaml'} would hold 'memo', {NEEDS}"
    assert files(small.root) == before
    assert merge(numbered(small.root, 2), alone).new == ("EM/DHR7",)


def test_an_update_raises_the_format_and_touches_nothing_else_of_the_codebook(small):
    path = small.root / "themes.yaml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}  # the end\n", "utf-8", newline="\r\n")
    records = {name: data for name, data in files(small.root).items() if "records" in name}
    codebook, done = update_project(small.root)
    assert done[:2] == [
        f"raised {path} from format 1 to {FORMAT}",
        f"Everybody who works on the project needs a dhrcode that knows format {FORMAT}.",
    ]
    numbered = text.replace("\nid: small", f"\nformat: {FORMAT}\nid: small", 1) + "  # the end\n"
    assert path.read_bytes() == numbered.replace("\n", "\r\n").encode()
    assert files(small.root).items() >= records.items()
    assert codebook == small.codebook
    assert update_project(small.root).done == []


def test_an_update_changes_no_digest(small):
    update_project(small.root)
    assert open_project(small.root).codebook_digest == small.codebook_digest


def test_an_update_raises_the_format_where_a_key_needs_it_already(small, needing):
    needing(Codebook, "kinds")
    with pytest.raises(DataProblemsError):
        open_project(small.root)
    update_project(small.root)
    assert open_project(small.root).format == FORMAT


def test_an_update_of_a_codebook_with_errors_writes_nothing(small):
    path = small.root / "themes.yaml"
    path.write_text(path.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    before = files(small.root)
    with pytest.raises(DataProblemsError) as caught:
        update_project(small.root)
    assert [(p.line, p.code) for p in caught.value.problems] == [
        (1, "missing-key"),
        (4, "unknown-key"),
    ]
    assert files(small.root) == before


@pytest.mark.parametrize(
    ("line", "failure"),
    [(f"format: {FORMAT + 1}", FormatError), ("format: two", DataProblemsError)],
)
def test_an_update_of_a_format_that_it_does_not_know_writes_nothing(small, line, failure):
    path = small.root / "themes.yaml"
    path.write_text(f"{line}\n{path.read_text('utf-8')}", "utf-8")
    before = files(small.root)
    with pytest.raises(failure):
        update_project(small.root)
    assert files(small.root) == before
