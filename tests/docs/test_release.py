"""What a release says of itself in several places is the same."""

from pathlib import Path

import yaml

import dhrcode

ROOT = Path(__file__).parents[2]


def test_the_citation_names_this_version_and_no_person() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == dhrcode.__version__
    assert cited["authors"] == [{"name": "dhrcode contributors"}]
    assert {"cff-version", "message", "title"} <= set(cited)
