"""`find --theme` on the invented reports, held to what docs/finding.md says."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from dhrcode.model.coverage import covers
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.project import open_project
from dhrcode.workflows.documents.search import SearchExtent, find
from dhrcode.workflows.documents.theme_search import theme_search

HERE = Path(__file__).parent
FICTIONAL = HERE.parents[2] / "examples" / "fictional"


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
    assert {case.report for case in found} == {f"DHR-P{n}" for n in range(1, 6)}
    assert (len(found), sum(len(case.quotes) for case in found)) == (78, 145)


def test_every_wanted_passage_is_a_passage_of_the_report(found):
    for case in found:
        assert case.reading.found(10**6) == len(case.quotes), case.subtheme


def test_find_lists_far_more_of_them_first_than_any_other_order(quality, found):
    tallies = quality.tallies(found)
    best = tallies["`find --theme`"]
    assert best.in_ten >= 0.6
    for other in ("reading order", "random order"):
        assert tallies[other].in_ten < best.in_ten / 2


def test_all_evidence_of_the_fictional_example_is_listed(tmp_path):
    shutil.copytree(FICTIONAL, tmp_path / "fictional")
    shutil.copytree(FICTIONAL / "documents", tmp_path / "fictional" / "sources")
    project = open_project(tmp_path / "fictional")
    late, listed = [], 0
    for review in ("DHR41", "DHR58"):
        record, _ = project.read(review)
        for name, coded in record.findings.items():
            sought = theme_search(project.codebook, project.codebook.subthemes[name])
            found, _ = find(project, sought, review, SearchExtent(10**6), lambda files, _: files)
            texts = [hit.page.text for hit in found.hits]
            for quote in (piece.quote for piece in coded.evidence if piece.quote):
                at = next(n for n, text in enumerate(texts, 1) if covers(text, quote))
                listed += 1
                late += [quote] * (at > 10)
    assert listed == 28
    assert len(late) <= 1
