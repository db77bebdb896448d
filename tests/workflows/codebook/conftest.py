"""What the tests of changing a codebook share: one of two areas, and how it stands."""

from pathlib import Path

import pytest

from dhrcode.model.codebook import Codebook
from dhrcode.store import codebooks, shipped
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


def areas(of):
    """Those of a codebook, or of what a change makes of one."""
    return of.areas if isinstance(of, Codebook) else of.parts["areas"]


def stand(of) -> dict[str, list[str]]:
    return {area.id: [subtheme.id for subtheme in area.subthemes] for area in areas(of)}


def one(of, name):
    return next(s for area in areas(of) for s in area.subthemes if s.id == name)


NEW = Wording("Schools", "What schools saw.")


@pytest.fixture
def tiny() -> Codebook:
    """Two areas, three subthemes that are coded and one that is retired."""
    return made(THEMES)


SHIPPED = """\
format: 2
# shipped
id: shipped
version: "1.0"
title: Shipped
areas:
  - id: services
    label: Services
    subthemes:
      - id: gps
        label: GPs
        definition: Doctors.
        when_not_to_use: Not for `courts`.
        cues:
          - doctor
      - id: courts
        label: Courts
        definition: Judges.
        cues:
          - judge
  - id: homes
    label: Homes
    subthemes:
      - id: housing
        label: Housing
        definition: Flats.
attributes:
  - id: place
    label: Place
    of: review
    type: choice
    values: [town, city]
"""
NEWER = (
    SHIPPED.replace('"1.0"', '"1.1"')
    .replace("definition: Doctors.", "definition: Doctors and nurses.")
    .replace("          - doctor\n", "          - doctor\n          - nurse\n")
    .replace("          - judge\n", "          - judge\n          - bench\n")
    .replace("definition: Flats.", "definition: Flats and houses.")
    .replace(
        "        definition: Flats and houses.\n",
        "        definition: Flats and houses.\n      - id: rent\n        label: Rent\n"
        "        definition: Too high.\n",
    )
    .replace("[town, city]", "[town, village, city]")
    + """\
  - id: year
    label: Year
    of: review
    type: year
history:
  - version: "1.1"
    after: "1.0"
    "on": 2026-11-29
    change: redefine
    subthemes: [gps]
    why: Nurses are asked too.
    findings: again
  - version: "1.1"
    after: "1.0"
    "on": 2026-11-29
    change: redefine
    subthemes: [housing]
    why: Mended.
    findings: kept
  - version: "1.1"
    after: "1.0"
    "on": 2026-11-29
    change: add
    subthemes: [rent]
    area: homes
    why: It recurs.
    findings: again
"""
)
"""What a later version of the shipped codebook has: a wider rule, cues, a subtheme, attributes."""


@pytest.fixture
def carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dhrcode that carries a codebook of 1.0, and as the newest the same of 1.1."""
    earlier = tmp_path / "codebooks"
    earlier.mkdir()
    (earlier / "shipped-1.0.yaml").write_text(SHIPPED, "utf-8")
    newest = tmp_path / "newest.yaml"
    newest.write_text(NEWER, "utf-8")
    monkeypatch.setattr(shipped, "_EARLIER", earlier)
    monkeypatch.setattr(codebooks, "shipped_path", lambda: newest)
