"""A table of ratings: its rows, and each problem at its line."""

import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.errors import DataProblemsError, NotFoundError
from dhrcode.workflows.double_coding.comparison import agree_on_ratings
from dhrcode.workflows.double_coding.ratings_table import read_ratings

NO_INTERVALS = Resampling(0)


def ratings(tmp_path, content):
    path = tmp_path / "r.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    rows, problems = read_ratings(path)
    return rows, [(p.line, p.column, p.code, p.message) for p in problems]


def test_every_faulty_rating_is_told_with_its_line(tmp_path):
    content = "unit,coder,code\n1,A,x\n,A,y\n1,,z\n1,A,y\n\n2,A\n2,A,y\n"
    rows, problems = ratings(tmp_path, content)
    assert rows == [("1", "A", "x"), ("2", "A", "")]
    assert problems == [
        (3, 1, "missing-value", "a rating names its unit and its coder"),
        (4, 1, "missing-value", "a rating names its unit and its coder"),
        (5, 1, "duplicate-rating", "A has rated 1 in line 2 already"),
        (8, 1, "duplicate-rating", "A has rated 2 in line 7 already"),
    ]


@pytest.mark.parametrize(("faulty", "told"), [(1, 1), (2, 2), (100, 100), (101, 100)])
def test_a_hundred_problems_of_ratings_are_told_and_no_more(tmp_path, faulty, told):
    problems = ratings(tmp_path, "unit,coder,code\n" + ",A,x\n" * faulty)[1]
    assert [line for line, *_ in problems] == list(range(2, 2 + told))


def test_all_problems_are_in_what_is_raised(tmp_path):
    (tmp_path / "r.csv").write_text("unit,coder,code\n,A,x\n,A,x\n,A,x\n")
    with pytest.raises(DataProblemsError, match=r"r\.csv has to be mended first$") as caught:
        agree_on_ratings(tmp_path / "r.csv", NO_INTERVALS)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4]


def test_columns_stand_in_any_order_with_others_between_and_in_capitals(tmp_path):
    content = "\ufeffNote, CODE ,Coder,Unit\nn, x ,A,1\n,y,B, 1 \n"
    assert ratings(tmp_path, content) == ([("1", "A", "x"), ("1", "B", "y")], [])


def test_a_cell_of_several_lines_counts_them(tmp_path):
    rows, problems = ratings(tmp_path, 'unit,coder,code\n1,A,"x\nx"\n1,A,y\n')
    assert rows == [("1", "A", "x\nx")]
    assert problems == [(4, 1, "duplicate-rating", "A has rated 1 in line 3 already")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "there is no column unit or coder or code"),
        ("unit;coder;code\n", "there is no column unit or coder or code"),
        ("coder,code\n", "there is no column unit"),
        (b"unit,coder,code\n1,A,\x92\n", "the byte 0x92 is not UTF-8"),
    ],
)
def test_what_is_no_table_of_ratings(tmp_path, content, said):
    rows, problems = ratings(tmp_path, content)
    assert rows == []
    assert [(line, column, message) for line, column, _, message in problems] == [(1, 1, said)]


def test_a_table_without_a_rating(tmp_path):
    (tmp_path / "r.csv").write_text("unit,coder,code\n\n")
    with pytest.raises(NotFoundError, match=r"^there is no rating in .*r\.csv$"):
        agree_on_ratings(tmp_path / "r.csv", NO_INTERVALS)


def test_what_differs_in_capitals_alone_is_one_and_the_same_and_that_is_said(tmp_path):
    content = "unit,coder,code\nu1,EM,Present\nU1,LN,present\nu2,em,ABSENT\nu2,LN,absent\n"
    rows, problems = ratings(tmp_path, content)
    assert rows == [
        ("u1", "EM", "Present"),
        ("u1", "LN", "Present"),
        ("u2", "EM", "ABSENT"),
        ("u2", "LN", "ABSENT"),
    ]
    assert problems == [
        (3, 1, "respelt", "the unit 'U1' differs from 'u1' only in capitals"),
        (3, 1, "respelt", "the code 'present' differs from 'Present' only in capitals"),
        (4, 1, "respelt", "the coder 'em' differs from 'EM' only in capitals"),
        (5, 1, "respelt", "the code 'absent' differs from 'ABSENT' only in capitals"),
    ]
    agreed = agree_on_ratings(tmp_path / "r.csv", NO_INTERVALS)
    assert agreed.comparison.together.overall.measures["percent"].value == 1
    assert [problem.code for problem in agreed.warnings] == ["respelt"] * 4


def test_one_coder_in_two_spellings_rates_a_unit_once(tmp_path):
    _, problems = ratings(tmp_path, "unit,coder,code\nu,EM,x\nu,em,y\n")
    assert problems[0] == (3, 1, "duplicate-rating", "EM has rated u in line 2 already")


def test_a_character_that_is_none_is_called_that(tmp_path):
    _, problems = ratings(tmp_path, b"unit,coder,code\n1,A,x\n2,A,\0\n")
    assert problems == [(3, 1, "control-character", "the character U+0000 is not text")]
