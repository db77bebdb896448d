"""Each sentence and count of the report on the 2014 study, checked against what the study says."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import yaml

from dhrcode.analysis.selection import Selection
from dhrcode.reports.blocks import Chart, Line, Paragraph, Report, Table
from dhrcode.reports.pack.plans import TITLE as PLANS
from dhrcode.reports.pack.whole import PackRequest, pack_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.report import report_on
from dhrcode.workflows.plan.report import pack_section

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "west-midlands-2014"
ON, SINCE = date(2026, 1, 1), date(2014, 1, 1)
RECORDS = "\n".join(path.read_text("utf-8") for path in sorted((EXAMPLE / "records").iterdir()))
_PLAN = yaml.safe_load((EXAMPLE / "actions" / "west-midlands-2014.yaml").read_text("utf-8"))
ACTION_NAMES = [
    f"{one['id']}.{action['id']}"
    for one in _PLAN["recommendations"]
    for action in one.get("actions", ())
]
ACTIONS = [action for one in _PLAN["recommendations"] for action in one.get("actions", ())]
DATED = [one for one in ACTIONS if "date" in one.get("due", {})]
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
    said = dict(one.removesuffix(" of 13").rsplit(" ", 1) for one in listed.split("; "))
    least = min(map(int, said.values()))
    return said == {label: str(n) for label, n in PUBLISHED.items() if n >= least}


def _in_area(least: str, area: str, most: str, number: str) -> bool:
    """An area is in as many reviews as the text names, or as its most frequent subtheme has."""
    of_area = [one["label"] for one in AREAS[area]]
    named = set().union(*(NAMED[label] for label in of_area))
    published = {label: PUBLISHED[label] for label in of_area}
    assert [label for label, n in published.items() if n == max(published.values())] == [most]
    return int(least) == max(len(named), int(number)) and published[most] == int(number)


def _areas_said(sentences: list[str]) -> bool:
    """No area that is left out can be told to be in more reviews than one that is named."""
    said = [re.search(r"a subtheme of (.+?) is present", one) for one in sentences]
    told = {found[1] for found in said if found}
    bound = {
        area: max(
            len(set().union(*(one["named"] for one in subthemes))),
            *(one["published"] for one in subthemes),
        )
        for area, subthemes in AREAS.items()
    }
    least = min(bound[area] for area in told)
    return len(told) == 3 and all(n <= least for area, n in bound.items() if area not in told)


def _decide(red: str, unowned: str, moved: str, unchecked: str) -> bool:
    """On the day every date has passed, so that what is neither done nor stopped is red."""
    logged = [entry for one in ACTIONS for entry in one.get("log", ())]
    counts = (len(ACTIONS), sum("owner" not in one for one in ACTIONS), 0, 0)
    return not logged and (int(red), int(unowned), int(moved), int(unchecked)) == counts


def _action(name: str, owner: str, text: str, due: str) -> bool:
    one = dict(zip(ACTION_NAMES, ACTIONS, strict=True))[name]
    said, owned = " ".join(one["text"].split()), one["owner"]["as_written"]
    same = said == f"{text}." or (text.endswith("…") and said.startswith(text[:-1]))
    return same and (owned, str(one["due"]["date"])) == (owner, due) and due < ON.isoformat()


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
    Says(
        r"In at least (\d+) of 13 reviews a subtheme of (.+) is present; most often (.+), "
        r"published in (\d+)",
        _in_area,
    ),
    Says("Horizontal bars, one for each subtheme, the longest first: (.+)", _most),
    Says("no record says the type of case", lambda: "case-type:" not in RECORDS),
    Says("Deaths of every kind are counted together here"),
    Says(
        r"(\d+) of the (\d+) published findings of present can be attributed to a review",
        lambda n, of: (int(n), int(of)) == (FOUND, TICKS),
    ),
    Says(
        r"Published: Occurrence table of the (\d+) study \(Neville and Sanders-McDonagh, (.+)\)",
        lambda year, where: FACTS["source"].endswith(f"{where}, {year}"),
    ),
    Says("13 reviews", lambda: RECORDS.count("review: DHR") == 13),
    Says(
        "How far coders agree is not known: no review was coded by two coders apart",
        lambda: not (EXAMPLE / "coders").exists(),
    ),
    Says("0 of 13 reviews are noted as read to the end", lambda: "\nread:" not in RECORDS),
    Says("The records hold no quote", lambda: "quote:" not in RECORDS),
    Says("No draft is left out", lambda: "status: draft" not in RECORDS),
    Says(
        rf"As at {ON}, of 21 actions: (\d+) red, (\d+) without an owner, (\d+) moved twice or "
        r"more, (\d+) done and not checked",
        _decide,
    ),
    Says(
        r"west-midlands-2014/([^,]+), (.+?): (.+) \(red, open; (\d{4}-\d\d-\d\d), overdue\)",
        _action,
    ),
    Says(
        "These are 3 of 21, those longest overdue first; 'dhrcode plan report' has all",
        lambda: len(ACTIONS) == 21,
    ),
    Says("Of 21 actions, 0 done, 7 became overdue, 0 moved, 0 reopened", lambda: len(DATED) == 7),
    Says(
        r"0 of 13 reviews were coded on that day or later; 13 give no day of coding",
        lambda: "\ncoded:" not in RECORDS,
    ),
    Says(
        "Nothing else is told: what changed within a record that was coded before has no day of "
        "its own"
    ),
    Says("Year of the death: not known"),
    Says(
        r"Coded by 1 coder \(published\) with the codebook west-midlands-dhr 1\.2",
    ),
    Says(
        r"Gaps: (\d+) findings are left open by partial records, whose sources do not tell",
        lambda n: int(n) == 273 - FOUND,
    ),
    Says(
        "By year: No record gives a value of the attribute 'year'",
        lambda: not re.search(r"\n  year:", RECORDS),
    ),
    Says(
        "Candidate themes: No coder noted a theme outside the codebook",
        lambda: "\nemerging:" not in RECORDS,
    ),
    Says(
        "Opportunities: No record has a contact of an agency",
        lambda: "\ncontacts:" not in RECORDS,
    ),
    Says("Most often: (.+)", _together),
    # what the report says of itself, and not of the reviews
    Says("By attribute: No attribute was asked for"),
    Says("--by makes a table of every subtheme by one, such as .+; 'dhrcode themes' lists them"),
    Says("In how many reviews both subthemes of a pair are present"),
    Says("Jaccard is that number as a part of the reviews in which either is: .+"),
    Says("Horizontal bars, one for each subtheme, grouped by area"),
    Says("the table has the same counts"),
    Says("A square for each of 21 subthemes and 13 reviews, coloured by its finding"),
    Says("the table has the same marks"),
    Says("A square for each pair, the darker the more reviews have both"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    project = open_project(EXAMPLE)
    made = report_on(project, Selection())
    plans = pack_section(project, ON, SINCE)
    wishes = PackRequest(published=made.published, plans=plans, since=SINCE)
    return pack_report(made.pack, made.origin, wishes)


_LISTS = (
    "In at least",
    "Horizontal bars, one for each subtheme, the",
    "Most often",
    "--by",
    "west-midlands",
    "These are",
    "0 of 13 reviews w",
)


def sentences(text: str) -> list[str]:
    """A text's sentences; what stands in a list with semicolons stays together."""
    found = []
    for sentence in re.split(r"(?<=\.) (?=[A-Z0-9-])", text):
        lists = sentence.startswith(_LISTS)
        found += [sentence] if lists else sentence.split("; ")
    return [one.removesuffix(".") for one in found]


def test_each_sentence_is_one_that_the_study_bears_out(report):
    said = [
        sentence
        for section in report.sections
        for block in section.blocks
        if not isinstance(block, Table) and section.title != PLANS
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
    assert _areas_said(said)


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
        "The subthemes present in most reviews as published",
        "The occurrence table at a glance",
        "Reviews in which each subtheme is present",
        "Subthemes found together",
    ]


def test_where_no_percentage_can_be_told_nothing_is_said_of_intervals(report):
    (table,) = [one for one in report.tables if one.key == "frequency"]
    assert not any("Wilson" in note or "Rank" in note for note in table.notes)
    assert any("percentages, intervals and ranks are undefined" in note for note in table.notes)
