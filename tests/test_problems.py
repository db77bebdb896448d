import pickle

import pytest

from dhrcode.problems import (
    CellProblem,
    Fault,
    Problem,
    column_letters,
    column_number,
    has_errors,
)


def test_a_problem_is_one_line_whatever_it_is_about():
    problem = Problem("a\nb.yaml", 2, 3, "unknown-key", "the key 'x\r\ny' is odd", "say 'z'")
    said = "a\\nb.yaml:2:3: error: the key 'x\\r\\ny' is odd: say 'z' [unknown-key]"
    assert str(problem) == said
    assert str(Problem.of_file("a", "draft", "m")) == "a:1:1: warning: m [draft]"


def test_a_problem_of_a_sheet_is_placed_as_a_spreadsheet_does():
    problem = CellProblem("DHR14.xlsx:Findings", 7, 3, "formula", "m", "h")
    assert str(problem) == "DHR14.xlsx:Findings!C7: error: m: h [formula]"
    assert str(problem._replace(line=0, column=0)) == "DHR14.xlsx:Findings: error: m: h [formula]"
    assert problem._asdict() == Problem(*problem)._asdict()


@pytest.mark.parametrize(
    ("column", "letters"),
    [
        (1, "A"),
        (26, "Z"),
        (27, "AA"),
        (52, "AZ"),
        (53, "BA"),
        (702, "ZZ"),
        (703, "AAA"),
        (16384, "XFD"),
    ],
)
def test_columns_have_letters(column, letters):
    assert column_letters(column) == letters
    assert column_number(letters) == column


@pytest.mark.parametrize("make", [lambda *a: Problem.of_file("f", *a), lambda *a: Fault((), *a)])
def test_the_severity_is_that_of_the_code(make):
    assert make("bad-value", "m").severity == "error"
    assert make("draft", "m").severity == "warning"
    assert make("present-without-evidence", "m").severity == "error"
    assert make("present-without-evidence", "m", "", "warning").severity == "warning"
    assert make("identifier-full-date", "m", "", "warning").severity == "warning"


@pytest.mark.parametrize("make", [lambda *a: Problem.of_file("f", *a), lambda *a: Fault((), *a)])
def test_a_code_that_is_not_in_the_table_or_has_another_severity_is_refused(make):
    with pytest.raises(ValueError, match="'some-code' is not a problem code"):
        make("some-code", "m")
    with pytest.raises(ValueError, match="'bad-value' is never of the severity 'warning'"):
        make("bad-value", "m", "", "warning")
    with pytest.raises(ValueError, match="'draft' is never of the severity 'error'"):
        make("draft", "m", "", "error")


@pytest.mark.parametrize(
    "one",
    [
        Problem("f", 2, 3, "draft", "m", "h"),
        CellProblem("f", 2, 3, "document-missing", "m", "h", "warning"),
        Fault(("a", 1), "unknown-key", "m", at_key=True),
    ],
    ids=["problem", "cell", "fault"],
)
def test_problems_and_faults_travel_to_other_processes(one):
    travelled = pickle.loads(pickle.dumps(one))
    assert (type(travelled), travelled) == (type(one), one)


def test_problems_sort_by_file_line_and_column():
    problems = [
        Problem(f, line, column, "bad-value", "m")
        for f in "ba"
        for line in (10, 2)
        for column in (10, 2)
    ]
    assert [(p.file, p.line, p.column) for p in sorted(problems)] == [
        (f, line, column) for f in "ab" for line in (2, 10) for column in (2, 10)
    ]


def test_warnings_are_no_errors():
    warning = Problem("a", 1, 1, "draft", "m")
    assert not has_errors([])
    assert not has_errors([warning, warning])
    assert has_errors([warning, Problem("a", 1, 1, "bad-value", "m")])
