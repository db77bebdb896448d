"""import of REFI-QDA: what a user sees, and that nothing is half done."""

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from dhrcode.model.formats import FORMAT

FILES = Path(__file__).parents[2] / "importers" / "refi" / "files"


@pytest.fixture
def project(tmp_path, fictional):
    """The fictional example with its documents where they belong."""
    shutil.copytree(fictional / "documents", fictional / "sources")
    return fictional


def packed(program, path):
    with ZipFile(path, "w") as package:
        for file in sorted((FILES / program).rglob("*")):
            if file.is_file():
                package.write(file, file.relative_to(FILES / program).as_posix())


def records(folder):
    return {path.name: path.read_bytes() for path in sorted((folder / "records").glob("*"))}


def empty(project, folder):
    folder.mkdir()
    shutil.copy(project / "themes.yaml", folder)
    return folder


def test_out_and_into_an_empty_project_changes_no_byte(said, project, tmp_path):
    said("export", "project.qdpx", "--include-drafts", cwd=project)
    other = empty(project, tmp_path / "other")
    status, out, err = said("import", project / "project.qdpx", cwd=other)
    assert (status, out) == (0, "")
    assert err == (
        "The records name 2 documents; put the files into sources/ yourself.\n2 records new\n"
    )
    assert records(other) == records(project)


def test_out_and_in_again_is_as_before(said, project):
    said("export", "project.qdpx", cwd=project)
    before = records(project)
    status, _, err = said("import", "project.qdpx", cwd=project)
    assert (status, err.splitlines()[-1]) == (0, "1 record as before")
    assert records(project) == before


def test_a_record_that_differs_stays_unless_it_may_be_replaced(said, project):
    said("export", "project.qdpx", cwd=project)
    said("code", "DHR41", "gps", "absent", cwd=project)
    said("set", "DHR41", "year=2021", cwd=project)
    before = records(project)
    status, _, err = said("import", "project.qdpx", cwd=project)
    assert status == 4
    assert "holds something else of DHR41" in err
    assert records(project) == before
    shown = said("import", "project.qdpx", "--dry-run", "--replace", cwd=project)[1]
    assert "-  year: 2021" in shown
    assert records(project) == before
    assert said("import", "project.qdpx", "--replace", cwd=project)[0] == 0
    assert b"year: 2022" in records(project)["DHR41.yaml"]


def test_a_codebook_starts_a_project(said, project, tmp_path):
    said("export", "codebook.qdc", cwd=project)
    other = tmp_path / "other"
    other.mkdir()
    shown = said("import", project / "codebook.qdc", "--dry-run", cwd=other)
    assert shown[1].splitlines()[0] == "Process & Policy  (process-policy): 7 subthemes"
    assert list(other.iterdir()) == []
    status, out, err = said("import", project / "codebook.qdc", cwd=other)
    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == "wrote themes.yaml: 6 areas, 21 subthemes"
    assert (other / "themes.yaml").read_text("utf-8").startswith(f"format: {FORMAT}\n")
    assert said("check", cwd=other)[0] == 0
    assert said("import", project / "codebook.qdc", cwd=other)[2].endswith("nothing was written\n")


def test_a_codebook_takes_no_others_place(said, project):
    before = (project / "themes.yaml").read_bytes()
    for arguments, status, words in (
        ((), 4, "is another codebook: -o FILE writes this one beside it"),
        (("-o", "themes.yaml"), 4, "is a file of the project itself"),
        (("-o", "records/x.yaml"), 4, "is a file of the project itself"),
        (("-o", "x.txt"), 2, "'x.txt' should end in .yaml"),
        ((FILES / "atlas.qdc",), 2, "a codebook is brought in alone"),
    ):
        done = said("import", FILES / "nvivo.qdc", *arguments, cwd=project)
        assert done[0] == status
        assert words in " ".join(done[2].split())
    assert (project / "themes.yaml").read_bytes() == before
    done = said("import", FILES / "nvivo.qdc", "-o", "other.yaml", cwd=project)
    assert done[2].endswith("wrote other.yaml: 2 areas, 4 subthemes\n")


