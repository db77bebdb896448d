"""The questions for attributes: those of a new coding, and those that come later."""

import pytest

from dhrcode.store.project import open_project
from dhrcode.workflows.coding.attribute_dialogue import AttributeDialogue
from dhrcode.workflows.coding.dialogue import Dialogue, StopCodingError
from dhrcode.workflows.coding.session import Session

LATER = ("place", "children", "alcohol")
"""Attributes of the small project: one of a review, a victim and a perpetrator each."""
MORE = "There are more attributes: 'dhrcode edit DHR9 --attributes' asks for all."


@pytest.fixture
def begun(small):
    """A new review of the small project, whose codebook asks for some attributes later."""
    themes = small.root / "themes.yaml"
    lines = themes.read_text().splitlines(keepends=True)
    marked = (
        line.replace("}", ", ask: later}") if f"id: {name}," in line else line
        for line in lines
        for name in [next((n for n in LATER if f"id: {n}," in line), "none of them")]
    )
    themes.write_text("format: 2\n" + "".join(marked))
    return Session.begin(open_project(small.root), "DHR9", "LN", "dhr")


def asked_for(screen):
    return [prompt.partition(",")[0] for prompt in screen.asked]


def test_a_new_coding_is_asked_for_the_first_alone_and_told_of_the_others(begun, scripted):
    screen = scripted(["2012", "", "", "", "", "n"])
    AttributeDialogue(begun, screen).ask("first")
    assert asked_for(screen) == [
        *("year", "method", "sex", "relationship", "known-to"),
        "Another victim? [y/N] ",
    ]
    assert screen.said[-1] == MORE
    assert begun.record.attributes == {"year": 2012}


def test_the_later_ones_are_asked_for_by_themselves(begun, scripted):
    screen = scripted(["A town", "2", "n", "yes", "n"])
    dialogue = AttributeDialogue(begun, screen)
    assert dialogue.later
    dialogue.ask("later")
    assert asked_for(screen) == [
        *("place", "children", "Another victim? [y/N] "),
        *("alcohol", "Another perpetrator? [y/N] "),
    ]
    assert MORE not in screen.said
    assert begun.record.attributes == {"place": "A town"}
    assert begun.record.victims == ({"children": 2},)
    assert begun.record.perpetrators == ({"alcohol": "yes"},)


def test_the_key_m_is_offered_where_there_are_later_ones(begun, scripted):
    screen = scripted(["t", "..", "m", "A town", "..", "s"])
    with pytest.raises(StopCodingError):
        Dialogue(begun, screen).run()
    assert screen.said[4].endswith("  [s]ave and stop  [m]ore attributes")
    assert begun.record.attributes == {"place": "A town"}


def test_where_all_are_asked_at_once_there_is_no_key_m(small, scripted):
    session = Session.begin(small, "DHR9", "LN", "dhr")
    screen = scripted(["m", "s"])
    assert not AttributeDialogue(session, screen).later
    with pytest.raises(StopCodingError):
        Dialogue(session, screen).run()
    assert screen.said[-1] == "Type one of the letters in brackets, or Enter alone."


def test_all_are_asked_for_alone_and_a_partial_record_can_be_partial_again(begun, scripted):
    begun.find("gps", "not-stated")
    begun.mark("partial")
    session = Session.resume(begun.project, "DHR9")
    screen = scripted(["", "", "A town", "..", "y"])
    Dialogue(session, screen).run_attributes()
    assert asked_for(screen)[:3] == ["year", "method", "place"]
    assert screen.asked[-1] == "The record was partial. Mark it partial again? [y/N] "
    assert (session.record.status, session.record.attributes) == ("partial", {"place": "A town"})


def test_the_way_to_the_later_ones_of_an_independent_coding_names_its_coder(begun, scripted):
    own = begun.project.of_coder("EM")
    session = Session.begin(own, "DHR9", "EM", "dhr")
    screen = scripted([".."])
    AttributeDialogue(session, screen).ask("first")
    assert screen.said[-1] == (
        "There are more attributes: 'dhrcode edit DHR9 --as EM --attributes' asks for all."
    )


def test_a_retired_value_is_neither_offered_nor_taken(small, scripted):
    path = small.root / "themes.yaml"
    text = path.read_text("utf-8").replace(
        "[police, gp, housing]", '[police, {id: gp, retired: "1.0"}]'
    )
    path.write_text(f"format: 2\n{text}", "utf-8")
    session = Session.begin(open_project(small.root), "DHR9", "LN", "dhr")
    screen = scripted(["", "", "", "", "", "gp", "police", ".."])
    AttributeDialogue(session, screen).ask("first", "later")
    assert "  1 police, 2 not-stated" in screen.said
    said = "'gp' is no value of 'known-to' any more since version 1.0: one of police, not-stated"
    assert f"Not kept: {said}" in screen.said
    assert session.record.victims == ({"known-to": ("police",)},)


def test_unknown_is_taken_as_not_stated_and_explained(begun, scripted):
    screen = scripted(["", "Unknown", ".."])
    AttributeDialogue(begun, screen).ask("first")
    said = "Taken as not-stated: the document does not say. Enter leaves it open."
    assert said in screen.said
    assert begun.record.attributes == {"method": "not-stated"}


def test_values_are_chosen_by_number(begun, scripted):
    screen = scripted(["", "1", ".."])
    AttributeDialogue(begun, screen).ask("first")
    first = next(one for one in begun.project.codebook.attributes if one.id == "method").offered[0]
    assert begun.record.attributes == {"method": first}


def test_one_wrong_item_does_not_discard_the_rest(begun, scripted):
    screen = scripted(["", "", "", "", "police, nobody", "housing", "n"])
    AttributeDialogue(begun, screen).ask("first")
    assert screen.asked[5] == (
        "known-to (now police; what you type is added), several parted by commas, or Enter> "
    )
    assert begun.record.victims == ({"known-to": ("police", "housing")},)


def test_after_a_wrong_item_enter_leaves_what_was_right(begun, scripted):
    screen = scripted(["", "", "", "", "nobody, 1", "", "n"])
    AttributeDialogue(begun, screen).ask("first")
    assert begun.record.victims == ({"known-to": ("police",)},)


def test_back_goes_to_the_one_before_over_the_end_of_a_person(begun, scripted):
    screen = scripted(["2012", "", "female", "b", "b", "b", "2013", "", "..", "n"])
    AttributeDialogue(begun, screen).ask("first")
    asked = [*("year", "method", "sex", "relationship", "sex", "method", "year", "method", "sex")]
    assert [prompt.split(" ")[0].rstrip(",") for prompt in screen.asked] == asked
    assert begun.record.attributes == {"year": 2013}
    assert begun.record.victims == ({"sex": "female"},)


def test_back_before_the_first_asks_for_it_again(begun, scripted):
    screen = scripted(["b", "2012", ".."])
    AttributeDialogue(begun, screen).ask("first")
    assert asked_for(screen) == ["year", "year", "method"]
    assert begun.record.attributes == {"year": 2012}


def test_a_full_stop_leaves_the_rest_of_this_person_alone(begun, scripted):
    screen = scripted(["2012", ".", "female", ".", "y", "male", ".", "n"])
    AttributeDialogue(begun, screen).ask("first")
    assert asked_for(screen) == [
        *("year", "method", "sex", "relationship", "Another victim? [y/N] "),
        *("sex", "relationship", "Another victim? [y/N] "),
    ]
    assert begun.record.victims == ({"sex": "female"}, {"sex": "male"})
