"""An action plan in a spreadsheet, from its sketch to the project's plans."""

import openpyxl
import pytest

HEADINGS = ["Recommendation", "Action to take", "Lead agency or officer", "Target date", "RAG"]


@pytest.fixture
def tracker(fictional):
    """The fictional project without the plan of DHR58, which stands in a tracker instead."""
    (fictional / "actions" / "DHR58.yaml").unlink()
    book = openpyxl.Workbook()
    for row in (
        HEADINGS,
        ["Refer to a MARAC.", "Rewrite the page.", "Police: Head of Custody", "end of 2024", "A"],
        [None, "Train all staff.", "Police", "ongoing", "Green"],
    ):
        book.active.append(row)
    book.save(fictional / "tracker.xlsx")
    return fictional


def test_a_sketch_is_read_and_then_the_plan_comes_in(said, tracker):
    status, _, err = said("import", "tracker.xlsx", "--sketch", "-o", "map.yaml", cwd=tracker)
    assert (status, err.splitlines()[0][:14]) == (0, "wrote map.yaml")
    given = ("import", "tracker.xlsx", "--map", "map.yaml")
    status, _, err = said(*given, cwd=tracker)
    assert status == 1
    assert "nothing says of which review it is: --review DHR7, or 'id' in the map" in err
    status, out, err = said(*given, "--review", "DHR58", "--dry-run", cwd=tracker)
    assert (status, out[:40]) == (0, "DHR58: 1 recommendation, 2 actions, 2 of")
    assert "dry run, nothing written: 1 plan new" in err
    assert not (tracker / "actions" / "DHR58.yaml").exists()
    assert said(*given, "--review", "DHR58", cwd=tracker)[0] == 0
    listed = said("plan", "list", "DHR58", "--on", "2024-06-01", cwd=tracker)[1]
    assert "As at 2024-06-01: 2 of 2 actions." in listed
    assert said("undo", cwd=tracker)[0] == 0
    assert not (tracker / "actions" / "DHR58.yaml").exists()


def test_a_titled_name_stops_it_before_anything_is_written(said, tracker):
    book = openpyxl.load_workbook(tracker / "tracker.xlsx")
    book.active["C3"] = "Mr Dunmere"
    book.save(tracker / "tracker.xlsx")
    said("import", "tracker.xlsx", "--sketch", "-o", "map.yaml", cwd=tracker)
    status, out, err = said(
        "import", "tracker.xlsx", "--map", "map.yaml", "--review", "DHR58", cwd=tracker
    )
    assert (status, out) == (1, "")
    assert "tracker.xlsx:Sheet!C3: error: the owner is a person with a title, and not a post" in err
    assert not (tracker / "actions" / "DHR58.yaml").exists()


def test_under_as_no_tracker_comes_in(said, tracker):
    said("import", "tracker.xlsx", "--sketch", "-o", "map.yaml", cwd=tracker)
    given = ("import", "tracker.xlsx", "--map", "map.yaml", "--review", "DHR58")
    status, _, err = said(*given, "--as", "EM", cwd=tracker)
    assert (status, err) == (2, "dhrcode: an action plan is brought in without --as\n")
