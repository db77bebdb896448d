"""Contacts listed in the order of time."""

from dhrcode.workflows.contacts.entry import ContactEntry, add_contact
from dhrcode.workflows.contacts.listing import hold_contacts, list_contacts


def test_contacts_are_listed_in_the_order_of_time_with_dates_as_coded(dated):
    assert hold_contacts(dated, ["DHR58", "DHR9"]) is False
    for when in ("2013-10", "2011", "-2 weeks"):
        add_contact(dated, "DHR58", ContactEntry(when, "gp"))
    for review in ("DHR58", None):
        listed = list_contacts(dated, review)
        assert [(one.review, one.contact.id, one.contact.when) for one in listed] == [
            ("DHR58", "C2", "2011"),
            ("DHR58", "C1", "2013-10"),
            ("DHR58", "C3", "-2 weeks"),
        ]
    assert hold_contacts(dated, ["DHR58"]) is True


def test_what_another_codes_apart_is_not_listed(dated):
    add_contact(dated, "DHR58", ContactEntry("2013-10", "gp"))
    assert list_contacts(dated.of_coder("EM")) == []
