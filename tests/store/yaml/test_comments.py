import pytest

from dhrcode.store.yaml.comments import comments, cut_text

HINT = (
    "what follows ' #' is a comment and not part of the value: "
    "put the whole value in quotes if it belongs to it [text-after-hash]"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", []),
        (
            "# first\na: b # second\n  # third\n",
            [(1, 1, "# first"), (2, 6, "# second"), (3, 3, "# third")],
        ),
        ("a: b#c\n", []),
        ("a: 'b # c' # d\n", [(1, 12, "# d")]),
        ('a: "b # c"\n', []),
        ('a: "b\n  # c\n  d" # e\n', [(3, 6, "# e")]),
        ("a: |\n  b # c\n  # d\n# e\n", [(4, 1, "# e")]),
        ("a: >- # kept\n  b # c\n", [(1, 7, "# kept")]),
        ("a: >-\n  b\n\n# after a blank line\nc: d\n", [(4, 1, "# after a blank line")]),
        ("a: |+\n  b\n\n# end", [(4, 1, "# end")]),
        ("a: [b, # one\n  c] # two\n", [(1, 8, "# one"), (2, 6, "# two")]),
        ("a: {b: c} # d  \n", [(1, 11, "# d")]),
        ("a: b # c # d\n", [(1, 6, "# c # d")]),
        ("a: é😀 # b\r\n# c\r\n", [(1, 7, "# b"), (2, 1, "# c")]),
        ("'a # b': c\n", []),
        ("#\na: b\n", [(1, 1, "#")]),
    ],
)
def test_comments_and_their_places(text, expected):
    assert comments(text) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("quote: item #4 noted\n", [(1, 13)]),
        ("quote: 'item' #4 noted\n", []),
        ("quote: item#4 noted\n", []),
        ("# alone\nquote: item\n", []),
        ("quote: # above\n  item\n", []),
        ("quote: two\n  lines #4\n", [(2, 9)]),
        ("quote: [a, b] # c\n", []),
        ("quote: [a, b # c\n  ]\n", [(1, 14)]),
        ("- a\t#4\n- b\n", [(1, 5)]),
        ("quote: |\n  item #4\n", []),
    ],
)
def test_a_hash_that_cuts_a_plain_value_is_warned_of(text, places):
    said = [f"a.yaml:{line}:{column}: warning: {HINT}" for line, column in places]
    assert [str(problem) for problem in cut_text(text, "a.yaml")] == said
