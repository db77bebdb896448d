"""`scan`, and what `check` and the outputs make of an identifier, as a person sees it."""

import json
import re

import pytest

REMINDER = "A scan does not see everything: it helps a person who reads, it does not replace one.\n"
NO_LIST = "There is no private/names.txt: names that only this project knows are not looked for.\n"
HINT = "write a role, such as 'the GP', or list it under not_identifying with your reason"


@pytest.fixture
def named(small):
    """The small project with a name in a record's evidence, and its document."""
    path = small / "records" / "DHR2.yaml"
    text = path.read_text("utf-8")
    assert "note: Each waited." in text
    path.write_text(text.replace("note: Each waited.", "note: Mrs Okafor waited."), "utf-8")
    (small / "sources").mkdir()
    (small / "sources" / "DHR2.txt").write_text("Nobody.", "utf-8")
    return small


def line_of(project):
    lines = (project / "records" / "DHR2.yaml").read_text("utf-8").splitlines()
    (number,) = (n for n, line in enumerate(lines, start=1) if "Mrs Okafor" in line)
    column = lines[number - 1].index("Mrs Okafor") + 1
    return (
        f"records/DHR2.yaml:{number}:{column}: error: 'Mrs Okafor' looks like a title with a "
        f"surname: {HINT} [identifier-titled-name]\n"
    )


def test_scan(said, named):
    assert said("scan", cwd=named) == (
        1,
        line_of(named),
        f"{NO_LIST}4 records and 1 document scanned: 1 error, 0 warnings\n{REMINDER}",
    )


def test_scan_of_one_review_and_of_nothing_wrong(said, named):
    said_so = "1 record scanned: 0 errors, 0 warnings"
    assert said("scan", "DHR7", cwd=named) == (0, "", f"{NO_LIST}{said_so}\n{REMINDER}")
    assert said("scan", "DHR99", cwd=named)[0] == 3


def test_scan_for_machines(said, named):
    status, out, err = said("scan", "--format", "json", cwd=named)
    assert (status, err) == (1, NO_LIST)
    assert [(p["code"], p["severity"]) for p in json.loads(out)] == [
        ("identifier-titled-name", "error")
    ]
    assert said("scan", "--format", "github", cwd=named)[1].startswith("::error file=records/DHR2")


def test_documents_are_warnings(said, named):
    (named / "sources" / "DHR2.txt").write_text("One.\fIt was DC Hale.", "utf-8")
    (named / "private").mkdir()
    (named / "private" / "names.txt").write_text("Dunmere\n", "utf-8")
    (named / "records" / "DHR2.yaml").write_text(
        (named / "records" / "DHR2.yaml").read_text("utf-8").replace("Mrs Okafor", "The aunt"),
        "utf-8",
    )
    status, out, err = said("scan", cwd=named)
    assert (status, err) == (
        0,
        f"4 records and 1 document scanned: 0 errors, 1 warning\n{REMINDER}",
    )
    assert out == (
        "sources/DHR2.txt:1:8: warning: page 2: 'DC Hale' looks like a title with a surname: if "
        "you quote it, write a role, such as 'the GP' [identifier-titled-name]\n"
    )
    assert said("scan", "--strict", cwd=named)[0] == 1
    assert said("scan", "--strict", "--no-documents", cwd=named)[0] == 0


