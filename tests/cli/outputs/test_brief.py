"""Briefings on themes: report --theme and --each."""

import io
import json

import docx
import pytest

QUOTE = '"She was not asked about her home life'


def test_one_page_from_the_numbers_of_the_pack(said, fictional):
    flags = ("--include-drafts", "--on", "2025-03-01")
    for name in ("brief.docx", "brief.html", "brief.json"):
        done = said("report", "--theme", "gps", *flags, "-o", name, cwd=fictional)
        assert (done[0], f"wrote {name}" in done[2]) == (0, True)
    made = json.loads((fictional / "brief.json").read_text("utf-8"))
    pack = json.loads(said("report", *flags, "--format", "json", cwd=fictional)[1])
    row = next(one for one in pack["tables"]["frequency"] if one["id"] == "gps")
    said_often = made["text"]["A briefing for seven minutes"][1]
    assert said_often.startswith(f"Present in {row['present']} of {row['reviews']} reviews")
    document = docx.Document(io.BytesIO((fictional / "brief.docx").read_bytes()))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert said_often in words
    assert any(text.startswith(QUOTE) for text in words)
    assert document.sections[0].page_height > document.sections[0].page_width
    page = (fictional / "brief.html").read_text("utf-8")
    assert said_often in page
    out = said("report", "--theme", "Issues related to GPs", *flags, cwd=fictional)[1]
    assert said_often in " ".join(out.split())


def test_quotes_are_chosen_by_a_person(said, small):
    flags = ("--theme", "use-of-maracs", "--quotes")
    out = said("report", *flags, "DHR2:1", cwd=small)[1]
    assert '"no agency sought a referral" (DHR2, Overview report, page 20' in " ".join(out.split())
    status, out, err = said("report", *flags, "DHR2:2", "-o", "b.md", cwd=small)
    assert (status, out, (small / "b.md").exists()) == (2, "", False)
    assert "DHR2 has no quote 2 on use-of-maracs; it has 1 quote" in err


def test_a_briefing_on_each_theme_or_on_none(said, small):
    done = said("report", "--each", "-o", "briefs", "--format", "md", cwd=small)
    assert (done[0], done[2].splitlines()[-1]) == (0, "wrote 3 briefings into briefs")
    names = ["gps.md", "police-response.md", "use-of-maracs.md"]
    assert sorted(path.name for path in (small / "briefs").iterdir()) == names
    before = {path.name: path.read_bytes() for path in (small / "briefs").iterdir()}
    codebook = small / "themes.yaml"
    codebook.write_text(
        codebook.read_text().replace(
            "The practice did not ask, record", "Ring 020 7946 0958, it did not ask, record"
        )
    )
    status, _, err = said("report", "--each", "-o", "others", cwd=small)
    assert (status, (small / "others").exists()) == (9, False), err
    assert {path.name: path.read_bytes() for path in (small / "briefs").iterdir()} == before


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--each",), "name their folder with -o"),
        (("--each", "--theme", "gps", "-o", "x"), "give one of the two"),
        (("--quotes", "DHR2:1"), "--quotes goes with --theme"),
        (("--theme", "gps", "--profile", "publication"), "it is no publication"),
        (("--theme", "gps", "--only", "areas"), "leave out what chooses those of a pack"),
        (("--theme", "gpz"), "the codebook has no subtheme 'gpz'"),
        (("--each", "-o", "records"), "is a file of the project itself"),
    ],
)
def test_what_cannot_be_meant_is_refused(said, small, flags, words):
    status, out, err = said("report", *flags, cwd=small)
    assert status in (2, 4)
    assert out == ""
    assert words in " ".join(err.split())


def test_a_file_where_the_folder_should_be(said, small):
    (small / "briefs").write_text("mine")
    status, _, err = said("report", "--each", "-o", "briefs", cwd=small)
    assert (status != 0, "briefs is a file: --each takes a folder" in err) == (True, True)
    assert (small / "briefs").read_text() == "mine"


def test_a_quote_says_where_the_review_found_the_theme_absent(said, fictional):
    flags = ("--theme", "gps", "--include-drafts", "--quotes", "DHR58:1")
    out = " ".join(said("report", *flags, cwd=fictional)[1].split())
    assert "(DHR58, Overview report, page 6; absent there)" in out


def test_a_page_leads_to_no_part_that_is_left_out(said, fictional):
    flags = ("--include-drafts", "--on", "2025-03-01", "-o")
    said("report", *flags, "all.html", cwd=fictional)
    said("report", "--without", "plans,opportunities", *flags, "some.html", cwd=fictional)
    whole, some = ((fictional / f"{n}.html").read_text("utf-8") for n in ("all", "some"))
    asked = "Practice A should name a lead"
    assert (asked in whole, asked in some) == (True, False)


def test_of_chosen_reviews_the_front_page_says_that_plans_are_of_all(said, fictional):
    flags = ("--on", "2025-03-01", "--include-drafts", "--format", "md")
    words = "Plans of every review are told of, whichever reviews are selected."
    assert words not in said("report", *flags, cwd=fictional)[1]
    chosen = ("--where", "case-type=adult-family-homicide")
    assert words in said("report", *flags, *chosen, cwd=fictional)[1]


def test_each_writes_over_no_template(said, small):
    assert said("report", "--theme", "gps", "-o", "gps.docx", cwd=small)[0] == 0
    before = (small / "gps.docx").read_bytes()
    (small / "briefs").mkdir()
    (small / "briefs" / "gps.docx").write_bytes(before)
    flags = ("--each", "-o", "briefs", "--template", "briefs/gps.docx")
    status, _, err = said("report", *flags, cwd=small)
    assert (status, "is what the output is made of" in err) == (4, True)
    assert (small / "briefs" / "gps.docx").read_bytes() == before
