"""docs/problems.md against the source: every code that a problem can have, with its level."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dhrcode.safety.identifiers import KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
CODE_AT = {"Problem": 3, "Fault": 1, "NotPlainError": 1, "DocumentError": 0}
"""Which argument of each constructor is the code."""
PASSED_ON = {"code", "error.code", "f.code", "look.code"}
"""Codes that come from elsewhere: from a table in the same module, or another of the three."""

Found = tuple[str, frozenset[str]]


def levels_of(call: ast.Call) -> frozenset[str]:
    """The levels that a call can give: `error` unless it says otherwise."""
    said = {
        n.value
        for argument in (*call.args, *(k.value for k in call.keywords))
        for n in ast.walk(argument)
        if isinstance(n, ast.Constant)
    }
    return frozenset(said & {"error", "warning"}) or frozenset({"error"})


def constructed(tree: ast.AST) -> Iterator[Found]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        arguments = [a for a in call.args if not isinstance(a, ast.Starred)]
        if ast.unparse(call.func) == "super().__init__" and "mark" in ast.unparse(call):
            name = "NotPlainError"
        if name not in CODE_AT or len(arguments) < len(call.args):
            continue
        code = call.args[CODE_AT[name]]
        if isinstance(code, ast.Constant):
            yield str(code.value), levels_of(call)
        else:
            assert ast.unparse(code) in PASSED_ON, ast.unparse(call)


def tabulated(tree: ast.AST) -> Iterator[Found]:
    """Rows such as `(pattern, code, what, hint, "warning")`."""
    for row in ast.walk(tree):
        if isinstance(row, ast.Tuple) and len(row.elts) == 5:
            code, level = row.elts[1], row.elts[-1]
            if (
                isinstance(code, ast.Constant)
                and isinstance(level, ast.Constant)
                and level.value in ("error", "warning")
            ):
                yield str(code.value), frozenset({str(level.value)})


def in_source() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for module in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for code, levels in (*constructed(tree), *tabulated(tree)):
            found[code] |= levels
    found |= {f"identifier-{kind.name}": set(kind.levels) for kind in KINDS.values()}
    return dict(found)


def in_page() -> list[tuple[str, set[str]]]:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ([^|]+) \|", PAGE, re.MULTILINE)
    return [(code, set(re.findall("error|warning", levels))) for code, levels in rows]


def test_the_page_has_every_code_once_with_its_levels() -> None:
    assert sorted(in_page()) == sorted(in_source().items())


def test_every_row_says_what_it_means_and_what_to_do() -> None:
    cells = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| `")]
    assert {len(row) for row in cells} == {4}
    assert all(all(row) for row in cells)
