"""A contact: an agency met the victim, the perpetrator, a child or the family, at a time."""

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from dhrcode.model.base import CoderId, Day, DocumentNumber, Model, Several, Slug, Text
from dhrcode.model.evidence import EvidenceList
from dhrcode.model.when import When, WrittenTime, what_it_means

Opportunity = Literal["missed", "taken", "none", "unclear"]
OPPORTUNITIES: tuple[Opportunity, ...] = get_args(Opportunity)
"""What the review says of the contact. No word is a fifth thing: nobody has judged it yet."""

PEOPLE = ("victim", "perpetrator", "child", "family")
_PERSON = re.compile(r"(victim|perpetrator|child)( [1-9][0-9]?)?|family")


def _person(text: str) -> str:
    text = " ".join(text.split())
    if not _PERSON.fullmatch(text):
        raise ValueError(
            f"takes {', '.join(PEOPLE)}, with a number where there are two ('victim 2'), "
            f"not '{text[:40]}'"
        )
    return text


Person = Annotated[
    str, Field(json_schema_extra={"pattern": f"^({_PERSON.pattern})$"}), AfterValidator(_person)
]


class ContactSettlement(Model):
    """How coders who differed on a contact came to what stands here, or to leave it out.

    `of` has the id of the contact in each coding; a coder who is not in it had no such contact.
    `found` is what each had judged.
    """

    of: dict[CoderId, DocumentNumber]
    found: dict[CoderId, Opportunity]
    by: Annotated[Several[CoderId], Field(min_length=1)]
    decided: Day
    reason: Text | None = None


class Contact(Model):
    """One contact of an agency with somebody of the case.

    Attributes:
        id: its id within the record.
        when: as it was written.
        agency: its id.
        with_: whom it met.
        opportunity: what the review says of it; None where nobody has judged it yet.
        themes: the subthemes that it is about.
        summary: what happened, in the coder's words.
        evidence: where it stands.
        settled: how it was settled if coders differed.
    """

    id: DocumentNumber
    when: WrittenTime
    agency: Slug
    with_: Annotated[Several[Person], Field(alias="with")] = ()
    opportunity: Opportunity | None = None
    themes: Several[Slug] = ()
    evidence: EvidenceList = ()
    summary: Text | None = None
    settled: ContactSettlement | None = None

    @property
    def time(self) -> When:
        """What `when` can mean."""
        return what_it_means(self.when)


def next_id(known: tuple[Contact, ...]) -> str:
    """The next free id: one more than the highest `C` with a number."""
    numbers = [int(found[1]) for one in known if (found := re.fullmatch(r"C([0-9]{1,9})", one.id))]
    return f"C{max(numbers, default=0) + 1}"


def kept_of_contacts(
    contacts: tuple[Contact, ...], held: tuple[Contact, ...]
) -> tuple[Contact, ...]:
    """Contacts with how they were settled, from those held, where the opportunity is the same."""
    known = {one.id: one for one in held if one.settled is not None}
    return tuple(
        one.model_copy(update={"settled": known[one.id].settled})
        if one.id in known and known[one.id].opportunity == one.opportunity
        else one
        for one in contacts
    )
