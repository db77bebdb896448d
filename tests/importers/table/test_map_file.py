"""A map of a table, read and checked against the codebook."""

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.importers.table.reader import read_map
from dhrcode.problems import Fault


@pytest.fixture
def read(tmp_path, small_codebook, monkeypatch):
    """Reads a map of these words."""
    monkeypatch.chdir(tmp_path)

    def call(text):
        (tmp_path / "map.yaml").write_text(text)
        return read_map(tmp_path / "map.yaml", small_codebook)

    return call


GOOD = "id: {heading: Case}\nfindings: {MARAC: use-of-maracs}\n"


def test_a_map_that_holds_is_read(read):
    made = read(GOOD)
    assert made.problems == []
    assert made.map.findings.keys() == {"MARAC"}
    assert made.text == GOOD


def test_one_with_an_error_is_none_and_has_its_place(read):
    made = read(GOOD.replace("use-of-maracs", "use-of-marac"))
    assert made.map is None
    (problem,) = made.problems
    assert str(problem) == (
        "map.yaml:2:19: error: the codebook has no subtheme 'use-of-marac': did you mean "
        "'use-of-maracs'? [unknown-subtheme]"
    )


@pytest.mark.parametrize("text", ["", "[]", "id: [\n", "findings: {}\n"])
def test_what_is_no_map(read, text):
    made = read(text)
    assert made.map is None
    assert made.problems
    assert made.text == text


def test_a_warning_leaves_it_a_map(read):
    made = read(
        GOOD.replace("Case}", "Case #1}").replace("{heading: Case #1}", "\n  heading: Case #1")
    )
    assert [p.severity for p in made.problems] == ["warning"]
    assert made.map is not None


def test_faults_that_are_found_later_are_placed_in_it(read):
    made = read(GOOD)
    (problem,) = made.located([Fault(("findings", "MARAC"), "bad-value", "said", at_key=True)])
    assert (problem.file, problem.line, problem.column) == ("map.yaml", 2, 12)


def test_a_map_that_is_not_there(tmp_path, small_codebook):
    with pytest.raises(NotFoundError):
        read_map(tmp_path / "none.yaml", small_codebook)
