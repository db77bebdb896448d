"""What of a project could not be carried over, said in sentences."""

from collections import Counter

import pytest

from dhrcode.importers.refi.leftovers import Leftovers


def notes(*, things=(), reading="", **given):
    """The sentences on some counts: by name where they are several, else alone."""
    left = Leftovers()
    left.things.update(things)
    left.reading = reading
    for kind, counts in given.items():
        if isinstance(counts, int):
            left.in_part[kind] = counts
        else:
            left.left_out[kind] = counts
    return list(left.notes())


def test_nothing_left_out_is_nothing_said():
    assert notes() == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"codes": Counter({"Housing": 2, "Stalking": 1})},
            "Left out: 3 codings with codes that are not subthemes of the codebook: ",
        ),
        ({"users": Counter(EM=1)}, "Left out: 1 coding by another coder: "),
        (
            {"orphans": Counter({"a.txt": 1})},
            "Left out: 1 coding in documents of no review, or of several: ",
        ),
        (
            {"variables": Counter(age=2)},
            "Left out: 2 values of variables that are not attributes of the codebook: ",
        ),
        (
            {"values": Counter({"sex: x": 1})},
            "Left out: 1 value that the attribute does not take: ",
        ),
    ],
)
def test_what_is_left_out_is_counted_and_named(given, said):
    (note,) = notes(**given)
    assert note.startswith(said)
    assert all(name in note for name in next(iter(given.values())))


def test_things_that_a_record_has_no_place_for():
    (note,) = notes(things=Counter({"set": 2, "graph": 1}))
    assert note.startswith("Left out, since a record has no place for them: ")
    assert "2 sets" in note


@pytest.mark.parametrize(
    ("name", "one", "several"),
    [
        ("places", "1 coding of pictures, recordings or", "2 codings of pictures"),
        ("wordless", "1 coding of texts came without the words", "2 codings of texts came without"),
        ("long", "1 coding came without the words or the note", "2 codings came without the words"),
        ("drafted", "1 record came as a draft", "2 records came as a draft"),
        ("documents", "The records name 1 document; put", "The records name 2 documents; put"),
        ("titled", "1 document has its title and id", "2 documents have their title and id"),
    ],
)
def test_what_came_in_part_is_counted(name, one, several):
    for count, said in ((1, one), (2, several)):
        (note,) = notes(**{name: count})
        assert note.startswith(said)


def test_another_way_to_count_positions_asks_for_a_second_look():
    (note,) = notes(reading="bytes of UTF-8")
    assert note.endswith(": bytes of UTF-8. Check some quotes against their documents.")


def test_sentences_come_in_one_order():
    told = notes(titled=1, documents=1, codes=Counter(a=1), places=1, things=Counter(set=1))
    assert [note.split()[0] for note in told] == ["Left", "Left", "1", "The", "1"]
