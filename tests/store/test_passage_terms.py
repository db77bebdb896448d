"""A term in the language of the index."""

from dhrcode.model.query import query
from dhrcode.store.passage_terms import as_spelt, expression


def test_words_forms_phrases_and_beginnings():
    word, phrase, begun = query("Children 'safety plans' strangul*").terms
    assert expression(word, "words") == '"children"'
    assert expression(word, "forms") == '"child"'
    assert expression(phrase, "words") == 'in_order : "safety plans" OR "safetyplans"'
    assert expression(phrase, "forms") == 'in_order : "safeti plan" OR "safetyplan"'
    assert expression(begun, "words") == '"strangul" *'


def test_what_is_spelt_as_it_was_typed():
    assert as_spelt(query("behaviours").terms[0]) == '"behaviour" *'
    assert as_spelt(query("told").terms[0]) == '"tell" * OR "told" *'
