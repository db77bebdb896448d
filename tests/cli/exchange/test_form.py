"""form and import as a person runs them: out to a panel member and in again."""

import io
from pathlib import Path

import openpyxl
import pytest


def records(folder: Path) -> dict[str, bytes]:
    """Every record's file, independent codings too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("DHR*.yaml")}


def fill(path: Path, sheet: str, **values: object) -> None:
    """Types values into cells of a form, as a panel member would."""
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    for place, value in values.items():
        book[sheet][place] = value
    book.save(path)


def test_out_and_in_again_changes_no_byte(said, fictional):
    before = records(fictional)
    for review in ("DHR41", "DHR58"):
        assert said("form", review, "-o", f"{review}.xlsx", cwd=fictional) == (
            0,
            "",
            f"wrote {review}.xlsx\n",
        )
    assert said("import", "DHR41.xlsx", "DHR58.xlsx", cwd=fictional) == (
        0,
        "",
        "2 records as before\n",
    )
    assert records(fictional) == before


def test_what_was_filled_in_is_previewed_and_brought_in(said, small):
    said("form", "DHR7", "-o", "DHR7.xlsx", cwd=small)
    fill(small / "DHR7.xlsx", "Findings", C10="present", E10=12, H10="[bold]twice[/bold]")
    before = records(small)
    status, out, err = said("import", "DHR7.xlsx", "--dry-run", cwd=small)
    assert (status, err) == (0, "dry run, nothing written: 1 record changed\n")
    assert '+      - {page: "12", note' not in out
    assert "+    finding: present" in out
    assert '+        note: "[bold]twice[/bold]"' in out
    assert records(small) == before
    assert said("import", "DHR7.xlsx", cwd=small) == (0, "", "1 record changed\n")
    assert "gps = " not in said("show", "DHR7", cwd=small)[1]
    assert "[bold]twice[/bold]" in said("show", "DHR7", cwd=small)[1]
    assert said("import", "DHR7.xlsx", cwd=small)[0] == 4  # made before its record changed
    assert said("import", "DHR7.xlsx", "--replace", cwd=small) == (0, "", "1 record as before\n")


def test_a_new_review_needs_whose_coding_it_is(said, small):
    said("form", "DHR20", "-o", "DHR20.xlsx", cwd=small)
    fill(small / "DHR20.xlsx", "Findings", C3="absent")
    env = {"DHRCODE_CODER": "LN"}  # who sits here, and not who filled it in
    assert said("import", "DHR20.xlsx", cwd=small, env=env) == (
        2,
        "",
        "dhrcode: say whose coding DHR20.xlsx is: --coder INITIALS\n",
    )
    status, out, err = said("import", "DHR20.xlsx", "--coder", "EM", "--dry-run", cwd=small)
    assert (status, out, err) == (
        0,
        "DHR20: new, 1 of 3 coded, 0 present, 0 victims, 0 perpetrators, draft\n",
        "dry run, nothing written: 1 record new\n",
    )
    assert said("import", "DHR20.xlsx", "--coder", "EM", cwd=small) == (0, "", "1 record new\n")
    assert "coder: EM\n" in (small / "records" / "DHR20.yaml").read_text()


def test_one_problem_keeps_all_forms_out(said, small):
    for review in ("DHR7", "DHR2"):
        said("form", review, "-o", f"{review}.xlsx", cwd=small)
    fill(small / "DHR7.xlsx", "Findings", C10="absent")
    fill(small / "DHR2.xlsx", "Findings", C3="presnt", E4="\x9b31m")
    before = records(small)
    status, out, err = said("import", "DHR7.xlsx", "DHR2.xlsx", cwd=small)
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        (
            "DHR2.xlsx:Findings!C3: error: 'presnt' is not a finding: did you mean 'present'? "
            "[bad-value]"
        ),
        "dhrcode: nothing was brought in: mend these first",
    ]
    fill(small / "DHR2.xlsx", "Findings", C3="present")
    err = said("import", "DHR7.xlsx", "DHR2.xlsx", cwd=small)[2]
    assert err.splitlines()[0] == (
        "DHR2.xlsx:Findings!E4: error: 'page' holds the character U+009B, which is not text "
        "[bad-value]"
    )
    assert records(small) == before


def test_another_coders_record_stays(said, small):
    said("form", "DHR7", "-o", "DHR7.xlsx", cwd=small)
    before = records(small)
    assert said("import", "DHR7.xlsx", "--coder", "EM", cwd=small) == (
        4,
        "",
        "dhrcode: DHR7 is coded by JB, and the file is EM's: nothing was written\n",
    )
    assert records(small) == before


def test_an_independent_coding_by_form(said, small):
    before = records(small)
    assert said("form", "DHR7", "--as", "EM", "-o", "DHR7.xlsx", cwd=small)[0] == 0
    book = openpyxl.load_workbook(small / "DHR7.xlsx")
    assert book["Findings"]["C3"].value is None  # EM does not see what JB found
    book.close()
    fill(small / "DHR7.xlsx", "Findings", C3="unclear")
    status, _, err = said("import", "DHR7.xlsx", cwd=small)
    assert status == 1
    assert "bring it in with --as EM [form-of-another-coding]" in err
    assert said("import", "DHR7.xlsx", "--as", "EM", cwd=small) == (0, "", "1 record new\n")
    own = records(small).pop("coders/EM/DHR7.yaml")
    assert b"use-of-maracs: {finding: unclear}" in own
    assert records(small) == before | {"coders/EM/DHR7.yaml": own}


def test_a_form_of_another_version_of_the_codebook_is_refused(said, small):
    said("form", "DHR7", "-o", "DHR7.xlsx", cwd=small)
    themes = small / "themes.yaml"
    themes.write_text(themes.read_text().replace('version: "1.0"', 'version: "1.1"', 1))
    status, _, err = said("import", "DHR7.xlsx", cwd=small)
    assert status == 1
    assert err.startswith(
        "DHR7.xlsx: error: the form was made from version 1.0 of the codebook, and the project's "
        "is 1.1: make a new one with 'dhrcode form DHR7', and copy over what was filled in"
    )


def test_forms_of_all_that_is_not_coded(said, small):
    assert said("form", "--all-uncoded", "forms", cwd=small) == (
        0,
        "",
        "wrote 1 form into forms\n",
    )
    assert [path.name for path in (small / "forms").iterdir()] == ["DHR7.xlsx"]
    assert said("form", "--all-uncoded", "forms", cwd=small) == (
        0,
        "",
        ("1 form is there already, and as before: DHR7.xlsx\nwrote 0 forms into forms\n"),
    )


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("form",), 2, "name a review, or give --all-uncoded DIR"),
        (("form", "DHR7", "--all-uncoded", "x"), 2, "name a review, or give --all-uncoded DIR"),
        (
            ("form", "--all-uncoded", "x", "-o", "y.xlsx"),
            2,
            "--all-uncoded names the forms itself: leave out -o and --kind",
        ),
        (("form", "DHR7", "-o", "DHR7.csv"), 2, "'DHR7.csv' should end in .xlsx"),
        (
            ("form", "DHR7", "-o", "records/DHR7.xlsx"),
            4,
            "records/DHR7.xlsx is a file of the project itself: give another name",
        ),
        (
            ("form", "--all-uncoded", "records"),
            4,
            "records/form.xlsx is a file of the project itself: give another name",
        ),
        (("form", "DHR7", "-o", "nowhere/DHR7.xlsx"), 6, "there is no folder nowhere to write to"),
        (("import", "nothing.xlsx"), 3, "there is no file nothing.xlsx"),
        (
            ("import", "records"),
            2,
            (
                "'records' should end in one of .csv, .tsv, .txt, .docx, .xlsx, .xlsm, .xls, .ods, "
                ".qdc, .qdpx"
            ),
        ),
        (
            ("import", "nothing.xlsx", "--as", "EM", "--coder", "LN"),
            2,
            "--as EM puts the codings into coders/EM, and --coder says LN",
        ),
    ],
)
def test_what_is_refused(arguments, status, sentence, said, small):
    before = records(small)
    assert said(*arguments, cwd=small) == (status, "", f"dhrcode: {sentence}\n")
    assert records(small) == before
    assert sorted(path.name for path in small.glob("*.xlsx")) == []


def test_what_libreoffice_saved_is_still_read(said, small, office):
    said("form", "DHR2", "-o", "DHR2.xlsx", cwd=small)
    saved = office("DHR2.xlsx", (small / "DHR2.xlsx").read_bytes(), "xlsx") / "DHR2.xlsx"
    assert said("import", saved, cwd=small) == (0, "", "1 record as before\n")


def test_the_form_offers_the_candidates_of_the_codebook_and_gives_them_one_name(said, small):
    themes = small / "themes.yaml"
    themes.write_text(
        f"format: 2\n{themes.read_text('utf-8')}candidates:\n"
        "  - {id: hospitals, label: Hospital care, definition: Wards.}\n",
        "utf-8",
    )
    assert said("form", "DHR7", "-o", "form.xlsx", cwd=small)[0] == 0
    book = openpyxl.load_workbook(small / "form.xlsx")
    sheet = book["Candidates"]
    offered = {v.error: str(v.sqref) for v in sheet.data_validations.dataValidation}
    assert "Keep it if none of those in the list is meant." in offered
    guide = [cell.value for cell in book["Codebook"]["A"]]
    assert guide[-2:] == [
        "Candidate themes: they have no subtheme, and are noted on their own sheet",
        "Hospital care",
    ]
    sheet["B2"] = "HOSPITALS"
    book.save(small / "form.xlsx")
    assert said("import", "form.xlsx", cwd=small)[0] == 0
    assert "  - label: Hospital care\n" in (small / "records" / "DHR7.yaml").read_text("utf-8")


def test_a_form_without_a_name_goes_where_git_leaves_it_out(said, small):
    assert said("form", "DHR7", cwd=small / "records")[2].endswith("exports/DHR7.xlsx\n")
    assert (small / "exports" / "DHR7.xlsx").is_file()
    assert said("import", "exports/DHR7.xlsx", cwd=small) == (0, "", "1 record as before\n")
    assert said("table", "-o", "exports/t.csv", cwd=small)[0] == 0


@pytest.mark.parametrize("form", ["DHR58.xlsx", "project.qdpx"])
def test_what_pages_go_by_and_a_shared_document_come_back(said, fictional, form):
    record = fictional / "records" / "DHR58.yaml"
    text, said_of_it = record.read_text(), "pages-by: label\n    shared: true\n"
    record.write_text(text.replace("    pages: 6\n", f"    pages: 6\n    {said_of_it}", 1))
    if form.endswith(".xlsx"):
        assert said("form", "DHR58", "-o", form, cwd=fictional)[0] == 0
        before = record.read_bytes()
        assert said("import", form, cwd=fictional)[0] == 0
        assert record.read_bytes() == before
        return
    coder = text.split("coder: ")[1].split("\n")[0]
    assert said("export", form, "--include-drafts", cwd=fictional)[0] == 0
    other = fictional.parent / "other"
    assert said("init", "other", cwd=fictional.parent)[0] == 0
    assert said("import", fictional / form, "--coder", coder, cwd=other)[0] == 0
    assert said_of_it in (other / "records" / "DHR58.yaml").read_text()


def test_a_checklist_is_printed_of_the_codebook_and_of_a_review(said, fictional):
    status, _, err = said("form", "--print", cwd=fictional)
    written = fictional / "exports" / "checklist.docx"
    assert (status, "".join(err.split())) == (0, f"wrote{written}".replace(" ", ""))
    assert written.is_file()
    status, _, err = said("form", "DHR58", "--print", "-o", "sheet.md", cwd=fictional)
    assert (status, err.splitlines()[0]) == (0, "wrote sheet.md")
    assert "Review: DHR58" in (fictional / "sheet.md").read_text(encoding="utf-8")
    assert said("form", "DHR77", "--print", "-o", "new.html", cwd=fictional)[0] == 0


def test_a_checklist_takes_neither_a_folder_nor_a_kind(said, fictional):
    refused = "dhrcode: --print takes a review, -o and --as alone\n"
    assert said("form", "--print", "--all-uncoded", "x", cwd=fictional) == (2, "", refused)
    assert said("form", "--print", "-o", "x.csv", cwd=fictional)[0] == 2


def test_a_checklist_of_an_independent_coder_holds_that_coder_s_findings_alone(said, fictional):
    said("code", "DHR58", "gps", "present", "--page", "9", "--as", "ZZ", cwd=fictional)
    assert said("form", "DHR58", "--print", "--as", "ZZ", "-o", "z.md", cwd=fictional)[0] == 0
    page = (fictional / "z.md").read_text(encoding="utf-8")
    assert page.count("\N{BALLOT BOX WITH X}") == 1
    assert "Insecure housing" not in page
