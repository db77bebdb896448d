"""What the tests of the exporters share: an invented pack, and texts that formats mistake."""

from collections.abc import Callable, Sequence

import pytest

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.reports.blocks import (
    Chart,
    Column,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
    tables_alone,
)
from dhrcode.reports.marks import legend

REVIEWS = ("DHR2", "DHR7", "DHR10")
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "'x",
    '=HYPERLINK("http://x")',
    "#N/A",
    "#REF!",
    "_x0041_",
    "1e5",
    "012",
    "TRUE",
    "2012-01-02",
    "[bold]x[/bold]",
    ":smile:",
    "a|b",
    "`x`",
    "<b>x</b>",
    "&amp;",
    "*x*",
    "# x",
    "- x",
    "1. x",
    "![x](y)",
    "https://example.org/",
    "a\nb",
    "é",
    "🙂",
    "אבג",
    "\u202eabc",
    "x" * 20_000,
    "N/A",
    "None",
    "null",
    "{=1}",
    "mailto:a@b.c",
]
"""Texts that a spreadsheet, a browser or a terminal takes for something else."""
UNTEXT = {
    "a\x00b": "a�b",
    "a\x0bb": "a�b",
    "a\x1b[31mb": "a�[31mb",
    "a\x7fb": "a�b",
    "a\ufffeb": "a�b",
    "a\ud800b": "a�b",
}
"""What is no text, and what most formats put in its place."""


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> str:
    """Each of the texts that some format mistakes."""
    return str(request.param)


