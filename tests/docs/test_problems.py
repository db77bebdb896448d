"""docs/problems.md is made from the table of problem codes; every code is used, and expected."""

from pathlib import Path
from types import ModuleType

import pytest

from dhrcode.problem_codes import CODES, SECTIONS, ProblemCode
from dhrcode.safety.identifiers import KINDS

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "src" / "dhrcode" / "problem_codes"
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")


def text_of(folder: str, *suffixes: str) -> str:
    """What the files of a folder say, but for the table of codes and this file."""
    paths = (p for p in (ROOT / folder).rglob("*") if p.suffix in suffixes)
    own = (p for p in paths if TABLE not in p.parents and p != Path(__file__))
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in own)


def test_the_tables_of_the_page_are_those_of_the_codes(generate: ModuleType) -> None:
    assert generate.problems() == PAGE, "'make docs' writes it anew"


def test_every_code_has_its_row_once(generate: ModuleType) -> None:
    every = [entry.code for entries in generate.codes().values() for entry in entries]
    assert len(every) == len(set(every)) == len(CODES) + len(KINDS)
    rows = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted(every)


def test_the_page_has_a_section_for_each_of_the_table() -> None:
    headings = [line.removeprefix("## ") for line in PAGE.splitlines() if line.startswith("## ")]
    assert sorted(headings) == sorted(SECTIONS)


@pytest.mark.parametrize("entry", CODES.values(), ids=CODES)
def test_every_entry_says_what_it_means_and_what_to_do(entry: ProblemCode) -> None:
    assert entry.meaning
    assert entry.remedy
    assert "|" not in f"{entry.severities}{entry.meaning}{entry.remedy}"


def test_every_code_is_used() -> None:
    source = text_of("src", ".py")
    assert [code for code in CODES if f'"{code}"' not in source] == []


def test_every_code_is_expected_by_a_test() -> None:
    tests = text_of("tests", ".py", ".txt")
    every = [*CODES, *(kind.entry.code for kind in KINDS.values())]
    assert [code for code in every if f"[{code}]" not in tests and f'"{code}"' not in tests] == []
