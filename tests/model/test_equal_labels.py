"""Two subthemes of one label: warned of, and told apart by their areas."""

import unicodedata

import pytest

from dhrcode.model.codebook import Codebook
from dhrcode.model.equal_labels import distinct_labels, equal_label_faults


def codebook(*areas):
    """A codebook of areas, each a label and its subthemes: ids with labels, retired if in (...)."""
    made = []
    for label, subthemes in areas:
        own = [
            {"id": one.strip("()"), "label": named, "definition": "x"}
            | ({"retired": "1.1"} if one.startswith("(") else {})
            for one, named in subthemes.items()
        ]
        made.append({"id": label.lower(), "label": label, "subthemes": own})
    return Codebook.model_validate({"id": "c", "version": "1.1", "title": "C", "areas": made})


TWO = codebook(
    ("Police", {"police-comm": "Communication", "police": "Police"}),
    ("Health", {"health-comm": "Communication"}),
)


def test_the_second_is_warned_of_at_its_label():
    [fault] = equal_label_faults(TWO)
    assert fault.path == ("areas", 1, "subthemes", 0, "label")
    assert (fault.code, fault.message) == (
        "equal-labels",
        "'health-comm' has the label of 'police-comm': Communication",
    )
    assert fault.hint == "call it 'Health: Communication', or what it is"


def test_the_area_stands_in_front_of_both():
    assert distinct_labels(TWO) == {
        "police-comm": "Police: Communication",
        "police": "Police",
        "health-comm": "Health: Communication",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Communication", "communication"),
        ("Open  letter", "Open letter"),
        ("Café", unicodedata.normalize("NFD", "Café")),
    ],
)
def test_capitals_blanks_and_the_form_of_accents_make_no_other_label(one, other):
    made = codebook(("A", {"a": one}), ("B", {"b": other}))
    assert [fault.path for fault in equal_label_faults(made)] == [
        ("areas", 1, "subthemes", 0, "label")
    ]
    assert distinct_labels(made) == {"a": f"A: {one}", "b": f"B: {other}"}


def test_three_of_one_label_two_of_them_in_one_area():
    made = codebook(("A", {"a": "Same", "b": "Same"}), ("B", {"c": "Same"}))
    assert len(list(equal_label_faults(made))) == 2
    assert distinct_labels(made) == {"a": "A: Same", "b": "A: Same (b)", "c": "B: Same"}


def test_a_retired_subtheme_gives_way_and_is_not_warned_of():
    made = codebook(("A", {"(old)": "Same", "new": "Same"}))
    assert list(equal_label_faults(made)) == []
    assert distinct_labels(made) == {"old": "A: Same", "new": "Same"}


def test_a_label_that_is_made_is_not_one_that_there_is():
    made = codebook(("A", {"a": "X", "b": "B: X"}), ("B", {"c": "X"}))
    assert len(set(distinct_labels(made).values())) == 3
