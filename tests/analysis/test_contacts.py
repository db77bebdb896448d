"""Contacts as they are counted."""

from datetime import date

from dhrcode.analysis.contacts import RecordContacts, coded_contacts, death_dates
from dhrcode.model.codebook import Attribute
from dhrcode.model.contact import Contact
from dhrcode.model.record import CodebookVersion, Record, Source
from dhrcode.model.when import Interval

GIVEN = [
    {"id": "C1", "when": "2013-10", "agency": "board", "with": ["child 2", "child 1", "victim"]},
    {"id": "C2", "when": "2011", "agency": "board", "evidence": [{"source": "a", "page": "4"}]},
]


def record(died, **more):
    version = CodebookVersion(id="small", version="1.0")
    contacts = tuple(Contact.model_validate(one) for one in GIVEN)
    sources = (Source(id="a", title="Overview"),)
    return Record(
        review="DHR1",
        codebook=version,
        coder="LN",
        victims=({"died": died},),
        contacts=contacts,
        sources=sources,
    )


def test_contacts_stand_in_the_order_of_time_with_days_before_the_death(codebook):
    role = Attribute(id="died", label="Died", of="victim", type="date", days=True)
    role = role.model_copy(update={"role": "date-of-death"})
    dated = codebook.model_copy(update={"attributes": (role,)})
    for died, known, before in (
        ("2014-01-12", "day", Interval(73, 103)),
        ("2014-01", "month", Interval(62, 122)),
        ("2014", "year", Interval(62, 456)),
        ("not-stated", None, None),
    ):
        of = RecordContacts(dated)(record(died), "0")
        assert [one.id for one in of.contacts] == ["C2", "C1"]
        assert (of.death_known, of.contacts[1].before) == (known, before)
    assert of.contacts[0].evidence[0].source == "Overview"
    assert of.contacts[1].kinds_met == ("child", "victim")


def test_without_contacts_nothing_is_asked_of_the_death(codebook):
    bare = record("2014").model_copy(update={"contacts": ()})
    assert coded_contacts(bare, codebook).contacts == ()


def dying(*victims):
    version = CodebookVersion(id="small", version="1.0")
    return Record(review="DHR1", codebook=version, coder="LN", victims=victims)


def test_the_first_to_die_counts_and_nothing_is_known_without_a_date(codebook):
    role = Attribute(id="died", label="Died", of="victim", type="date", role="date-of-death")
    dated = codebook.model_copy(update={"attributes": (role,)})
    dates = death_dates(dying({"died": "2014-02"}, {"died": "2013-02"}), dated)
    assert dates == (date(2013, 2, 1), date(2013, 2, 28))
    assert death_dates(dying({"died": "not-stated"}), dated) is None
    assert death_dates(dying(), codebook) is None
