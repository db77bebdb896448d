"""What every file that was read has, whatever it holds."""

from pathlib import Path

import pytest

from dhrcode.model.record import CodebookVersion, Record
from dhrcode.problems import Fault, Problem
from dhrcode.store.loaded import KeptRecords, Loaded, LoadedPlan, digest, located

TEXT = "review: DHR1\ncoder: LN\n"


@pytest.mark.parametrize("kind", [Loaded, LoadedPlan])
def test_a_fault_stands_at_its_line_and_column(kind):
    fault = Fault(("coder",), "bad-value", "wrong", "mend it")
    (problem,) = kind("records/DHR1.yaml", TEXT.encode(), TEXT).located([fault])
    assert (problem.file, problem.line, problem.column) == ("records/DHR1.yaml", 2, 8)
    assert located("x", TEXT, []) == []


def test_a_digest_is_the_same_whatever_ends_its_lines():
    assert digest(TEXT.encode()) == digest(TEXT.replace("\n", "\r\n").encode())
    assert Loaded("x", TEXT.encode()).digest == digest(TEXT.encode())
    assert digest(b"other") != digest(TEXT.encode())


def test_a_record_is_kept_as_long_as_its_file_holds_the_same(record_of_dhr1):
    kept, path = KeptRecords(), Path("records/DHR1.yaml")
    loaded = Loaded("records/DHR1.yaml", b"one", record=record_of_dhr1)
    assert kept.keep(path, loaded) is loaded
    assert kept.of(path, b"one") is loaded
    assert kept.of(path, b"other") is None
    assert kept.of(Path("records/DHR2.yaml"), b"one") is None


def test_what_has_problems_is_not_kept(record_of_dhr1):
    kept, path = KeptRecords(), Path("records/DHR1.yaml")
    problem = Problem.of_file("records/DHR1.yaml", "bad-value", "wrong", "mend it")
    for loaded in (
        Loaded("x", b"one"),
        Loaded("x", b"one", problems=[problem], record=record_of_dhr1),
    ):
        assert kept.keep(path, loaded) is loaded
        assert kept.of(path, b"one") is None


@pytest.fixture
def record_of_dhr1():
    codebook = CodebookVersion(id="small-study", version="1.0")
    return Record(review="DHR1", kind="dhr", codebook=codebook, coder="LN")
