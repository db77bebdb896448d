"""The scan against the invented pages: what it finds and what it flags wrongly, of each kind."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from dhrcode.safety.identifiers import KINDS

ROOT = Path(__file__).parents[3]
RECALL, PRECISION = 0.97, 0.95


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    path = Path(__file__).with_name("quality.py")
    spec = importlib.util.spec_from_file_location("quality", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tallies(quality):
    return {tally.kind: tally for tally in quality.measure()[0]}


def test_the_corpus_is_as_large_as_it_is_said_to_be(quality):
    marks = [mark for path, _ in quality.pages() for mark in quality.read_page(path)[1]]
    alike = [mark for mark in marks if mark.kind == quality.LOOK_ALIKE]
    assert len(list(quality.pages())) == 30
    assert len(marks) - len(alike) >= 300
    assert len(alike) >= len(marks) - len(alike)
    assert {mark.kind for mark in marks} == {*KINDS, quality.LOOK_ALIKE}


@pytest.mark.parametrize("kind", KINDS)
def test_recall_and_precision_of_each_kind(tallies, kind):
    tally = tallies[kind]
    assert tally.marked >= 20
    assert tally.recall >= RECALL
    assert tally.precision >= PRECISION


def test_the_page_shows_the_table_as_it_is(quality, tallies):
    page = (ROOT / "docs" / "scan.md").read_text(encoding="utf-8")
    assert quality.table(list(tallies.values())) in page


def test_pages_that_were_held_back(quality):
    tallies, _ = quality.measure(quality.held_out)
    print(quality.table(tallies))
    total = quality.total(tallies)
    assert (len(list(quality.held_out())), total.marked) == (6, 142)
    assert total.recall >= 0.95
    assert total.precision >= 0.95
    page = (ROOT / "docs" / "scan.md").read_text(encoding="utf-8")
    said = (
        f"{total.found} of their {total.marked} identifiers",
        f"{total.right} of the {total.reported} that it reported",
    )
    assert all(part in " ".join(page.split()) for part in said)


def test_the_eight_pages_that_were_blind_when_the_rules_were_mended(quality):
    total = quality.total(quality.measure(quality.blind)[0])
    assert (len(list(quality.blind())), total.marked) == (8, 214)
    assert total.recall >= 0.95
    assert total.precision >= 0.95
    page = " ".join((ROOT / "docs" / "scan.md").read_text(encoding="utf-8").split())
    assert f"{total.found} of {total.marked}, and {total.right} of {total.reported})" in page


def test_what_is_counted_as_found_and_as_right(quality, tmp_path):
    path = tmp_path / "page-01.txt"
    path.write_text("{{postcode|B15 2TT}} and {{!|M1}}, {{postcode|nowhere}}.\n", encoding="utf-8")
    text, marks = quality.read_page(path)
    assert text == "B15 2TT and M1, nowhere.\n"
    assert [text[m.start : m.end] for m in marks] == ["B15 2TT", "M1", "nowhere"]
    Mark = quality.Mark  # noqa: N806 - a class
    assert quality.overlaps(Mark("postcode", 6, 9), marks)
    assert not quality.overlaps(Mark("postcode", 7, 9), marks)
    assert not quality.overlaps(Mark("full-date", 0, 9), marks)


def test_no_page_has_a_mark_that_is_not_closed(quality):
    for path, _ in (*quality.pages(), *quality.held_out(), *quality.blind()):
        assert not re.search(r"[{}]", quality.read_page(path)[0])
