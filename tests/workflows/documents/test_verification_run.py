"""A run over all quotes: what is counted, proposed and written, and what could not be."""

import pytest

from dhrcode.errors import FileAccessError
from dhrcode.progress import no_progress
from dhrcode.store.project import open_project
from dhrcode.store.verified import read_verified
from dhrcode.workflows.documents import verification_run
from dhrcode.workflows.documents.verification_run import VerificationRun

RECORD = """\
review: {review}
kind: dhr
codebook: {{id: small-study, version: "1.0"}}
coder: LN
status: draft
sources:
  - {{id: overview, file: a.txt}}
findings:
  gps:
    finding: absent
    evidence:
      - {{source: overview, page: "1", quote: The officers were prompt and kind}}
"""


@pytest.fixture
def study(small):
    for path in small.listing[0]:
        path.unlink()
    (small.root / "sources").mkdir()
    (small.root / "sources" / "a.txt").write_text(
        "Page 1 of 2\nThe panel met.\n\fPage 2 of 2\nThe officers were prompt and kind.\n"
    )
    for review in ("DHR1", "DHR2"):
        (small.root / "records" / f"{review}.yaml").write_text(RECORD.format(review=review))
    return open_project(small.root)


def over(project, pages="as they are", review=None):
    run = VerificationRun(project, pages)
    run.over(review, no_progress)
    return run


def test_every_quote_is_counted_and_remembered(study):
    run = over(study)
    assert [held.became for held in run.held] == ["elsewhere", "elsewhere"]
    assert (run.records, run.codings, run.patch, run.changed) == (2, 0, "", [])
    assert [problem.code for problem in run.problems] == ["quote-elsewhere"] * 2
    assert list(read_verified(study.root, "DHR1")[0].quotes.values()) == ["elsewhere"]
    assert over(study, review="DHR2").records == 1


def test_pages_are_proposed_and_nothing_is_written(study):
    before = study.path_of("DHR1").read_bytes()
    run = over(study, "proposed")
    assert run.patch.count('+        page: "2"\n') == 2
    assert study.path_of("DHR1").read_bytes() == before


def test_pages_are_written_and_then_right(study):
    run = over(study, "written")
    assert len(run.changed) == 2
    assert [held.became for held in run.held] == ["found", "found"]
    assert run.problems == []


def test_what_cannot_be_written_is_kept_for_the_end_and_all_is_counted(study, monkeypatch):
    def full(*_):
        raise FileAccessError("the disk is full")

    monkeypatch.setattr(verification_run, "keep", full)
    run = over(study)
    assert str(run.failure) == "the disk is full"
    assert len(run.held) == 2
