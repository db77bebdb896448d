"""From one review's record to its timeline."""

from dhrcode.analysis.contacts import coded_contacts
from dhrcode.analysis.provenance import provenance
from dhrcode.errors import NotFoundError
from dhrcode.reports.timeline import Timeline, timeline_of
from dhrcode.store.loaded import digest
from dhrcode.store.project import Project


def timeline(project: Project, review: str) -> Timeline:
    """The timeline of a review's contacts.

    Raises:
        NotFoundError: it has no record, or no contact.
        DataProblemsError: its record has an error.
    """
    record, data = project.read(review)
    if not record.contacts:
        raise NotFoundError(
            f"{record.review} has no contacts: 'dhrcode contact add {record.review}' writes one"
        )
    of = coded_contacts(record, project.codebook, digest(data))
    selected = f"review {record.review}"
    origin = provenance(project.codebook, project.codebook_digest, [of.review], selected)
    return timeline_of(of, project.codebook, origin)
