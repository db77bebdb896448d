"""report: the pack as a person asks for it."""

import io
import json
import re
import runpy
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dhrcode.exporters import PACK_FORMATS

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
settled = _SHARED["settled"]
_WORD = runpy.run_path(str(Path(__file__).parents[2] / "exporters" / "word" / "conftest.py"))
template_file = _WORD["template_file"]
SUMMARY = """\
Themes in the reviews
3 reviews: 2 of Domestic Homicide Review, 1 of Stakeholder interview

In 2 of 3 reviews (67%) a subtheme of Process & policy is present; most often Use of MARACs, in 2.

In 2 of 3 reviews (67%) a subtheme of Health is present: Issues related to GPs.

Found present in no review: Police response.

How sure it is
Coded by 2 coders (JB, LN) with the codebook small-study 1.0. Year of the death: 2012 to 2013, not
known of 1.

How far coders agree is not known: no review was coded by two coders apart.

0 of 3 reviews are noted as read to the end. 1 of 2 quotes was found; 1 was not verified, or too
short to tell. Every subtheme is coded in every review. 1 draft is left out.

Frequency of each subtheme
Thematic area and subtheme  Present    %  95% from   to  Absent  Not stated  Unclear  Not coded
-----------------------------------------------------------------------------------------------
Process & policy
Use of MARACs                2 of 3  67%       21%  94%       0           1        0          0
Police response              0 of 3   0%        0%  56%       1           1        1          0
Health
Issues related to GPs        2 of 3  67%       21%  94%       0           1        0          0

Areas
Thematic area     One or more subthemes present  Subthemes present a review
---------------------------------------------------------------------------
Process & policy  2 of 3 reviews (67%)                                 0.67
Health            2 of 3 reviews (67%)                                 0.67

Codebook: small-study 1.0 (Small study)
Selection: all complete and partial reviews
Made with: dhrcode VERSION
Digest of the input (SHA-256): DIGEST
"""


def data(said, folder, *flags):
    status, out, err = said("report", "--format", "json", *flags, cwd=folder)
    assert (status, err) == (0, "")
    return json.loads(out)


def test_it_prints_a_summary(said, small):
    status, out, err = said("report", cwd=small)
    assert (status, settled(out), err) == (0, SUMMARY, "")


@pytest.mark.parametrize("form", PACK_FORMATS)
def test_the_whole_pack_by_suffix_and_the_same_bytes_twice(said, small, form):
    flags = ("--by", "victim.relationship", "--with-evidence")
    for name in (f"pack.{form}", f"again.{form.upper()}"):
        assert said("report", *flags, "-o", name, cwd=small) == (0, "", f"wrote {name}\n")
    made = (small / f"pack.{form}").read_bytes()
    assert made == (small / f"again.{form.upper()}").read_bytes()
    assert [p.name for p in small.iterdir() if "tmp" in p.name] == []


def test_json_has_every_part_by_name(said, small):
    made = data(said, small, "--by", "victim.relationship", "--with-evidence")
    assert list(made) == ["title", "profile", "provenance", "text", "tables"]
    assert made["profile"] == "internal"
    assert list(made["tables"]) == [
        "occurrence",
        "frequency",
        "most_frequent",
        "areas",
        "by_victim.relationship",
        "pairs",
        "all_pairs",
        "years",
        "subthemes_by_year",
        "candidate_themes",
        "candidates",
        "gaps",
        "evidence",
    ]
    row = made["tables"]["frequency"][1]
    assert {key: row[key] for key in ("id", "group", "present", "absent", "unclear", "stated")} == {
        "id": "police-response",
        "group": "Process & policy",
        "present": 0,
        "absent": 1,
        "unclear": 1,
        "stated": 1,
    }
    assert made["tables"]["frequency"][0]["share"] == 2 / 3
    assert made["provenance"]["drafts_left_out"] == 1


