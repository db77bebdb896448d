"""set: attributes, as a script uses it."""

import re

import pytest


def text_of(project, review):
    """A record's text, with the day of its coding, which is today, replaced."""
    text = (project / "records" / f"{review}.yaml").read_text()
    return re.sub(r"(?m)^coded: \d{4}-\d\d-\d\d$", "coded: DAY", text)


def test_set_writes_every_type_in_the_codebooks_order(said, small):
    wanted = (
        "perpetrator.alcohol=no",
        "victim.children=0",
        "victim.known-to=gp, police",
        "victim.2.sex=male",
        "place=A town, invented",
        "year=2015",
    )
    status, out, err = said("set", "DHR7", *wanted, cwd=small)
    assert (status, " ".join(out.split()), err) == (0, f"DHR7: set {', '.join(wanted)}", "")
    assert (
        text_of(small, "DHR7")
        == """\
review: DHR7
kind: dhr
codebook: {id: small-study, version: "1.0"}
coder: JB
coded: DAY
status: draft
attributes:
  year: 2015
  place: A town, invented
victims:
  - known-to: [gp, police]
    children: 0
  - sex: male
perpetrators:
  - alcohol: "no"
findings:
  use-of-maracs: {finding: absent}
"""
    )


def test_set_with_an_empty_value_clears(said, small):
    assert said("set", "DHR7", "year=", cwd=small) == (0, "DHR7: set year=\n", "")
    assert "year" not in text_of(small, "DHR7")


SET_REFUSED = {
    "year2012": (
        "year2012",
        2,
        "'year2012' is not of the form year=2012 or victim.relationship=partner",
    ),
    "unknown": ("yeer=2012", 2, "the codebook has no attribute 'yeer': did you mean 'year'?"),
    "year": ("year=20012", 2, "'20012' is not a year such as 2012 or 'not-stated'"),
    "integer": ("victim.children=two", 2, "'two' is not a whole number or 'not-stated'"),
    "choice": ("victim.sex=femal", 2, "'femal' is not a value of 'sex': did you mean 'female'?"),
    "several": ("victim.known-to=gp,gp", 2, "a value is given twice"),
    "second victim first": ("victim.2.sex=male", 2, "the record has 0 victims: set victim.1 first"),
    "third victim": ("victim.3.sex=male", 2, "the record has 0 victims: set victim.1 first"),
    "of the review": (
        "review.2.year=2012",
        2,
        "'review.2.year=2012': there is no number 2 of these",
    ),
}


@pytest.mark.parametrize("case", SET_REFUSED)
def test_set_refuses_all_if_one_is_wrong(said, small, case):
    wrong, status, sentence = SET_REFUSED[case]
    before = text_of(small, "DHR7")
    assert said("set", "DHR7", "method=other", wrong, cwd=small) == (
        status,
        "",
        f"dhrcode: {sentence}\n",
    )
    assert text_of(small, "DHR7") == before


def test_set_needs_a_record(said, small):
    assert said("set", "XYZ", "year=2012", cwd=small) == (
        3,
        "",
        "dhrcode: there is no review 'XYZ'\n",
    )
