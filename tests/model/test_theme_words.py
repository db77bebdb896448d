"""The words of a subtheme and their weights."""

import math

import pytest

from dhrcode.model.codebook import Subtheme
from dhrcode.model.theme_words import is_common, theme_words

DRINK = Subtheme(
    id="drink",
    label="Drink and police",
    definition="The police knew of the drinking.",
    when_to_use="Code `present` if alcohol was overlooked.",
    when_not_to_use="Not for medication, which is `tablets`.",
    example="Invented: He drank alone in a flat.",
    also_known_as=("Intoxication",),
    cues=("alcohol service", "cider", "intoxic*", "did not attend"),
)
TABLETS = Subtheme(id="tablets", label="Tablets", definition="The police knew of medication.")


@pytest.fixture(scope="module")
def wanted():
    return theme_words(DRINK, [DRINK, TABLETS])


def test_words_weigh_by_where_they_stand(wanted):
    assert {word: wanted.weights.get(word) for word in ("cider", "alcohol", "flat", "attend")} == {
        "cider": 1.0,
        "alcohol": 1.0,
        "flat": 0.5,
        "attend": 1.0,
    }
    assert wanted.weights["drink"] == 1.0  # in the label, and in the definition in another form


def test_words_that_subthemes_share_weigh_less(wanted):
    shared = math.log(3 / 2) / math.log(3)
    assert wanted.weights["polic"] == pytest.approx(shared)
    assert wanted.weights["know"] == pytest.approx(0.5 * shared)
    assert wanted.weights["medic"] == pytest.approx(0.1 * shared)


def test_ids_and_words_on_coding_are_not_looked_for(wanted):
    assert not {"present", "code", "invent", "tablet", "the", "not"} & wanted.weights.keys()


def test_cues_are_phrases_beginnings_and_words(wanted):
    assert wanted.phrases == (("alcohol", "servic"), ("did", "not", "attend"))
    assert wanted.beginnings == {"intoxic": 1.0}
    assert [term.shown for term in wanted.cues] == list(DRINK.cues)
    assert wanted.own == {"cider", "drink", "polic"}


def test_a_codebook_of_one_subtheme_has_words_too():
    weights = theme_words(TABLETS, [TABLETS]).weights
    assert weights == {"tablet": 1.0, "polic": 0.5, "know": 0.5, "medic": 0.5}


def test_common_words_are_known_by_their_stems():
    assert is_common("not")
    assert not is_common("polic")