def test_a_category_counts_a_review_with_two_victims_once_in_each(said, small):
    record = small / "records" / "DHR10.yaml"
    text = record.read_text()
    start = text.index("victims:\n") + len("victims:\n")
    record.write_text(f"{text[:start]}  - {{sex: male, relationship: partner}}\n{text[start:]}")
    made = data(said, small, "--by", "victim.relationship")
    first = made["tables"]["by_victim.relationship"][0]
    assert (first["id"], first["partner"], first["parent"], first["not_filled_in"]) == (
        "reviews",
        2,
        1,
        1,
    )
    md = said("report", "--format", "md", "--by", "victim.relationship", cwd=small)[1]
    assert "1 review is in more than one column, having more than one person or value" in md


def test_title_and_selection_are_said(said, small):
    made = data(said, small, "--title", "A  pack\nof two", "--kind", "dhr", "--where", "year>=2012")
    assert made["title"] == "A pack of two"
    assert made["provenance"]["selection"] == "year>=2012; kind dhr"
    assert made["tables"]["frequency"][0]["reviews"] == 2


def test_drafts_count_when_asked(said, small):
    made = data(said, small, "--include-drafts")
    assert made["tables"]["frequency"][1]["not_coded"] == 1
    assert made["text"]["Gaps"][1] == "Counted though drafts: DHR7."


def test_evidence_only_when_asked(said, small):
    assert "evidence" not in data(said, small)["tables"]
    rows = data(said, small, "--with-evidence")["tables"]["evidence"]
    assert {key: rows[0][key] for key in ("label", "id", "source", "page", "quote", "note")} == {
        "label": "DHR2",
        "id": "use-of-maracs",
        "source": "Overview report",
        "page": "20",
        "quote": "no agency sought a referral",
        "note": "Each waited.",
    }


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (("--by", "yeer"), "the codebook has no attribute 'yeer': did you mean 'year'?"),
        (
            ("--by", "gps"),
            (
                "the codebook has no attribute 'gps': one of method, "
                "perpetrator.alcohol, place, victim.children, victim.known-to, "
                "victim.relationship, victim.sex, year"
            ),
        ),
        (
            ("--where", "victim.sex=femal"),
            "'femal' is not a value of 'sex': did you mean 'female'?",
        ),
        (
            ("--template", "a.docx"),
            "--template is for a Word document: write one with -o pack.docx",
        ),
        (
            ("-o", "p.html", "--template", "a.docx"),
            "--template is for a Word document: write one with -o pack.docx",
        ),
        (("-o", "pack.csv"), "'pack.csv' should end in one of .docx, .html, .json, .md, .xlsx"),
        (("-o", "pack.pdf"), "'pack.pdf' should end in one of .docx, .html, .json, .md, .xlsx"),
        (("--format", "csv"), "'csv' is not a format: one of docx, html, json, md, xlsx"),
        (("--title", " "), "the title is empty"),
        (("--explain",), "--explain goes with --profile publication"),
        (
            ("--profile", "publication", "--with-evidence"),
            "a publication has no evidence in it: leave out --with-evidence",
        ),
        (
            ("--profile", "publication", "--explain", "-o", "x.md"),
            "--explain is for the screen, never for a file: leave out -o and --format",
        ),
    ],
)
def test_what_cannot_be_meant_is_said(said, small, flags, sentence):
    assert said("report", *flags, cwd=small) == (2, "", f"dhrcode: {sentence}\n")


def test_an_unknown_attribute_is_said_before_any_record_is_read(said, small):
    (small / "records" / "DHR2.yaml").write_text("")
    assert said("report", "--by", "yeer", cwd=small)[0] == 2


def test_no_pack_is_made_of_a_part_of_the_records(said, small):
    (small / "records" / "DHR8.yaml").write_text("")
    status, out, err = said("report", "-o", "pack.xlsx", cwd=small)
    assert (status, out) == (1, "")
    assert err.splitlines()[-1] == (
        "dhrcode: no report was made: 1 error in the records would make it wrong"
    )
    assert not (small / "pack.xlsx").exists()


def test_no_review(said, small, project_dir):
    assert said("report", cwd=project_dir) == (
        3,
        "",
        (
            "dhrcode: there is no review to report on: none is in the project, or none was "
            "selected\n"
        ),
    )
    for name in ("DHR2", "DHR10", "INT3"):
        (small / "records" / f"{name}.yaml").unlink()
    assert said("report", cwd=small) == (
        3,
        "",
        (
            "dhrcode: there is no review to report on: 1 draft is left out, which "
            "--include-drafts would count\n"
        ),
    )


