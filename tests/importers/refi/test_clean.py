"""Counts in words."""

from collections import Counter

from dhrcode.importers.refi.clean import cut_line, listed, named


def test_counts_in_words():
    assert listed(Counter({"set": 2, "graph": 1, "note": 0})) == "2 sets, 1 graph"
    assert listed(Counter({"category without codes": 2})) == "2 categories without codes"
    assert named(Counter(a=1, b=3)) == "'b' (3), 'a' (1)"
    assert named(Counter({str(n): 1 for n in range(10)})).endswith("'7' (1), and 2 more")
    assert cut_line(" a\n b ") == "a b"
