"""`find --theme` on the invented reports, held to what docs/finding.md says."""

import importlib.util
from pathlib import Path

import pytest

from dhrcode.store.codebooks import shipped_codebook

HERE = Path(__file__).parent
DOC = HERE.parents[2] / "docs" / "finding.md"


@pytest.fixture(scope="module")
def quality():
    spec = importlib.util.spec_from_file_location("find_quality", HERE / "find_quality.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def found(quality):
    return list(quality.cases(quality.REPORTS, shipped_codebook()))


def test_the_reports_are_as_large_as_it_is_said(found):
    assert {case.report for case in found} == {"DHR-P1", "DHR-P2", "DHR-P3"}
    assert (len(found), sum(len(case.quotes) for case in found)) == (44, 86)


def test_every_wanted_passage_is_a_passage_of_the_report(found):
    for case in found:
        assert case.reading.found(10**6) == len(case.quotes), case.subtheme


def test_find_lists_far_more_of_them_first_than_any_other_order(quality, found):
    tallies = quality.tallies(found)
    best = tallies["`find --theme`"]
    assert best.in_ten >= 0.6
    for other in ("reading order", "random order"):
        assert tallies[other].in_ten < best.in_ten / 2
