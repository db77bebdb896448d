"""Subthemes made of others: joined into one, and split."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.workflows.codebook.merge_split import merge, pairs, split
from dhrcode.workflows.codebook.wording import Wording

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
stand, one = (_SHARED[n] for n in ("stand", "one"))


def test_merge_into_a_new_one_which_stands_before_the_first(tiny):
    done = merge(tiny, ["gps", "Housing"], "needs", Wording("Needs", "Met or not."), "1.2")
    assert stand(done) == {"services": ["needs", "gps", "courts", "pets"], "homes": ["housing"]}
    assert (done.named, done.becomes) == (("gps", "housing"), ("needs",))
    assert done.findings == "joined"
    assert [one(done, name).retired for name in ("needs", "gps", "housing")] == [None, "1.2", "1.2"]
    assert one(done, "needs").also_known_as == ("GPs", "Housing", "Shelter")
    assert one(done, "needs").cues == ("doctor", "surgery", "rent")
    assert len(done.notes) == 1


def test_merge_into_one_of_them_retires_the_others(tiny):
    done = merge(tiny, ["gps", "housing"], "gps", Wording(label="Shelter"), "1.2")
    assert [one(done, name).retired for name in ("gps", "housing")] == [None, "1.2"]
    assert one(done, "gps").label == "Shelter"
    assert one(done, "gps").also_known_as == ("Housing",)
    assert done.notes == ()


def test_merge_with_cues_that_are_given_takes_no_others(tiny):
    done = merge(tiny, ["gps", "housing"], "gps", Wording(cues=("need",)), "1.2")
    assert one(done, "gps").cues == ("need",)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((["gps"], "gps", Wording()), "two subthemes or more are joined into one: name each"),
        ((["gps", "GPs"], "gps", Wording()), "two subthemes or more are joined into one"),
        ((["gps", "courts"], "needs", Wording()), "'needs' is new: give its --label"),
        ((["gps", "courts"], "needs", Wording("x")), "'needs' is new: give its --definition"),
        ((["gps", "court"], "gps", Wording()), "has no subtheme 'court': did you mean 'courts'?"),
        ((["gps", "pets"], "gps", Wording()), "'pets' is not coded any more"),
    ],
)
def test_what_cannot_be_merged_is_said(tiny, arguments, said):
    with pytest.raises(UsageError) as error:
        merge(tiny, *arguments, "1.2")
    assert said in str(error.value)


def test_merge_into_another_that_there_is_but_that_is_not_named_is_refused(tiny):
    with pytest.raises(RefusedError, match="there is a subtheme 'housing' already"):
        merge(tiny, ["gps", "courts"], "housing", Wording("x", "y"), "1.2")


def test_split_retires_the_one_and_puts_its_parts_after_it(tiny):
    labels = {"surgeries": "Surgeries", "nurses": "Nurses"}
    done = split(tiny, "gps", labels, {"nurses": "N.", "surgeries": "S."}, "1.2")
    assert stand(done)["services"] == ["gps", "surgeries", "nurses", "courts", "pets"]
    assert (done.named, done.becomes) == (("gps",), ("surgeries", "nurses"))
    assert (one(done, "gps").retired, one(done, "nurses").definition) == ("1.2", "N.")
    assert done.findings == "again"


@pytest.mark.parametrize(
    ("labels", "definitions", "said"),
    [
        ({"a": "A"}, {"a": "x"}, "a subtheme is split into two or more"),
        ({"a": "A", "b": "B"}, {"a": "x"}, "'b' is new: give its definition, --definition-of b="),
        (
            {"a": "A", "b": "B"},
            {"a": "x", "b": "y", "c": "z"},
            "--definition-of c: there is no --into of that id",
        ),
        ({"a": "A", "b": ""}, {"a": "x", "b": "y"}, "the label cannot be empty"),
        ({"a": "A", "B": "B"}, {"a": "x", "B": "y"}, "the id 'B' may have only lower-case letters"),
    ],
)
def test_what_cannot_be_split_is_said(tiny, labels, definitions, said):
    with pytest.raises(UsageError) as error:
        split(tiny, "gps", labels, definitions, "1.2")
    assert said in str(error.value)


def test_split_into_an_id_that_is_taken_is_refused(tiny):
    with pytest.raises(RefusedError, match="there is a subtheme 'gps' already"):
        split(tiny, "gps", {"gps": "A", "b": "B"}, {"gps": "x", "b": "y"}, "1.2")


def test_pairs_of_id_and_text():
    assert pairs("--into", ["a=One = two", " b = B "]) == {"a": "One = two", "b": "B"}
    for typed, said in (
        (["a"], "'a' is not of the form"),
        (["=x"], "'=x' is not of the form"),
        (["a=1", "a=2"], "--into is given twice for 'a'"),
    ):
        with pytest.raises(UsageError) as error:
            pairs("--into", typed)
        assert said in str(error.value)
