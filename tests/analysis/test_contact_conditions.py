"""Conditions on contacts."""

import pytest

from dhrcode.analysis.contact_conditions import contact_conditions, of_contacts
from dhrcode.errors import UsageError
from dhrcode.model.contact import Contact


def contact(agency, opportunity, *people):
    given = {"id": "C1", "when": "2013", "agency": agency, "opportunity": opportunity}
    return Contact.model_validate(given | {"with": people, "themes": ["gps"]})


BOTH = [contact("board", "missed", "victim 2"), contact("partnership", "taken", "child")]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("contact.agency=board,contact.opportunity=missed", True),
        ("contact.agency=board,contact.opportunity=taken", False),
        ("contact.agency=board, partnership,contact.opportunity=taken", True),
        ("contact.with=victim", True),
        ("contact.with=victim 2", True),
        ("contact.with=victim 1", False),
        ("contact.with=child,contact.agency=board", False),
        ("contact.theme=gps", True),
        ("contact.theme=maracs", False),
    ],
)
def test_all_of_one_condition_hold_for_one_and_the_same_contact(codebook, text, holds):
    conditions = contact_conditions(codebook, text)
    assert conditions.holds(BOTH) is holds
    assert conditions.words == text
    assert conditions.unpublishable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contact.agancy=board", "is no condition on a contact"),
        ("contact.agency=bord", "did you mean 'board'"),
        ("contact.opportunity=mised", "did you mean 'missed'"),
        ("contact.agency", "is no condition on a contact"),
        ("contact.with=neighbour", "no contact has the with 'neighbour'"),
    ],
)
def test_what_no_contact_can_be_is_refused(codebook, text, said):
    with pytest.raises(UsageError, match=said):
        contact_conditions(codebook, text)


def test_only_what_begins_with_contact_is_one():
    assert of_contacts(" contact.agency=x")
    assert not of_contacts("victim.sex=female")
