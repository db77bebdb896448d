"""A change of the codebook in words."""

from datetime import date

import pytest

from dhrcode.model.revision import CONCERNS, EFFECTS, Revision
from dhrcode.reports.revisions import done_in_words, findings_in_words, past_in_words


def revision(change, subthemes, becomes="", findings=None, sets=None):
    of, names = CONCERNS.get(change, "subthemes"), subthemes.split()
    form = {
        "subthemes": "{}",
        "attributes": "review.{}",
        "values": "review.place={}",
        "agencies": "{}",
    }[of]
    renamed = change in ("rename-attribute", "rename-value")
    return Revision(
        version="1.1",
        after="1.0",
        on=date(2025, 1, 7),
        change=change,
        **{of: tuple(form.format(one) for one in names)},
        to=form.format("z") if renamed else None,
        sets=sets or {},
        becomes=tuple(becomes.split()),
        area="homes",
        why="Invented.",
        findings=findings or EFFECTS[change][0],
    )


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (revision("add", "a"), "a was added to the area homes"),
        (revision("add", "a b c"), "a, b and c were added to the area homes"),
        (revision("rename", "a", "b"), "a was renamed to b"),
        (revision("rename", "a", "a"), "a was given another label"),
        (revision("move", "a b"), "a and b were moved, and are in the area homes now"),
        (revision("merge", "a b", "b"), "a and b were merged into b; a is retired"),
        (revision("merge", "a b", "c"), "a and b were merged into c; a and b are retired"),
        (revision("split", "a", "b c"), "a was split into b and c, and is retired"),
        (revision("retire", "a"), "a was retired"),
        (revision("redefine", "a b"), "a and b were defined anew"),
        (revision("retire-value", "a"), "review.place=a is no longer chosen"),
        (revision("add-attribute", "a"), "the attribute review.a was added"),
        (revision("rename-attribute", "a"), "the attribute review.a was renamed to review.z"),
        (revision("retire-attribute", "a"), "the attribute review.a was retired"),
        (revision("add-value", "a"), "the value review.place=a was added"),
        (revision("rename-value", "a"), "review.place=a was renamed to review.place=z"),
        (
            revision("retire-value", "a b"),
            "review.place=a and review.place=b are no longer chosen",
        ),
        (revision("add-agency", "a b"), "the agencies a and b were added"),
        (revision("rename-agency", "a", "b"), "the agency a was renamed to b"),
        (revision("merge-agency", "a b", "c"), "the agencies a and b became c"),
        (revision("retire-agency", "a"), "the agency a was retired"),
    ],
)
def test_a_revision_in_words(made, said):
    assert done_in_words(made) == said


@pytest.mark.parametrize("change", EFFECTS)
def test_every_effect_on_findings_has_its_sentence(change):
    becomes = {
        "rename": "b",
        "merge": "b",
        "split": "b c",
        "rename-agency": "b",
        "merge-agency": "b",
    }.get(change, "")
    named = "a" if change.startswith("rename-") else "a b"
    said = {findings_in_words(revision(change, named, becomes, e)) for e in EFFECTS[change]}
    assert len(said) == len(EFFECTS[change])
    assert all(one.endswith(".") for one in said)


def test_what_a_retired_value_sets_is_said():
    made = revision("retire-value", "a", sets={"victim.sex": "male", "perpetrator.sex": "female"})
    assert findings_in_words(made) == (
        "Records keep it, and it counts, until somebody chooses another. 'dhrcode migrate' sets "
        "victim.sex=male and perpetrator.sex=female there."
    )


def test_the_past_of_an_id(tiny):
    assert past_in_words(tiny, "gps") == "gps was renamed to surgeries (version 1.1)"
    assert past_in_words(tiny, "pets") == "courts and pets were retired (version 1.2)"
    assert past_in_words(tiny, "surgeries") == ""
    assert past_in_words(tiny, "nothing") == ""
    assert past_in_words(tiny.model_copy(update={"history": ()}), "pets") == (
        "pets is retired since version 1.2"
    )


def test_a_subtheme_that_was_a_candidate_says_so():
    made = revision("add", "debt").model_copy(update={"candidate": "Debt"})
    assert (
        done_in_words(made) == "debt was added to the area homes; it was a candidate theme before"
    )
    assert findings_in_words(made) == (
        "Unclear, and to be coded, in the reviews that noted it; not coded in the others that were "
        "coded before, and never absent there."
    )
