"""What the tests of reports share: a codebook with something of everything."""

import pytest

from dhrcode.model.codebook import Codebook
from dhrcode.store.loader import load_codebook

THEMES = """\
id: tiny
version: "1.2"
title: Tiny
source: Invented.
areas:
  - id: services
    label: Services
    subthemes:
      - id: surgeries
        label: =1+1
        definition: Doctors.
        when_to_use: Always.
        when_not_to_use: Never.
        example: "Invented: x."
        also_known_as: [GPs, Practices]
        cues: [doctor, nurse]
      - {id: courts, label: Courts, definition: Judges., retired: "1.2"}
  - id: animals
    label: Animals
    subthemes: [{id: pets, label: Pets, definition: Cats., retired: "1.2"}]
attributes:
  - {id: year, label: Year, of: review, type: year}
  - {id: ill, label: Ill, of: victim, type: yes-no, definition: Said to be.}
  - id: sex
    label: Sex
    of: perpetrator
    type: choice
    values: [female, {id: male, label: Male}, {id: other, label: Another one}, not-stated]
  - {id: known, label: Known to, of: perpetrator, type: choices, values: [police]}
history:
  - {version: "1.1", after: "1.0", "on": 2025-01-07, change: rename, subthemes: [gps], becomes: [surgeries], why: Clearer., findings: kept}
  - {version: "1.2", after: "1.1", "on": 2025-01-08, change: retire, subthemes: [courts, pets], why: Rare., findings: kept}
"""  # noqa: E501 - a codebook


@pytest.fixture
def tiny() -> Codebook:
    """A codebook with something of everything that a document shows."""
    codebook, problems = load_codebook(THEMES.encode(), "themes.yaml")
    assert codebook is not None, problems
    return codebook
