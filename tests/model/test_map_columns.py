"""What a map says of columns: the names of attributes and evidence, ranges, lines."""

import pytest

from dhrcode.model.map_columns import evidence_target, heading_lines, number_range, reference


def test_references():
    assert reference("year") == ("review", 1, "year")
    assert reference("victim.2.known-to") == ("victim", 2, "known-to")
    assert reference("sex", "victim") == ("victim", 1, "sex")
    for text in ("review.2.year", "2.year", "victim.0.sex", "victims.sex", "Year", "victim.sex."):
        with pytest.raises(ValueError, match="must be an attribute"):
            reference(text)


def test_the_small_names():
    assert evidence_target("gps.page") == ("gps", "page")
    assert number_range("16-17") == (16, 17)
    assert number_range("16 – 17") == (16, 17)
    assert number_range("75+") == (75, None)
    lines = [heading_lines(text) for text in ("1", "C", "aa", "XFD", "1-2", "A-B")]
    assert lines == [(1, 1), (3, 3), (27, 27), (16384, 16384), (1, 2), (1, 2)]


@pytest.mark.parametrize("text", ["0", "2-1", "A-1", "1-", "", "1-2-3"])
def test_what_is_no_line_of_headings(text):
    with pytest.raises(ValueError, match="must be a row's number"):
        heading_lines(text)
