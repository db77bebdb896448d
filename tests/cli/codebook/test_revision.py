"""What every change of the codebook says, and what it refuses."""

import sys

import pytest

WHY = ("--why", "Invented.")


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
    before = (small / "themes.yaml").read_text("utf-8")
    reason = () if "--why" in arguments else WHY
    assert said("codebook", *arguments, *reason, cwd=small) == (status, "", f"dhrcode: {words}\n")
    assert (small / "themes.yaml").read_text("utf-8") == before


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
