"""The groups of a grouping in a pack."""

import pytest

from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.groupings import grouping_frequencies
from dhrcode.analysis.incomplete import NOTHING_OPEN
from dhrcode.analysis.ledger import AtLeast, Undefined
from dhrcode.model.codebook_parts import Grouping
from dhrcode.reports.blocks import Paragraph
from dhrcode.reports.pack.groups import groups, groups_brief
from dhrcode.reports.plain_data import table_rows


@pytest.fixture
def found(codebook, four):
    """The four reviews by two groups, of which one has no subtheme."""
    grouping = Grouping.model_validate(
        {
            "id": "national",
            "label": "National themes",
            "note": "Ours.",
            "groups": [
                {"label": "Risk", "subthemes": ["maracs", "police"]},
                {"label": "Children"},
            ],
        }
    )
    figures = count_cases(codebook, four, grouping=grouping).ledger.figures()
    return grouping_frequencies(codebook, grouping, figures, NOTHING_OPEN)


def test_each_group_is_counted_as_an_area_and_one_without_subthemes_not_at_all(found):
    section = groups(found)
    said, table = section.blocks
    assert (section.title, said) == ("National themes", Paragraph("Ours."))
    risk, children = table.lines
    assert risk.cells[0] == "Risk"
    assert risk.cells[-1] == "MARACS; POLICE"
    assert risk.cells[2] == 4
    assert risk.cells[3] == risk.cells[1] / 4
    nothing = Undefined("not coded by this codebook")
    assert children.cells == (
        *("Children", nothing),
        *[None] * 6,
        "not coded by this codebook",
    )
    assert table.notes[-1] == "In no group: GPS."
    rows = table_rows(table)
    assert rows[1]["present"] is None
    assert rows[1]["undefined"] == {"present": "not coded by this codebook"}


def test_on_a_terminal_it_is_said_in_words(found):
    table = groups_brief(found)
    present = groups(found).blocks[1].lines[0].cells[1]
    assert [line.cells for line in table.lines] == [
        ("Risk", f"{present} of 4 reviews ({present * 25}%)"),
        ("Children", "not coded by this codebook"),
    ]


def test_where_all_subthemes_are_in_groups_there_is_no_rest(found):
    whole = found._replace(others=())
    assert len(groups(whole).blocks[1].notes) == 1
    assert groups_brief(whole).notes == ()


def test_where_a_count_may_be_larger_a_note_says_why(found):
    risk, children = found.groups
    open_ = risk._replace(together=risk.together._replace(present=AtLeast(2)))
    (note,) = (
        note
        for note in groups(found._replace(groups=(open_, children))).blocks[1].notes
        if "partial" in note
    )
    assert note.startswith("Where a partial record does not code a subtheme of a group, ")
    assert not any("partial" in note for note in groups(found).blocks[1].notes)
