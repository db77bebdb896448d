"""The contacts of a project or of one review, in the order of time, with their dates as coded."""

from typing import NamedTuple

from dhrcode.analysis.contacts import CodedContact, RecordContacts, coded_contacts
from dhrcode.analysis.selection import Selection
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.select import Exactly, select_records


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
