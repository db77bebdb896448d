"""Words for people."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.text import (
    all_of,
    natural,
    nearest,
    nearest_or_all,
    plural,
    shown,
    verb,
    with_nearest,
)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("use-of-marac", "did you mean 'use-of-maracs'?"),
        ("GPs", "did you mean 'gps'?"),
        ("xylophone", ""),
        ("", ""),
    ],
)
def test_the_nearest_word_is_named_if_one_is_near(word, hint):
    assert nearest(word, ["gps", "use-of-maracs", "housing"]) == hint


def test_where_none_is_near_all_are_named_or_nothing_is():
    assert nearest_or_all("gp", ["gps", "pets"]) == "did you mean 'gps'?"
    assert nearest_or_all("x", ["gps", "pets"]) == "one of gps, pets"
    assert nearest_or_all("x", []) == "one of none"
    assert with_nearest("no 'GP'", "GP", ["gps"]) == "no 'GP': did you mean 'gps'?"
    assert with_nearest("no 'x'", "x", ["gps"]) == "no 'x'"


def test_plurals():
    assert [plural(n, "review") for n in (0, 1, 2)] == ["0 reviews", "1 review", "2 reviews"]
    assert plural(2, "copy", "copies") == "2 copies"


@given(st.text(min_size=1, max_size=12))
def test_any_name_has_a_place_in_the_order(name):
    assert natural(name) == natural(name.casefold())
    assert natural(f"{name}2") < natural(f"{name}10") or name[-1].isdigit()


def test_paths_are_shown_from_where_one_stands(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert shown(tmp_path / "a" / "b" / "c.yaml") == "b/c.yaml"
    assert shown(tmp_path / "d.yaml") == (tmp_path / "d.yaml").as_posix()
    assert shown(tmp_path.relative_to(tmp_path) / "e.yaml") == "e.yaml"
    assert os.sep not in shown(tmp_path / "a" / "b").replace("/", "")


def test_a_verb_goes_with_its_count():
    assert [verb(count, "has", "have") for count in (0, 1, 2)] == ["have", "has", "have"]


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_in_a_row(words, said):
    assert all_of(words) == said
