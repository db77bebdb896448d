"""Every problem that `dhrcode check` can print, each with the whole of its line.

A case is a small project under `cases/bad` or `cases/good` with `expected.txt` beside it. What git
or an editor would mangle is made below instead, with the same exactness.
"""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dhrcode.cli.main import main
from dhrcode.problem_codes import SECTIONS
from dhrcode.safety.identifiers import KINDS
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import plural

CASES = Path(__file__).with_name("cases")
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/expected.txt"))

THEMES = (CASES / "good" / "smallest" / "themes.yaml").read_bytes()
GOOD = (CASES / "good" / "smallest" / "records" / "DHR1.yaml").read_bytes()
HINT = {
    "utf-8": "save the file as UTF-8 [encoding]",
    "size": "is it the right file? [file-too-large]",
    "copy": "not read: the name is not the id of a review (a copy or conflict of another file?): "
    "compare it with that file, then delete or rename it [stray-file]",
}

Record = bytes | Callable[[Path], None]
Made = tuple[dict[str, Record], list[str]]


Checked = tuple[str, str, int]


@pytest.fixture
def check(monkeypatch, capsys) -> Callable[[Path], Checked]:
    """Runs `dhrcode check` inside this process: two hundred starts of Python would take minutes."""
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    monkeypatch.delenv("DHRCODE_DEBUG", raising=False)
    monkeypatch.setattr("sys.argv", ["dhrcode", "check"])

    def checked(folder: Path) -> Checked:
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as ended:
            main()
        status = ended.value.code or 0
        assert isinstance(status, int)
        return *capsys.readouterr(), status

    return checked


def summary(lines: list[str]) -> re.Pattern[str]:
    errors, warnings, notes = (
        sum(f": {level}: " in x for x in lines) for level in ("error", "warning", "note")
    )
    said = f"{plural(errors, 'error')}, {plural(warnings, 'warning')}"
    said += f", {plural(notes, 'note')}" if notes else ""
    of = r"(1 review|[0-9]+ reviews)((,| and) [0-9]+ independent codings?)?( and [0-9]+ plans?)?"
    return re.compile(rf"{of} checked: {said}\n")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_check_prints_exactly_what_is_expected(folder, check):
    expected = (folder / "expected.txt").read_bytes().decode()
    printed, said, status = check(folder)
    assert printed == expected
    assert summary(expected.splitlines()).fullmatch(said)
    assert status == (1 if ": error: " in expected else 0)


def test_check_as_a_process_of_its_own_prints_the_same(run):
    folder = CASES / "bad" / "several-faults-at-once"
    done = run("check", cwd=folder)
    assert done.stdout == (folder / "expected.txt").read_text("utf-8")
    assert (done.stderr, done.returncode) == ("3 reviews checked: 4 errors, 0 warnings\n", 1)


def test_good_cases_expect_nothing_and_bad_ones_something():
    assert {path.name for path in CASES.iterdir()} == {"good", "bad"}
    for folder in FOLDERS:
        expected = (folder / "expected.txt").read_bytes()
        assert bool(expected) == (folder.parent.name == "bad"), folder


def test_every_folder_of_a_case_has_its_expectation():
    assert sorted(path for path in CASES.glob("*/*") if path.is_dir()) == FOLDERS


