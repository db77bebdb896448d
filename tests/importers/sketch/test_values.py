"""What a sketch takes the values of a column for."""

from collections import Counter

import pytest

from dhrcode.importers.sketch.names import STRONG, CodebookNames, Guess
from dhrcode.importers.sketch.values import attribute_values, denials, marks, ticks
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())
OF = shipped_codebook().attributes_of


def test_marks_and_ticks():
    found, others = marks(["x", "X", "", "1.0", "0", "n/s", "Not stated", "?", "hm", "hm", "yes"])
    assert {text: role.target for text, role in found.items()} == {
        "0": "absent",
        "1.0": "present",
        "?": "unclear",
        "Not stated": "not-stated",
        "X": "present",
        "n/s": "not-stated",
        "yes": "present",
    }
    assert found["Not stated"].sure
    assert not found["0"].sure
    assert others == {"hm": 2}
    found, others = ticks(["x", "0", "?", "Yes"])
    assert {text: role.target for text, role in found.items()} == {
        "x": "yes",
        "0": "no",
        "Yes": "yes",
    }
    assert others == {"?": 1}


def test_values_of_a_column():
    made = attribute_values(["34", "18-24", "over 70", "34", ""], OF["victim"]["age-band"])
    assert made.ranges["0-15"] == "under-16"
    assert made.ranges["25-34"] == "25-34"
    assert made.ranges["75+"] == "75-and-over"
    assert made.others == {"over 70": 1}
    known = attribute_values(["Police; GP", "GP;zoo"], OF["victim"]["known-to"])
    assert (known.split, known.others) == (";", {"zoo": 1})
    assert attribute_values(["Y", "n", "unknown"], OF["victim"]["alcohol"]).values == {
        "Y": Guess("yes", STRONG),
        "n": Guess("no", STRONG),
        "unknown": Guess("not-stated", STRONG),
    }
    assert attribute_values(["2012", "1/2/2012"], OF["review"]["year"]) == ({}, {}, None, {})
    dated = OF["review"]["year"].model_copy(update={"type": "date"})
    made = attribute_values(["2013-08", "2013-08-17", "unknown", "Aug-13", "Aug-13"], dated)
    assert (made.values, made.others) == (
        {"unknown": Guess("not-stated", STRONG)},
        {"Aug-13": 2},
    )


def test_a_page_after_a_mark_is_no_part_of_it():
    found, others = marks(["Yes, see p. 16", "Yes", "x (p3)", "Perhaps p. 4"])
    assert ({text: role.target for text, role in found.items()}, others) == (
        {"Yes": "present", "x": "present"},
        {"Perhaps": 1},
    )


def test_summaries_that_may_deny_are_counted():
    texts = ["-", "-", "No flag was set", "Held without a plan", ""]
    assert denials(texts) == {"-": 2, "No flag was set": 1}


@pytest.mark.parametrize(
    ("mark", "weak"), [("x", False), ("1", False), ("0", True), ("FALSE", True), ("n/s", False)]
)
def test_a_mark_that_may_say_that_nobody_looked_is_weak(mark, weak):
    (role,) = marks([mark])[0].values()
    assert role.weak == weak


@pytest.mark.parametrize("text", ["x?", "Y ?", "-1", "1%", "<1", "(0)"])
def test_signs_beside_a_mark_that_may_change_its_meaning_leave_it_to_decide(text):
    assert marks([text]) == ({}, Counter([text]))


@pytest.mark.parametrize(("text", "meaning"), [("(x)", "present"), ("‘N’", "absent")])
def test_quotation_marks_and_brackets_do_not(text, meaning):
    assert marks([text]) == ({text: Guess(meaning, STRONG)}, Counter())
