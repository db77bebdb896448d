"""A project with agencies and a date of death, and one review without contacts."""

import pytest

from dhrcode.store.project import Project, open_project

THEMES = """\
format: 3
id: small
version: "1.0"
title: Small
areas:
  - id: agencies
    label: Agencies
    subthemes:
      - {id: police-response, label: Police response, definition: x}
      - {id: gps, label: GPs, definition: x}
attributes:
  - id: date-of-death
    label: Date of death
    of: victim
    type: date
    days: true
    role: date-of-death
agencies:
  - {id: police, label: Police}
  - {id: gp, label: General practice}
"""
RECORD = """\
review: DHR58
kind: dhr
codebook: {id: small, version: "1.0"}
coder: LN
status: draft
sources:
  - id: overview
    title: Overview report
victims:
  - date-of-death: "2014-01-12"
"""


@pytest.fixture
def dated(tmp_path) -> Project:
    """DHR58, a draft, of a death on a day."""
    (tmp_path / "records").mkdir()
    (tmp_path / "themes.yaml").write_text(THEMES)
    (tmp_path / "records" / "DHR58.yaml").write_text(RECORD)
    return open_project(tmp_path)