def test_no_coded_review_is_a_pack_without_a_percentage_that_is_not_there(said, small):
    for record in (small / "records").glob("*.yaml"):
        text = re.sub(r"(?s)^findings:\n.*?(?=^\S)", "", f"{record.read_text()}\nx: y", flags=re.M)
        record.write_text(text.removesuffix("x: y").replace("status: complete", "status: draft"))
    made = data(said, small, "--include-drafts", "--by", "year")
    assert made["text"]["Summary"][0] == "No subtheme was found present in any review."
    assert {row["share_stated"] for row in made["tables"]["frequency"]} == {None}
    assert {row["share"] for row in made["tables"]["frequency"]} == {0.0}
    assert made["tables"]["by_year"][1]["test"] == "undefined: no variation"


@pytest.mark.parametrize("form", PACK_FORMATS)
def test_one_review_makes_a_pack(said, small, form):
    flags = ("--where", "year=2012", "--by", "year", "--by", "victim.known-to", "-o", f"one.{form}")
    assert said("report", *flags, cwd=small) == (0, "", f"wrote one.{form}\n")


@pytest.mark.parametrize("form", PACK_FORMATS)
def test_an_attribute_that_nobody_filled_in(said, small, form):
    flags = ("--where", "year=2012", "--by", "place", "-o", f"one.{form}")
    assert said("report", *flags, cwd=small) == (0, "", f"wrote one.{form}\n")
    made = data(said, small, "--where", "year=2012", "--by", "place")
    assert made["tables"]["by_place"][0]["not_filled_in"] == 1
    assert made["tables"]["by_place"][1]["test"] == "undefined: fewer than two values"


def test_a_codebook_without_a_year(said, small):
    codebook = small / "themes.yaml"
    line = "  - {id: year, label: Year of the death, of: review, type: year}\n"
    codebook.write_text(codebook.read_text().replace(line, ""))
    for record in (small / "records").glob("*.yaml"):
        record.write_text(re.sub(r"year: 20\d\d(, )?", "", record.read_text()))
    made = data(said, small)
    unsaid = "By year: The codebook has no attribute of the review that gives a year."
    assert unsaid in made["text"]["What this does not say"]


def test_the_workbook_begins_with_the_answer(said, small):
    said("report", "-o", "pack.xlsx", "--by", "victim.relationship", cwd=small)
    book = openpyxl.load_workbook(small / "pack.xlsx")
    assert book.sheetnames == [
        "Summary",
        "Occurrence table",
        "Frequency of each subtheme",
        "Most frequent subthemes",
        "Areas",
        "By relationship of the victim",
        "Which subthemes go together",
        "All pairs",
        "By year",
        "Subthemes by year",
        "Candidate themes",
        "Candidate themes and their evid",
        "Gaps",
        "What this does not say",
        "Where this came from",
        "Figures",
    ]
    assert book["Summary"]["A4"].value.startswith("In 2 of 3 reviews (67%) a subtheme")


def test_a_project_file_is_never_written_over(said, small):
    status, _, err = said("report", "--format", "md", "-o", "records/DHR2.yaml", cwd=small)
    assert (status, "is a file of the project itself" in err) == (4, True)


def test_the_home_folder_stays_as_it_was(said, small, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    env = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "c"), "XDG_CONFIG_HOME": str(home / "d")}
    for form in PACK_FORMATS:
        assert said("report", "-o", f"pack.{form}", cwd=small, env=env)[0] == 0
    assert list(home.iterdir()) == []


@pytest.fixture
def published(said, small):
    """Six complete reviews and a draft, with a threshold of 3; EM has coded one apart."""
    codebook = small / "themes.yaml"
    codebook.write_text(f"{codebook.read_text()}disclosure: {{threshold: 3}}\n")
    for number in range(20, 24):
        for subtheme in ("use-of-maracs", "police-response", "gps"):
            said("code", f"DHR{number}", subtheme, "absent", "--coder", "LN", "--new", cwd=small)
        said("set", f"DHR{number}", "year=2014", cwd=small)
        said("complete", f"DHR{number}", cwd=small)
    for subtheme in ("use-of-maracs", "police-response", "gps"):
        said("code", "DHR2", subtheme, "absent", "--as", "EM", cwd=small)
    said("complete", "DHR2", "--as", "EM", cwd=small)
    return small


