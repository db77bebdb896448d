"""The text of a proposed map: quoted safely, and weak guesses left as comments."""

from collections import Counter

import pytest

from dhrcode.importers.sketch.map_text import MAX_LISTED, mapped, meanings, quoted, weak_guesses
from dhrcode.importers.sketch.names import LEAST, STRONG, SURE, Guess
from dhrcode.store.yaml.reader import read_yaml

ROLES = {
    "GPs": Guess("gps", SURE),
    "GP issues": Guess("gps", STRONG),
    "practitioners": Guess("gps", LEAST),
}


@pytest.mark.parametrize("text", ['0"', "a\\b", "yes", "a: b #c", "'", '"', "x"])
def test_a_quoted_text_is_read_as_it_was(text):
    data, _, problems = read_yaml(f"key: {quoted(text)}  # guessed\n".encode(), "map.yaml")
    assert (data, problems) == ({"key": text}, [])


def test_what_is_known_guessed_and_weak():
    assert list(mapped(ROLES)) == [
        "GPs: gps",
        'GP issues: "gps"  # guessed',
        '# "practitioners": "gps"  # weak: take the first # away if it is right',
    ]


def test_a_weak_guess_is_counted_and_holds_once_it_is_uncommented():
    text = "\n".join(mapped(ROLES))
    assert weak_guesses(text) == 1
    assert read_yaml(text.encode(), "m")[0] == {"GPs": "gps", "GP issues": "gps"}
    taken = text.replace('# "pract', '"pract')
    assert (weak_guesses(taken), read_yaml(taken.encode(), "m")[0]["practitioners"]) == (0, "gps")


def test_words_to_decide_are_named_up_to_a_number():
    lines = list(meanings({}, Counter({f"w{n}": 2 for n in range(MAX_LISTED + 3)})))
    assert lines[0] == '# "w0":  # decide: 2 cells'
    assert (len(lines), lines[-1]) == (MAX_LISTED + 1, "# and 3 more to decide")
