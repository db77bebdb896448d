"""Quotes of plans: verified as evidence is, remembered with it, and told of by check and show."""

import pytest

from dhrcode.progress import no_progress
from dhrcode.store.plans import Plans
from dhrcode.store.project import open_project
from dhrcode.store.verified import read_verified
from dhrcode.workflows.documents.verification_run import VerificationRun
from dhrcode.workflows.plan.quotes import not_found
from dhrcode.workflows.project.check import check_project

THEMES = """\
format: 3
id: tiny
version: "1.0"
title: Tiny
areas:
  - id: services
    label: Services
    subthemes:
      - {id: gps, label: GPs, definition: Invented.}
agencies:
  - {id: police, label: Police}
"""
RECORD = """\
review: DHR1
codebook: {id: tiny, version: "1.0"}
coder: LN
status: complete
sources:
  - {id: overview, file: DHR1.txt}
findings:
  gps:
    finding: present
    evidence:
      - {source: overview, quote: the surgery had no way to ask about it}
"""
PLAN = """\
plan: DHR1
codebook: {id: tiny, version: "1.0"}
recommendations:
  - id: R1
    text: Ask.
    evidence:
      - {quote: every surgery should ask each patient alone}
      - {quote: nobody has ever written these words anywhere at all}
    to: [police]
    actions:
      - id: a
        text: Ask.
        log:
          - on: 2024-05-01
            by: police
            what: done
            evidence:
              - {quote: of which no document is named in the plan}
"""
STUDY = """\
plan: a-study
of: study
covers: [DHR1]
codebook: {id: tiny, version: "1.0"}
sources:
  - {id: study, file: study.txt}
recommendations:
  - id: R1
    text: Ask.
    evidence:
      - {quote: what recurs should be tracked in one checklist}
"""
TEXT = """\
In this case the surgery had no way to ask about it when she came. We recommend that every surgery
should ask each patient alone, and write down what was said.
"""


@pytest.fixture
def project(tmp_path):
    for folder in ("records", "actions", "sources"):
        (tmp_path / folder).mkdir()
    for name, text in (
        ("themes.yaml", THEMES),
        ("records/DHR1.yaml", RECORD),
        ("actions/DHR1.yaml", PLAN),
        ("actions/a-study.yaml", STUDY),
        ("sources/DHR1.txt", TEXT),
        ("sources/study.txt", "It says that what recurs should be tracked in one checklist."),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    return open_project(tmp_path)


def run(project, name=None):
    made = VerificationRun(project)
    made.over(name, no_progress)
    return made


def codes(problems, part="actions/"):
    return [(p.file.rpartition("/")[2], p.line, p.code) for p in problems if part in p.file]


def test_what_is_not_in_the_document_is_said_with_its_place(project):
    made = run(project)
    assert codes(made.problems) == [("DHR1.yaml", 8, "quote-not-found")]
    assert sorted(held.became for held in made.held) == ["found", "found", "found", "not-found"]
    assert [one.name for one in made.plans] == ["a-study", "DHR1"]


def test_results_are_kept_with_those_of_the_review_and_of_the_study(project):
    assert codes(check_project(project)).count(("DHR1.yaml", 7, "never-verified")) == 1
    run(project)
    kept, _ = read_verified(project.root, "DHR1")
    assert sorted(kept.quotes.values()) == ["found", "found", "not-found"]
    assert list(read_verified(project.root, "a-study")[0].quotes.values()) == ["found"]
    found = codes(check_project(project))
    assert ("DHR1.yaml", 8, "quote-not-found") in found
    assert not [code for *_, code in found if code == "never-verified"]
    run(project, "DHR1")
    assert read_verified(project.root, "DHR1")[0] == kept


def test_a_study_is_verified_by_its_name(project):
    made = run(project, "a-study")
    assert ([one.name for one in made.plans], made.records) == (["a-study"], 0)
    assert not (project.root / "verified" / "DHR1.yaml").exists()


def test_a_coder_s_codings_are_verified_without_plans(project):
    (project.root / "coders" / "EM").mkdir(parents=True)
    coded = RECORD.replace("coder: LN", "coder: EM")
    (project.root / "coders" / "EM" / "DHR1.yaml").write_text(coded, "utf-8")
    made = run(project.of_coder("EM"), "DHR1")
    assert (made.plans, len(made.held)) == ([], 1)


def test_what_was_not_found_is_known_to_who_shows_the_plan(project):
    plan, _ = Plans(project).read("DHR1")
    assert not_found(project, plan) == frozenset()
    run(project)
    assert not_found(project, plan) == {"nobody has ever written these words anywhere at all"}