def test_a_publication_hides_small_counts_and_what_follows_from_them(said, published):
    made = data(said, published, "--profile", "publication")
    maracs = made["tables"]["frequency"][0]
    assert (maracs["present"], maracs["share"], maracs["share_low"]) == ("*", "*", "*")
    assert "By attribute" not in made["text"]
    assert maracs["reviews"] == 7
    assert {row["rank"] for row in made["tables"]["frequency"]} == {"*"}
    assert list(made["tables"]) == [
        "frequency",
        "areas",
        "years",
        "subthemes_by_year",
    ]


@pytest.mark.parametrize("form", ["json", "md", "html"])
def test_a_publication_names_nobody(said, published, form):
    out = said("report", "--profile", "publication", "--format", form, cwd=published)[1]
    for word in (
        "DHR2",
        "DHR10",
        "INT3",
        "LN",
        "JB",
        "EM",
        "no agency sought",
        "Each waited",
        "Housing",
        "independently coded",
        "1 draft",
        "drafts_left_out",
    ):
        assert not re.search(rf"\b{word}\b", out), word
    assert "Reviews that are not coded to the end are left out." in out


@pytest.fixture
def planned(published):
    """The same, each review with a plan of its own but one."""
    themes = published / "themes.yaml"
    raised = f"format: 3\n{themes.read_text('utf-8')}"
    agencies = "agencies: [{id: police, label: Police}, {id: gp, label: GP}]\n"
    themes.write_text(f"{raised}{agencies}", "utf-8")
    (published / "actions").mkdir()
    for number in ("2", "10", "20", "21", "22", "23"):
        plan = f"""\
plan: DHR{number}
codebook: {{id: small-study, version: "1.0"}}
recommendations:
  - id: R7
    text: Tell every ward of the forms
    to: [police]
    themes: [gps]
    actions:
      - id: q
        text: Print the forms again
        owner: {{agency: police, post: Head of Forms}}
        due: {{as_written: by Easter, date: 2014-04-20}}
"""
        (published / "actions" / f"DHR{number}.yaml").write_text(plan, "utf-8")
    return published


@pytest.mark.parametrize("form", ["json", "md", "html"])
def test_of_plans_a_publication_tells_numbers_of_reviews_alone(said, planned, form):
    made = ("report", "--profile", "publication", "--on", "2015-01-01", "--format", form)
    status, out, err = said(*made, cwd=planned)
    assert (status, err) == (0, "")
    assert "an action overdue" in out
    for word in ("DHR2", "R7", "Tell every", "Print the", "Head of", "Easter", "2014-04"):
        assert word not in out, word
    assert "as at 2015-01-01" in out


def test_numbers_of_reviews_by_their_plans_are_hidden_as_others_are(said, planned):
    made = data(said, planned, "--profile", "publication", "--on", "2015-01-01")
    rows = {row["label"]: row for row in made["tables"]["recommendations_and_actions"]}
    assert [rows["a plan"][key] for key in ("reviews", "whole")] == ["*", 7]
    assert rows["an action done"]["reviews"] == 0
    for day in ("2015-01-01", "2014-01-01"):
        options = ("--profile", "publication", "--on", day, "-o", f"{day}.md")
        warned = said("report", *options, cwd=planned)[2]
    assert "the same reviews were published with their plans as at 2015-01-01" in warned
    assert 'as_at: "2015-01-01"' in (planned / "publications.yaml").read_text("utf-8")


def test_a_publication_tells_nothing_of_plans_where_one_has_errors(said, planned):
    (planned / "actions" / "DHR2.yaml").write_text("plan: DHR2\n", "utf-8")
    made = data(said, planned, "--profile", "publication")
    assert "recommendations_and_actions" not in made["tables"]


