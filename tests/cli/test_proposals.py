"""`--from-document`, of plans and contacts: listed in a script, asked one by one at a terminal."""

import shutil
from pathlib import Path

import pytest

FICTIONAL = Path(__file__).parents[2] / "examples" / "fictional"
FIRST = """\
1  DHR41 overview, page 5, recommendations
   id: 7.1
   text: The police should check, at every domestic call, for earlier calls to the same people and
   for a history of violence that the person at risk has a right to know about.
   to: police
"""


@pytest.fixture
def reviewed(tmp_path):
    """The invented reviews with their documents, and a plan of DHR58 alone."""
    project = Path(shutil.copytree(FICTIONAL, tmp_path / "fictional"))
    shutil.copytree(FICTIONAL / "documents", project / "sources")
    (project / "actions" / "DHR41.yaml").unlink()
    (project / "actions" / "recurring.yaml").unlink()
    return project


def test_a_script_lists_them_and_writes_nothing(said, reviewed):
    given = ("plan", "recommend", "DHR41", "--from-document")
    status, out, err = said(*given, cwd=reviewed)
    assert (status, err) == (0, "")
    assert out.startswith(FIRST)
    assert " ".join(out.split()).endswith(
        "5 proposals. Nothing was written: at a terminal, 'dhrcode plan recommend DHR41 "
        "--from-document' asks."
    )
    assert not (reviewed / "actions" / "DHR41.yaml").exists()


def test_what_is_there_already_is_said(said, reviewed):
    _, out, _ = said("plan", "recommend", "DHR58", "--from-document", cwd=reviewed)
    assert out.startswith(
        "1  DHR58 overview, page 6, recommendations: DHR58/8.1 has these words already.\n"
    )
    assert "6 proposals, all there already." in out


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ((), "say what is recommended: TEXT, or --from-document"),
        (
            ("Ask.", "--from-document"),
            "--from-document proposes what the documents say: give nothing else",
        ),
        (
            ("--from-document", "--level", "local"),
            "--from-document proposes what the documents say: give nothing else",
        ),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(said, reviewed, given, sentence):
    assert said("plan", "recommend", "DHR41", *given, cwd=reviewed) == (
        2,
        "",
        f"dhrcode: {sentence}\n",
    )


@pytest.mark.usefixtures("pseudo_terminal")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_at_a_terminal_what_was_accepted_is_kept_when_the_process_is_killed(
    reviewed, program, neutral
):
    pexpect = pytest.importorskip("pexpect", reason="pexpect drives the terminal")
    given = ["plan", "recommend", "DHR41", "--from-document"]
    child = pexpect.spawn(program, given, cwd=str(reviewed), env=neutral, timeout=60)
    child.expect_exact("x to stop> ")
    child.sendline("a")
    child.expect_exact("DHR41/7.1: recommended.")
    child.expect_exact("x to stop> ")
    child.kill(9)
    child.wait()
    assert (reviewed / "actions" / "DHR41.yaml").read_text().count("- id:") == 1
    child = pexpect.spawn(program, given, cwd=str(reviewed), env=neutral, timeout=60)
    child.expect_exact("DHR41/7.1 has these words already.")
    child.expect_exact("1 of 4")
    child.expect_exact("x to stop> ")
    child.sendline("")
    child.expect_exact("x to stop> ")
    child.sendeof()
    child.expect_exact("DHR41: 5 proposals, 1 of them there already; 0 accepted, 1 passed over.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


CONTACT = ("contact", "add", "DHR58", "--from-document")


def test_contacts_are_listed_in_a_script_and_nothing_is_written(said, reviewed):
    before = (reviewed / "records" / "DHR58.yaml").read_bytes()
    status, out, err = said(*CONTACT, cwd=reviewed)
    assert (status, err) == (0, "")
    assert "DHR58 overview, page 4\n   when: 2023-08\n   agency: gp\n   with: victim\n" in out
    assert f"Nothing was written: at a terminal, 'dhrcode {' '.join(CONTACT)}' asks." in " ".join(
        out.split()
    )
    assert (reviewed / "records" / "DHR58.yaml").read_bytes() == before


@pytest.mark.parametrize("given", [("--when", "2013"), ("--page", "4"), ("--id", "C9")])
def test_a_contact_is_typed_or_proposed(said, reviewed, given):
    status, out, err = said(*CONTACT, *given, cwd=reviewed)
    assert (status, out) == (2, "")
    assert "--from-document proposes what the documents say: give nothing else" in err


@pytest.mark.usefixtures("pseudo_terminal")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_contact_that_was_accepted_is_kept_when_the_process_is_killed(reviewed, program, neutral):
    pexpect = pytest.importorskip("pexpect", reason="pexpect drives the terminal")
    child = pexpect.spawn(program, [*CONTACT], cwd=str(reviewed), env=neutral, timeout=60)
    child.expect_exact("x to stop> ")
    child.sendline("a")
    child.expect_exact("DHR58/C1: written.")
    child.expect_exact("x to stop> ")
    child.kill(9)
    child.wait()
    assert (reviewed / "records" / "DHR58.yaml").read_text("utf-8").count("id: C") == 1
    child = pexpect.spawn(program, [*CONTACT], cwd=str(reviewed), env=neutral, timeout=60)
    child.expect_exact("DHR58/C1 has these words already.")
    child.expect_exact("x to stop> ")
    child.sendline("x")
    child.expect_exact("0 accepted, 0 passed over.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
