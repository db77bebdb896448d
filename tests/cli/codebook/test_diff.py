"""codebook diff: what changed between two codebooks."""

import io
import json
import re
import shutil

import pytest
from docx import Document

DIFF = """\
What changed in the codebook
From small-study 1.0 to small-study 1.1

Recorded in the history

  1.1 (DAY): gps was renamed to surgeries. Findings are kept under the new id. Why: Invented.

Areas and subthemes

  The label of surgeries changed from 'Issues related to GPs' to 'Surgeries'.

Attributes

  The value review.method=fire was added.

Definitions and rules

  surgeries: definition
    before: The practice did not ask, record or pass on.
    after: Nobody asked.
  surgeries: other names
    before: (nothing)
    after: Issues related to GPs

"""


@pytest.fixture
def changed(change, small):
    """The small project after a change and an edit by hand; `old.yaml` is what it was."""
    shutil.copy(small / "themes.yaml", small / "old.yaml")
    change("rename", "gps", "surgeries", "--label", "Surgeries")
    text = (
        (small / "themes.yaml")
        .read_text("utf-8")
        .replace("The practice did not ask, record or pass on.", "Nobody asked.")
    )
    (small / "themes.yaml").write_text(
        text.replace("[stabbing, other]", "[stabbing, fire, other]"), "utf-8"
    )
    return small


@pytest.mark.parametrize("new", [(), ("themes.yaml",), (".",), ("--format", "text")])
def test_diff_says_what_changed_and_exits_1(said, changed, new):
    status, out, err = said("codebook", "diff", "old.yaml", *new, cwd=changed)
    assert (status, err) == (1, "")
    assert re.sub("[0-9]{4}-[0-9]{2}-[0-9]{2}", "DAY", out) == DIFF


def test_diff_of_what_is_the_same_exits_0(said, small):
    assert said("codebook", "diff", ".", cwd=small) == (
        0,
        (
            "What changed in the codebook\nFrom small-study 1.0 to small-study 1.0\n\n"
            "Nothing differs.\n\n"
        ),
        "",
    )


def test_diff_without_a_project_compares_two_files(said, changed, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = said("codebook", "diff", changed / "themes.yaml", changed / "old.yaml", cwd=elsewhere)
    assert done[0] == 1
    assert "By its history, the first is the later of the two" in " ".join(done[1].split())


def test_diff_of_the_shipped_codebook_and_a_pointer_to_it_finds_nothing(said, fictional):
    assert said("codebook", "diff", fictional / "themes.yaml", fictional)[0] == 0


def test_diff_as_json(said, changed):
    status, out, _ = said("codebook", "diff", "old.yaml", "--format", "json", cwd=changed)
    assert status == 1
    told = json.loads(out)
    assert (told["same"], told["history_known"]) == (False, True)
    assert [one["change"] for one in told["recorded"]] == ["rename"]
    assert [(one["of"], one["what"], one["id"], one["part"]) for one in told["differences"]] == [
        ("subtheme", "changed", "surgeries", "label"),
        ("subtheme", "changed", "surgeries", "definition"),
        ("subtheme", "changed", "surgeries", "also_known_as"),
        ("value", "added", "review.method=fire", ""),
    ]


def test_diff_as_markdown_and_as_a_document(said, changed):
    status, out, _ = said("codebook", "diff", "old.yaml", "--format", "md", cwd=changed)
    assert status == 1
    row = (
        "| surgeries | definition | The practice did not ask, record or pass on. | Nobody asked. |"
    )
    assert row in out.splitlines()
    assert said("codebook", "diff", "old.yaml", "-o", "changes.docx", cwd=changed)[0] == 1
    document = Document(io.BytesIO((changed / "changes.docx").read_bytes()))
    assert document.paragraphs[0].text == "What changed in the codebook"


@pytest.mark.parametrize(
    ("status", "arguments", "words"),
    [
        (3, ("nowhere.yaml",), "there is no file nowhere.yaml"),
        (
            2,
            ("old.yaml", "--format", "pdf"),
            "'pdf' is not a format: one of csv, docx, html, json, md, xlsx",
        ),
        (
            2,
            ("old.yaml", "themes.yaml", "-o", "x.pdf"),
            "'x.pdf' should end in one of .csv, .docx, .html, .json, .md, .xlsx",
        ),
        (
            4,
            ("old.yaml", "-o", "records/x.md"),
            "records/x.md is a file of the project itself: give another name",
        ),
        (
            4,
            ("old.md", "themes.yaml", "-o", "old.md"),
            "old.md is what the output is made of: give another name",
        ),
    ],
)
def test_diff_of_what_cannot_be_compared_or_written(said, changed, status, arguments, words):
    shutil.copy(changed / "old.yaml", changed / "old.md")
    assert said("codebook", "diff", *arguments, cwd=changed) == (status, "", f"dhrcode: {words}\n")


def test_diff_of_a_codebook_with_errors_names_them(said, changed):
    (changed / "old.yaml").write_text("id: x\n")
    status, out, err = said("codebook", "diff", "old.yaml", cwd=changed)
    assert (status, out) == (1, "")
    assert "old.yaml:1:1: error: 'version' is missing" in err
    assert err.endswith("dhrcode: old.yaml has to be mended first\n")