def test_a_case_that_may_be_a_person_needs_a_file_of_names(said, project, tmp_path):
    other = empty(project, tmp_path / "other")
    packed("qualcoder", other / "study.qdpx")
    status, out, err = said("import", "study.qdpx", cwd=other)
    assert (status, out) == (1, "")
    assert "the case 'Ms Example' has no name that is the id of a review" in err
    assert "nothing was brought in" in err
    assert not (other / "records").exists()
    (other / "ids.yaml").write_text("reviews: {Ms Example: DHR9}\n")
    status, _, err = said("import", "study.qdpx", "--ids", "ids.yaml", cwd=other)
    assert (status, "the document 'loose.txt'" in err) == (1, True)
    (other / "ids.yaml").write_text("reviews: {Ms Example: DHR9}\ndocuments: {loose.txt: none}\n")
    assert said("import", "study.qdpx", "--ids", "ids.yaml", cwd=other)[0] == 0
    assert list(records(other)) == ["DHR9.yaml"]
    assert said("import", "study.qdpx", "--ids", "gone.yaml", cwd=other)[0] == 3


def test_an_independent_coding_goes_to_its_coder(said, project, tmp_path):
    other = empty(project, tmp_path / "other")
    packed("nvivo", other / "study.qdpx")
    assert said("import", "study.qdpx", "--as", "LN", cwd=other)[0] == 0
    assert [p.name for p in (other / "coders" / "LN").iterdir()] == ["DHR7.yaml", "DHR8.yaml"]


def test_two_cases_of_one_review_are_a_problem(said, project, tmp_path):
    other = empty(project, tmp_path / "other")
    case = '<Case guid="{}" name="{}"/>'
    cases = f"<Cases>{case.format(1, 'DHR7')}\n{case.format(2, 'Other')}</Cases>"
    (other / "study.qdpx").write_text(f"<Project>{cases}</Project>")
    (other / "ids.yaml").write_text("reviews: {Other: DHR7}\n")
    arguments = ("import", "study.qdpx", "--ids", "ids.yaml", "--coder", "LN")
    status, _, err = said(*arguments, cwd=other)
    assert status == 1
    assert "study.qdpx:2:1: error: DHR7 comes twice" in " ".join(err.split())
    assert not (other / "records").exists()


@pytest.mark.parametrize("name", ["study.qdpx", "codes.qdc"])
def test_what_is_no_such_file_is_one_line(said, project, name):
    (project / name).write_bytes(b"PK\x03\x04nothing")
    before = records(project)
    status, out, err = said("import", name, cwd=project)
    assert (status, out) == (1, "")
    assert err.startswith(f"{name}: error: the file is damaged")
    assert "Traceback" not in err
    assert records(project) == before
    assert said("import", f"gone-{name}", cwd=project)[0] == 3


def test_what_the_format_of_the_project_lacks_does_not_come_in(said, said_after, project, tmp_path):
    said("export", "project.qdpx", cwd=project)
    other = empty(project, tmp_path / "other")
    themes = other / "themes.yaml"
    themes.write_text(re.sub("format: [0-9]+\n", "", themes.read_text("utf-8")), "utf-8")
    victims = (
        "from dhrcode.model import formats, record\n"
        "formats.NEW_KEYS = (formats.NewKey(2, record.Record, 'victims'),)"
    )
    arguments = (victims, "import", project / "project.qdpx")
    assert said_after(*arguments, cwd=other) == (
        4,
        "",
        (
            "dhrcode: DHR41 would hold 'victims', which needs format 2, and this project is in "
            "format 1: 'dhrcode init --update' raises it; nothing was written\n"
        ),
    )
    assert records(other) == {}
    said("init", "--update", cwd=other)
    assert said_after(*arguments, cwd=other)[0] == 0
    assert list(records(other)) == ["DHR41.yaml"]
