"""`find` as a person runs it, and the passages in `edit`."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

QUIET = {"NO_COLOR": "1"}
PASSAGES = """\
DHR58 overview, page 5
    5.6 »MARAC«. The panel was given two accounts. The police say that the October incident was put
    forward for a »MARAC«. The co-ordinator has no record of it. The panel could not settle the
    matter.

DHR41 overview, page 4
    4.2 Multi-agency risk assessment conference (»MARAC«). By August 2022 the police, the housing
    association and children's social care each knew enough to refer the case, and none of them did.
    Staff in all three believed that a medium grade closed the door to a »MARAC«. The local protocol
    says otherwise: a worker's own judgement is reason enough.

DHR41 overview, page 5, recommendations
    7.2 The community safety partnership should remind all services that a referral to the »MARAC«
    can be made on professional judgement, whatever the grade.

"""


def test_passages_with_their_page_and_marks(said, project):
    status, out, err = said("find", "MARAC", cwd=project)
    assert (status, err) == (0, "3 passages in 2 documents; 2 documents, 11 pages searched.\n")
    assert out == PASSAGES


def test_a_word_that_the_end_of_a_line_breaks_is_found_and_shown_whole(said, project):
    _, out, _ = said("find", '"each evening"', cwd=project)
    assert "her telephone »each evening«. The victim did not call" in " ".join(out.split())


def test_a_heading_has_its_own_line(said, project):
    _, out, _ = said("find", "evenings", "--limit", "1", cwd=project)
    assert out.splitlines()[1] == "    3. Chronology"
    assert "Page 3 of 5" not in out  # what stands on every page is no passage


def test_the_first_of_several_and_how_to_see_all(said, project):
    status, out, err = said("find", "MARAC", "--limit", "2", cwd=project)
    assert status == 0
    assert out.count("\n\n") == 2
    assert said("find", "MARAC", "--all", cwd=project)[1] == PASSAGES
    assert err == (
        "2 of 3 passages in 2 documents; 2 documents, 11 pages searched; --all shows them all.\n"
    )


def test_what_tells_of_a_subtheme_in_one_review(said, project):
    status, out, err = said("find", "--theme", "use-of-maracs", "DHR41", cwd=project)
    assert status == 0
    heads = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert len(heads) == 10
    assert heads[0].startswith(
        "DHR41 overview, page 4  (words: multi-agency risk assessment conference, MARAC, "
    )
    assert "»Multi-agency risk assessment conference« (»MARAC«)" in out
    assert re.fullmatch(
        r"10 of [0-9]+ passages in 1 document; 1 document, 5 pages searched; "
        r"--all shows them all\.\n",
        err,
    )
    whole = said("find", "--theme", "use-of-maracs", "DHR41", "--all", cwd=project)[1]
    assert whole.startswith(out)


def test_recommendations_come_after_the_narrative_and_can_be_had_alone(said, project):
    _, out, _ = said("find", "--theme", "use-of-maracs", "DHR41", "--all", cwd=project)
    heads = [line for line in out.splitlines() if line and not line.startswith(" ")]
    parts = ["recommendations" in head.partition("  (")[0] for head in heads]
    assert parts == sorted(parts)
    assert any(parts)
    _, alone, _ = said("find", "MARAC", "--part", "recommendations", cwd=project)
    assert alone.startswith("DHR41 overview, page 5, recommendations\n    7.2 ")
    assert alone.count("overview") == 1


def test_a_misspelt_word_gets_the_documents_own(said, project):
    _, out, err = said("find", "marak", cwd=project)
    assert (out, err.splitlines()) == (
        "",
        [
            "No document has 'marak': did you mean 'marac'?",
            "No passage found: 2 documents, 11 pages searched.",
        ],
    )


def test_as_json(said, project):
    status, out, _ = said("find", '"knew enough"', "--format", "json", cwd=project)
    assert status == 0
    assert out.isascii()
    (passage,) = json.loads(out)
    text = passage.pop("text")
    ((start, end),) = passage.pop("hits")
    assert text[start:end] == "knew enough"
    page = (project / "sources" / "DHR41-overview.txt").read_text().split("\f")[3]
    assert page[passage["start"] :].startswith(text)
    assert passage == {
        "review": "DHR41",
        "source": "overview",
        "file": "DHR41-overview.txt",
        "page": "4",
        "number": 4,
        "part": "narrative",
        "heading": "4. Analysis by agency",
        "start": passage["start"],
        "found": ["knew enough"],
        "says_no": False,
    }
    assert said("find", "zyzzyva", "--format", "json", cwd=project)[1] == "[]\n"


def test_nothing_found_says_what_was_searched(said, project):
    assert said("find", "zyzzyva", cwd=project) == (
        0,
        "",
        "No passage found: 2 documents, 11 pages searched.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "say what to look for: words, or a --theme SUBTHEME"),
        (
            ("a", "DHR41", "--theme", "gps"),
            2,
            "look for words or for a --theme: one of the two",
        ),
        (("--theme", "gp"), 2, "the codebook has no subtheme 'gp': did you mean 'gps'?"),
        (("--",), 2, "say what to look for: words, or a --theme SUBTHEME"),
        (('"',), 2, "there is no letter or digit in '\"': type the words to look for"),
        (("a", "DHR4"), 3, "there is no review 'DHR4': did you mean 'DHR41'?"),
        (
            ("safety", "plan"),
            3,
            (
                "there is no review 'plan'; to look for both words, put them into "
                'quotation marks: "safety plan"'
            ),
        ),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(said, project, arguments, status, sentence):
    assert said("find", *arguments, cwd=project) == (status, "", f"dhrcode: {sentence}\n")


def test_a_limit_below_one_is_wrong_usage(said, project):
    status, _, err = said("find", "a", "--limit", "0", cwd=project)
    assert status == 2
    assert "--limit" in err


def test_a_project_without_documents_says_how_to_add_one(said, small):
    shutil.rmtree(small / "records")
    assert said("find", "a", cwd=small) == (
        3,
        "",
        "dhrcode: no record names a document: 'dhrcode source add REVIEW FILE' adds one\n",
    )


def test_a_document_that_is_missing_is_a_warning_and_the_rest_is_searched(said, project):
    (project / "sources" / "DHR58-overview.txt").unlink()
    status, out, err = said("find", "MARAC", cwd=project)
    assert status == 0
    assert out.count("DHR41 overview") == 2
    assert err == (
        "records/DHR58.yaml:10:11: warning: there is no file sources/DHR58-overview.txt "
        "[document-missing]\n2 passages in 1 document; 1 document, 5 pages searched.\n"
    )


def test_a_record_with_an_error_is_said_and_the_status_is_1(said, project):
    (project / "records" / "DHR58.yaml").write_text("review: [\n")
    status, out, err = said("find", "MARAC", cwd=project)
    assert status == 1
    assert "DHR41 overview, page 4" in out
    assert err.startswith("records/DHR58.yaml:")


def test_the_documents_of_a_coder(said, project):
    record = project / "coders" / "EM" / "DHR41.yaml"
    text = record.read_text().replace("DHR41-overview.txt", "other.txt")
    record.write_text(text)
    (project / "sources" / "other.txt").write_text("A MARAC of another document.")
    assert "A »MARAC« of another document." in said("find", "MARAC", "--as", "EM", cwd=project)[1]
    assert "another document" not in said("find", "MARAC", cwd=project)[1]


def test_no_escape_in_a_document_reaches_the_output(said, project):
    text = "A MARAC \x1b[31mred\x07 [bold]x[/bold] :smile: \x9b1m and more."
    (project / "sources" / "DHR41-overview.txt").write_text(text)
    for arguments in (("find", "MARAC"), ("find", "MARAC", "--format", "json"), ("read", "DHR41")):
        _, out, _ = said(*arguments, cwd=project)
        assert "[bold]x[/bold] :smile:" in out
        assert not {"\x1b", "\x07", "\x9b"} & set(out)


def test_without_colour_in_ascii_the_marks_are_ascii(said, project):
    _, out, _ = said(
        "find", "MARAC", "--limit", "1", cwd=project, env={"PYTHONIOENCODING": "ascii"}
    )
    assert ">>MARAC<<. The panel" in out
    assert out.isascii()


@pytest.mark.usefixtures("pseudo_terminal")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_terminal_shows_hits_underlined_and_without_signs(project, program, neutral):
    pexpect = pytest.importorskip("pexpect", reason="pexpect drives the terminal")
    neutral |= {"PAGER": "cat"}
    for command in ("find MARAC DHR58", "read DHR58 --page 5 --words MARAC"):
        shown, status = pexpect.run(
            f"{program} {command}", cwd=str(project), env=neutral, withexitstatus=True
        )
        assert status == 0
        assert b"\x1b[1;4mMARAC\x1b[0m. The panel" in shown
        assert "»".encode() not in shown
        plain, _ = pexpect.run(
            f"{program} {command}", cwd=str(project), env=neutral | QUIET, withexitstatus=True
        )
        assert "»MARAC«. The panel".encode() in plain
        assert b"\x1b" not in plain


def test_two_at_once_find_the_same(program, neutral, project, start):
    runs = [
        start(
            [program, "find", "MARAC"],
            cwd=project,
            env=neutral,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(4)
    ]
    printed = {run.communicate(timeout=60) for run in runs}
    assert [run.returncode for run in runs] == [0] * 4
    assert len(printed) == 1
    assert (project / ".dhrcode" / "passages.sqlite").exists()


def test_a_passage_becomes_evidence_in_edit(said, project):
    typed = "l\n1\n2\na note\n\ns\n"
    status, out, err = said("edit", "DHR41", "--theme", "use-of-maracs", cwd=project, input=typed)
    assert (status, err) == (0, "")
    assert "1  DHR41 overview, page 4  (words: multi-agency risk assessment conference" in out
    record = (project / "records" / "DHR41.yaml").read_text()
    assert record.count("By August 2022 the police, the housing association") == 2
    assert "        note: a note\n" in record


def test_the_documents_text_stays_out_of_git(said, project):
    said("init", "other", cwd=project)
    ignored = (project / "other" / ".gitignore").read_text().split()
    assert {"sources/", ".dhrcode/"} <= set(ignored)
    said("find", "MARAC", cwd=project)
    written = {p.relative_to(project).parts[0] for p in Path(project).rglob("*.sqlite*")}
    assert written == {".dhrcode"}