MADE: dict[str, Made] = {
    "cp1252": (
        {"DHR1.yaml": GOOD + "memo: the sister\u2019s note\n".encode("cp1252")},
        [f"DHR1.yaml:8:17: error: the byte 0x92 is not UTF-8: {HINT['utf-8']}"],
    ),
    "cp1252 after letters of two bytes": (
        {"DHR1.yaml": GOOD + "memo: éé".encode() + "é\n".encode("cp1252")},
        [f"DHR1.yaml:8:9: error: the byte 0xE9 is not UTF-8: {HINT['utf-8']}"],
    ),
    "utf-16": (
        {
            "DHR1.yaml": GOOD.decode().encode("utf-16"),
            "DHR2.yaml": b"\xfe\xff" + GOOD.decode().encode("utf-16-be"),
        },
        [
            f"DHR1.yaml:1:1: error: the file is in UTF-16: {HINT['utf-8']}",
            f"DHR2.yaml:1:1: error: the file is in UTF-16: {HINT['utf-8']}",
        ],
    ),
    "utf-16 without a mark": (
        {"DHR1.yaml": GOOD.decode().encode("utf-16-le")},
        ["DHR1.yaml:1:2: error: the character U+0000 is not text: delete it [control-character]"],
    ),
    "a byte order mark is accepted": ({"DHR1.yaml": b"\xef\xbb\xbf" + GOOD}, []),
    "columns do not count the byte order mark": (
        {"DHR1.yaml": b"\xef\xbb\xbfstatus: done\n" + GOOD.replace(b"status: complete\n", b"")},
        [
            (
                "DHR1.yaml:1:9: error: 'status' does not take this value: one of draft, complete, "
                "partial [bad-value]"
            )
        ],
    ),
    "CRLF is accepted": ({"DHR1.yaml": GOOD.replace(b"\n", b"\r\n")}, []),
    "lines are counted alike with CRLF": (
        {"DHR1.yaml": (GOOD + b"memo: ''\n").replace(b"\n", b"\r\n")},
        ["DHR1.yaml:8:7: error: 'memo' is empty [bad-value]"],
    ),
    "a comment's place with CRLF": (
        {"DHR1.yaml": (GOOD + b"memo: item #4\n").replace(b"\n", b"\r\n")},
        [
            (
                "DHR1.yaml:8:12: warning: what follows ' #' is a comment and not part of the "
                "value: put the whole value in quotes if it belongs to it [text-after-hash]"
            )
        ],
    ),
    "carriage returns alone": (
        {"DHR1.yaml": GOOD.replace(b"\n", b"\r")},
        ["DHR1.yaml:1:13: error: the character U+000D is not text: delete it [control-character]"],
    ),
    "nul": (
        {"DHR1.yaml": GOOD + b"memo: a\x00b\n"},
        ["DHR1.yaml:8:8: error: the character U+0000 is not text: delete it [control-character]"],
    ),
    "escape sequence of a terminal": (
        {"DHR1.yaml": GOOD + b"memo: \x1b[31mred\n"},
        ["DHR1.yaml:8:7: error: the character U+001B is not text: delete it [control-character]"],
    ),
    "non-character": (
        {"DHR1.yaml": GOOD + "memo: a\uffffb\n".encode()},
        ["DHR1.yaml:8:8: error: the character U+FFFF is not text: delete it [control-character]"],
    ),
    "surrogate in UTF-8": (
        {"DHR1.yaml": GOOD + b"memo: a\xed\xa0\x80b\n"},
        [f"DHR1.yaml:8:8: error: the byte 0xED is not UTF-8: {HINT['utf-8']}"],
    ),
    "control, direction and width at once": (
        {"DHR1.yaml": GOOD + "memo: a\u200bb\u202ec\u2029d\n".encode()},
        [
            "DHR1.yaml:8:8: warning: the character U+200B cannot be seen: delete it [zero-width]",
            (
                "DHR1.yaml:8:10: warning: the character U+202E can make text read differently from "
                "what it says: delete it unless it is meant [direction-mark]"
            ),
            (
                "DHR1.yaml:8:12: error: the character U+2029 is not text: delete it "
                "[control-character]"
            ),
        ],
    ),
    "a hundred kilobytes of brackets": (
        {"DHR1.yaml": b"[" * 100_000},
        [
            (
                "DHR1.yaml:1:13: error: more than 12 levels of nesting: put text that begins with "
                "[ or { in quotes [yaml-depth]"
            )
        ],
    ),
    "a hundred kilobytes of braces": (
        {"DHR1.yaml": b"{" * 100_000},
        [
            (
                "DHR1.yaml:1:2: error: there is a list or mapping where a key should be: put text "
                "that begins with [ or { in quotes [yaml-key]"
            )
        ],
    ),
    "a hundred kilobytes of dashes": (
        {"DHR1.yaml": b"- " * 50_000},
        [
            (
                "DHR1.yaml:1:25: error: more than 12 levels of nesting: put text that begins with "
                "[ or { in quotes [yaml-depth]"
            )
        ],
    ),
    "nothing but blanks": (
        {"DHR1.yaml": b" \n\n"},
        [
            (
                "DHR1.yaml:1:1: error: the file is empty: delete it, or restore it from a copy "
                "[empty-file]"
            )
        ],
    ),
    "as large as may be": ({"DHR1.yaml": GOOD + b"#" * (MAX_BYTES - len(GOOD))}, []),
    "too large": (
        {"DHR1.yaml": GOOD + b"#" * (MAX_BYTES - len(GOOD) + 1)},
        [f"DHR1.yaml:1:1: error: the file is larger than 2,000,000 bytes: {HINT['size']}"],
    ),
    "more faults than are worth printing": (
        {"DHR1.yaml": GOOD + b"sources:\n" + b"  - {id: a, pages: x}\n" * 205},
        [
            (
                "DHR1.yaml:1:1: error: 105 further problems are not shown: mend the others first "
                "[more-problems]"
            )
        ]
        + [
            f"DHR1.yaml:{line}:20: error: 'pages' must be a whole number, not 'x' [bad-value]"
            for line in range(9, 109)
        ],
    ),
    "a text too long": (
        {"DHR1.yaml": GOOD + b"memo: " + b"x" * 20_001 + b"\n"},
        ["DHR1.yaml:8:7: error: 'memo' is longer than 20,000 characters [bad-value]"],
    ),
    "what macOS keeps beside a file": (
        {"DHR1.yaml": GOOD, "._DHR1.yaml": b"\x00\x05\x16\x07"},
        [
            (
                "._DHR1.yaml:1:1: warning: not read: a file that macOS keeps beside another: "
                "delete it [stray-file]"
            )
        ],
    ),
    "conflicted copies": (
        {
            "DHR1.yaml": GOOD,
            "DHR1 (LN's conflicted copy 2025-03-10).yaml": GOOD,
            "DHR1.sync-conflict-20250310-101010-ABCDEFG.yaml": GOOD,
            "DHR1 (1).yaml": GOOD,
            "DHR1~.yaml": GOOD,
        },
        [
            f"DHR1 (1).yaml:1:1: warning: {HINT['copy']}",
            f"DHR1 (LN's conflicted copy 2025-03-10).yaml:1:1: warning: {HINT['copy']}",
            "DHR1.sync-conflict-20250310-101010-ABCDEFG.yaml:1:1: warning: " + HINT["copy"],
            f"DHR1~.yaml:1:1: warning: {HINT['copy']}",
        ],
    ),
    "a line break in a file's name": (
        {"DHR1.yaml": GOOD, "DHR1\nDHR2.yaml": GOOD},
        [f"DHR1\\nDHR2.yaml:1:1: warning: {HINT['copy']}"],
    ),
    "names in capitals and small letters": (
        {"DHR1.yaml": GOOD, "dhr1.yaml": GOOD.replace(b"DHR1", b"dhr1")},
        [
            (
                "dhr1.yaml:1:1: error: not read: differs from DHR1.yaml only in capitals: join "
                "the two: to other computers they are one file [duplicate-review]"
            )
        ],
    ),
    "a folder named as a record": (
        {"DHR1.yaml": GOOD, "DHR2.yaml": lambda path: path.mkdir()},
        ["DHR2.yaml:1:1: warning: not read: not a regular file: remove it [stray-file]"],
    ),
    "a temporary file of dhrcode's own": (
        {"DHR1.yaml": GOOD, ".DHR1.yaml.abcdefgh.dhrcode-tmp": b"review: DH"},
        [],
    ),
    "an editor's files": (
        {
            "DHR1.yaml": GOOD,
            ".DHR1.yaml.swp": b"\x00",
            "DHR1.yaml~": b"\x00",
            "#DHR1.yaml#": b"",
            ".#DHR1.yaml": b"LN@desk",
        },
        [],
    ),
}

