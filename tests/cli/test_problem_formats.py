"""How problems are printed: for people, as JSON, and for GitHub; and when a command ends with 1."""

import json

import pytest
import typer

from dhrcode.cli.problem_formats import CheckOptions, ProblemFormat, end_if_wrong, print_in
from dhrcode.problems import Problem

WARNING = Problem("records/DHR7.yaml", 6, 1, "draft", "it is a draft", "complete it")
ERROR = Problem("records/DHR2.yaml", 2, 3, "bad-value", "it is wrong")


def printed(capsys, problems, form):
    print_in(problems, form)
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_people_are_given_a_line_for_each(capsys):
    out = printed(capsys, [WARNING, ERROR], ProblemFormat.TEXT)
    assert out.splitlines() == [str(WARNING), str(ERROR)]


def test_machines_are_given_every_field(capsys):
    made = json.loads(printed(capsys, [WARNING], ProblemFormat.JSON))
    assert made == [
        {
            "file": "records/DHR7.yaml",
            "line": 6,
            "column": 1,
            "code": "draft",
            "message": "it is a draft",
            "hint": "complete it",
            "severity": "warning",
        }
    ]
    assert json.loads(printed(capsys, [], ProblemFormat.JSON)) == []


def test_github_is_given_its_workflow_commands(capsys):
    assert printed(capsys, [WARNING, ERROR], ProblemFormat.GITHUB).splitlines() == [
        "::warning file=records/DHR7.yaml,line=6,col=1,title=draft::it is a draft: complete it",
        "::error file=records/DHR2.yaml,line=2,col=3,title=bad-value::it is wrong",
    ]


def test_no_text_of_a_problem_is_a_workflow_command(capsys):
    one = Problem("a,b:c%\n.yaml", 1, 1, "bad-value", "50%\r\n::error::x", "y\n")
    assert printed(capsys, [one], ProblemFormat.GITHUB) == (
        "::error file=a%2Cb%3Ac%25%0A.yaml,line=1,col=1,title=bad-value::"
        "50%25%0D%0A::error::x: y%0A\n"
    )


@pytest.mark.parametrize(
    ("problems", "strict", "status"),
    [
        ([], False, 0),
        ([], True, 0),
        ([WARNING], False, 0),
        ([WARNING], True, 1),
        ([ERROR], False, 1),
        ([WARNING, ERROR], True, 1),
    ],
)
def test_errors_end_with_1_and_warnings_where_they_count(capsys, problems, strict, status):
    options = CheckOptions(strict=strict)
    if status:
        with pytest.raises(typer.Exit) as ended:
            options.conclude(problems, "done")
        assert ended.value.exit_code == status
    else:
        options.conclude(problems, "done")
    assert capsys.readouterr().out == "".join(f"{one}\n" for one in problems)


def test_what_was_done_is_counted_for_people_alone(capsys):
    CheckOptions().conclude([WARNING], "4 reviews checked", "One more thing.")
    assert capsys.readouterr().err.splitlines() == [
        "4 reviews checked: 0 errors, 1 warning",
        "One more thing.",
    ]
    CheckOptions(ProblemFormat.JSON).conclude([WARNING], "4 reviews checked", "One more thing.")
    assert capsys.readouterr().err == ""


def test_a_command_ends_for_an_error_and_goes_on_over_warnings(capsys):
    end_if_wrong([WARNING])
    assert capsys.readouterr() == ("", "")
    with pytest.raises(typer.Exit) as ended:
        end_if_wrong([WARNING, ERROR])
    assert ended.value.exit_code == 1
    assert capsys.readouterr() == ("", f"{WARNING}\n{ERROR}\n")
