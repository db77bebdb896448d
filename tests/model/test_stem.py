"""Stems: Porter's own examples, spellings made one, and forms that no ending tells."""

import pytest

from dhrcode.model.stem import beginnings_as_spelt, stem

PORTER = """
caresses caress, ponies poni, caress caress, cats cat, feed feed, agreed agre, plastered plaster,
bled bled, motoring motor, sing sing, conflated conflat, troubled troubl, sized size, hopping hop,
tanned tan, falling fall, hissing hiss, fizzed fizz, failing fail, filing file, happy happi,
sky sky, relational relat, conditional condit, rational ration, hesitanci hesit, digitizer digit,
conformabli conform, differentli differ, vileli vile, analogousli analog, predication predic,
operator oper, feudalism feudal, decisiveness decis, hopefulness hope, callousness callous,
formaliti formal, sensitiviti sensit, triplicate triplic, formative form, formalize formal,
electrical electr, hopeful hope, goodness good, revival reviv, allowance allow, inference infer,
airliner airlin, adjustable adjust, defensible defens, irritant irrit, replacement replac,
adjustment adjust, dependent depend, adoption adopt, communism commun, activate activ,
effective effect, bowdlerize bowdler, probate probat, rate rate, cease ceas, roll roll
"""


@pytest.mark.parametrize("pair", [pair.split() for pair in PORTER.split(",")], ids=lambda p: p[0])
def test_stems_are_those_that_porter_gives(pair):
    word, wanted = pair
    assert stem(word) == wanted


@pytest.mark.parametrize(
    "forms",
    [
        "organise organize organised organization organisations",
        "behaviour behavior behaviours",
        "counselling counseling counselled",
        "programme program programmes",
        "judgement judgment judgements",
        "paediatric pediatric",
        "centre center centres",
        "enquiry inquiry enquiries",
        "honour honor honoured",
        "practise practice practising",
        "prescribed prescribing prescribes",
        "midwife midwives",
        "child children",
        "tell told telling",
        "drink drank drinking",
    ],
)
def test_forms_and_spellings_of_one_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("hour", "our"), ("four", "for"), ("wise", "wize"), ("fall", "fale")]
)
def test_short_words_that_only_look_alike_keep_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "a", "is", "phq9", "9", "naïve", "co-op", "日本"])
def test_what_is_not_of_letters_alone_is_its_own_stem(word):
    assert stem(word) == word


def test_how_the_forms_of_a_word_begin_in_its_own_spelling():
    assert beginnings_as_spelt("behaviours") == {"behaviour"}
    assert beginnings_as_spelt("behavior") == {"behavior"}
    assert beginnings_as_spelt("families") == {"famil"}
    assert beginnings_as_spelt("told") == {"told", "tell"}
