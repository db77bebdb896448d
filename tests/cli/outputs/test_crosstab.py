"""crosstab: any two against each other."""

import json
import runpy
import shutil
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
settled = _SHARED["settled"]
CROSS = """\
Use of MARACs by Police response
3 reviews; numbers are reviews

Reviews
Use of MARACs  absent  not stated  unclear  Reviews
---------------------------------------------------
present             1           0        1        2
not stated          0           1        0        1
Reviews             1           1        1

Use of MARACs: no review has absent, unclear, not coded.
Police response: no review has present, not coded.
Test: undefined: no variation.

Percentage of each column's reviews
Use of MARACs  absent  not stated  unclear
------------------------------------------
present          100%          0%     100%
not stated         0%        100%       0%

Codebook: small-study 1.0 (Small study)
Selection: all complete and partial reviews
Made with: dhrcode VERSION
Digest of the input (SHA-256): DIGEST
"""


def test_any_two_are_crossed(said, small):
    status, out, err = said("crosstab", "use-of-maracs", "police-response", cwd=small)
    assert (status, settled(out), err) == (0, CROSS, "")


def test_a_crosstab_in_json_and_csv(said, small):
    made = json.loads(said("crosstab", "victim.sex", "gps", "--format", "json", cwd=small)[1])
    assert made["rows"][0]["counts"] == {
        "present": 1,
        "absent": 0,
        "not_stated": 1,
        "unclear": 0,
        "not_coded": 0,
    }
    assert made["reviews"] == 3
    out = said("crosstab", "victim.sex", "gps", "--format", "csv", cwd=small)[1]
    assert out.splitlines()[:2] == [
        "row,row_label,present,absent,not_stated,unclear,not_coded,reviews",
        "female,female,1,0,1,0,0,2",
    ]


@pytest.mark.parametrize("form", ["csv", "docx", "html", "json", "md", "xlsx"])
def test_a_crosstab_in_every_format(said, small, form):
    assert said("crosstab", "year", "victim.known-to", "-o", f"c.{form}", cwd=small) == (
        0,
        "",
        (
            f"wrote c.{form}\nIt holds counts of 1 to 4, which may tell who is meant, and hides "
            "none: it is not for publication.\n"
        ),
    )


def test_a_crosstab_of_what_there_is_not(said, small):
    assert said("crosstab", "year", "police-respons", cwd=small) == (
        2,
        "",
        (
            "dhrcode: the codebook has no attribute or subtheme 'police-respons': "
            "did you mean 'police-response'?\n"
        ),
    )


def test_a_name_that_is_attribute_and_subtheme(said, small):
    codebook = small / "themes.yaml"
    codebook.write_text(codebook.read_text().replace("{id: place,", "{id: gps,"))
    shutil.rmtree(small / "records")
    assert said("crosstab", "year", "gps", cwd=small) == (
        2,
        "",
        (
            "dhrcode: 'gps' is an attribute and a subtheme: say review.gps for the one, "
            "subtheme.gps for the other\n"
        ),
    )


def test_two_victims_of_one_review_are_not_joined(said, tmp_path):
    """A woman killed with her son: nobody is a male partner."""
    root = Path(__file__).parents[3]
    project = tmp_path / "two-victims"
    shutil.copytree(root / "tests/projects/two-victims", project)
    shutil.copy(root / "themes.yaml", project)
    out = said("crosstab", "victim.sex", "victim.relationship", "--format", "json", cwd=project)[1]
    made = json.loads(out)
    counts = {row["id"]: row["counts"] for row in made["rows"]}
    assert (counts["male"]["partner"], counts["male"]["child"]) == (0, 1)
    assert (counts["female"]["partner"], counts["female"]["child"]) == (1, 0)
    assert (made["numbers_are"], made["units"], made["reviews"]) == ("victims", 2, 1)
    out = said("crosstab", "victim.sex", "gps", cwd=project)[1]
    assert "1 review; numbers are reviews" in out
