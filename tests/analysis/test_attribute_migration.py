"""What becomes of a record's attributes, renamed, retired or new, and what a value said besides."""

from datetime import date

import pytest

from dhrcode.analysis.attribute_migration import (
    SaidTwiceError,
    attributes_forward,
    attributes_on_queue,
    entries_forward,
    facts,
    without_answered,
)
from dhrcode.analysis.migration import migrated
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import Choice
from dhrcode.model.record import QueueEntry, Record
from dhrcode.model.revision import CONCERNS, EFFECTS, Revision

CASE = Attribute(
    id="case",
    label="Case",
    of="review",
    type="choice",
    values=(Choice(id="both", retired="1.1"), Choice(id="one")),
)
DIED = Attribute(id="died", label="Died", of="perpetrator", type="yes-no")
HELP = Attribute(
    id="help",
    label="Help",
    of="victim",
    type="choices",
    values=(Choice(id="all", retired="1.1"), Choice(id="some")),
)
TOLD = Attribute(id="told", label="Told", of="victim", type="yes-no")
CODEBOOK = Codebook(
    id="tiny",
    version="1.1",
    title="T",
    areas=(Area(id="a", label="A", subthemes=(Subtheme(id="s", label="S", definition="D"),)),),
    attributes=(CASE, DIED, HELP, TOLD),
)


def revision(values, sets):
    return Revision(
        version="1.1",
        after="1.0",
        on=date(2026, 11, 29),
        change="retire-value",
        values=values,
        sets=sets,
        why="Invented.",
        findings="kept",
    )


DIES = revision(("review.case=both",), {"perpetrator.died": "yes"})


def record(case="both", **more):
    given = {
        "review": "DHR1",
        "codebook": {"id": "tiny", "version": "1.0"},
        "coder": "LN",
        "attributes": {"case": case},
    }
    return Record.model_validate(given | more)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([{"sex": "male"}], ({"sex": "male", "died": "yes"},)),
        ([], ({"died": "yes"},)),
        ([{"died": "no"}], ({"died": "no"},)),
        ([{"sex": "male"}, {}], ({"sex": "male"}, {})),
    ],
    ids=["one", "none listed", "said already", "nobody can tell which"],
)
def test_it_is_set_of_the_one_person_and_nothing_else(before, after):
    held = record(perpetrators=before)
    made = attributes_forward(held, [DIES], CODEBOOK)
    assert made == held.model_copy(update={"perpetrators": after})
    assert made.attributes == {"case": "both"}


def test_of_a_person_it_is_set_where_the_value_is():
    told = revision(("victim.help=all",), {"victim.told": "yes"})
    held = record(victims=[{"help": ("some",)}, {"help": ("some", "all")}])
    made = attributes_forward(held, [told], CODEBOOK)
    assert made.victims == ({"help": ("some",)}, {"help": ("some", "all"), "told": "yes"})


def test_of_the_review_it_is_set_if_any_person_has_the_value():
    other = revision(("victim.help=all",), {"review.case": "one"})
    held = record(victims=[{}, {"help": ("all",)}], attributes={})
    assert attributes_forward(held, [other], CODEBOOK).attributes == {"case": "one"}


@pytest.mark.parametrize(
    ("held", "made"),
    [
        (record("one", perpetrators=[{}]), DIES),
        (record(attributes={}, perpetrators=[{}]), DIES),
        (record(perpetrators=[{}]), revision(("review.case=both",), {"perpetrator.gone": "yes"})),
        (record(perpetrators=[{}]), revision(("review.case=both",), {"perpetrator.died": "maybe"})),
        (record(perpetrators=[{}]), revision(("review.case=both",), {})),
    ],
)
def test_otherwise_nothing_is_set(held, made):
    assert attributes_forward(held, [made], CODEBOOK) == held


def test_how_many_attributes_have_a_value():
    assert facts(record(victims=[{"a": "x", "b": "y"}, {}], perpetrators=[{"c": "z"}])) == 4


def test_a_migration_counts_what_it_sets_and_queues_nothing():
    held = record(status="complete", perpetrators=[{}])
    made = migrated(held, [DIES], CODEBOOK)
    assert made.record.perpetrators == ({"died": "yes"},)
    assert made.record.codebook.version == "1.1"
    assert (made.facts, made.queued, made.conflicts) == (1, (), ())


