from dhrcode.problems import Problem
from dhrcode.safety.chronology import folded


def date(number, file="a.pdf", page=None, line=1, severity="warning"):
    where = f"page {page}: " if page else ""
    said = f"{where}'{number} March 2012' looks like a full date"
    return Problem(file, line, 1, "identifier-full-date", said, "hint", severity)


def other(file="a.pdf"):
    return Problem(file, 2, 1, "identifier-titled-name", "page 6: 'Mrs Okafor'", "hint", "warning")


def test_the_dates_of_a_chronology_are_one_line():
    dates = [date(n, page=6 + n // 14) for n in range(41)]
    (one,) = folded(dates)
    assert one.message == "41 full dates in the chronology on pages 6 to 8"
    assert (one.file, one.severity, one.code) == ("a.pdf", "warning", "identifier-full-date")


def test_what_stands_between_and_what_is_an_error_stays():
    dates = [date(n, page=6) for n in range(10)]
    error = date(30, page=6, severity="error")
    found = folded([dates[0], other(), *dates[1:5], error, *dates[5:]])
    assert [one.message for one in found] == [
        "10 full dates in the chronology on page 6",
        "page 6: 'Mrs Okafor'",
        error.message,
    ]


def test_a_few_dates_and_dates_far_apart_are_told_each():
    few = [date(n, page=6) for n in range(5)]
    assert folded(few) == few
    apart = [date(n, page=3 * n + 1) for n in range(9)]
    assert folded(apart) == apart


def test_in_a_file_without_pages_by_its_lines():
    lines = [date(n, line=10 + n) for n in range(9)]
    assert [one.message for one in folded(lines)] == [
        "9 full dates in the chronology on lines 10 to 18"
    ]
    far = [date(n, line=100 * n + 1) for n in range(9)]
    assert folded(far) == far


def test_each_file_by_itself():
    several = [date(n, file=name, page=1) for name in ("a.pdf", "b.pdf") for n in range(6)]
    assert [one.file for one in folded(several)] == ["a.pdf", "b.pdf"]
