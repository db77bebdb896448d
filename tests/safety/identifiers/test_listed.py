import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.safety.identifiers import NameList, find_identifiers
from dhrcode.safety.identifiers.listed import folded, forms_of

KOWALSKA = NameList.of(["Anna Maria Kowalska"])


@pytest.mark.parametrize(
    "form",
    [
        "Anna Maria Kowalska",
        "anna maria kowalska",
        "ANNA MARIA KOWALSKA",
        "Anna Kowalska",
        "A. Kowalska",
        "A Kowalska",
        "A.M. Kowalska",
        "AM Kowalska",
        "Anna M. Kowalska",
        "A.M.K",
        "AMK",
        "A. M. K",
        "KOWALSKA, Anna",
        "Kowalska",
    ],
)
def test_the_forms_of_a_full_name(found, form):
    assert found("listed-name", f"told by {form}, who left", KOWALSKA) == [form]


def test_a_possessive_and_a_family(found):
    assert found("listed-name", "Kowalska's sister met the Kowalskas.", KOWALSKA) == [
        "Kowalska",
        "Kowalskas",
    ]
    assert found("listed-name", "the Smiths' house", NameList.of(["Jo Smythe", "Davies"])) == []
    assert found("listed-name", "the Smythes' house", NameList.of(["Smythe"])) == ["Smythes"]


@pytest.mark.parametrize("text", ["Kowalskan", "kowalska", "AMKS", "amk", "Annabel", "Maria"])
def test_no_part_of_another_word_and_no_middle_name(found, text):
    assert found("listed-name", f"told by {text}, who", KOWALSKA) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoë Ångström", "Zoe Angstrom"),
        ("Zoe Angstrom", "Zoë Ångström"),
        ("Wójcik", "WOJCIK"),
        ("Michał Łęcki", "michal lecki"),
        ("O'Brien", "O’Brien"),
        ("O’Brien", "OBrien"),
        ("Smith-Jones", "Smith Jones"),
        ("Saint Aldric's", "St. Aldric’s"),
        ("Ìfẹ́olúwa", "Ifeoluwa"),
        ("Dunmere Bay", "dunmere\nbay"),
    ],
)
def test_accents_capitals_apostrophes_and_hyphens(found, name, text):
    assert found("listed-name", f"it was at {text} then", NameList.of([name])) == [text]


ORDINARY = NameList.of(["Will", "May", "Grace", "Rose", "Hall", "Rose Green", "Reading"])


@pytest.mark.parametrize(
    "text",
    [
        "they will see",
        "the panel may",
        "by the grace of",
        "a rose garden",
        "in May 2012",
        "3 May",
        "since May",
        "Will the panel see it?",
        "May I ask?",
        "THE ROSE GARDEN",
        "rose green",
        "hall",
        "reading the notes",
    ],
)
def test_a_name_that_is_an_ordinary_word_is_left_where_it_is_one(found, text):
    assert found("listed-name", text, ORDINARY) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("told Will of it", "Will"),
        ("his friend May told us", "May"),
        ("and Grace left", "Grace"),
        ("Rose told her", "Rose"),
        ("by Rose Green", "Rose Green"),
        ("moved to Reading", "Reading"),
        ("HALL, the keyworker", "HALL"),
    ],
)
def test_and_found_where_it_has_a_capital(found, text, words):
    assert found("listed-name", text, ORDINARY) == [words]


def test_initials_that_are_an_abbreviation_are_found_with_full_stops_alone(found, levels):
    names = NameList.of(["Grace Patel"])
    assert found("listed-name", "the GP and G.P. said", names) == ["G.P"]
    assert levels("listed-name", "and G.P. said", names) == ["warning"]


def test_a_name_of_a_place_is_found_whole_alone(found):
    names = NameList.of(["Thornbury Court"])
    assert found("listed-name", "at Thornbury Court", names) == ["Thornbury Court"]
    assert found("listed-name", "in court at Thornbury, TC", names) == []


def test_how_sure_each_form_is(levels):
    assert levels("listed-name", "Anna Kowalska", KOWALSKA) == ["error"]
    assert levels("listed-name", "told Kowalska of it", KOWALSKA) == ["warning"]
    assert levels("listed-name", "told AMK of it", KOWALSKA) == ["error"]
    assert levels("listed-name", "told Kowalska of it", NameList.of(["Kowalska"])) == ["error"]


def test_a_title_before_a_listed_name_makes_one_finding():
    found = find_identifiers("told Mrs Kowalska of it", NameList.of(["Kowalska"]))
    assert [(one.kind, one.text) for one in found] == [("titled-name", "Mrs Kowalska")]


def test_a_letter_and_an_empty_line_are_looked_for_nowhere():
    assert list(forms_of("x")) == list(forms_of(" - ")) == []
    assert not NameList.of(["", "x"]).forms


LETTERS = st.text(
    st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F, exclude_characters="ŉ"),
    min_size=3,
    max_size=12,
)


@given(LETTERS)
def test_any_single_name_is_found_whole_and_not_inside_a_word(name):
    names = NameList.of([name])
    if not names.forms or folded(name) != folded(name.title()):
        return
    written = name.title()
    kinds = [one.kind for one in find_identifiers(f"it was zz {written} zz", names)]
    assert kinds.count("listed-name") == 1
    assert find_identifiers(f"it was q{written}q zz", names) == []
