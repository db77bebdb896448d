"""What the cells of a chronology's row say."""

import pytest

from dhrcode.importers import FilePlace
from dhrcode.importers.chronology.cells import ChronologyCells
from dhrcode.importers.table.row_cells import RowCell, RowError
from dhrcode.model.chronology_map import ChronologyMap
from dhrcode.store.codebooks import shipped_codebook

PLACE = FilePlace("c.xlsx:S", 2, 1, cell=True)


@pytest.fixture
def cells():
    def call(**more):
        columns = {"Date": "when", "Agency": "agency", "Event": "event"}
        return ChronologyCells(ChronologyMap(columns=columns, **more), shipped_codebook())

    return call


def refused(read, text):
    with pytest.raises(RowError) as caught:
        read(RowCell(text, PLACE))
    assert caught.value.problem.place == "c.xlsx:S!A2"
    return caught.value.problem


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Victim", ["victim"]),
        ("victim and children", ["victim", "child"]),
        ("Victim2 / perpetrator", ["victim 2", "perpetrator"]),
        ("Mr B; family", ["perpetrator", "family"]),
        ("Nobody", []),
    ],
)
def test_whom_a_cell_names(cells, text, people):
    known = cells(people={"Mr B": "perpetrator", "nobody": "none"})
    assert known.people(RowCell(text, PLACE)) == people


def test_an_agency_by_id_label_or_with_its_post(cells):
    for text in ("police", "POLICE", "Police (PPU)"):
        assert cells().agency(RowCell(text, PLACE)) == "police"
    assert cells(agencies={"Mother": "none"}).agency(RowCell("Mother", PLACE)) is None
    assert refused(cells().agency, "Polise").hint.startswith("did you mean 'Police'?")


def test_what_is_said_of_an_opportunity(cells):
    known = cells(opportunities={"Y": "missed"})
    assert [known.opportunity(RowCell(t, PLACE)) for t in ("y", "Taken")] == ["missed", "taken"]
    assert refused(known.opportunity, "perhaps").code == "unknown-value"


def test_a_time_that_may_mean_two_names_the_key_that_settles_it(cells):
    assert "dates: day-first" in refused(cells().when, "04/05/2013").hint
    assert refused(cells().when, "early 2013").hint.startswith("type one time")
