"""From a project to the table of opportunities."""

from typing import NamedTuple

from dhrcode.analysis.contacts import RecordContacts, ReviewContacts
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.selection import Selection
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.select import Exactly, origin_of, select_records


class CountedContacts(NamedTuple):
    """The reviews with their contacts, the drafts left out, where it came from, and warnings."""

    reviews: list[ReviewContacts]
    drafts: int
    origin: Provenance
    warnings: tuple[Problem, ...]


def count_contacts(
    project: Project, selection: Selection, progress: Progress = no_progress
) -> CountedContacts:
    """The contacts of the selected reviews.

    Raises:
        DataProblemsError: a record has an error; no table is made of a part of the records.
    """
    keep = Exactly(RecordContacts(project.codebook))
    result = select_records(project, selection, keep, progress)
    origin = origin_of(project, selection, [of.review for of in result.kept])
    return CountedContacts(result.kept, len(result.drafts), origin, result.warnings)
