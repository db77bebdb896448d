"""What people write is data: nothing in it is obeyed by a terminal or taken for markup."""

import json
import os
import subprocess
import sys

import pytest

TURNS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
"""What turns the order of the words after it around."""
ESCAPES = ["\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\x07", "\x08", "\x7f", "\r"]
ODD = "[bold]b[/bold] [/x] [victim] :smile: :warning: %s {0} \\n `code` *a* <b> & | ' \" £ é 🙂 אב"
RECORD = """\
review: DHR5
kind: dhr
codebook: {id: small-study, version: "1.0"}
coder: LN
status: draft
findings:
  use-of-maracs:
    finding: present
    evidence:
      - note: NOTE
"""


def with_notes(project, texts):
    """Records whose notes are the texts, escaped as YAML allows in double quotes."""
    for number, text in enumerate(texts, start=51):
        written = "".join(f"\\U{ord(character):08x}" for character in text)
        record = RECORD.replace("NOTE", f'"{written}"').replace("DHR5", f"DHR{number}")
        (project / "records" / f"DHR{number}.yaml").write_text(record)


def output_of(program, project, neutral, *command, terminal=False):
    """The bytes on standard output and standard error."""
    if not terminal:
        done = subprocess.run(
            [program, *command],
            cwd=project,
            env=neutral,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        return done.stdout + done.stderr
    pexpect = pytest.importorskip("pexpect", reason="pexpect drives the terminal")
    shown, status = pexpect.run(
        f"{program} {' '.join(command)}", cwd=project, env=neutral, withexitstatus=True
    )
    assert status in (0, 1)
    return shown


COMMANDS = [
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("list",),
    ("show", "DHR51"),
    ("table",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_escape_in_a_note_reaches_the_output(small, program, neutral, command):
    with_notes(small, [f"before{escape}after" for escape in ESCAPES])
    shown = output_of(program, small, neutral, *command)
    assert shown.count(b"DHR5") >= (1 if command[0] == "show" else len(ESCAPES))
    assert b"after" not in shown
    assert not [e for e in ESCAPES if e.encode() in shown]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_escape_in_a_key_reaches_the_output(small, program, neutral, command):
    key = "".join(f"\\U{ord(character):08x}" for character in "".join(ESCAPES))
    (small / "records" / "DHR5.yaml").write_text(f'"{key}": x\n')
    shown = output_of(program, small, neutral, *command).decode()
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such file names")
@pytest.mark.parametrize("command", [*COMMANDS[:4], ("table",)], ids=" ".join)
def test_no_escape_in_a_file_name_reaches_the_output(small, program, neutral, command):
    for number, escape in enumerate((*ESCAPES, "\n")):
        (small / "records" / f"{number}{escape}.yaml").write_text("x")
    os.close(os.open(os.fsencode(small) + b"/records/\xff.yaml", os.O_CREAT))
    shown = output_of(program, small, neutral, *command).decode()
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]
    if command == ("check", "--format", "json"):
        names = {problem["file"].removeprefix("records/") for problem in json.loads(shown)}
        escaped = {f"{number}{escape}.yaml" for number, escape in enumerate((*ESCAPES, "\n"))}
        assert escaped < names


@pytest.mark.parametrize("field", ["--note", "--quote", "--page", "--section"])
def test_markup_and_emoji_names_are_printed_as_they_are(said, small, field):
    assert said("code", "DHR7", "gps", "present", field, ODD, cwd=small)[0] == 0
    shown = " ".join(said("show", "DHR7", cwd=small)[1].split())
    assert ODD in shown


@pytest.mark.usefixtures("pseudo_terminal")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_markup_and_emoji_names_are_printed_as_they_are_on_a_terminal(
    said, small, program, neutral
):
    assert said("code", "DHR7", "gps", "present", "--note", ODD, cwd=small)[0] == 0
    wide = neutral | {"COLUMNS": "300"}
    assert ODD in output_of(program, small, wide, "show", "DHR7", terminal=True).decode()
    (small / "records" / "[bold]x.yaml").write_text("")
    shown = output_of(program, small, wide, "check", terminal=True).decode()
    assert "records/[bold]x.yaml:1:1: warning: not read: " in shown


def test_a_label_that_looks_like_markup_or_a_formula_stays_text(said, small):
    codebook = small / "themes.yaml"
    codebook.write_text(
        codebook.read_text().replace("label: Use of MARACs", 'label: "=[red]1+1[/red] :key:"')
    )
    lines = said("table", cwd=small)[1].splitlines()
    assert lines[6] == "=[red]1+1[/red] :key:       ✓      ✓     ·      2 of 3          0"
    csv = said("table", "--format", "csv", cwd=small)[1].splitlines()[1]
    assert csv == (
        "process,Process & policy,use-of-maracs,'=[red]1+1[/red] :key:,"
        "present,present,not-stated,2,0,0,1,0,3"
    )


def test_an_escape_on_the_command_line_is_not_passed_on(small, program, neutral):
    for command in (
        ("show", "\x1b[31mX"),
        ("table", "--where", "place=\x1b[31m"),
        ("themes", "\x9b31m"),
        ("table", "-o", "\x1b[31m.csv"),
        ("-C", "\x1b[31m", "list"),
        ("code", "DHR7", "gps", "\x1b[31m"),
    ):
        shown = output_of(program, small, neutral, *command).decode()
        assert shown
        assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]


@pytest.mark.parametrize("turn", ["\u202e", "\u2067"])
def test_what_turns_words_around_is_replaced_wherever_it_comes_from(said, small, turn):
    with_notes(small, [f"abc{turn}def"])
    (small / "sources").mkdir()
    (small / "sources" / "a.txt").write_text(f"No agency{turn} sought a referral.\n", "utf-8")
    assert said("source", "add", "DHR51", "sources/a.txt", "--id", "overview", cwd=small)[0] == 0
    codebook = small / "themes.yaml"
    title = next(line for line in codebook.read_text().splitlines() if line.startswith("title: "))
    codebook.write_text(codebook.read_text("utf-8").replace(title, f'title: "a{turn}b"'), "utf-8")
    for command in (
        ("show", "DHR51"),
        ("read", "DHR51"),
        ("themes",),
        ("themes", "gps"),
        ("check",),
        ("list",),
        ("table",),
        ("find", "referral"),
        ("show", f"DHR{turn}7"),
        ("scan", "--file", f"{turn}.txt"),
        ("table", "-o", f"{turn}.csv"),
    ):
        _, out, err = said(*command, cwd=small)
        assert out + err
        assert not TURNS & set(out + err), command
