"""codebook add, rename, move, merge, split, retire, redefine, history, diff and export."""

import io
import json
import re
import shutil
import sys

import pytest
from docx import Document

WHY = ("--why", "Invented.")
MIGRATE = "4 records are of an older version: 'dhrcode migrate' brings them forward."


@pytest.fixture
def change(said, small):
    """Changes the small project's codebook; gives what is printed, in one line."""

    def call(*arguments):
        status, out, err = said("codebook", *arguments, *WHY, cwd=small)
        assert (status, err) == (0, ""), err
        return " ".join(out.split())

    return call


def themes(folder):
    return (folder / "themes.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (
            ("add", "housing", "--area", "health", "--label", "Housing", "--definition", "None."),
            (
                "housing was added to the area health. Not coded in the reviews that were coded "
                "before, and never absent there."
            ),
        ),
        (
            ("rename", "gps", "surgeries"),
            "gps was renamed to surgeries. Findings are kept under the new id.",
        ),
        (
            ("rename", "gps", "--label", "Surgeries"),
            "gps was given another label. Findings are kept as they are.",
        ),
        (
            ("move", "gps", "--area", "process", "--before", "police-response"),
            (
                "gps was moved, and is in the area process now. Findings are kept as they are. The "
                "area 'Health' (health) has no subtheme left, and is gone."
            ),
        ),
        (
            ("merge", "police-response", "use-of-maracs", "--into", "police-response"),
            (
                "police-response and use-of-maracs were merged into police-response; use-of-maracs "
                "is retired. Findings are joined: present if one is present and none is absent; "
                "present beside absent becomes unclear, and is to be coded again."
            ),
        ),
        (
            (
                "merge",
                "police-response",
                "gps",
                "--into",
                "services",
                "--label",
                "Services",
                "--definition",
                "Both.",
            ),
            (
                "police-response and gps were merged into services; police-response and gps are "
                "retired. "
                "Findings are joined: present if one is present and none is absent; present beside "
                "absent becomes unclear, and is to be coded again."
            ),
        ),
        (
            (
                "split",
                "gps",
                "--into",
                "a=One",
                "--into",
                "b=Two",
                "--definition-of",
                "a=x",
                "--definition-of",
                "b=y",
            ),
            (
                "gps was split into a and b, and is retired. Findings stay under the retired id; "
                "its parts are to be coded."
            ),
        ),
        (
            ("retire", "Issues related to GPs"),
            "gps was retired. Findings stay in their records, and are no longer counted.",
        ),
        (
            ("redefine", "gps", "--definition", "Doctors."),
            "gps was defined anew. Findings stay, and are to be coded again.",
        ),
        (
            ("redefine", "gps", "--cue", "surgery", "--keep-findings"),
            "gps was defined anew. Findings are kept as they are.",
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_each_change_says_what_becomes_of_findings(change, small, arguments, printed):
    assert change(*arguments) == f"Version 1.1 of small-study, after 1.0: {printed} {MIGRATE}"
    assert 'version: "1.1"\n' in themes(small)


def test_what_is_said_of_a_subtheme_is_all_kept(change, small):
    change(
        "add",
        "housing",
        "--area",
        "homes",
        "--new-area",
        "At home",
        "--label",
        "Housing",
        "--definition",
        "Nowhere to go.",
        "--when-to-use",
        "Always.",
        "--when-not-to-use",
        "Never.",
        "--example",
        "Invented: x.",
        "--cue",
        "rent",
        "--cue",
        "flat",
    )
    assert """\
  - id: homes
    label: At home
    subthemes:
      - id: housing
        label: Housing
        definition: Nowhere to go.
        when_to_use: Always.
        when_not_to_use: Never.
        example: "Invented: x."
        cues:
          - rent
          - flat
""" in themes(small)


def test_changes_follow_one_another_and_history_lists_them(said, change, small):
    change("rename", "gps", "surgeries")
    change("retire", "police-response", "--version", "2.0")
    status, out, err = said("codebook", "history", cwd=small)
    assert (status, err) == (0, "")
    assert (
        re.sub("[0-9]{4}-[0-9]{2}-[0-9]{2}", "DAY", out)
        == """\
Small study  (small-study 2.0)

1.1  DAY
gps was renamed to surgeries. Findings are kept under the new id.
Why: Invented.

2.0  DAY
police-response was retired. Findings stay in their records, and are no longer counted.
Why: Invented.
"""
    )


def test_a_codebook_that_was_never_changed_has_no_history(said, small):
    assert said("codebook", "history", cwd=small) == (
        0,
        "Small study  (small-study 1.0)\nNo change is known: its history is empty.\n",
        "",
    )


@pytest.mark.parametrize(
    ("status", "arguments", "words"),
    [
        (2, ("retire", "gp"), "the codebook has no subtheme 'gp': did you mean 'gps'?"),
        (2, ("retire", "gps", "--why", " "), "the reason is empty"),
        (2, ("rename", "gps"), ("'gps' is called so already: give another id, or a --label")),
        (
            2,
            ("split", "gps", "--into", "a", "--definition-of", "a=x"),
            "--into 'a' is not of the form id=\"text\"",
        ),
        (
            4,
            ("rename", "gps", "police-response"),
            "there is a subtheme 'police-response' already: give another id",
        ),
        (
            4,
            ("retire", "gps", "--version", "1.0"),
            "there was a version 1.0 before: name another with --version",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_written(
    said, small, status, arguments, words
):
    before = themes(small)
    reason = () if "--why" in arguments else WHY
    assert said("codebook", *arguments, *reason, cwd=small) == (status, "", f"dhrcode: {words}\n")
    assert themes(small) == before


@pytest.mark.parametrize("arguments", [("retire", "gps"), ("add", "x", *WHY), ("merge",), ()])
def test_what_is_lacking_shows_the_usage(said, small, arguments):
    status, out, err = said("codebook", *arguments, cwd=small)
    assert status == 2
    assert (out + err).startswith("Usage: dhrcode codebook")


def test_the_program_says_that_the_schema_is_of_before(said, project_dir):
    status, out, err = said("codebook", "retire", "equality", *WHY, cwd=project_dir)
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == (
        "schemas/record.schema.json is of an older version: 'dhrcode init --update' makes it anew."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_in_the_midst_the_codebook_is_the_old_one(said, said_after, small):
    before = (small / "themes.yaml").read_bytes()
    kill = "import os, signal\nos.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
    done = said_after(kill, "codebook", "retire", "gps", *WHY, cwd=small)
    assert done == (-9, "", "")
    assert (small / "themes.yaml").read_bytes() == before
    assert said("check", cwd=small)[0] == 0
    assert said("codebook", "retire", "gps", *WHY, cwd=small)[0] == 0


def test_a_retired_subtheme_is_explained_when_it_is_asked_for_and_not_listed(said, change, small):
    change("retire", "gps")
    assert "gps" not in said("themes", cwd=small)[1]
    assert said("themes", "gps", cwd=small)[1].splitlines()[:3] == [
        "Issues related to GPs",
        "Health; id gps",
        "Not coded any more: gps was retired (version 1.1).",
    ]


def test_what_was_renamed_is_said_wherever_it_is_asked_for(said, change, small):
    change("rename", "gps", "surgeries")
    words = "'gps' is not coded any more: gps was renamed to surgeries (version 1.1)"
    for arguments in (("themes", "gps"), ("code", "DHR2", "gps", "absent", "--coder", "LN")):
        assert said(*arguments, cwd=small) == (2, "", f"dhrcode: {words}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("table",),
        ("report",),
        ("list",),
        ("show", "DHR2"),
        ("export", "findings.csv"),
        ("export", "evidence.csv"),
        ("crosstab", "use-of-maracs", "victim.sex"),
    ],
)
def test_with_retired_findings_in_records_everything_can_still_be_made(
    said, change, small, arguments
):
    change("retire", "gps")
    change("retire", "police-response")
    status, _, err = said(*arguments, cwd=small)
    assert status == 0, err


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
    text = themes(small).replace("The practice did not ask, record or pass on.", "Nobody asked.")
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


def test_export_writes_a_document_with_everything(said, change, small):
    change("retire", "police-response")
    assert said("codebook", "export", "-o", "codebook.docx", cwd=small) == (
        0,
        "",
        "wrote codebook.docx\n",
    )
    document = Document(io.BytesIO((small / "codebook.docx").read_bytes()))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading 1")]
    assert headings == [
        "About this codebook",
        "Process & policy",
        "Health",
        "Attributes of the case",
        "Retired subthemes",
        "Versions",
        "Where this came from",
    ]
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[:3] == [
        ["Subtheme", "How it is coded"],
        ["Use of MARACs  (use-of-maracs)"] * 2,
        ["Definition", "A conference was warranted and not held, or did not do its work."],
    ]


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md", "csv", "json"])
def test_export_is_the_same_twice_in_each_format(said, small, form):
    written = []
    for name in (f"a.{form}", f"b.{form}"):
        assert said("codebook", "export", "-o", name, cwd=small)[0] == 0
        written.append((small / name).read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) > 300


def test_export_has_to_be_told_where_to(said, small):
    assert said("codebook", "export", cwd=small) == (
        2,
        "",
        "dhrcode: where to? -o codebook.docx writes a file, --format md prints it\n",
    )
    assert said("codebook", "export", "-o", "records/c.md", cwd=small)[0] == 4
