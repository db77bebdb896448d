"""What a retired value said besides is set where one can tell of whom, and it stays itself."""

from datetime import date

import pytest

from dhrcode.analysis.migration import migrated
from dhrcode.analysis.value_migration import facts, with_facts_set
from dhrcode.model.codebook import Area, Attribute, Choice, Codebook, Subtheme
from dhrcode.model.record import Record
from dhrcode.model.revision import Revision

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
    made = with_facts_set(held, [DIES], CODEBOOK)
    assert made == held.model_copy(update={"perpetrators": after})
    assert made.attributes == {"case": "both"}


def test_of_a_person_it_is_set_where_the_value_is():
    told = revision(("victim.help=all",), {"victim.told": "yes"})
    held = record(victims=[{"help": ("some",)}, {"help": ("some", "all")}])
    made = with_facts_set(held, [told], CODEBOOK)
    assert made.victims == ({"help": ("some",)}, {"help": ("some", "all"), "told": "yes"})


def test_of_the_review_it_is_set_if_any_person_has_the_value():
    other = revision(("victim.help=all",), {"review.case": "one"})
    held = record(victims=[{}, {"help": ("all",)}], attributes={})
    assert with_facts_set(held, [other], CODEBOOK).attributes == {"case": "one"}


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
    assert with_facts_set(held, [made], CODEBOOK) == held


def test_how_many_attributes_have_a_value():
    assert facts(record(victims=[{"a": "x", "b": "y"}, {}], perpetrators=[{"c": "z"}])) == 4


def test_a_migration_counts_what_it_sets_and_queues_nothing():
    held = record(status="complete", perpetrators=[{}])
    made = migrated(held, [DIES], CODEBOOK)
    assert made.record.perpetrators == ({"died": "yes"},)
    assert made.record.codebook.version == "1.1"
    assert (made.facts, made.queued, made.conflicts) == (1, (), ())
