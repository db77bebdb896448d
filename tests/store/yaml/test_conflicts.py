"""Merge conflicts that nobody has settled."""

import pytest

from dhrcode.store.yaml.conflicts import conflicts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> 1a2b\n", ["lines 2 to 6"]),
        ("a: |\n  <<<<<<< HEAD\n  x\n  ||||||| 12\n  =======\n  >>>>>>> em\n", ["lines 2 to 6"]),
        ("a: b\r\n<<<<<<<\r\n=======\r\n>>>>>>>\r\n", ["lines 2 to 4"]),
        ("a: <<<<<<< HEAD one ======= two >>>>>>> em\n", ["line 1"]),
        ('a: "<<<<<<< HEAD\n  one ======= two\n  >>>>>>> em"\n', ["lines 1 to 3"]),
        ("a: b\n>>>>>>> em\n", ["line 2"]),
        ("a: >-\n  b\n  <<<<<<< HEAD\n  c\n", ["line 3"]),
        ("<<<<<<< a\n>>>>>>> b\nc: d\n<<<<<<< a\n>>>>>>> b\n", ["lines 1 to 2", "lines 4 to 5"]),
    ],
)
def test_each_is_told_with_its_lines(text, said):
    assert [p.message for p in conflicts(text, "f")] == [
        f"a merge conflict is not settled here: {lines}" for lines in said
    ]


@pytest.mark.parametrize(
    "text",
    ["memo: |\n  Findings\n  =======\n", "a: x<<<<<<<y\n", "a: <<<<<<<<<<<<\n", "a: 1 << 2\n"],
)
def test_other_signs_are_none(text):
    assert conflicts(text, "f") == []
