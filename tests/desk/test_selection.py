"""Words that are selected on the page, as evidence has them, and where a quote stands."""

import pytest

WORDS = "Staff praised her and relied on her."


def test_selected_words_are_told_as_evidence_would_have_them(desked):
    given = {"review": "DHR58", **desked.words(WORDS)}
    assert desked.client.ask("words", given) == (200, {"quote": WORDS, "page": "5"})
    nothing = {**given, "to": given["from"]}
    status, answer = desked.client.ask("words", nothing)
    assert (status, answer["error"].partition(":")[0]) == (409, "no words are selected")


@pytest.mark.parametrize(("quote", "count"), [(WORDS, 1), ("Nobody wrote this.", 0)])
def test_a_quote_is_placed_on_its_page(desked, quote, count):
    given = {"review": "DHR58", "source": "overview", "quote": quote, "page": "5"}
    status, answer = desked.client.ask("places", given)
    assert (status, len(answer["places"])) == (200, count)
    where = desked.words(WORDS)
    for ((page, start, end),) in answer["places"]:
        assert [[page, start], [page, end + len(".")]] == [where["from"], where["to"]]
