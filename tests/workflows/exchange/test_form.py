"""Forms of a project: which reviews have one, what it is made from, and what is not overwritten."""

import shutil
from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError, FileAccessError, RefusedError, UsageError
from dhrcode.importers.form.about import about_of
from dhrcode.importers.workbook.reader import read_workbook
from dhrcode.model.form import About
from dhrcode.store.atomic import write_bytes
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.codebook.changes import retire
from dhrcode.workflows.codebook.revision import revise
from dhrcode.workflows.double_coding.sample import draw
from dhrcode.workflows.exchange.form import form_of, uncoded, write_form, write_forms


def plainly(reviews, total):
    return iter(reviews)


def about(path: Path) -> About:
    book, problems = read_workbook(path, path.name)
    assert problems == []
    assert book is not None
    made = about_of(book)
    assert made is not None
    return made


def form(project: Project, review: str, folder: Path, kind: str | None = None) -> About:
    path = folder / "f.xlsx"
    path.write_bytes(form_of(project, review, kind))
    return about(path)


def test_a_form_says_what_it_was_made_from(small, tmp_path):
    of_record = form(small, "DHR7", tmp_path)
    assert of_record[:6] == ("1", "DHR7", "small-study", "1.0", "JB", "no")
    assert len(of_record.record) == 64
    assert form(small, "DHR9", tmp_path)[4:7] == ("", "no", "")
    assert form(small.of_coder("EM"), "DHR7", tmp_path)[4:7] == ("EM", "yes", "")


def test_the_kind_of_a_new_review_is_the_codebooks_first_or_the_one_asked_for(small, tmp_path):
    def kind_in(data: bytes) -> str:
        path = tmp_path / "k.xlsx"
        path.write_bytes(data)
        book, _ = read_workbook(path, "k.xlsx")
        assert book is not None
        return book.sheets["Record"].cell(3, 2).text

    assert kind_in(form_of(small, "INT9")) == "dhr"
    assert kind_in(form_of(small, "INT9", "interview")) == "interview"
    assert kind_in(form_of(small, "INT3")) == "interview"


@pytest.mark.parametrize(
    ("review", "kind", "said"),
    [
        ("../x", None, "cannot be a review's id"),
        ("CON", None, "cannot be a review's id"),
        ("dhr7", None, "there is no review 'dhr7': did you mean 'DHR7'"),
        ("DHR9", "report", "declares no kind 'report'"),
    ],
)
def test_what_no_review_can_be_is_refused(review, kind, said, small):
    with pytest.raises(UsageError, match=said):
        form_of(small, review, kind)


def test_a_record_with_errors_has_to_be_mended_first(small):
    small.path_of("DHR7").write_bytes(b"review: DHR7\n")
    with pytest.raises(DataProblemsError, match="has to be mended first"):
        form_of(small, "DHR7")
    with pytest.raises(DataProblemsError, match="no form was written: mend these first"):
        uncoded(small)


def test_a_record_of_an_older_version_has_to_be_brought_forward_first(small):
    revise(small, lambda codebook, made: retire(codebook, "gps", made), "Invented.")
    later = open_project(small.root)
    for asked in (lambda: form_of(later, "DHR7"), lambda: uncoded(later)):
        with pytest.raises(RefusedError, match="DHR7 is coded with version 1"):
            asked()
    assert form_of(later, "DHR99")


def test_a_file_that_is_there_is_never_overwritten(tmp_path):
    target = tmp_path / "DHR7.xlsx"
    write_form(target, b"new")
    with pytest.raises(RefusedError, match="may have been filled in"):
        write_form(target, b"newer")
    assert target.read_bytes() == b"new"
    with pytest.raises(UsageError, match=r"'DHR7\.csv' should end in \.xlsx"):
        write_form(tmp_path / "DHR7.csv", b"new")


def test_the_reviews_that_are_not_coded_to_the_end(small):
    assert uncoded(small)[0] == ["DHR7"]
    path = small.path_of("DHR10")
    write_bytes(path, path.read_bytes().replace(b"  police-response: {finding: unclear}\n", b""))
    assert uncoded(small)[0] == ["DHR7", "DHR10"]


def test_of_a_coder_all_reviews_that_are_not_finished_or_those_that_were_drawn(small):
    own = small.of_coder("EM")
    assert uncoded(own)[0] == ["DHR2", "DHR7", "DHR10", "INT3"]
    (small.root / "coders" / "EM").mkdir(parents=True)
    text = small.path_of("DHR2").read_bytes().replace(b"coder: LN", b"coder: EM")
    own.path_of("DHR2").write_bytes(text)
    own = small.of_coder("EM")
    assert uncoded(own)[0] == ["DHR7", "DHR10", "INT3"]
    drawn = draw(small, "1", 1, None, again=False)
    assert uncoded(own)[0] == [review for review in drawn.reviews if review != "DHR2"]


def test_forms_go_into_a_folder_and_those_there_stay(small, tmp_path):
    folder = tmp_path / "forms"
    made = write_forms(small.of_coder("EM"), folder, ["DHR7", "INT3"], plainly)
    assert [path.name for path in made.new] == ["DHR7.xlsx", "INT3.xlsx"]
    assert made.there == ()
    assert about(folder / "INT3.xlsx").own == "yes"
    (folder / "DHR7.xlsx").write_bytes(b"filled in")
    (folder / "INT3.xlsx").unlink()
    again = write_forms(small, folder, ["DHR7", "INT3"], plainly)
    assert [path.name for path in again.there] == ["DHR7.xlsx"]
    assert (folder / "DHR7.xlsx").read_bytes() == b"filled in"
    assert about(folder / "INT3.xlsx").coder == "JB"


def test_the_kind_of_an_independent_coding_is_that_of_the_record(small, tmp_path):
    write_forms(small.of_coder("EM"), tmp_path / "forms", ["INT3"], plainly)
    book, _ = read_workbook(tmp_path / "forms" / "INT3.xlsx", "f")
    assert book is not None
    assert book.sheets["Record"].cell(3, 2).text == "interview"
    shutil.rmtree(tmp_path / "forms")
    (tmp_path / "forms").write_bytes(b"a file")
    with pytest.raises(FileAccessError, match="cannot be made"):
        write_forms(small, tmp_path / "forms", ["INT3"], plainly)
