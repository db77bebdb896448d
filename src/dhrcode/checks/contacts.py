"""Contacts: is each before the death, with somebody there is, judged, and shown by evidence?"""

from collections.abc import Iterator

from dhrcode.analysis.contacts import death_dates
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import Contact
from dhrcode.model.record import Record
from dhrcode.problem_codes import Severity
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import plural


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """What is wrong with contacts; what a draft still lacks is a warning."""
    if not record.contacts:
        return
    death = death_dates(record, codebook)
    severity: Severity = "warning" if record.status == "draft" else "error"
    for number, one in enumerate(record.contacts):
        path: KeyPath = ("contacts", number)
        if one.time.is_after(death):
            said = f"{one.id} is after the death"
            hint = "check the two dates: a contact is before the death"
            yield Fault((*path, "when"), "contact-after-death", said, hint)
        if any(" " in person for person in one.with_):  # few have a number
            yield from _nobody(record, one, path)
        if one.opportunity is None:
            said = f"nobody has said of {one.id} whether an opportunity was missed"
            hint = "opportunity: missed, taken, none or unclear"
            yield Fault(path, "contact-not-judged", said, hint, severity)
        if not one.evidence:
            said = f"{one.id} has no evidence"
            hint = "add a page, section, quote or note"
            yield Fault(path, "contact-without-evidence", said, hint, severity)


def _nobody(record: Record, one: Contact, path: KeyPath) -> Iterator[Fault]:
    """Victims and perpetrators by a number that the record does not have."""
    listed = {"victim": len(record.victims), "perpetrator": len(record.perpetrators)}
    for place, person in enumerate(one.with_):
        who, _, numbered = person.partition(" ")
        if numbered and who in listed and int(numbered) > listed[who]:
            said = f"{one.id} is with {person}, and the record has {plural(listed[who], who)}"
            yield Fault((*path, "with", place), "no-such-person", said, "list them, or mend it")
