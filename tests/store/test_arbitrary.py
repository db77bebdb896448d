"""Whatever bytes a file holds, reading it gives a record or problems, and never anything else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.checks import check_record
from dhrcode.problems import has_errors
from dhrcode.store.loader import load_codebook, load_record
from dhrcode.store.project import open_project, shipped_codebook
from dhrcode.store.yaml.encoding import MAX_BYTES

CASES = Path(__file__).parents[1] / "cases" / "good"
CODEBOOK = shipped_codebook()
RECORD = (CASES / "every-key" / "records" / "DHR1.yaml").read_bytes()
THEMES = (CASES / "codebook-of-its-own" / "themes.yaml").read_bytes()
OWN = open_project(CASES / "every-key").codebook

TOKENS = st.sampled_from(
    [
        b"[",
        b"]",
        b"{",
        b"}",
        b"&a ",
        b"*a",
        b"!x ",
        b'"',
        b"'",
        b"\n",
        b": ",
        b"- ",
        b" #",
        b"\t",
        b"\xc2\xa0",
        b"\xe2\x80\xa8",
        b"\x00",
        b"\xff",
        b"? ",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"|\n",
        b">-\n",
        b"%",
        b"@",
        b"\\",
        b"\xf0\x9f\x98\x80",
        b"\r",
        b"\r\n",
        b"~",
        b"\xef\xbb\xbf",
        b"review: DHR1\n",
        b"findings:\n",
        b"  gps: {finding: present}\n",
        b"values: [a b]\n",
    ]
)
SOUP = st.lists(st.one_of(TOKENS, st.binary(max_size=4)), max_size=25).map(b"".join)


@st.composite
def damaged(draw, whole):
    """A good file with a few pieces cut out, put in or doubled."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        data = data[:start] + draw(st.one_of(TOKENS, st.just(data[start:end] * 2))) + data[end:]
    return data


def reads_as_record(data: bytes, codebook) -> None:
    loaded = load_record(data, "DHR1.yaml", codebook)
    assert (loaded.record is None) == has_errors(loaded.problems)
    if loaded.record is not None:
        loaded.problems += loaded.located(check_record(loaded.record, codebook))
    places(loaded.problems, data)


def places(problems, data: bytes) -> None:
    for problem in problems:
        assert 1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 2
        assert 1 <= problem.column <= len(data) + 2
        assert "\n" not in str(problem)


@settings(max_examples=300)
@given(SOUP | st.binary())
def test_any_bytes_as_a_record(data):
    reads_as_record(data, CODEBOOK)


@settings(max_examples=300)
@given(damaged(RECORD))
def test_any_damage_to_a_record(data):
    reads_as_record(data, OWN)


@settings(max_examples=200)
@given(SOUP | st.binary())
def test_any_bytes_as_a_codebook(data):
    codebook, problems = load_codebook(data, "themes.yaml")
    assert codebook is None
    assert has_errors(problems)
    places(problems, data)


@settings(max_examples=300)
@given(damaged(THEMES))
def test_any_damage_to_a_codebook(data):
    codebook, problems = load_codebook(data, "themes.yaml")
    assert (codebook is None) == has_errors(problems)
    places(problems, data)


BIG = MAX_BYTES // 4


@pytest.mark.parametrize(
    "data",
    [
        b"[" * BIG,
        b"{a: " * (BIG // 4),
        b"- " * (BIG // 2),
        b"? " * (BIG // 2),
        b"a: &a [*a]\n" * (BIG // 12),
        b"memo: '" + b"x" * BIG,
        b"memo: |\n" + b"  x\n" * (BIG // 4),
        b"memo: " + b"x #" * (BIG // 3),
        b"#" * BIG,
        b"# x\n" * (BIG // 4),
        b"memo: " + b"a " * (BIG // 2),
        b"".join(b"k%d: x\n" % number for number in range(20_000)),
        b"findings:\n" + b"".join(b"  s%d: {finding: absent}\n" % n for n in range(10_000)),
        b"attributes:\n" + b"".join(b"  s%d: x\n" % n for n in range(20_000)),
        b"victims:\n" + b"  - {sex: x}\n" * 20_000,
        b"emerging:\n" + b"  - {}\n" * 20_000,
        b"\xc2\xa0" * (BIG // 2),
        b"\r" * BIG,
        b"%" * BIG,
        b'"' + b"\\x41" * (BIG // 4) + b'": x',
    ],
    ids=lambda data: data[:12].decode("latin-1").encode("unicode_escape").decode(),
)
def test_large_and_hostile_files_end_with_problems(data):
    for text in (data, RECORD + data):
        loaded = load_record(text, "DHR1.yaml", OWN)
        assert loaded.record is None or not has_errors(loaded.problems)
        assert len(loaded.problems) <= 500
