"""Each sentence and count of the report on the 2014 study, checked against what the study says."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from dhrcode.analysis.selection import Selection
from dhrcode.reports.blocks import Chart, Line, Paragraph, Report, Table
from dhrcode.reports.pack.whole import PackRequest, pack_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.report import report_on

ROOT = Path(__file__).parents[1]
FACTS = yaml.safe_load((ROOT / "tests" / "west_midlands_facts.yaml").read_text(encoding="utf-8"))
AREAS = {area["label"]: area["subthemes"] for area in FACTS["areas"]}
NAMED = {one["label"]: set(one["named"]) for area in AREAS.values() for one in area}
PUBLISHED = {one["label"]: one["published"] for area in AREAS.values() for one in area}
TICKS = sum(PUBLISHED.values())
FOUND = sum(map(len, NAMED.values()))


@dataclass
class Says:
    """A sentence that the report may say, and what of it the study has to bear out."""

    sentence: str
    holds: Callable[..., bool] = field(default=lambda: True)


def _most(listed: str) -> bool:
    """No subtheme that is left out is published more often than one that is named."""
    said = dict(one.removesuffix(" of 13").rsplit(", ", 1) for one in listed.split("; "))
    least = min(map(int, said.values()))
    return said == {label: str(n) for label, n in PUBLISHED.items() if n >= least}


def _together(listed: str) -> bool:
    pairs = re.findall(r"(?:^|; )(.+?) and ([A-Z].+?), at least (\d+) of 13 reviews", listed)
    return len(pairs) == 3 and all(
        len(NAMED[one] & NAMED[other]) == int(n) for one, other, n in pairs
    )


SENTENCES = [
    Says("13 of 13 records are partial: coded as far as the source tells"),
    Says(r"(\d+) of 273 findings are there", lambda n: int(n) == FOUND),
    Says("the rest is not coded, and may be present", lambda: FOUND < TICKS),
    Says("Which subthemes are present in most reviews cannot be told from them"),
    Says("Published as present in most reviews: (.+)", _most),
    Says(
        r"(\d+) of the (\d+) published findings of present can be attributed to a review",
        lambda n, of: (int(n), int(of)) == (FOUND, TICKS),
    ),
    Says(
        r"Published: Occurrence table of the (\d+) study \(Neville and Sanders-McDonagh, (.+)\)",
        lambda year, where: FACTS["source"].endswith(f"{where}, {year}"),
    ),
    Says("13 reviews, kind: Domestic Homicide Review"),
    Says("Year of the death: not known"),
    Says(
        r"Coded by 1 coder \(published\) with the codebook west-midlands-dhr 1\.2: "
        "Common themes in Domestic Homicide Reviews in the West Midlands"
    ),
    Says("What partial records do not name is not coded"),
    Says(
        r"(\d+) findings are left open by partial records, whose sources do not tell",
        lambda n: int(n) == 273 - FOUND,
    ),
    Says("No record gives a value of the attribute 'year'"),
    Says("No coder noted a theme outside the codebook"),
    Says("Most often: (.+)", _together),
    # what the report says of itself, and not of the reviews
    Says("No attribute was asked for"),
    Says("--by makes a table of every subtheme by one: .+"),
    Says("In how many reviews both subthemes of a pair are present"),
    Says("Jaccard is that number as a part of the reviews in which either is: .+"),
    Says("Horizontal bars, one for each subtheme, grouped by area"),
    Says("A square for each of 21 subthemes and 13 reviews, coloured by its finding"),
    Says("the table has the same marks"),
    Says("A square for each pair, the darker the more reviews have both"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    project = open_project(ROOT / "examples" / "west-midlands-2014")
    made = report_on(project, Selection())
    return pack_report(made.pack, made.origin, PackRequest(published=made.published))


def sentences(text: str) -> list[str]:
    """A text's sentences; what stands in a list with semicolons stays together."""
    found = []
    for sentence in re.split(r"(?<=\.) (?=[A-Z0-9-])", text):
        lists = sentence.startswith(("Published as", "Most often"))
        found += [sentence] if lists else sentence.split("; ")
    return [one.removesuffix(".") for one in found]


def test_each_sentence_is_one_that_the_study_bears_out(report):
    said = [
        sentence
        for section in report.sections
        for block in section.blocks
        if not isinstance(block, Table)
        for sentence in sentences(block.text if isinstance(block, Paragraph) else block.alt)
    ]
    unsaid = list(SENTENCES)
    for sentence in said:
        fits = [(m, one) for one in SENTENCES if (m := re.fullmatch(one.sentence, sentence))]
        assert len(fits) == 1, sentence
        match, one = fits[0]
        assert one.holds(*match.groups()), sentence
        unsaid = [other for other in unsaid if other is not one]
    assert unsaid == []


def rows(report: Report, title: str) -> tuple[list[str], list[Line]]:
    """The headings and the rows of one table."""
    tables = [
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table) and block.title == title
    ]
    assert len(tables) == 1
    return [c.heading for c in tables[0].columns], [one for one in tables[0].lines if not one.band]


@pytest.mark.parametrize("title", ["Occurrence table", "Frequency of each subtheme"])
def test_each_subtheme_has_the_counts_of_the_study(report, title):
    headings, lines = rows(report, title)
    assert [line.cells[0] for line in lines] == list(NAMED)
    for line in lines:
        said, label = dict(zip(headings, line.cells, strict=True)), str(line.cells[0])
        found = len(NAMED[label])
        assert (said["Present"], said["Published"]) == (found, PUBLISHED[label])
        assert (said["Absent"], said["Not stated"], said["Unclear"]) == (0, 0, 0)
        assert said["Not coded"] == 13 - found
        assert found <= PUBLISHED[label]


def test_each_mark_stands_in_a_review_that_the_study_names(report):
    headings, lines = rows(report, "Occurrence table")
    for line in lines:
        said = dict(zip(headings, line.cells, strict=True))
        marked = {n: said[f"DHR{n}"] for n in range(1, 14)}
        named = NAMED[str(line.cells[0])]
        assert marked == {n: "present" if n in named else None for n in range(1, 14)}


def test_each_area_is_in_the_reviews_of_its_subthemes(report):
    headings, lines = rows(report, "Areas")
    assert [line.cells[0] for line in lines] == list(AREAS)
    for line in lines:
        said = dict(zip(headings, line.cells, strict=True))
        named = [set(one["named"]) for one in AREAS[str(line.cells[0])]]
        assert said["Reviews with one or more"] == len(set().union(*named))
        assert said["Present findings"] == sum(map(len, named))


def test_each_pair_is_in_the_reviews_that_have_both(report):
    _, lines = rows(report, "Pairs found together")
    for line in lines:
        one, other, both, first, second, reviews, _ = line.cells
        counts = (len(NAMED[one] & NAMED[other]), len(NAMED[one]), len(NAMED[other]), 13)
        assert (both, first, second, reviews) == counts


def test_no_chart_but_those_that_are_looked_at(report):
    charts = [b.title for s in report.sections for b in s.blocks if isinstance(b, Chart)]
    assert charts == [
        "Reviews in which each subtheme is present",
        "The occurrence table at a glance",
        "Subthemes found together",
    ]