@pytest.fixture(params=UNTEXT.items(), ids=range(len(UNTEXT)))
def untext(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Each text that holds what is no text, and what stands in its place."""
    return tuple(request.param)


@pytest.fixture
def report_of() -> Callable[..., Report]:
    """Makes a report of texts: `report_of(["=1+1"])`."""
    return text_report


def text_report(texts: Sequence[str], heading: str = "Text") -> Report:
    """A report whose every place for text holds one of the texts."""
    lines = tuple(Line((text, text, 1)) for text in texts)
    columns = (Column(heading, "label", 20), Column("Other", "text", 20), Column("N", "count"))
    table = Table("Main", columns, lines, (("✓", texts[0]),), tuple(texts[:1]))
    return Report(
        texts[0],
        texts[0],
        tables_alone(table),
        (table,),
        flat=lambda: [("text", "n"), *((text, 1) for text in texts)],
        data=lambda: {"texts": list(texts)},
        origin=(("From", texts[0]),),
    )


@pytest.fixture
def sample() -> Callable[..., Report]:
    """Makes the pack: `sample(hostile="", reviews=3)`."""
    return sample_report


def sample_report(hostile: str = "", reviews: int = 3) -> Report:
    """The pack; `hostile` stands in every place where a person's words may stand."""
    ids = REVIEWS if reviews == 3 else tuple(f"DHR{n}" for n in range(1, reviews + 1))
    occurrence = _occurrence(hostile, ids)
    frequency = _frequency(hostile)
    years = _years()
    pairs = _pairs(hostile)
    return Report(
        title=f"Themes in three invented reviews{hostile}",
        subtitle=f"{len(ids)} reviews: Domestic Homicide Review{hostile}",
        sections=(
            Section(
                "Summary",
                (
                    Paragraph(
                        f"Use of MARACs is present in 2 of 3 reviews (67%).{hostile}", lead=True
                    ),
                    Paragraph("Coded by two people with the codebook small-study 1.0."),
                    Chart(
                        "bars",
                        "Reviews in which each subtheme is present",
                        "Use of MARACs 2 of 3, police response 0 of 3, GPs hidden.",
                        frequency,
                        (1,),
                        "reviews",
                    ),
                ),
            ),
            Section(
                "Occurrence table",
                (
                    occurrence,
                    Chart(
                        "heat",
                        "The occurrence table as a picture",
                        "Ticks by review.",
                        occurrence,
                        tuple(range(1, len(ids) + 1)),
                        "finding",
                    ),
                ),
            ),
            Section("Frequency of each subtheme", (frequency,)),
            Section(
                "Which go together",
                (
                    Paragraph("In how many reviews both subthemes of a pair are present."),
                    pairs,
                    Chart(
                        "heat",
                        "Subthemes found together",
                        "MARACs and GPs 2 of 3.",
                        pairs,
                        (1, 2, 3),
                        "reviews with both",
                    ),
                ),
            ),
            Section(
                "By year",
                (
                    years,
                    Chart(
                        "columns",
                        "Reviews by year of the death",
                        "2012: 1, 2013: 2.",
                        years,
                        (1,),
                        "reviews",
                    ),
                ),
            ),
            Section("Evidence", (_evidence(hostile),)),
        ),
        brief=(Paragraph("Two of three.", lead=True), frequency),
        flat=lambda: [("subtheme", "present"), (f"Use of MARACs{hostile}", 2)],
        data=lambda: {"title": f"Themes{hostile}", "frequency": [{"id": "gps", "present": "*"}]},
        origin=(("Codebook", f"small-study 1.0{hostile}"), ("Made with", "dhrcode 0.1.0")),
    )


def _occurrence(hostile: str, ids: tuple[str, ...]) -> Table:
    n = len(ids)
    marks = {
        "use-of-maracs": ("present", "absent", "present"),
        "police-response": ("absent", None, "unclear"),
        "gps": ("not-stated", "present", "present"),
    }

    def cells(label: str, key: str) -> tuple[object, ...]:
        found = tuple(marks[key][i % 3] for i in range(n))
        return (label, *found, found.count("present"), n, found.count("present") / n)

    columns = (
        Column("Thematic area and subtheme", "label", 44),
        *(Column(review, "mark", key=review) for review in ids),
        Column("Present", "count"),
        Column("Reviews", "count"),
        Column("% of reviews", "percent"),
    )
    lines = (
        Line((f"Process & policy{hostile}",), band=True),
        Line(cells(f"Use of MARACs{hostile}", "use-of-maracs"), key="use-of-maracs"),
        Line(cells("Police response", "police-response"), key="police-response"),
        Line(("Health",), band=True),
        Line(cells("Issues related to GPs", "gps"), key="gps"),
    )
    notes = (f"1 draft is not counted.{hostile}",)
    return Table("Occurrence table", columns, lines, legend(), notes, reviews=True)


def _frequency(hostile: str) -> Table:
    columns = (
        Column("Subtheme", "label", 44),
        Column("Present", "count"),
        Column("Reviews", "count"),
        Column("% of reviews", "percent"),
        Column("95% from", "percent"),
        Column("95% to", "percent"),
        Column("Rank", "count"),
    )
    lines = (
        Line(("Process & policy",), band=True),
        Line((f"Use of MARACs{hostile}", 2, 3, 2 / 3, 0.2077, 0.9385, 1), key="use-of-maracs"),
        Line(("Police response", 0, 3, 0.0, 0.0, 0.5615, 3), key="police-response"),
        Line(("Health",), band=True),
        Line(("Issues related to GPs", HIDDEN, 3, HIDDEN, HIDDEN, HIDDEN, HIDDEN), key="gps"),
    )
    notes = ("* stands for a count that is hidden.",)
    return Table("Frequency of each subtheme", columns, lines, (), notes)


def _pairs(hostile: str) -> Table:
    columns = (
        Column("Subtheme", "label", 34),
        Column("1", "count"),
        Column("2", "count"),
        Column("3", "count"),
    )
    lines = (
        Line((f"1 Use of MARACs{hostile}", 2, 0, 2)),
        Line(("2 Police response", 0, 0, None)),
        Line(("3 Issues related to GPs", 2, HIDDEN, 2)),
    )
    return Table("Reviews with both", columns, lines, scaled=True)


def _years() -> Table:
    columns = (
        Column("Year", "label", 12),
        Column("Reviews", "count"),
        Column("Subthemes a review", "number"),
        Column("p", "p"),
    )
    return Table("By year", columns, (Line(("2012", 1, 2.0, 0.0004)), Line(("2013", 2, 0.5, 0.21))))


def _evidence(hostile: str) -> Table:
    columns = (
        Column("Review", "label", 10),
        Column("Subtheme", "text", 30),
        Column("Document", "text", 16),
        Column("Page", "text", 8),
        Column("Section", "text", 8),
        Column("Quote", "text", 60),
        Column("Note", "text", 40),
    )
    lines = (
        Line(
            (
                "DHR2",
                "Use of MARACs",
                "overview",
                "20",
                None,
                f"no agency sought a referral{hostile}",
                "Each waited.",
            ),
            anchor="DHR2/use-of-maracs",
        ),
        Line(
            ("DHR2", "Use of MARACs", "overview", None, "4.2", None, f"Said twice.{hostile}"),
            anchor="DHR2/use-of-maracs",
        ),
        Line(
            ("DHR10", "Issues related to GPs", "overview", "7", None, "nobody asked her", None),
            anchor="DHR10/gps",
        ),
    )
    return Table("Evidence", columns, lines)
