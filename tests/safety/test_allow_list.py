import pytest

from dhrcode.model.codebook import NotIdentifying
from dhrcode.safety.allow_list import AllowList


def entry(text):
    return NotIdentifying(text=text, reason="invented")


@pytest.mark.parametrize(
    ("listed", "words", "silenced"),
    [
        ("St Anne's School", "St Anne's School", True),
        ("st anne's school", "St  Anne's\nSchool", True),
        ("Mr and Mrs Hale of 3 Elm Road", "Mrs Hale", True),
        ("St Anne's", "St Anne's School", False),
        ("Mr Haley", "Mr Hale", False),
        ("(Dr Hale)", "Dr Hale", True),
        ("01/02/2014", "1/02/2014", False),
        ("a.b@example.org", "a.b@example.org", True),
    ],
)
def test_an_entry_silences_its_own_words_and_what_stands_whole_in_it(listed, words, silenced):
    assert AllowList([entry(listed)]).covering(words) == ([0] if silenced else [])


def test_entries_are_counted_through_all_that_are_given():
    silence = AllowList([entry("a b"), entry("c")], [entry("a b"), entry("b")])
    assert silence.covering("A B") == [0, 2]
    assert silence.covering("b") == [0, 2, 3]
    assert AllowList().covering("a") == []
