"""code, as a script uses it."""

import re

import pytest

NEW_RECORD = """\
review: DHR9
kind: dhr
codebook: {id: small-study, version: "1.0"}
coder: LN
coded: DAY
status: draft
findings:
  gps:
    finding: present
    evidence:
      - page: "7"
        quote: nobody asked her
"""


def text_of(project, review):
    """A record's text, with the day of its coding, which is today, replaced."""
    text = (project / "records" / f"{review}.yaml").read_text()
    return re.sub(r"(?m)^coded: \d{4}-\d\d-\d\d$", "coded: DAY", text)


def test_a_summary_is_written_replaced_and_taken_out_and_evidence_stays(said, newest):
    code = ("code", "DHR2", "use-of-maracs", "present")
    done, out, _ = said(*code, "--summary", "Nobody referred her.", cwd=newest)
    told = "DHR2: use-of-maracs is present, with 2 pieces of evidence and a summary\n"
    assert (done, out) == (0, told)
    assert "    summary: Nobody referred her.\n    evidence:\n" in text_of(newest, "DHR2")
    said(*code, "--summary", "Each thought another would.", cwd=newest)
    assert "    summary: Each thought another would.\n" in text_of(newest, "DHR2")
    done, out, _ = said(*code, "--summary", "", cwd=newest)
    assert (done, out) == (0, "DHR2: use-of-maracs is present, with 2 pieces of evidence\n")
    assert "summary" not in text_of(newest, "DHR2")
    done, _, err = said("table", "--of", "", cwd=newest)
    assert (done, err) == (2, "dhrcode: --of is given nothing: leave it out, or give it a value\n")


def begin(said, project):
    return said(
        "code",
        "DHR9",
        "gps",
        "present",
        "--page",
        "7",
        "--quote",
        "nobody asked her",
        "--new",
        "--coder",
        "LN",
        cwd=project,
    )


def test_code_begins_a_draft_where_there_is_no_record(said, small):
    assert begin(said, small) == (0, "DHR9: gps is present, with 1 piece of evidence\n", "")
    assert text_of(small, "DHR9") == NEW_RECORD


def test_code_again_adds_one_more_piece_of_evidence(said, small):
    begin(said, small)
    again = said(
        "code", "DHR9", "gps", "present", "--section", "4.2", "--note", "Twice.", cwd=small
    )
    assert again == (0, "DHR9: gps is present, with 2 pieces of evidence\n", "")
    assert text_of(small, "DHR9") == NEW_RECORD + '      - section: "4.2"\n        note: Twice.\n'


def test_code_the_same_piece_twice_changes_nothing(said, small):
    begin(said, small)
    before = (small / "records" / "DHR9.yaml").read_bytes()
    assert begin(said, small) == (0, "DHR9: gps is present, with 1 piece of evidence\n", "")
    assert (small / "records" / "DHR9.yaml").read_bytes() == before


def test_code_another_finding_is_refused_and_replace_puts_it_there(said, small):
    begin(said, small)
    assert said("code", "DHR9", "gps", "absent", cwd=small) == (
        4,
        "",
        "dhrcode: DHR9 says 'present' of gps: --replace puts this in its place\n",
    )
    assert text_of(small, "DHR9") == NEW_RECORD
    assert said("code", "DHR9", "gps", "absent", "--replace", "--page", "9", cwd=small) == (
        0,
        "DHR9: gps is absent, with 1 piece of evidence\n",
        "",
    )
    assert text_of(small, "DHR9") == NEW_RECORD.replace("present", "absent").replace(
        '"7"\n        quote: nobody asked her', '"9"'
    )


def test_code_takes_a_subtheme_by_its_label(said, small):
    assert said("code", "DHR7", "issues related to gps", "unclear", cwd=small) == (
        0,
        "DHR7: gps is unclear\n",
        "",
    )


def test_code_asks_for_the_id_where_a_label_is_that_of_two(said, small):
    path = small / "themes.yaml"
    text = path.read_text()
    path.write_text(text.replace("label: Use of MARACs", "label: Issues related to GPs"))
    before = text_of(small, "DHR7")
    assert said("code", "DHR7", "issues related to GPs", "unclear", cwd=small) == (
        2,
        "",
        (
            "dhrcode: use-of-maracs and gps are called 'issues related to GPs': give the id "
            "that is meant\n"
        ),
    )
    assert text_of(small, "DHR7") == before


def test_code_gives_the_one_source_of_a_record_to_its_evidence(said, small):
    said("code", "DHR2", "use-of-maracs", "present", "--page", "33", cwd=small)
    pieces = text_of(small, "DHR2").split("police-response:")[0]
    assert pieces.endswith('      - source: overview\n        page: "33"\n  ')


def test_code_lists_a_new_source_and_asks_about_one_nearly_the_same(said, small):
    assert said("code", "DHR7", "gps", "present", "--source", "panel-letter", cwd=small)[0] == 0
    assert (
        text_of(small, "DHR7")
        .split("attributes:")[0]
        .endswith("status: draft\nsources:\n  - id: panel-letter\n")
    )
    assert said("code", "DHR2", "gps", "not-stated", "--source", "overvew", cwd=small) == (
        2,
        "",
        "dhrcode: DHR2 has no source 'overvew': did you mean 'overview'?\n",
    )


