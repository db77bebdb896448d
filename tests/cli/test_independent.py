"""Independent coding: each coder in a folder of their own, and nobody sees what others found."""

import os
import shutil
import subprocess
import zipfile

import pytest


def code(said, folder, coder, review="DHR2", finding="absent"):
    for subtheme in ("use-of-maracs", "police-response", "gps"):
        assert said("code", review, subtheme, finding, "--as", coder, "--new", cwd=folder)[0] == 0


def test_a_coding_goes_into_the_coders_folder_and_touches_no_other(said, small):
    before = (small / "records" / "DHR2.yaml").read_bytes()
    assert said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small) == (
        0,
        "DHR2: gps is absent\n",
        "",
    )
    text = (small / "coders" / "EM" / "DHR2.yaml").read_text()
    assert "coder: EM\n" in text
    assert "gps: {finding: absent}" in text
    assert (small / "records" / "DHR2.yaml").read_bytes() == before


def test_as_is_whose_coding_it_is_whatever_the_environment_says(said, small):
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small, env={"DHRCODE_CODER": "LN"})
    assert "coder: EM\n" in (small / "coders" / "EM" / "DHR2.yaml").read_text()


def test_set_complete_show_and_list_take_as(said, small):
    code(said, small, "EM")
    assert said("set", "DHR2", "year=2011", "--as", "EM", cwd=small)[1] == "DHR2: set year=2011\n"
    assert said("complete", "DHR2", "--as", "EM", cwd=small)[1] == "DHR2 is complete\n"
    shown = said("show", "DHR2", "--as", "EM", cwd=small)[1]
    assert shown.startswith("DHR2  dhr, EM, coded ")
    assert "year = 2011" in shown
    assert "no agency sought a referral" not in shown
    listed = said("list", "--as", "EM", cwd=small)[1].splitlines()
    assert [line.split()[0] for line in listed[2:]] == ["DHR2"]
    assert said("check", "--as", "EM", cwd=small) == (
        0,
        "",
        "1 review checked: 0 errors, 0 warnings\n",
    )


def test_new_independent_shows_nothing_of_what_others_found(said, small):
    done = said("new", "DHR2", "--coder", "EM", "--independent", cwd=small, input="\n" * 40)
    assert done[0] == 0
    assert "no agency sought a referral" not in done[1]
    assert "Now:" not in done[1]
    assert done[1].endswith("draft; 'dhrcode edit DHR2 --as EM' goes on.\n")
    said("edit", "DHR2", "--as", "EM", cwd=small, input="a\n\n\n\ns\n")
    assert "use-of-maracs: {finding: absent}" in (small / "coders" / "EM" / "DHR2.yaml").read_text()


def test_a_second_start_is_refused_and_the_first_kept(said, small):
    code(said, small, "EM")
    before = (small / "coders" / "EM" / "DHR2.yaml").read_bytes()
    status, _, err = said("new", "DHR2", "--coder", "EM", "--independent", cwd=small)
    assert (status, err) == (
        4,
        (
            "dhrcode: coders/EM/DHR2.yaml exists already; nothing was written: "
            "'dhrcode edit DHR2 --as EM' goes on with it\n"
        ),
    )
    assert (small / "coders" / "EM" / "DHR2.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            ("new", "--coder", "EM", "--independent"),
            2,
            "say which review is coded independently: others code it under its id",
        ),
        (
            ("new", "DHR2", "--independent"),
            2,
            "say who codes: --coder INITIALS, or set DHRCODE_CODER",
        ),
        (
            ("list", "--as", "../x"),
            2,
            "'../x' cannot be a coder's initials: use only letters, digits and single - _ and .",
        ),
        (("show", "DHR2", "--as", "EM"), 3, "there is no review 'DHR2' coded by EM"),
        (
            ("code", "DHR2", "gps", "absent", "--as", "EM", "--coder", "LN", "--kind", "x"),
            2,
            "the codebook declares no kind 'x': one of dhr, interview",
        ),
    ],
)
def test_what_cannot_be_meant_is_said(said, small, arguments, status, sentence):
    assert said(*arguments, cwd=small) == (status, "", f"dhrcode: {sentence}\n")
    assert not (small / "coders").exists()


def test_an_empty_list_says_how_to_begin(said, small):
    assert said("list", "--as", "EM", cwd=small)[1] == (
        "No reviews yet: 'dhrcode new REVIEW --coder EM --independent' begins one.\n"
    )


def test_check_reads_every_coders_codings_and_names_the_command_that_goes_on(said, small):
    said("code", "DHR7", "gps", "absent", "--as", "EM", cwd=small)
    code(said, small, "NA", "DHR99")
    status, out, err = said("check", cwd=small)
    assert (status, err) == (
        0,
        "4 reviews and 2 independent codings checked: 0 errors, 4 warnings\n",
    )
    assert "'dhrcode edit DHR7 --as EM' goes on, 'dhrcode complete DHR7 --as EM' ends it" in out
    assert "coders/NA/DHR99.yaml:1:1: warning: nobody but NA has coded DHR99" in out


