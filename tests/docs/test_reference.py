"""docs/reference.md is what docs/generate.py makes of the program as it is."""

import re
from pathlib import Path
from types import ModuleType

from dhrcode.errors import EXIT_STATUSES

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference.md").read_text(encoding="utf-8")


def test_the_page_is_what_the_program_says(generate: ModuleType) -> None:
    assert generate.page() == PAGE, "'make docs' writes it anew"


def test_the_table_of_modules_is_what_their_first_lines_say(generate: ModuleType) -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert generate.architecture() == page, "'make docs' writes it anew"
    assert "| `cli/main.py` | The program: its commands" in page


def test_every_command_has_its_section(generate: ModuleType) -> None:
    headings = re.findall(r"^## dhrcode (\S+)$", PAGE, re.MULTILINE)
    assert headings == generate.commands()
    assert {
        "init",
        "themes",
        "new",
        "edit",
        "code",
        "set",
        "complete",
        "show",
        "list",
        "check",
        "table",
        "reconcile",
    } <= set(headings)


def test_every_exit_status_has_its_row() -> None:
    rows = re.findall(r"^\| ([0-9]+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert {int(status): meaning for status, meaning in rows} == EXIT_STATUSES


def test_make_docs_writes_the_committed_bytes(generate: ModuleType, tmp_path: Path) -> None:
    generate.main(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(written) == ["architecture.md", "problems.md", "reference.md"]
    assert written == {name: (DOCS / name).read_bytes() for name in written}
