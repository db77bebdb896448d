"""What a publication hides, in words, for the analyst."""

import pytest

from dhrcode.reports.hidden import hidden_table, in_words
from dhrcode.safety.suppression import HiddenCount


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (("finding", "gps", "present"), "subtheme gps: present"),
        (("area", "health"), "area health: one or more present"),
        (("area", "health", "none"), "area health: none present"),
        (("ticks", "health"), "area health: present findings"),
        (("kind", "interview"), "kind interview"),
        (("value", "victim.sex", "female"), "victim.sex: female"),
        (("value", "victim.sex", ""), "victim.sex: not filled in"),
        (("several", "victim.sex"), "victim.sex: reviews in more than one column"),
        (("cross", "victim.sex", "female", "gps"), "victim.sex female: subtheme gps present"),
        (
            ("cross", "victim.sex", "female", "gps", "not-present"),
            "victim.sex female: subtheme gps not present",
        ),
        (("ticks of", "year", "2012"), "year 2012: present findings"),
        (("both", "gps", "police"), "subthemes gps and police: both present"),
        (("both", "gps", "police", "gps"), "subthemes gps and police: gps alone"),
        (("both", "gps", "police", "neither"), "subthemes gps and police: neither"),
    ],
)
def test_a_count_s_name_as_a_person_reads_it(key, said):
    assert in_words(key) == said


def test_each_is_listed_with_its_number_and_the_reason():
    small = ("finding", "gps", "present")
    first = HiddenCount(small, 2, "primary", None)
    further = HiddenCount(("area", "health"), 9, "secondary", small)
    table = hidden_table([first, further])
    assert [line.cells for line in table.lines] == [
        ("subtheme gps: present", 2, "a small count"),
        (
            "area health: one or more present",
            9,
            "else one could work out: subtheme gps: present",
        ),
    ]
