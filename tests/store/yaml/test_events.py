"""Two walks of YAML's events, and where everything stands."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dhrcode.store.yaml.events import (
    MAX_DEPTH,
    NotPlainError,
    _CarefulWalk,
    _quick,
    _UnusualError,
    compose,
    places,
)

KEYS = st.sampled_from(["a", "b", "c-d", "no", "012", "é", "日本", "with space", "😀"])
SCALARS = st.one_of(
    st.sampled_from(
        [
            "no",
            "010",
            "12:30",
            "1_000",
            ".nan",
            "2024-02-30",
            "~",
            "null",
            "0x1F",
            "=",
            "<<",
            "",
            " ",
            "- a",
            "a: b",
            "a #b",
            "#",
            "'",
            '"',
            "[",
            "{}",
            "|",
            "a\nb",
        ]
    ),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"),
        max_size=12,
    ),
)
DOCUMENTS = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=5,
)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "a: ",
            "b: ",
            "c:\n  ",
            "- ",
            "\n",
            "\n  ",
            "\n- ",
            "x",
            "no",
            "1:30",
            "'q'",
            '"q"',
            "[",
            "]",
            "{",
            "}",
            ", ",
            " # note",
            "|\n  text\n",
            ">-\n  folded\n",
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=150)
@given(DOCUMENTS, st.sampled_from([None, True, False]), st.integers(10, 200))
def test_reads_what_pyyaml_reads_with_every_scalar_as_text(data, flow, width):
    text = yaml.safe_dump(data, default_flow_style=flow, width=width, allow_unicode=True)
    expected = yaml.load(text, Loader=yaml.BaseLoader)
    assert expected == data
    assert _CarefulWalk(text).run() == expected
    assert compose(text) == expected


@settings(max_examples=400)
@given(FRAGMENTS)
@example("a: x\na: y")
@example("[a: x, b]")
@example("a:\n- x\n-\n")
def test_the_quick_pass_and_the_careful_one_agree_with_pyyaml(text):
    try:
        quick = _quick(text)
    except (_UnusualError, yaml.YAMLError):
        return
    assert _CarefulWalk(text).run() == quick
    assert yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) == quick


def test_nothing_after_the_colon_is_as_if_the_key_were_not_there():
    assert compose("a:\nb: ''\nc:\n  d:\ne: [f, ]\n") == {"b": "", "c": {}, "e": ["f"]}


def test_a_key_left_blank_is_still_a_key_that_may_not_stand_twice():
    with pytest.raises(NotPlainError) as caught:
        compose("a:\na: x\n")
    assert (caught.value.code, caught.value.place) == ("duplicate-key", (2, 1))


def test_depth_is_bounded_at_twelve_by_both_passes():
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert compose(deepest) == _CarefulWalk(deepest).run()
    with pytest.raises(NotPlainError) as caught:
        compose(f"[{deepest}]")
    assert caught.value.place == (1, 13)


class Page:
    """Writes data as block YAML and notes where each piece of it comes to stand."""

    def __init__(self) -> None:
        self.lines = [""]
        self.keys: dict[tuple[Any, ...], tuple[int, int]] = {(): (1, 1)}
        self.values: dict[tuple[Any, ...], tuple[int, int]] = {}

    @property
    def here(self) -> tuple[int, int]:
        return len(self.lines), len(self.lines[-1]) + 1

    def break_to(self, indent: int) -> None:
        self.lines += ["", "# a comment between", " " * indent]

    def node(self, path: tuple[Any, ...], node: Any, indent: int) -> None:
        if isinstance(node, str):
            self.values[path] = self.here
            self.lines[-1] += node
        elif not node:
            self.keys.setdefault(path, self.here)
            self.lines[-1] += "{}" if isinstance(node, dict) else "[]"
        else:
            self.keys.setdefault(path, self.here)
            entries = node.items() if isinstance(node, dict) else enumerate(node)
            for number, (step, inner) in enumerate(entries):
                if number:
                    self.break_to(indent)
                self.entry((*path, step), inner, indent, is_key=isinstance(node, dict))

    def entry(self, path: tuple[Any, ...], inner: Any, indent: int, *, is_key: bool) -> None:
        if is_key:
            self.keys[path] = self.here
            self.lines[-1] += f"{path[-1]}: "
            if inner and not isinstance(inner, str):
                self.break_to(indent + 2)
        else:
            self.lines[-1] += "- "
        self.node(path, inner, indent + 2)


WORDS = st.sampled_from(["x", "two words", "é", "日本", "'quoted: #'", '"\\u00e9"', "😀 and more"])


@given(
    st.dictionaries(
        KEYS,
        st.recursive(
            WORDS,
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
            max_leaves=12,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_key_and_value_has_its_exact_place(data):
    page = Page()
    page.node((), data, 0)
    noted = places("\n".join(page.lines))
    assert noted.keys == page.keys
    assert noted.values == page.values


def test_the_place_of_what_is_not_there_is_that_of_the_nearest_above_it():
    noted = places("a: 1\nfindings:\n  gps:\n    finding: present\n")
    assert noted.of(("findings", "gps", "finding")) == (4, 14)
    assert noted.of(("findings", "gps", "finding"), at_key=True) == (4, 5)
    assert noted.of(("findings", "gps", "evidence", 0, "page")) == (3, 3)
    assert noted.of(("memo",)) == (1, 1)


def test_places_of_an_unreadable_text_go_as_far_as_it_can_be_read():
    assert places("a: 1\nb: 2\nb: 3\nc: 4\n").keys == {(): (1, 1), ("a",): (1, 1), ("b",): (2, 1)}
