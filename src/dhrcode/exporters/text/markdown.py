"""Markdown: tables that GitHub, Pandoc and Word can read."""

import re
from collections.abc import Iterator

from dhrcode.reports.blocks import Block, Column, Line, Paragraph, Report, Table, for_paper
from dhrcode.reports.cell_text import cell_text

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#!~&$])")
_LINE_START = re.compile(r"^([0-9]+(?=[.)])|(?=[-+=]))")


def render(report: Report) -> bytes:
    """The whole report as Markdown."""
    return "\n".join(_report(report)).encode("utf-8")


def escaped(text: str) -> str:
    """Text as it is, in one line: nothing in it becomes markup, a link or HTML."""
    safe = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(r"\1\\", safe)


def _report(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    yield escaped(report.subtitle)
    for section in for_paper(report.sections):
        yield ""
        yield f"## {escaped(section.heading)}"
        for block in section.blocks:
            yield from _block(block, section.title)
    if report.origin:
        yield from ("", "## Where this came from", "")
        yield from (f"- {escaped(label)}: {escaped(value)}" for label, value in report.origin)
    yield ""


def _block(block: Block, under: str) -> Iterator[str]:
    """A paragraph or table; no charts, since their numbers are in tables."""
    if isinstance(block, Paragraph):
        if block.heading:
            yield from ("", f"### {escaped(block.heading)}")
        yield ""
        yield f"**{escaped(block.text)}**" if block.lead else escaped(block.text)
    elif isinstance(block, Table):
        if block.title != under:
            yield ""
            yield f"### {escaped(block.title)}"
        yield ""
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(escaped(column.heading) for column in table.columns)} |"
    yield f"| {' | '.join(_rule(column) for column in table.columns)} |"
    for line in table.lines:
        yield f"| {' | '.join(_cells(table, line))} |"
    if table.legend:
        yield ""
        yield "; ".join(f"{escaped(mark)} {escaped(said)}".strip() for mark, said in table.legend)
    for note in table.notes:
        yield ""
        yield escaped(note)


def _rule(column: Column) -> str:
    if column.kind in ("label", "text"):
        return "---"
    return ":-:" if column.kind == "mark" else "--:"


def _cells(table: Table, line: Line) -> Iterator[str]:
    if line.band:
        yield f"**{escaped(str(line.cells[0]))}**"
        yield from ("" for _ in table.columns[1:])
        return
    for column, cell in zip(table.columns, line.cells, strict=True):
        said = cell_text(column.kind, cell)
        yield said if column.kind in ("mark", "percent", "number", "p") else escaped(said)
