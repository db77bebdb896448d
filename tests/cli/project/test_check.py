"""check: every problem with its place, for people and for machines."""

import json

import pytest

DRAFT = (
    "records/DHR7.yaml:6:9: warning: DHR7 is a draft, 2 subthemes not coded yet: "
    "'dhrcode edit DHR7' goes on, 'dhrcode complete DHR7' ends it [draft]\n"
)
DOUBTFUL = """\
review: DHR8
kind: dhr
codebook: {id: small-study, version: "0.9"}
coder: LN
status: complete
findings:
  use-of-maracs: {finding: present}
  police-respons: {finding: absent}
  gps: {finding: absent}
"""


def test_warnings_alone_exit_0_and_1_when_strict(said, small):
    assert said("check", cwd=small) == (0, DRAFT, "4 reviews checked: 0 errors, 1 warning\n")
    assert said("check", "--strict", cwd=small) == (
        1,
        DRAFT,
        "4 reviews checked: 0 errors, 1 warning\n",
    )


def test_every_problem_comes_at_once_in_the_order_of_files_and_lines(said, small):
    (small / "records" / "DHR8.yaml").write_text(DOUBTFUL)
    (small / "records" / "DHR11.yaml").write_text("review: DHR11\nreview: DHR12\n")
    (small / "records" / "DHR2 (1).yaml").write_text("a copy")
    assert said("check", cwd=small) == (
        1,
        "records/DHR2 (1).yaml:1:1: warning: not read: the name is not the id of a review "
        "(a copy or conflict of another file?): compare it with that file, "
        "then delete or rename it [stray-file]\n"
        + DRAFT
        + "records/DHR8.yaml:8:3: error: the codebook has no subtheme 'police-respons': "
        "did you mean 'police-response'? [unknown-subtheme]\n"
        "records/DHR11.yaml:2:1: error: the key 'review' is there twice: "
        "it is in line 1 already; keep one of them [duplicate-key]\n",
        "6 reviews checked: 2 errors, 2 warnings\n",
    )


def test_what_needs_a_whole_record_is_checked_once_it_can_be_read(said, small):
    text = DOUBTFUL.replace("  police-respons: {finding: absent}\n", "")
    (small / "records" / "DHR8.yaml").write_text(text)
    status, out, _ = said("check", cwd=small)
    assert (status, out.removeprefix(DRAFT).splitlines()) == (
        1,
        [
            (
                "records/DHR8.yaml:3:38: warning: coded with version 0.9, and the codebook is at "
                "1.0: see whether the findings still hold [other-codebook-version]"
            ),
            (
                "records/DHR8.yaml:6:1: error: the record is complete and does not code "
                "police-response: code it, or set the status to draft [incomplete]"
            ),
            (
                "records/DHR8.yaml:7:28: error: 'use-of-maracs' is present without evidence: "
                "add a page, section, quote or note [present-without-evidence]"
            ),
        ],
    )


def test_file_and_review_that_differ_and_two_files_for_one_review(said, small):
    records = small / "records"
    (records / "DHR70.yaml").write_text((records / "DHR7.yaml").read_text())
    (records / "DHR71.yaml").write_text(
        (records / "DHR7.yaml").read_text().replace("DHR7", "DHR72")
    )
    assert said("check", cwd=small)[:2] == (
        1,
        DRAFT + "records/DHR70.yaml:1:9: error: a second file for DHR7, beside DHR7.yaml: "
        "join the two, or give this one an id of its own [duplicate-review]\n"
        "records/DHR71.yaml:1:9: error: the review is 'DHR72' and its file 'DHR71.yaml': "
        "rename one of the two [id-and-file-name]\n",
    )


def test_json_is_a_list_of_the_same_problems(said, small):
    (small / "records" / "DHR11.yaml").write_text("")
    status, out, err = said("check", "--format", "json", cwd=small)
    assert (status, err) == (1, "")
    assert json.loads(out) == [
        {
            "file": "records/DHR7.yaml",
            "line": 6,
            "column": 9,
            "code": "draft",
            "message": "DHR7 is a draft, 2 subthemes not coded yet",
            "hint": "'dhrcode edit DHR7' goes on, 'dhrcode complete DHR7' ends it",
            "severity": "warning",
        },
        {
            "file": "records/DHR11.yaml",
            "line": 1,
            "column": 1,
            "code": "empty-file",
            "message": "the file is empty",
            "hint": "delete it, or restore it from a copy",
            "severity": "error",
        },
    ]


def test_json_of_no_problems_is_an_empty_list(said, project_dir):
    assert said("check", "--format", "json", cwd=project_dir) == (0, "[]\n", "")


def test_github_annotations_are_one_line_each(said, small):
    (small / "records" / "DHR8.yaml").write_text('"50%, a:b": x\n')
    status, out, err = said("check", "--format", "github", cwd=small)
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        (
            "::warning file=records/DHR7.yaml,line=6,col=9,title=draft::DHR7 is a draft, 2 "
            "subthemes not coded yet: 'dhrcode edit DHR7' goes on, 'dhrcode complete DHR7' ends it"
        ),
        *(
            f"::error file=records/DHR8.yaml,line=1,col=1,title=missing-key::'{key}' is missing: "
            "every file of this kind has it"
            for key in ("review", "codebook", "coder")
        ),
        "::error file=records/DHR8.yaml,line=1,col=1,title=unknown-key::unknown key '50%25, a:b'",
    ]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("DHR7,line=1.yaml", "records/DHR7%2Cline=1.yaml"),
        ("a:b%.yaml", "records/a%3Ab%25.yaml"),
        ("a\n::error::b.yaml", "records/a%0A%3A%3Aerror%3A%3Ab.yaml"),
        ("a\r\nb.yaml", "records/a%0D%0Ab.yaml"),
    ],
)
def test_github_annotations_of_odd_file_names_stay_one_line(said, small, name, file):
    for record in (small / "records").iterdir():
        record.unlink()
    (small / "records" / name).write_text("x")
    assert said("check", "--format", "github", cwd=small) == (
        0,
        (
            f"::warning file={file},line=1,col=1,title=stray-file::not read: the name is not the "
            "id of a review (a copy or conflict of another file?): compare it with that file, then "
            "delete or rename it\n"
        ),
        "",
    )


def test_an_unreadable_codebook_is_a_problem_in_every_format(said, small):
    (small / "themes.yaml").write_text('id: "small\n')
    assert said("check", cwd=small) == (
        1,
        (
            "themes.yaml:2:1: error: a quotation mark or bracket is not closed: close it "
            "[yaml-syntax]\n"
        ),
        "0 reviews checked: 1 error, 0 warnings\n",
    )
    assert json.loads(said("check", "--format", "json", cwd=small)[1])[0]["code"] == "yaml-syntax"


def test_the_study_has_no_problem_and_the_fictional_example_one_draft(said, example, fictional):
    assert said("check", "--strict", cwd=example) == (
        0,
        "",
        "13 reviews checked: 0 errors, 0 warnings\n",
    )
    status, out, err = said("check", cwd=fictional)
    assert (status, err) == (
        0,
        "2 reviews, 1 independent coding and 2 plans checked: 0 errors, 1 warning\n",
    )
    assert out.endswith(" [draft]\n")
