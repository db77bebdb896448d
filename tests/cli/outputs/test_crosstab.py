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


@pytest.fixture
def nine(said, tmp_path):
    """Nine reviews, five of 2012 and four of 2013; none of them says anything of GPs."""
    folder = shutil.copytree(Path(__file__).parents[2] / "projects" / "nine-ticks", tmp_path / "9")
    for number in range(1, 10):
        said("set", f"DHR{number}", f"year={2012 if number < 6 else 2013}", cwd=folder)
    return folder


PUBLIC = ("--profile", "publication")
PUBLISHED = """\
Issues related to GPs by Year of the death
9 reviews; numbers are reviews

Reviews
Issues related to GPs  2012  2013  Reviews
------------------------------------------
not stated                *     *        9
Reviews                   *     *

For publication: counts of 1 to 4 are hidden, and so are further counts from which they could be
worked out; 4 counts are shown as *. A 0 is a 0.
Issues related to GPs: no review has present, absent, unclear, not coded.
Test: hidden.

Percentage of each column's reviews
Issues related to GPs  2012  2013
---------------------------------
not stated                *     *

Codebook: west-midlands-dhr 1.0 (Common themes in Domestic Homicide Reviews in the West Midlands)
Selection: all complete and partial reviews
Made with: dhrcode VERSION
"""


def test_a_published_crosstab_hides_small_counts(said, nine):
    status, out, err = said("crosstab", "gps", "year", *PUBLIC, cwd=nine)
    assert (status, settled(out), err) == (0, PUBLISHED, "")
    assert not (nine / "publications.yaml").exists()
    made = json.loads(said("crosstab", "gps", "year", *PUBLIC, "--format", "json", cwd=nine)[1])
    assert made["column_reviews"] == {"2012": "*", "2013": "*"}
    assert made["rows"][2]["counts"] == made["rows"][2]["shares"] == {"2012": "*", "2013": "*"}
    assert (made["rows"][2]["reviews"], made["reviews"], made["test"]["p"]) == (9, 9, "*")
    assert (made["profile"], "digest" in made["provenance"]) == ("publication", False)
    assert made["text"][0].endswith("; 4 counts are shown as *. A 0 is a 0.")


def test_a_published_crosstab_is_noted_and_a_second_one_gets_a_line(said, nine):
    first = said("crosstab", "year", "gps", *PUBLIC, "-o", "a.csv", cwd=nine)
    assert first == (0, "", "wrote a.csv\n")
    assert (nine / "a.csv").read_text().splitlines()[1] == "2012,2012,0,0,*,0,0,*"
    assert (nine / "publications.yaml").read_text().splitlines()[2:] == [
        "    what: crosstab",
        "    selection: all complete and partial reviews",
        "    by: [gps, year]",
        "    format: csv",
    ]
    second = said("crosstab", "police-response", "year", *PUBLIC, "-o", "b.csv", cwd=nine)
    assert "the same reviews were published by gps, year: counts that each of" in " ".join(
        second[2].split()
    )


@pytest.mark.parametrize("pair", [("gps", "police-response"), ("year", "victim.sex")])
def test_two_subthemes_or_two_attributes_are_not_published(said, nine, pair):
    assert said("crosstab", *pair, *PUBLIC, "-o", "a.csv", cwd=nine) == (
        2,
        "",
        (
            "dhrcode: a publication tabulates one subtheme by one attribute: of two subthemes, or "
            "two attributes, it could not be proved that nothing can be worked out\n"
        ),
    )
    assert not (nine / "a.csv").exists()


def test_a_list_is_not_published(said, nine):
    status, _, err = said("crosstab", "gps", "victim.known-to", *PUBLIC, cwd=nine)
    assert status == 2
    assert err.startswith(
        "dhrcode: 'victim.known-to' is of type choices: a publication takes an attribute of the "
    )


def test_few_reviews_are_not_published_as_a_crosstab(said, small):
    assert said("crosstab", "gps", "year", *PUBLIC, "-o", "a.csv", cwd=small) == (
        8,
        "",
        "dhrcode: a pack of fewer reviews than the threshold (5) is not published\n",
    )