LINK = (
    "not read: it is a link, and may lead anywhere: put the file itself there [link-not-followed]"
)
MADE_ON_POSIX: dict[str, Made] = {
    "a pipe": (
        {"DHR1.yaml": GOOD, "DHR2.yaml": os.mkfifo},
        ["DHR2.yaml:1:1: warning: not read: not a regular file: remove it [stray-file]"],
    ),
    "a link to nothing": (
        {"DHR1.yaml": GOOD, "DHR2.yaml": lambda path: path.symlink_to("nowhere.yaml")},
        [f"DHR2.yaml:1:1: error: {LINK}"],
    ),
    "a link to another file": (
        {"DHR1.yaml": GOOD, "DHR2.yaml": lambda path: path.symlink_to(__file__)},
        [f"DHR2.yaml:1:1: error: {LINK}"],
    ),
    "a link to itself": (
        {"DHR1.yaml": GOOD, "DHR2.yaml": lambda path: path.symlink_to("DHR2.yaml")},
        [f"DHR2.yaml:1:1: error: {LINK}"],
    ),
    "a link to a device that never ends": (
        {"DHR1.yaml": GOOD, "DHR2.yaml": lambda path: path.symlink_to("/dev/zero")},
        ["DHR2.yaml:1:1: warning: not read: not a regular file: remove it [stray-file]"],
    ),
    "an editor's lock, a link to nothing": (
        {"DHR1.yaml": GOOD, ".#DHR1.yaml": lambda path: path.symlink_to("LN@desk.1234")},
        [],
    ),
}
if sys.platform != "win32":
    MADE |= MADE_ON_POSIX


