"""What a release says of itself in several places is the same."""

import re
from pathlib import Path

import yaml

import dhrcode

ROOT = Path(__file__).parents[2]


def test_the_citation_names_this_version_and_no_person() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == dhrcode.__version__
    assert cited["authors"] == [{"name": "dhrcode contributors"}]
    assert {"cff-version", "message", "title"} <= set(cited)


def test_the_newest_part_of_the_changelog_is_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)
    assert headings[:2] == ["Unreleased", dhrcode.__version__]
