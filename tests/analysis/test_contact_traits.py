"""What a publication may tell of contacts: numbers of reviews, each agency by itself."""

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.contact_traits import contact_traits
from dhrcode.analysis.contacts import CodedContact, ReviewContacts

AGENCIES = {"police": "Police", "gp": "GP", "housing": "Housing"}


def review(name, *contacts):
    held = tuple(
        CodedContact(f"C{n}", "", None, agency, (), opportunity, (), None, ())
        for n, (agency, opportunity) in enumerate(contacts)
    )
    return ReviewContacts(CodedReview(name, "dhr", "LN", None, "1", {}, "0"), held, None)


EVERY = [
    review("DHR1", *[("police", "missed")] * 9),
    review("DHR2", ("police", "missed"), ("police", "taken"), ("gp", "none")),
    review("DHR3", ("police", None), ("gp", "unclear"), ("post-office", "missed")),
    review("DHR4"),
]


def told(every, agencies=AGENCIES):
    return {
        part.title: {trait.label: (sorted(trait.reviews), trait.within) for trait in part.traits}
        for part in contact_traits(every, agencies)
    }


def test_reviews_are_counted_and_a_review_with_nine_missed_calls_is_one():
    assert told(EVERY) == {
        "Contacts by agency": {
            "a contact of Police": (["DHR1", "DHR2", "DHR3"], None),
            "a contact of GP": (["DHR2", "DHR3"], None),
        },
        "Opportunities missed by agency": {
            "an opportunity missed at Police": (["DHR1", "DHR2"], "a contact of Police"),
            "an opportunity missed at GP": ([], "a contact of GP"),
        },
        "Opportunities taken by agency": {
            "an opportunity taken at Police": (["DHR2"], "a contact of Police"),
            "an opportunity taken at GP": ([], "a contact of GP"),
        },
    }


def test_without_contacts_nothing_is_told():
    assert contact_traits([], AGENCIES) == []
    assert contact_traits([review("DHR4")], AGENCIES) == []


def test_two_agencies_of_one_label_are_two():
    found = told(EVERY, {"police": "Service", "gp": "Service"})["Contacts by agency"]
    assert list(found) == ["a contact of Service (police)", "a contact of Service (gp)"]


def test_the_numbers_hold_for_every_day():
    assert not any(part.daily for part in contact_traits(EVERY, AGENCIES))
