"""Codebook version: a record counts with the codebook it was coded with."""

from datetime import date

import pytest

from dhrcode.checks.codebook_version import check
from dhrcode.model.record import CodebookVersion
from dhrcode.model.revision import Revision

ADDED = Revision(
    version="1.1",
    after="1.0",
    on=date(2025, 1, 7),
    change="add",
    subthemes=("housing",),
    area="a",
    why="Invented.",
    findings="again",
)


@pytest.fixture
def faults(record, codebook):
    """What is wrong with a record's version where the codebook is at 1.1."""
    now = codebook.model_copy(update={"version": "1.1", "history": (ADDED,)})

    def call(version):
        return list(check(record(codebook={"id": "tiny", "version": version}), now))

    return call


def test_today_s_version_has_no_fault(faults, record, codebook):
    assert faults("1.1") == []
    assert list(check(record(), codebook)) == []


@pytest.mark.parametrize(
    ("version", "hint"),
    [
        ("1.0", "'dhrcode migrate' brings it forward"),
        ("0.9", "see whether the findings still hold"),
        ("2.0", "see whether the findings still hold"),
    ],
)
def test_another_version_is_a_warning_and_says_what_helps(faults, version, hint):
    (fault,) = faults(version)
    assert (fault.code, fault.severity) == ("other-codebook-version", "warning")
    assert fault.path == ("codebook", "version")
    assert fault.message == f"coded with version {version}, and the codebook is at 1.1"
    assert fault.hint == hint


def test_another_codebook_s_version_is_not_compared_with_its_id(record, codebook):
    other = record().model_copy(update={"codebook": CodebookVersion(id="other", version="1.0")})
    assert list(check(other, codebook)) == []
