"""A web page: one HTML file that needs nothing else, to read, search and sort."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import count
from typing import Any, NamedTuple

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from dhrcode.exporters.html.table import TableHtml, class_of_mark, lead_id
from dhrcode.exporters.palette import page_colours
from dhrcode.exporters.text.plain import plain
from dhrcode.reports.blocks import Block, Chart, Lead, Report, Section, Table

TALL_FROM = 30
"""With this many rows a table gets a search box, and may be divided between two printed pages."""
LARGE_FROM = 5_000
"""With this many cells a browser is told to lay out a table only when it comes into sight."""
PRINTED_TO = 40
"""The most columns of findings that are readable on one landscape A4 page."""


class _TableView(NamedTuple):
    """What the template needs of a table beyond the table itself."""

    number: int
    table: Table
    under: str
    head: Markup
    body: Markup
    timelines: list[tuple[str, str]]

    @property
    def captioned(self) -> bool:
        """Whether the title says more than the heading above it."""
        return self.table.title != self.under

    @property
    def marks(self) -> int:
        return sum(column.kind == "mark" for column in self.table.columns)

    @property
    def areas(self) -> list[str]:
        return [str(line.cells[0]) for line in self.table.lines if line.band]

    @property
    def tall(self) -> bool:
        return len(self.table.lines) >= TALL_FROM

    @property
    def tools(self) -> bool:
        return self.table.reviews or self.tall

    @property
    def large(self) -> bool:
        return len(self.table.lines) * len(self.table.columns) >= LARGE_FROM

    @property
    def too_wide(self) -> bool:
        return self.marks > PRINTED_TO


def render(report: Report) -> bytes:
    """The report as one HTML page that needs no other file and no network."""
    css, js = page_colours() + _asset("page.css"), _asset("page.js")
    writer = _PageWriter(report)
    page = _template().render(
        report=report,
        sections=[(section.heading, writer.blocks(section)) for section in report.sections],
        leads=list(writer.leads()),
        css=_trusted(css),
        js=_trusted(js),
        css_hash=_hash(css),
        js_hash=_hash(js),
        class_of=class_of_mark,
    )
    return page.encode("utf-8")


class _LeadView(NamedTuple):
    """What the template needs of a theme or a review."""

    id: str
    title: str
    blocks: list[tuple[str, object]]
    evidence: list[tuple[str, str]]
    elsewhere: list[tuple[str, str]]


class _PageWriter:
    """Makes what the template prints, and numbers the tables in order."""

    def __init__(self, report: Report) -> None:
        self._report, self._tables, self._numbers = report, TableHtml(report), count(1)

    def leads(self) -> Iterator[tuple[str, str, list[_LeadView]]]:
        """The themes and the reviews: an id, a heading and what there is of each."""
        for of, heading in (("theme", "Theme by theme"), ("review", "Timelines")):
            views = [self._lead(one) for one in self._report.leads if one.of == of]
            if views:
                yield of, heading, views

    def _lead(self, one: Lead) -> _LeadView:
        id_, blocks = lead_id(one.of, one.key), self.blocks(one.section)
        if one.of != "theme":
            return _LeadView(id_, one.section.title, blocks, [], [])
        elsewhere = [
            (f"s{number}", section.title)
            for number, section in enumerate(self._report.sections, start=1)
            if any(line.key == one.key for table in section.tables for line in table.lines)
        ]
        evidence = self._tables.evidence_of(one.key)
        return _LeadView(id_, one.section.title, blocks, evidence, elsewhere)

    def blocks(self, section: Section) -> list[tuple[str, object]]:
        """Each block of a section with the name by which the template knows it."""
        return [self._block(block, section.title) for block in section.blocks]

    def _block(self, block: Block, under: str) -> tuple[str, object]:
        writer = self._tables
        if isinstance(block, Table):
            head, body = _trusted(writer.head(block)), _trusted(writer.body(block))
            timelines = writer.timelines(block)
            return "table", _TableView(next(self._numbers), block, under, head, body, timelines)
        if isinstance(block, Chart):
            return "chart", (block, _picture(block), writer.shown_in(block))
        first = under == writer.first
        said = _trusted(writer.linked(block.text)) if first else block.text
        return "paragraph", {"heading": block.heading, "lead": block.lead, "text": said}


def _picture(chart: Chart) -> str:
    """The drawing as a data URL."""
    from dhrcode.exporters.charts.drawing import draw  # noqa: PLC0415 - Matplotlib is slow to import

    return f"data:image/svg+xml;base64,{b64encode(draw(chart, 'svg')).decode('ascii')}"


def _asset(name: str) -> str:
    # Read as text: line ends become LF, as in the browser's check of the hash.
    return files("dhrcode").joinpath("assets", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash with which the page's security policy allows an inline style or script."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _trusted(html: str) -> Markup:
    """HTML that we made, in which every text has already been escaped."""
    return Markup(html)  # noqa: S704 - from the package's files or from page_table, which escapes


def _finalized(value: Any) -> Any:
    """A value that the template prints, without characters that are not text. Escaping follows."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else plain(value)


def _template() -> Template:
    finalize: Callable[..., Any] = _finalized
    environment = Environment(
        loader=DictLoader({"page": _asset("page.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page")