def test_explain_lists_what_is_hidden_and_why_on_the_screen_alone(said, published):
    status, out, err = said("report", "--profile", "publication", "--explain", cwd=published)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("For the analyst alone: this list holds the counts")
    row = next(line for line in lines if line.startswith("subtheme use-of-maracs: present"))
    assert row.split()[-4:] == ["2", "a", "small", "count"]
    assert any("else one could work out: " in line for line in lines)


def test_rounding_rounds_the_reviews_too_and_tells_no_test(said, published):
    codebook = published / "themes.yaml"
    codebook.write_text(codebook.read_text().replace("threshold: 3", "threshold: 3, round_to: 5"))
    made = data(said, published, "--profile", "publication", "--by", "victim.relationship")
    assert made["provenance"]["records"] == 5
    assert {row["reviews"] for row in made["tables"]["frequency"]} == {5}
    tests = {row["p"] for row in made["tables"]["by_victim.relationship"] if row.get("test")}
    assert tests == {"*"}
    assert "rounded to the nearest 5" in " ".join(made["text"]["Summary"])


def test_parts_are_chosen_by_name(said, small):
    made = data(said, small, "--only", "areas,frequency")
    assert list(made["tables"]) == ["areas", "frequency", "most_frequent"]
    assert "pairs" not in data(said, small, "--without", "pairs")["tables"]
    status, out, err = said("report", "--only", "pairs,pears", "-o", "pack.docx", cwd=small)
    assert (status, out) == (2, "")
    assert err.startswith(
        "dhrcode: --only: there is no part 'pears' of a pack: one of occurrence, "
    )
    assert not (small / "pack.docx").exists()


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        (("--since", "2012-01-01"), "a publication does not say what changed: leave out --since"),
        (("--only", "pairs,areas"), "a publication has no part 'pairs': leave it out of --only"),
        (("--only", "evidence"), "a publication has no evidence in it: leave out --with-evidence"),
    ],
)
def test_a_publication_has_nothing_that_names_a_review_or_a_day(said, small, flags, why):
    done = said("report", "--profile", "publication", *flags, cwd=small)
    assert done == (2, "", f"dhrcode: {why}\n")


def test_what_changed_since_a_day_is_told(said, small):
    made = data(said, small, "--since", "2013-01-01")
    assert [one for one in made["text"]["Summary"] if "on that day or later" in one]


def test_fewer_reviews_than_the_threshold_are_not_published(said, small):
    assert said("report", "--profile", "publication", "-o", "p.docx", cwd=small) == (
        8,
        "",
        "dhrcode: a pack of fewer reviews than the threshold (5) is not published\n",
    )
    assert not (small / "p.docx").exists()


@pytest.mark.parametrize("form", ["md", "html", "docx", "xlsx"])
def test_percentages_with_a_decimal_in_every_format(said, small, form):
    assert said("report", "--decimals", "1", "-o", f"p.{form}", cwd=small)[0] == 0
    data = (small / f"p.{form}").read_bytes()
    if form in ("docx", "xlsx"):
        name = {"docx": "word/document.xml", "xlsx": "xl/styles.xml"}[form]
        data = zipfile.ZipFile(io.BytesIO(data)).read(name)
    assert ({"xlsx": b"0.0%"}.get(form, b"66.7%")) in data


def test_percentages_on_screen(said, small):
    assert "100.00%" in said("crosstab", "gps", "gps", "--decimals", "2", cwd=small)[1]
    assert "100%" in said("crosstab", "gps", "gps", cwd=small)[1]
    assert said("crosstab", "gps", "gps", "--decimals", "9", cwd=small)[0] == 2


@pytest.fixture
def met(said, planned):
    """The same, where the police missed something in four reviews and took something in one."""
    times = {"2": "2013-10-14", "20": "2013-10-14", "21": "-14 weeks", "22": "about 2013-10"}
    for number, when in times.items():
        judged = ("missed", "taken") if number == "2" else ("missed",)
        for opportunity in judged:
            contact = ("--when", when, "--agency", "police", "--with", "child")
            words = (
                "--summary",
                "Closed as a quarrel",
                "--quote",
                "nobody knocked",
                "--page",
                "87",
            )
            own = ("--id", f"ZQ{opportunity}{number}", "--opportunity", opportunity)
            made = said(
                "contact",
                "add",
                f"DHR{number}",
                *contact,
                *words,
                *own,
                "--source",
                "x",
                cwd=planned,
            )
            assert made[0] == 0, made
        assert said("complete", f"DHR{number}", cwd=planned)[0] == 0
    return planned


