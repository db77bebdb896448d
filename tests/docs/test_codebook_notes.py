"""Notes on the shipped codebook: each passage has its rule, and each wider rule its bounds."""

import re
from pathlib import Path

import pytest

from dhrcode.store.codebooks import carried_codebook, shipped_codebook
from dhrcode.store.project import open_project

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "codebook-notes.md").read_text("utf-8")
PASSAGES, BOUNDS = PAGE.split("\n## The 57 passages")[1].split("\n## Two passages for each")
CODEBOOK = shipped_codebook()
FIRST = carried_codebook(CODEBOOK.id, "1.0")[0]
STUDY = open_project(ROOT / "examples" / "west-midlands-2014")


def plain(text):
    return " ".join(text.split())


def rules_of(subtheme):
    return plain(f"{subtheme.definition} {subtheme.when_to_use}")


def rows():
    """Each line of the tables: the subtheme, the review, and the rule that it rests on."""
    called = {one.label: one.id for one in CODEBOOK.subthemes.values()}
    for section in PASSAGES.split("\n### ")[1:]:
        title, text = section.split("\n", 1)
        for review, _, rule in re.findall(r"^\| (DHR\d+) \| (.+?) \| (.+) \|$", text, re.MULTILINE):
            yield called[title], review, rule


def found():
    """Each passage of the study: the subtheme and the review of a finding of present."""
    for loaded in STUDY.load_all():
        for subtheme, coded in loaded.record.findings.items():
            if coded.finding == "present":
                yield subtheme, loaded.record.review


def test_each_of_the_57_passages_has_its_line_and_nothing_else_has_one():
    lines = [(subtheme, review) for subtheme, review, _ in rows()]
    assert len(lines) == 57
    assert sorted(lines) == sorted(found())


@pytest.mark.parametrize(("subtheme", "review", "rule"), list(rows()))
def test_it_rests_on_words_that_the_rule_has(subtheme, review, rule):
    now, then = rules_of(CODEBOOK.subthemes[subtheme]), rules_of(FIRST.subthemes[subtheme])
    quoted = re.findall(r'"([^"]+)"( \(since 1\.1\))?', rule)
    assert quoted, rule
    for words, since in quoted:
        parts = [part.strip(" ,") for part in words.split("...")]
        assert all(part in now for part in parts), words
        assert bool(since) == any(part not in then for part in parts), words


def test_each_changed_rule_has_two_invented_passages_that_it_must_not_code():
    again = {
        subtheme
        for revision in CODEBOOK.history
        if revision.change == "redefine" and revision.findings == "again"
        for subtheme in revision.subthemes
    }
    sections = {s.split("\n")[0].split(" ")[0]: s for s in BOUNDS.split("\n### ")[1:]}
    assert set(sections) == again
    for text in sections.values():
        assert len(re.findall(r'^- "', text, re.MULTILINE)) == 2, text
        answers = re.findall(r"→\s+`([a-z-]+)`", text)
        assert len(answers) == 2, text
        assert set(answers) <= {"absent", "not-stated"}


def test_what_is_coded_instead_is_in_the_codebook():
    named = set(re.findall(r"`([a-z-]+)`", BOUNDS)) - {"present", "absent", "not-stated"}
    known = {*CODEBOOK.subthemes, *(one.id for one in CODEBOOK.candidates)}
    assert named <= known | {one.id for one in CODEBOOK.attributes}