def change(kind, named, to=None, version="1.1", findings=None):
    return Revision(
        version=version,
        after="1.0",
        on=date(2026, 11, 29),
        change=kind,
        why="Invented.",
        findings=findings or EFFECTS[kind][0],
        to=to,
        **{CONCERNS[kind]: (named,)},
    )


MOVED = (
    change("rename-value", "victim.aid=some", "victim.aid=part"),
    change("rename-attribute", "victim.aid", "victim.help"),
    change("rename-value", "victim.help=part", "victim.help=some"),
)
"""A value that comes back to what it was called, beside an attribute that does not."""


def test_what_was_renamed_is_called_by_its_new_name():
    held = record(victims=[{"aid": ("some", "all")}, {"told": "yes"}], perpetrators=[{"aid": "x"}])
    made = attributes_forward(held, MOVED, CODEBOOK)
    assert made.victims == ({"help": ("some", "all")}, {"told": "yes"})
    assert made.perpetrators == ({"aid": "x"},)
    assert attributes_forward(held, MOVED[:1], CODEBOOK).victims[0] == {"aid": ("part", "all")}
    of_one = record("x")
    renamed = [change("rename-value", "review.case=x", "review.case=one")]
    assert attributes_forward(of_one, renamed, CODEBOOK).attributes == {"case": "one"}


def test_two_values_of_one_attribute_are_refused_with_their_place():
    held = record(victims=[{}, {"aid": ("some",), "help": ("all",)}])
    said = r"'aid' is 'help' since version 1\.1, and both have"
    with pytest.raises(SaidTwiceError, match=said) as refused:
        attributes_forward(held, MOVED, CODEBOOK)
    assert refused.value.path == ("victims", 1, "aid")


def test_what_a_value_set_is_called_by_its_present_name_too():
    told = revision(("victim.aid=some",), {"victim.heard": "yes"})
    later = [*MOVED, change("rename-attribute", "victim.heard", "victim.told")]
    made = attributes_forward(record(victims=[{"aid": ("some",)}]), [told, *later], CODEBOOK)
    assert made.victims == ({"help": ("some",), "told": "yes"},)


NEW = change("add-attribute", "victim.told", findings="again")


@pytest.mark.parametrize(
    ("status", "victims", "made", "queued"),
    [
        ("complete", [{}], NEW, ["victim.told"]),
        ("complete", [{"told": "no"}, {}], NEW, ["victim.told"]),
        ("complete", [{"told": "no"}], NEW, []),
        ("complete", [], NEW, []),
        ("draft", [{}], NEW, []),
        ("complete", [{}], NEW.model_copy(update={"findings": "kept"}), []),
        ("complete", [{}], change("add-attribute", "victim.gone"), []),
        ("draft", [{"help": ("all",)}], change("retire-value", "victim.help=all", None), []),
        (
            "draft",
            [{"help": ("all",)}],
            change("retire-value", "victim.help=all", findings="again"),
            ["victim.help"],
        ),
        (
            "complete",
            [{"help": ("some",)}],
            change("retire-value", "victim.help=all", findings="again"),
            [],
        ),
    ],
)
def test_what_a_record_does_not_say_yet_is_on_its_queue(status, victims, made, queued):
    held = record(status=status, victims=victims)
    assert [one.attribute for one in attributes_on_queue(held, [made], CODEBOOK)] == queued
    forward = migrated(held, [made], CODEBOOK)
    assert [one.attribute for one in forward.record.again] == queued
    assert (forward.asked, forward.queued) == (len(queued), ())


def test_a_queue_follows_what_is_renamed_and_loses_what_is_retired():
    entry = QueueEntry(attribute="victim.aid", version="1.1", why="New.")
    other = QueueEntry(attribute="victim.gone", version="1.1", why="New.")
    subtheme = QueueEntry(subtheme="s", version="1.1", why="New.")
    found = entries_forward([subtheme, entry, other], MOVED, CODEBOOK)
    assert found == [subtheme, entry.model_copy(update={"attribute": "victim.help"})]


def test_it_is_off_the_queue_once_it_is_said_of_everybody():
    entry = QueueEntry(attribute="victim.help", version="1.1", why="New.")
    held = record(victims=[{"help": ("some",)}, {}], again=[entry])
    assert without_answered(held, [HELP]) == held
    retired = record(victims=[{"help": ("all",)}], again=[entry])
    assert without_answered(retired, [HELP]) == retired
    assert (
        without_answered(record(victims=[{"help": "not-stated"}], again=[entry]), [HELP]).again
        == ()
    )