OF_CONTACTS = ("ZQ", "2013-10", "14 October", "October 2013", "14/10/2013", "41561", "14 weeks")
"""Their ids, and their times in each way in which one may be written."""


@pytest.mark.parametrize("form", PACK_FORMATS)
def test_of_contacts_a_publication_tells_numbers_of_reviews_alone(said, met, form):
    options = ("--profile", "publication", "--on", "2015-01-01")
    status, _, err = said("report", *options, "-o", f"x.{form}", cwd=met)
    assert status == 0, err
    content = (met / f"x.{form}").read_bytes()
    parts = [content]
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name for name in package.namelist() if not name.endswith(".png")]
            parts = [package.read(name) for name in names]
    text = "\n".join(part.decode("utf-8", "replace") for part in parts)
    text = re.sub(r"'sha256-[^']+'", "", text)  # a page's policy names its styles so
    assert "an opportunity missed at Police" in text
    for word in (*OF_CONTACTS, "quarrel", "knocked", "xcvii", "DHR2"):
        assert word not in text, word


def test_numbers_of_reviews_by_their_contacts_are_hidden_as_others_are(said, met):
    tables = data(said, met, "--profile", "publication")["tables"]
    missed, taken = (tables[f"opportunities_{one}_by_agency"][0] for one in ("missed", "taken"))
    assert (missed["label"], missed["of"]) == (
        "an opportunity missed at Police",
        "reviews with a contact of Police",
    )
    assert (missed["reviews"], taken["reviews"]) == (4, "*")
    assert tables["contacts_by_agency"][0]["whole"] == 7


def test_a_publication_of_contacts_alone_is_of_no_day(said, met):
    for path in (met / "actions").iterdir():
        path.unlink()
    for day in ("2015-01-01", "2014-01-01"):
        options = ("--profile", "publication", "--on", day, "-o", f"{day}.md")
        status, _, err = said("report", *options, cwd=met)
        assert (status, "as at" in err) == (0, False)
    assert "Opportunities missed by agency" in (met / "2015-01-01.md").read_text("utf-8")
    assert (met / "2015-01-01.md").read_bytes() == (met / "2014-01-01.md").read_bytes()
    assert "as_at" not in (met / "publications.yaml").read_text("utf-8")


def test_a_document_is_written_on_a_partnerships_own_template(said, small):
    (small / "ours.docx").write_bytes(template_file())
    told = "ours.docx has no styles Table Text, Table Note: dhrcode's own are used\n"
    for name in ("pack.docx", "again.docx"):
        made = said("report", "-o", name, "--template", "ours.docx", cwd=small)
        assert made == (0, "", f"{told}wrote {name}\n")
    assert (small / "pack.docx").read_bytes() == (small / "again.docx").read_bytes()
    with zipfile.ZipFile(small / "pack.docx") as package:
        assert b"Invented Partnership" in package.read("word/header1.xml")
        assert b"Old heading" not in package.read("word/document.xml")
    status, _, err = said("report", "-o", "ours.docx", "--template", "ours.docx", cwd=small)
    assert (status, "is what the output is made of" in err) == (4, True)


def test_a_template_with_an_identifier_in_its_header_writes_nothing(said, small):

    def named(document):
        document.sections[0].header.paragraphs[0].text = "jane.example@example.org"

    (small / "ours.docx").write_bytes(template_file(named))
    flags = ("report", "-o", "pack.docx", "--template", "ours.docx")
    status, _, err = said(*flags, cwd=small)
    assert (status, "ours.docx:1:1: error: header: 'jane.example@" in err) == (9, True)
    assert not (small / "pack.docx").exists()
    assert said(*flags, "--allow-identifiers", cwd=small)[0] == 0
