"""From one review's record to its timeline."""

from dhrcode.analysis.contacts import coded_contacts
from dhrcode.analysis.provenance import provenance
from dhrcode.errors import NotFoundError
from dhrcode.model.death import date_of_death
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


def how_to_date(project: Project, review: str) -> str:
    """How to write the date of death that a review lacks, in a sentence.

    Empty where it has one, and where the codebook says of no attribute that it is one.
    """
    deaths = project.codebook.with_role("date-of-death")
    record, _ = project.read(review)
    if not deaths or date_of_death(record, deaths):
        return ""
    finest = deaths[0]
    name = f"victim.{finest.id}" if finest.of == "victim" else finest.id
    value = "2019-11" if "days" in finest.data_type.keys else "2019"
    own = f" --as {project.coder}" if project.coder else ""
    written = f"'dhrcode set {record.review} {name}={value}{own}' writes it"
    return f"No date of the death is recorded: {written}"