@pytest.mark.skipif(os.name == "nt", reason="there the two names are one folder")
def test_two_folders_that_differ_in_capitals_alone(said, small):
    code(said, small, "EM")
    status, _, err = said("code", "DHR2", "gps", "absent", "--as", "em", cwd=small)
    assert (status, err) == (2, "dhrcode: 'em' differs from coders/EM only in capitals: say EM\n")
    assert not (small / "coders" / "em").exists()
    shutil.copytree(small / "coders" / "EM", small / "coders" / "em")
    status, out, _ = said("check", cwd=small)
    assert status == 1
    assert "coders/em:1:1: error: not read: differs from EM only in capitals" in out


def test_a_table_is_made_from_the_records_alone(said, small):
    before = said("table", cwd=small)[1]
    code(said, small, "EM", finding="present")
    assert said("table", cwd=small)[1] == before


def test_two_coders_at_once_lose_nothing(small, program, neutral, start):
    started = [
        start(
            [program, "code", "DHR2", subtheme, "absent", "--as", coder],
            cwd=small,
            env=neutral,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for coder in ("EM", "LN")
        for subtheme in ("use-of-maracs", "police-response", "gps")
    ]
    for child in started:
        _, err = child.communicate(timeout=60)
        assert (child.returncode, err) == (0, b"")
    for coder in ("EM", "LN"):
        text = (small / "coders" / coder / "DHR2.yaml").read_text()
        assert text.count("{finding: absent}") == 3


def test_check_says_of_a_record_that_its_coder_has_a_folder_in_other_capitals(said, small):
    path = small / "records" / "DHR2.yaml"
    path.write_text(path.read_text().replace("coder: LN", "coder: em"))
    code(said, small, "EM")
    assert said("check", cwd=small)[1].count("'em' differs from coders/EM only in capitals") == 1
    agreed = said("agree", "--samples", "0", cwd=small)
    assert "the coder 'em' differs from EM only in capitals" in agreed[2]


SECRET = b"zinnia"
"""A word that LN alone has used, in a quote and in a note, of the same passage of the document."""


@pytest.fixture
def both(said, small):
    """DHR2 with its document, coded by EM and by LN, whose quote and note hold the word."""
    themes = small / "themes.yaml"
    themes.write_text(f"format: 3\n{themes.read_text('utf-8')}", "utf-8")
    (small / "sources").mkdir(exist_ok=True)
    document = small / "DHR2-report.txt"
    document.write_text("No agency sought a referral.\fThe surgery was not asked.")
    for coder, words in (("EM", "The surgery was not asked"), ("LN", "sought a zinnia referral")):
        given = ("code", "DHR2", "gps", "present", "--new", "--as", coder)
        assert said(*given, cwd=small)[0] == 0
        assert said("source", "add", "DHR2", document, "--as", coder, cwd=small)[0] == 0
        more = ("--quote", words, "--note", words, "--as", coder)
        assert said("code", "DHR2", "gps", "present", *more, cwd=small)[0] == 0
    assert said("sample", "--share", "100%", cwd=small)[0] == 0
    return small


@pytest.mark.parametrize(
    "command",
    [
        ("codings",),
        ("codings", "sought"),
        ("codings", "--format", "json"),
        ("codings", "-o", "out.xlsx", "--allow-identifiers"),
        ("codings", "-o", "out.docx", "--allow-identifiers"),
        ("codings", "-o", "out.html", "--allow-identifiers"),
        ("marked", "DHR2", "-o", "out.docx"),
        ("marked", "DHR2", "-o", "out.html"),
        ("read", "DHR2", "--codings", "--source", "report"),
        ("show", "DHR2"),
        ("list",),
        ("queue",),
        ("undo", "--list"),
    ],
)
def test_nothing_of_another_coder_is_shown_under_as(said, both, command):
    status, out, err = said(*command, "--as", "EM", cwd=both)
    assert status in {0, 1}, err
    seen = [out.encode(), err.encode()]
    for path in both.glob("out.*"):
        seen.append(path.read_bytes())
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                seen += [package.read(name) for name in package.namelist()]
    own = command not in {("codings", "sought"), ("list",), ("queue",), ("undo", "--list")}
    assert own == any(b"surgery" in part for part in seen)
    assert not any(SECRET in part for part in seen)
    assert not any(b"LN" in part for part in seen[:2])


@pytest.mark.parametrize(
    "command",
    [
        ("codings", "--coder", "LN"),
        ("codings", "--coder", "LN", "nowhere"),
        ("marked", "DHR2", "--coders", "EM,LN", "-o", "out.html"),
        ("read", "DHR2", "--codings", "--source", "report", "--coder", "LN"),
    ],
)
def test_what_is_in_the_sample_is_shown_once_all_have_completed_it(said, both, command):
    before = (both / "coders" / "LN" / "DHR2.yaml").read_bytes()
    status, out, err = said(*command, cwd=both)
    assert (status, out) == (4, "")
    assert "DHR2 is in the sample, and EM and LN have not completed it" in " ".join(err.split())
    assert not list(both.glob("out.*"))
    assert (both / "coders" / "LN" / "DHR2.yaml").read_bytes() == before
    status, out, err = said(*command, "--unblind", cwd=both)
    assert status == 0, err
    noted = (both / "coders" / "LN" / "DHR2.yaml").read_text("utf-8")
    assert "unblinded:\n  - day: " in noted
    assert "    before: [EM, LN]\n" in noted
    assert "[unblinded]" in said("check", cwd=both)[1]
    assert said("undo", cwd=both)[0] == 0
    assert (both / "coders" / "LN" / "DHR2.yaml").read_bytes() == before
