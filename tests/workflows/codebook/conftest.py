"""What the tests of changing a codebook share: one of two areas, and how it stands."""

import pytest

from dhrcode.model.codebook import Codebook
from dhrcode.store.loader import load_codebook
from dhrcode.workflows.codebook.wording import Wording

THEMES = """\
id: tiny
version: "1.1"
title: Tiny
areas:
  - id: services
    label: Services
    subthemes:
      - {id: gps, label: GPs, definition: Doctors., cues: [doctor, surgery]}
      - {id: courts, label: Courts, definition: Judges., when_not_to_use: Not for `gps`.}
      - {id: pets, label: Pets, definition: Animals., retired: "1.1"}
  - id: homes
    label: Homes
    subthemes:
      - {id: housing, label: Housing, definition: Flats., also_known_as: [Shelter], cues: [rent, doctor]}
attributes:
  - {id: year, label: Year, of: review, type: year, definition: See `gps`.}
history:
  - {version: "1.1", after: "1.0", "on": 2025-01-07, change: retire, subthemes: [pets], why: Invented., findings: kept}
"""  # noqa: E501 - a codebook


def made(text: str) -> Codebook:
    codebook, problems = load_codebook(text.encode(), "themes.yaml")
    assert codebook is not None, problems
    return codebook


def stand(changed) -> dict[str, list[str]]:
    return {area.id: [subtheme.id for subtheme in area.subthemes] for area in changed.areas}


def one(changed, name):
    return next(s for area in changed.areas for s in area.subthemes if s.id == name)


NEW = Wording("Schools", "What schools saw.")


@pytest.fixture
def tiny() -> Codebook:
    """Two areas, three subthemes that are coded and one that is retired."""
    return made(THEMES)
