"""What the tests of double coding share: a project that three have coded."""

import shutil
from pathlib import Path

import pytest

EVERY = ("use-of-maracs", "police-response", "gps")
CODED = {
    ("EM", "DHR2"): ("present", "absent", "present"),
    ("EM", "DHR10"): ("present", "unclear", "absent"),
    ("JB", "DHR2"): ("present", "absent", "absent"),
}
"""Beside the records, LN's of DHR2 (present, absent, not-stated) and DHR10 (present, unclear,
present)."""


@pytest.fixture(scope="module")
def coded_once(said, small_of_module):
    """The small project with what EM and JB found, too."""
    for (coder, review), findings in CODED.items():
        for subtheme, finding in zip(EVERY, findings, strict=True):
            note = ("--note", f"{coder} on {subtheme}")
            done = said(
                "code", review, subtheme, finding, "--as", coder, *note, cwd=small_of_module
            )
            assert done[0] == 0
        assert said("complete", review, "--as", coder, cwd=small_of_module)[0] == 0
    return small_of_module


@pytest.fixture
def coded(coded_once, tmp_path):
    """A copy, to be changed."""
    return Path(shutil.copytree(coded_once, tmp_path / "small"))