REFUSED = {
    "subtheme": (
        ("DHR7", "gpss", "present"),
        2,
        "the codebook has no subtheme 'gpss': did you mean 'gps'?",
    ),
    "subtheme like none": (
        ("DHR7", "zzz", "present"),
        2,
        "the codebook has no subtheme 'zzz': 'dhrcode themes' lists them",
    ),
    "finding": (
        ("DHR7", "gps", "Present"),
        2,
        "'Present' is not a finding: did you mean 'present'?",
    ),
    "no coder": (
        ("DHR9", "gps", "absent"),
        2,
        "DHR9 has no record yet; say who codes: --coder INITIALS",
    ),
    "other coder": (
        ("DHR7", "gps", "absent", "--coder", "LN"),
        4,
        "DHR7 is coded by JB, not LN; nothing was written",
    ),
    "other kind": (
        ("DHR7", "gps", "absent", "--kind", "interview"),
        4,
        "DHR7 is of kind dhr, not interview; nothing was written",
    ),
    "unknown kind": (
        ("DHR9", "gps", "absent", "--coder", "LN", "--kind", "letter"),
        2,
        "the codebook declares no kind 'letter': one of dhr, interview",
    ),
    "other case": (
        ("dhr7", "gps", "absent", "--coder", "JB"),
        4,
        "records/DHR7.yaml exists already; nothing was written",
    ),
    "page of two lines": (
        ("DHR7", "gps", "absent", "--page", "1\n2"),
        2,
        "the page must be one line without tabs",
    ),
    "quote too long": (
        ("DHR7", "gps", "absent", "--quote", "x" * 20_001),
        2,
        "the quote is longer than 20,000 characters",
    ),
    "control in note": (
        ("DHR7", "gps", "absent", "--note", "a\x1b[31mb"),
        2,
        "the note holds the character U+001B, which is not text: type it again without it",
    ),
    "blank note": (
        ("DHR7", "gps", "absent", "--note", "  "),
        2,
        "the note is empty: type it again without it",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_code_refuses_in_one_sentence_and_writes_nothing(said, small, case):
    arguments, status, sentence = REFUSED[case]
    before = {path: path.read_bytes() for path in (small / "records").iterdir()}
    assert said("code", *arguments, cwd=small) == (status, "", f"dhrcode: {sentence}\n")
    assert {path: path.read_bytes() for path in (small / "records").iterdir()} == before


@pytest.mark.parametrize(
    "review", ["", "../x", "a b", "7", "CON", "a" * 41, "a" * 300, "DHR7.yaml"]
)
def test_code_refuses_an_id_that_cannot_be_a_file_name_everywhere(said, small, review):
    assert said("code", review, "gps", "absent", "--coder", "LN", cwd=small) == (
        2,
        "",
        (
            f"dhrcode: '{review[:40]}' cannot be a review's id: a letter first, then letters, "
            "digits and single hyphens, and no device name such as CON\n"
        ),
    )


def test_the_coder_can_come_from_the_environment(said, small):
    coded = said("code", "DHR9", "gps", "absent", "--new", cwd=small, env={"DHRCODE_CODER": "LN"})
    assert coded[0] == 0
    assert text_of(small, "DHR9").splitlines()[3] == "coder: LN"


def test_a_persons_comments_survive_coding(said, small):
    record = small / "records" / "DHR7.yaml"
    record.write_text("# Ask the panel about the date.\n" + record.read_text())
    said("code", "DHR7", "gps", "absent", cwd=small)
    assert record.read_text().splitlines()[:2] == [
        "# Ask the panel about the date.",
        "review: DHR7",
    ]


@pytest.mark.parametrize(
    ("review", "hint"), [("DHR11", "; did you mean 'DHR10'?"), ("INT4", "; did you mean 'INT3'?")]
)
@pytest.mark.parametrize("who", [("--coder", "LN"), ("--as", "EM")])
def test_a_review_that_the_project_does_not_know_wants_new(said, small, review, hint, who):
    """DHR11 typed for DHR10 must not begin a case, even where the coder is known."""
    coded = said("code", review, "gps", "absent", *who, cwd=small)
    refused = f"dhrcode: {review} is new: --new begins it; nothing was written{hint}\n"
    assert coded == (3, "", refused)
    assert not list(small.rglob(f"{review}.yaml"))
    assert said("code", review, "gps", "absent", *who, "--new", cwd=small)[0] == 0
    assert said("code", review, "gps", "unclear", *who, "--replace", cwd=small)[0] == 0


def test_set_begins_no_review(said, small):
    status, _, err = said("set", "DHR11", "year=2012", cwd=small, env={"DHRCODE_CODER": "LN"})
    assert (status, err) == (3, "dhrcode: there is no review 'DHR11': did you mean 'DHR10'?\n")
    assert not (small / "records" / "DHR11.yaml").exists()


def test_a_coding_apart_of_a_review_that_is_there_is_not_new(said, small):
    assert said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)[0] == 0
    assert said("code", "DHR2", "gps", "absent", "--as", "JB", cwd=small)[0] == 0