@pytest.mark.parametrize("name", MADE)
def test_check_of_files_that_git_would_mangle(name, tmp_path, check):
    records, expected = MADE[name]
    folder = tmp_path / "records"
    folder.mkdir()
    (tmp_path / "themes.yaml").write_bytes(THEMES)
    for file, content in records.items():
        if callable(content):
            content(folder / file)
        else:
            (folder / file).write_bytes(content)
    if len(list(folder.iterdir())) < len(records):
        pytest.skip("this file system holds names that differ in capitals for one")
    printed, said, status = check(tmp_path)
    lines = [f"records/{line}".replace("{folder}", str(folder)) for line in expected]
    assert printed.splitlines() == lines
    assert summary(lines).fullmatch(said)
    assert status == (1 if any(": error: " in line for line in lines) else 0)


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        (b"\xff\xfeu\x00", f"themes.yaml:1:1: error: the file is in UTF-16: {HINT['utf-8']}"),
        (
            b"[" * 100_000,
            (
                "themes.yaml:1:13: error: more than 12 levels of nesting: put text that "
                "begins with [ or { in quotes [yaml-depth]"
            ),
        ),
        (
            THEMES + b"#" * MAX_BYTES,
            f"themes.yaml:1:1: error: the file is larger than 2,000,000 bytes: {HINT['size']}",
        ),
        (b"uses:\xa0 {}\n", f"themes.yaml:1:6: error: the byte 0xA0 is not UTF-8: {HINT['utf-8']}"),
    ],
    ids=["utf-16", "brackets", "too large", "pointer that is no text"],
)
def test_check_of_a_codebook_that_git_would_mangle(themes, expected, tmp_path, check):
    (tmp_path / "themes.yaml").write_bytes(themes)
    assert check(tmp_path) == (f"{expected}\n", "0 reviews checked: 1 error, 0 warnings\n", 1)


CODERS_TWICE = (
    "coders/em:1:1: error: not read: differs from EM only in capitals: "
    "join the two: to other computers they are one folder [duplicate-coder]"
)


def test_check_of_two_coders_folders_that_differ_in_capitals(tmp_path, check):
    (tmp_path / "themes.yaml").write_bytes(THEMES)
    for name in ("EM", "em"):
        (tmp_path / "coders" / name).mkdir(parents=True, exist_ok=True)
    if len(list((tmp_path / "coders").iterdir())) < 2:
        pytest.skip("this file system holds names that differ in capitals for one")
    assert check(tmp_path) == (f"{CODERS_TWICE}\n", "0 reviews checked: 1 error, 0 warnings\n", 1)


NAMES_IN_GIT = (
    "private/names.txt:1:1: warning: git is not told to leave this file out: "
    "write private/ into .gitignore [names-in-git]"
)


def test_check_of_a_list_of_names_that_git_would_take(tmp_path, check):
    (tmp_path / "themes.yaml").write_bytes(THEMES)
    (tmp_path / ".git").mkdir()
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "names.txt").write_bytes(b"Dunmere\n")
    assert check(tmp_path) == (f"{NAMES_IN_GIT}\n", "0 reviews checked: 0 errors, 1 warning\n", 0)


SECTIONS_OF_CHECK = (
    "The file",
    "The YAML",
    "Keys and values",
    "The coding",
    "One case twice",
    "Independent codings",
    "The codebook",
    "Plans",
)
OTHERS_OF_CHECK = {
    "quote-not-found",
    "never-verified",
    "verified-damaged",
    "names-in-git",
    "name-of-one-letter",
}


def test_every_code_that_check_prints_has_a_case():
    printed = {entry.code for name in SECTIONS_OF_CHECK for entry in SECTIONS[name]}
    printed |= {kind.entry.code for kind in KINDS.values()} | OTHERS_OF_CHECK
    lines = [x for f in FOLDERS for x in (f / "expected.txt").read_text("utf-8").splitlines()]
    lines += [line for _, expected in (MADE | MADE_ON_POSIX).values() for line in expected]
    lines += [CODERS_TWICE, NAMES_IN_GIT]
    in_cases = {re.fullmatch(r".* \[([a-z0-9-]+)\]", line)[1] for line in lines}  # type: ignore[index]
    # What the system refuses to read has none: whoever runs the tests may read everything.
    assert in_cases | {"unreadable"} == printed
