import pytest

from dhrcode.problems import CellProblem, Problem, column_letters, has_errors


def test_a_problem_is_one_line_whatever_it_is_about():
    problem = Problem("a\nb.yaml", 2, 3, "some-code", "the key 'x\r\ny' is odd", "say 'z'")
    said = "a\\nb.yaml:2:3: error: the key 'x\\r\\ny' is odd: say 'z' [some-code]"
    assert str(problem) == said
    assert str(Problem("a", 1, 1, "c", "m", severity="warning")) == "a:1:1: warning: m [c]"


def test_a_problem_of_a_sheet_is_placed_as_a_spreadsheet_does():
    problem = CellProblem("DHR14.xlsx:Findings", 7, 3, "some-code", "m", "h")
    assert str(problem) == "DHR14.xlsx:Findings!C7: error: m: h [some-code]"
    assert str(problem._replace(line=0, column=0)) == "DHR14.xlsx:Findings: error: m: h [some-code]"
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


def test_problems_sort_by_file_line_and_column():
    problems = [
        Problem(f, line, column, "c", "m") for f in "ba" for line in (10, 2) for column in (10, 2)
    ]
    assert [(p.file, p.line, p.column) for p in sorted(problems)] == [
        (f, line, column) for f in "ab" for line in (2, 10) for column in (2, 10)
    ]


def test_warnings_are_no_errors():
    warning = Problem("a", 1, 1, "c", "m", severity="warning")
    assert not has_errors([])
    assert not has_errors([warning, warning])
    assert has_errors([warning, Problem("a", 1, 1, "c", "m")])
