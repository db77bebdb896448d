"""themes: the codebook, listed and explained."""

import pytest


def test_themes_lists_the_codebook_of_the_project(said, small):
    status, out, err = said("themes", cwd=small)
    assert (status, err) == (0, "")
    assert (
        out
        == """\
Small study  (small-study 1.0)

Process & policy  (process)
  use-of-maracs: Use of MARACs
  police-response: Police response

Health  (health)
  gps: Issues related to GPs

Attributes
  year: Year of the death (year)
  method: Method (stabbing, other, not-stated)
  place: Place (text)
  victim.sex: Sex of the victim (female, male, not-stated)
  victim.relationship: Relationship of the victim (partner, ex-partner, parent, not-stated)
  victim.known-to: Services the victim was known to (police, gp, housing, not-stated)
  victim.children: Children of the victim (integer)
  perpetrator.alcohol: Problem alcohol use (yes, no, not-stated)
"""
    )


EXPLAINED = """\
Use of MARACs
Process & policy; id use-of-maracs

Definition
A conference was warranted and not held, or did not do its work.

When to use
If the review says so.

When not to use
Not for police checklists.

Example
Invented: nobody made the referral.

Also known as
MARAC failings; Risk conferences

Words to look for
MARAC, referral
"""


@pytest.mark.parametrize("name", ["use-of-maracs", "Use of MARACs", "USE OF maracs"])
def test_themes_explains_one_by_id_or_label(said, small, name):
    assert said("themes", name, cwd=small) == (0, EXPLAINED, "")


def test_themes_leaves_out_what_the_codebook_does_not_give(said, small):
    assert said("themes", "gps", cwd=small) == (
        0,
        (
            "Issues related to GPs\nHealth; id gps\n\nDefinition\n"
            "The practice did not ask, record or pass on.\n"
        ),
        "",
    )


def test_themes_hints_at_the_nearest(said, small):
    assert said("themes", "use-of-marac", cwd=small) == (
        2,
        "",
        ("dhrcode: the codebook has no subtheme 'use-of-marac': did you mean 'use-of-maracs'?\n"),
    )


def test_themes_outside_a_project_explains_the_shipped_codebook(said, tmp_path):
    status, out, err = said("themes", cwd=tmp_path)
    assert (status, err) == (0, "")
    areas = [line for line in out.splitlines() if line.endswith(")") and not line.startswith(" ")]
    assert areas == [
        "Common themes in Domestic Homicide Reviews in the West Midlands  (west-midlands-dhr 1.2)",
        "Process & Policy  (process-policy)",
        "Tools  (tools)",
        "Caring Issues  (caring)",
        "Health Issues  (health)",
        "Services  (services)",
        "Systemic Issues  (systemic)",
    ]


def test_themes_of_a_project_that_is_not_there_is_not_answered_with_another(said, tmp_path):
    assert said("themes", "-C", "nowhere", cwd=tmp_path) == (
        3,
        "",
        "dhrcode: there is no themes.yaml in nowhere: is it a project?\n",
    )