def test_a_file_is_scanned_anywhere(said, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Mrs Okafor\n", "utf-8")
    status, out, err = said("scan", "--file", "letter.txt", cwd=tmp_path)
    assert (status, err) == (1, f"1 file scanned: 1 error, 0 warnings\n{REMINDER}")
    assert out.startswith("letter.txt:1:6: error: 'Mrs Okafor' looks like")
    assert said("scan", "--file", "none.txt", cwd=tmp_path)[0] == 3
    assert said("scan", "DHR2", "--file", "letter.txt", cwd=tmp_path)[0] == 2


@pytest.mark.parametrize("name", ["pack.xlsx", "pack.docx", "pack.html", "pack.md", "pack.json"])
def test_a_pack_with_an_identifier_is_seen_through_whatever_its_format(said, named, name):
    made = said("report", "--with-evidence", "--allow-identifiers", "-o", name, cwd=named)
    assert made[0] == 0
    status, out, _ = said("scan", "--file", name, "--strict", cwd=named)
    assert status == 1
    assert {line.split(" error: ")[1].split(":", 1)[-1] for line in out.splitlines()}
    assert out.count("'Mrs Okafor'") == len(out.splitlines()) > 0


def test_check_finds_it_too(said, named):
    status, out, err = said("check", cwd=named)
    assert status == 1
    assert line_of(named) in out
    assert "1 error" in err


OUTPUTS = {
    "report": ("report", "--with-evidence", "-o", "pack.html"),
    "to standard output": ("report", "--with-evidence", "--format", "md"),
    "export": ("export", "evidence.csv"),
}


@pytest.mark.parametrize("arguments", OUTPUTS.values(), ids=OUTPUTS)
def test_an_output_with_an_identifier_is_refused_and_nothing_is_written(said, named, arguments):
    before = {path for path in named.rglob("*") if ".dhrcode" not in path.parts}
    assert said(*arguments, cwd=named) == (
        9,
        "",
        line_of(named) + "dhrcode: nothing was written, for 1 identifier would be in it: "
        "mend what is named above, list it under not_identifying with your reason, or say "
        "--allow-identifiers\n",
    )
    assert {path for path in named.rglob("*") if ".dhrcode" not in path.parts} == before
    assert said(*arguments, "--allow-identifiers", cwd=named)[0] == 0


def test_an_output_that_does_not_hold_it_is_written(said, named):
    for arguments in (
        ("table",),
        ("table", "-o", "t.csv"),
        ("report",),
        ("export", "findings.csv"),
        ("crosstab", "year", "gps"),
        ("report", "-o", "pack.docx"),
    ):
        assert said(*arguments, cwd=named)[0] == 0


def test_an_entry_in_the_record_lets_the_output_through(said, named):
    with (named / "records" / "DHR2.yaml").open("a", encoding="utf-8") as file:
        file.write("not_identifying:\n  - {text: mrs okafor, reason: invented}\n")
    assert said("export", "evidence.csv", cwd=named)[0] == 0
    assert said("scan", cwd=named)[0] == 0


def test_double_coding(said, named):
    own = (named / "records" / "DHR2.yaml").read_text("utf-8")
    for coder in ("EM", "JB"):
        folder = named / "coders" / coder
        folder.mkdir(parents=True)
        text = own.replace("coder: LN", f"coder: {coder}")
        if coder == "JB":
            text = text.replace("finding: present", "finding: absent", 1)
        (folder / "DHR2.yaml").write_text(text, "utf-8")
    assert said("agree", cwd=named)[0] == 0
    status, _, err = said("disagreements", "--format", "md", cwd=named)
    assert status == 9
    assert "coders/JB/DHR2.yaml" in err
    assert said("disagreements", "--format", "md", "--allow-identifiers", cwd=named)[0] == 0


def test_examples_are_clean(said, example, fictional):
    for project in (example, fictional):
        status, out, _ = said("scan", "--no-documents", "--strict", cwd=project)
        assert (status, out) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("form", "DHR99", "-o", "form.xlsx"),
        ("export", "findings.csv"),
        ("export", "codebook.qdc"),
        ("codebook", "export", "-o", "codebook.md"),
        ("codebook", "diff", "old.yaml", "-o", "d.md"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_listed_name_in_a_codebook_is_refused_whatever_is_made_of_it(said, named, arguments):
    codebook = named / "themes.yaml"
    text = codebook.read_text("utf-8")
    (named / "old.yaml").write_text(text, "utf-8")
    label = re.search(r"title: (.*)", text)
    assert label is not None
    codebook.write_text(text.replace(label[0], "title: Themes of Dunmere"), "utf-8")
    (named / "private").mkdir()
    (named / "private" / "names.txt").write_text("Dunmere\n", "utf-8")
    before = {path for path in named.iterdir() if path.name != ".dhrcode"}
    status, _, err = said(*arguments, cwd=named)
    assert status == 9
    assert "'Dunmere' looks like" in err
    assert {path for path in named.iterdir() if path.name != ".dhrcode"} == before


@pytest.mark.parametrize(("old", "new"), [("coder: LN", "coder: Dunmere"), ("overview", "dunmere")])
def test_listed_names_in_ids_are_refused_where_records_are_handed_on(said, named, old, new):
    record = named / "records" / "DHR2.yaml"
    text = record.read_text("utf-8")
    assert old in text
    record.write_text(text.replace("Mrs Okafor", "She").replace(old, new), "utf-8")
    (named / "private").mkdir()
    (named / "private" / "names.txt").write_text("Dunmere\n", "utf-8")
    assert said("export", "project.qdpx", "--without-documents", cwd=named)[0] == 9
    assert said("form", "DHR2", "-o", "form.xlsx", cwd=named)[0] == 9


def test_a_listed_name_in_the_selection_is_refused_in_a_project_file(said, named):
    codebook = named / "themes.yaml"
    text = codebook.read_text("utf-8")
    assert "attributes:\n" in text
    town = "attributes:\n  - {id: town, label: Town, of: review, type: text}\n"
    codebook.write_text(text.replace("attributes:\n", town, 1), "utf-8")
    (named / "private").mkdir()
    (named / "private" / "names.txt").write_text("Dunmere\n", "utf-8")
    where = ("--where", "town=Dunmere", "--without-documents")
    assert said("export", "project.qdpx", *where, cwd=named)[0] == 9


def test_names_that_no_rule_knows_are_listed_the_most_frequent_first(said, small):
    (small / "letter.txt").write_text("Zofia told Okeke. He saw Okeke.\n", "utf-8")
    status, out, err = said("scan", "--names", "--file", "letter.txt", cwd=small)
    assert status == 0
    assert [line.split()[:2] for line in out.splitlines()[2:]] == [["Okeke", "2"], ["Zofia", "1"]]
    assert err.startswith("2 words with a capital, in no dictionary and not on your list")
    made = said("scan", "--names", "--file", "letter.txt", "--format", "json", cwd=small)[1]
    assert json.loads(made)[0] == {"name": "Okeke", "times": 2, "first": "letter.txt"}
    assert said("scan", "--names", "--format", "github", cwd=small)[0] == 2
    assert said("scan", "--names", "--no-documents", cwd=small)[0] == 0


def test_a_chronology_is_one_line_for_people_and_each_date_for_machines(said, tmp_path):
    rows = [f"{day} March 2012 | GP | seen" for day in range(1, 21)]
    end = f"{'So it went on for long. ' * 9}\n\nShe was born on 3 May 1980."
    (tmp_path / "c.txt").write_text("\n".join([*rows, "", end]), "utf-8")
    status, out, err = said("scan", "--file", "c.txt", cwd=tmp_path)
    assert status == 1
    assert [line.split(": ", 2)[2].partition(":")[0] for line in out.splitlines()] == [
        "20 full dates in the chronology on lines 1 to 20",
        "'3 May 1980' looks like a full date",
    ]
    assert err.startswith("1 file scanned: 1 error, 20 warnings\n")
    assert (
        len(json.loads(said("scan", "--file", "c.txt", "--format", "json", cwd=tmp_path)[1])) == 21
    )
