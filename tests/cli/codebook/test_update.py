"""codebook update: what is new in the shipped codebook comes in, and what is one's own stays."""

import re

import pytest

from dhrcode.store.shipped import earlier_paths

SHIPPED = """\
format: 2
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
      - id: courts
        label: Courts
        definition: Judges.
"""
NEWER = (
    SHIPPED.replace('"1.0"', '"1.1"').replace("Doctors.", "Doctors and nurses.")
    + """\
attributes:
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
"""
)
RECORD = """\
review: DHR1
codebook: {id: shipped, version: "1.0"}
coder: LN
coded: 2025-03-10
status: complete
findings:
  gps: {finding: absent}
  courts: {finding: absent}
"""


@pytest.fixture
def study(tmp_path):
    """A project with a copy of the earlier codebook, and what makes a dhrcode of later."""
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / "shipped-1.0.yaml").write_text(SHIPPED, "utf-8")
    (tmp_path / "newest.yaml").write_text(NEWER, "utf-8")
    (tmp_path / "study" / "records").mkdir(parents=True)
    (tmp_path / "study" / "themes.yaml").write_text(SHIPPED, "utf-8")
    (tmp_path / "study" / "records" / "DHR1.yaml").write_text(RECORD, "utf-8")
    return tmp_path / "study"


@pytest.fixture
def later(said_after, study):
    """Runs `dhrcode` as one that carries the later codebook."""
    first = f"""
from pathlib import Path
from dhrcode.store import codebooks, shipped
shipped._EARLIER = Path({str(study.parent / "earlier")!r})
codebooks.shipped_path = lambda: Path({str(study.parent / "newest.yaml")!r})
"""
    return lambda *arguments: said_after(first, *arguments, cwd=study)


def test_update_says_what_came_in_and_what_waits(later, study):
    assert later("codebook", "update") == (
        0,
        """\
Version 1.1 of shipped, after 1.0: it has what is new in shipped 1.1 as dhrcode carries it.
Defined anew, and to be coded again: gps.
New: review.year.
1 record is of an older version: 'dhrcode migrate' brings it forward.
""",
        "",
    )
    assert later("migrate")[1].splitlines()[0] == (
        "1 record: 1 brought from 1.0 to 1.1; 1 subtheme put on the queue."
    )
    assert later("codebook", "update") == (
        0,
        "shipped 1.1 has all that is new in the codebook that dhrcode carries.\n",
        "",
    )
    assert later("undo")[0] == 0  # the migration
    assert later("undo")[0] == 0
    assert (study / "themes.yaml").read_text("utf-8") == SHIPPED


def test_dry_run_shows_it_and_writes_nothing(later, study):
    status, out, err = later("codebook", "update", "--dry-run")
    assert (status, err) == (0, "Nothing was written.\n")
    assert (
        out
        == """\
What changed in the codebook
From shipped 1.0 to shipped 1.1

Recorded in the history

  1.1 (2026-11-29): gps was defined anew. Findings stay, and are to be coded again. Why: Nurses are
  asked too.

Attributes

  The attribute review.year ('Year') was added.

Definitions and rules

  gps: definition
    before: Doctors.
    after: Doctors and nurses.

"""
    )
    assert (study / "themes.yaml").read_text("utf-8") == SHIPPED


def test_what_is_ones_own_stays_and_is_named(later, study):
    later("codebook", "redefine", "gps", "--definition", "Surgeries.", "--why", "Invented.")
    status, out, err = later("codebook", "update", "--version", "3.0")
    assert (status, err) == (0, "")
    assert (
        out
        == """\
shipped 1.1: it has what is new in shipped 1.1 as dhrcode carries it.
New: review.year.
Left as this project has it: gps: definition.
"""
    )
    text = (study / "themes.yaml").read_text("utf-8")
    assert "definition: Surgeries." in text
    assert re.search(r"^based_on: \{id: shipped, version: \"1\.1\"\}$", text, re.MULTILINE)


def test_another_codebook_is_refused_in_one_sentence(said, small):
    status, out, err = said("codebook", "update", cwd=small)
    assert (status, out) == (4, "")
    assert err.startswith(
        "dhrcode: small-study 1.0 comes from no codebook that this dhrcode carries"
    )


def test_the_newest_shipped_codebook_is_in_step_with_itself(said, project_dir):
    status, out, err = said("codebook", "update", cwd=project_dir)
    assert (status, err) == (0, "")
    assert out.endswith(" has all that is new in the codebook that dhrcode carries.\n")


def test_a_project_of_the_first_shipped_codebook_comes_into_step(said, project_dir):
    first = earlier_paths()["west-midlands-dhr", "1.0"]
    (project_dir / "themes.yaml").write_bytes(first.read_bytes())
    status, _, err = said("codebook", "update", cwd=project_dir)
    assert (status, "'dhrcode init --update' raises it" in err) == (4, True)
    assert said("init", "--update", cwd=project_dir)[0] == 0
    assert said("codebook", "update", cwd=project_dir)[0] == 0
    assert "\nagencies:\n  - {id: police, label: Police}\n" in (
        project_dir / "themes.yaml"
    ).read_text("utf-8")
    assert said("codebook", "update", "--dry-run", cwd=project_dir)[1].endswith(
        " has all that is new in the codebook that dhrcode carries.\n"
    )
    assert said("check", cwd=project_dir)[0] == 0
