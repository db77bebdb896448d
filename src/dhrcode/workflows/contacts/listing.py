"""The contacts of a project or of one review, in the order of time, with their dates as coded."""

from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.analysis.contacts import CodedContact, RecordContacts, coded_contacts
from dhrcode.analysis.selection import Selection
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.select import Exactly, select_records

DATES_SHOWN = "It shows dates of contacts, and dates tell who is meant: it stays with the coders."


class ListedContact(NamedTuple):
    """A contact and the review that it is of."""

    review: str
    contact: CodedContact


def list_contacts(
    project: Project, review: str | None = None, progress: Progress = no_progress
) -> list[ListedContact]:
    """The contacts of one review, or of all, drafts too.

    Raises:
        NotFoundError: the review has no record.
        DataProblemsError: a record has an error.
    """
    if review is not None:
        record, _ = project.read(review)
        found = [coded_contacts(record, project.codebook)]
    else:
        keep = Exactly(RecordContacts(project.codebook))
        selection = Selection(include_drafts=True)
        found = list(select_records(project, selection, keep, progress, what="list").kept)
    return [ListedContact(of.review.id, one) for of in found for one in of.contacts]


def hold_contacts(project: Project, reviews: Iterable[str]) -> bool:
    """Whether the record of one of some reviews has contacts, with their dates."""
    paths = (project.path_of(review) for review in reviews)
    return any(project.read(path.stem)[0].contacts for path in paths if path.exists())
