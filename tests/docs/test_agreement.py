"""docs/agreement.md: its worked numbers, measures, treatments and reasons are the program's."""

import re
from pathlib import Path

import pytest

from dhrcode.analysis.agreement import measures
from dhrcode.analysis.agreement.bootstrap import LEVEL, UNDEFINED, Resampling
from dhrcode.analysis.agreement.comparison import Treatment, compare
from dhrcode.analysis.agreement.measures import MEASURES, AgreementPart

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")
AREAS = {"area": ["theme"]}


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^\| ?(.*) \|$", section, re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


KEYS = {name: key.strip("`") for name, key, *_ in rows("What each measure means")}
WORKED = {name: cells for name, *cells in rows("When kappa misleads: rare themes")}


def worked(column: int) -> AgreementPart:
    """The agreement of two coders of whose table the page prints the counts."""
    counts = [int(cells[column]) for cells in list(WORKED.values())[:4]]
    kinds = (("present", "present"), ("present", "absent"), ("absent", "present"), ("absent",) * 2)
    findings = [kind for kind, often in zip(kinds, counts, strict=True) for _ in range(often)]
    codings = {
        coder: {f"DHR{n:03}": {"theme": found[at]} for n, found in enumerate(findings)}
        for at, coder in enumerate(("EM", "LN"))
    }
    return compare(codings, AREAS, Treatment.PRESENCE).together.overall


def test_every_measure_is_explained_in_order() -> None:
    assert list(KEYS.values()) == list(MEASURES)
    explained = re.findall(r"^\*\*(.+?)\*\*", PAGE.split("\n## What each measure means\n")[1], re.M)
    said = [name for name in KEYS if name not in ("Positive agreement", "Negative agreement")]
    assert [name for name in explained if name in KEYS] == said
    assert "Positive and negative agreement" in explained


@pytest.mark.parametrize("column", [0, 1, 2])
def test_the_table_of_the_paradox(column: int) -> None:
    made = worked(column)
    printed = {KEYS[name]: cells[column] for name, cells in list(WORKED.items())[4:]}
    assert printed == {name: f"{e.value:.3f}" for name, e in made.measures.items()}


def test_the_sentence_for_a_methods_section() -> None:
    sentence = " ".join(line[2:] for line in PAGE.splitlines() if line.startswith("> "))
    made = worked(1)
    percent, *others = (
        made.measures[name] for name in ("percent", "positive", "negative", "kappa", "alpha", "ac1")
    )
    expected = [str(made.reviews)]
    expected += [f"{100 * n:.1f}" for n in percent[:3] if n is not None]
    expected += [f"{n:.2f}" for e in others for n in e[:3] if n is not None]
    prevalence = made.measures["prevalence"].value
    assert prevalence is not None
    expected.append(f"{prevalence:.2f}")
    numbers = re.findall(r"-?\d+(?:\.\d+)?", sentence.replace("95 %", "").replace("AC1", ""))
    assert numbers == expected


def test_every_treatment_with_its_categories() -> None:
    printed = {name.strip("`"): cells[0] for name, *cells in rows("What is compared")}
    assert list(printed) == [*Treatment]
    for treatment in Treatment:
        made = compare({"EM": {}, "LN": {}}, AREAS, treatment).categories
        plain = re.sub(r" \(.*\)", "", printed[treatment])
        assert plain == ", ".join(made).replace("-", " ")


def test_every_reason_is_explained() -> None:
    printed = [reason.strip("`") for reason, _ in rows("What undefined means")]
    of_measures = {measure.undefined for measure in MEASURES.values()}
    others = {
        "no coder",
        "one coder",
        "no review in common",
        "no finding in common",
        "no unit in common",
        measures.SEE_PAIRS,
        measures.NO_PRESENT,
    }
    assert sorted(printed) == sorted(of_measures | others)


def test_how_the_interval_is_made() -> None:
    section = " ".join(PAGE.split("\n## How the interval is made\n")[1].split("\n## ")[0].split())
    usual = Resampling()
    assert (LEVEL, UNDEFINED) == (0.95, 0.1)
    assert f"{LEVEL:.0%}".replace("%", " %") in section
    assert f"with replacement, {usual.samples:,} times" in section
    assert f"The seed is fixed ({usual.seed})" in section
    assert "more than a tenth" in section
