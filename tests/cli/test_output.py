"""Where a report goes: what is refused before any work is done."""

import pytest

from dhrcode.cli.options import OutputOptions
from dhrcode.cli.output import Output, refuse_own
from dhrcode.errors import FileAccessError, RefusedError, UsageError
from dhrcode.reports.blocks import Report
from dhrcode.store.project import open_project

FOLDERS = [
    "records",
    "coders",
    "sources",
    "verified",
    "schemas",
    "private",
    ".dhrcode",
    ".git",
    ".vscode",
]
FILES = ["themes.yaml", "sample.yaml", "actions.yaml", ".gitignore"]


@pytest.fixture
def project(small):
    return open_project(small)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"form": "csv"}, "'csv' is not a format: one of md, json"),
        ({"output": "t.csv"}, "'t.csv' should end in one of .md, .json"),
    ],
)
def test_a_format_that_the_report_cannot_have_is_refused(project, tmp_path, options, message):
    if "output" in options:
        options["output"] = tmp_path / options["output"]
    with pytest.raises(UsageError) as caught:
        Output(OutputOptions(**options), project, among=("md", "json"))
    assert str(caught.value) == message


def test_a_format_goes_before_the_suffix(tmp_path):
    report = Report("A", "b", (), (), list, dict)
    Output(OutputOptions(output=tmp_path / "table", form="md"), None).deliver(report)
    assert (tmp_path / "table").read_text().startswith("# A\n\nb\n")


def test_a_file_of_the_project_is_refused_whatever_its_name(project, tmp_path):
    for name in ("records/t.md", "sources/t.md", "coders/t.md"):
        with pytest.raises(RefusedError, match="is a file of the project itself"):
            Output(OutputOptions(output=project.root / name), project)
    with pytest.raises(FileAccessError, match="there is no folder"):
        Output(OutputOptions(output=tmp_path / "none" / "t.md"), project)


def test_what_it_is_made_of_is_refused_under_any_name(tmp_path):
    (tmp_path / "ratings.csv").write_text("unit,coder,code\n")
    (tmp_path / "linked.csv").hardlink_to(tmp_path / "ratings.csv")
    options = OutputOptions(output=tmp_path / "linked.csv")
    with pytest.raises(RefusedError, match=r"linked\.csv is what the output is made of"):
        Output(options, None, inputs=[tmp_path / "ratings.csv"])
    assert Output(options, None, inputs=[tmp_path / "other.csv"])


def test_ratings_are_not_overwritten_by_what_is_made_of_them(said, tmp_path):
    ratings = tmp_path / "r.csv"
    ratings.write_text("unit,coder,code\na,LN,yes\na,EM,no\n")
    status, out, err = said("agree", "--ratings", "r.csv", "-o", "r.csv", cwd=tmp_path)
    assert (status, out) == (4, "")
    assert err == "dhrcode: r.csv is what the output is made of: give another name\n"
    assert ratings.read_text() == "unit,coder,code\na,LN,yes\na,EM,no\n"


@pytest.mark.parametrize("name", [*FOLDERS, *FILES])
@pytest.mark.parametrize("below", ["", "t.csv", "a/b/t.csv"])
@pytest.mark.parametrize("there", [True, False])
def test_each_file_and_folder_of_a_project_is_its_own(project, small, name, below, there):
    if there and not (small / name).exists():
        (small / name).mkdir()
    for spelt in (name, name.upper()):
        target = small / spelt / below
        with pytest.raises(RefusedError) as caught:
            refuse_own(project, target)
        assert str(caught.value) == f"{target} is a file of the project itself: give another name"


@pytest.mark.parametrize("name", ["t.csv", "records.csv", "verified-2014.csv", "exports/t.csv"])
def test_beside_them_an_output_may_stand(project, small, name):
    (small / "exports").mkdir()
    refuse_own(project, small / name)
    (small / name).write_text("older")
    refuse_own(project, small / name)
