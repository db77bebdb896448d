"""What every file that was read has, whatever it holds."""

import pytest

from dhrcode.problems import Fault
from dhrcode.store.loaded import Loaded, LoadedPlan, digest, located

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
