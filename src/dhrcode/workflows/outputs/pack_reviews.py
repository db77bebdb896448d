"""From a project to its selected reviews, each with what a pack counts of it."""

from functools import partial
from pathlib import Path

from dhrcode.analysis.cases import CaseDetails, CaseReader
from dhrcode.analysis.quotes.quoted import QuoteCounts, quotes_of
from dhrcode.analysis.selection import Selection
from dhrcode.errors import NotFoundError
from dhrcode.model.record import Record
from dhrcode.progress import Progress
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.text import plural
from dhrcode.workflows.select import SelectedRecords, select_records


def _for_pack(reader: CaseReader, root: Path, record: Record, digest: str) -> CaseDetails:
    """What a pack needs of a record, and what became of its quotes."""
    case = reader(record, digest)
    if not (quotes := tuple(quotes_of(record))):
        return case
    verified = read_verified(root, record.review)[0]
    return case._replace(quotes=QuoteCounts.of(quotes, verified))


def reviews_to_report(
    project: Project, selection: Selection, progress: Progress
) -> SelectedRecords[CaseDetails]:
    """The selected reviews, each with what is counted of it.

    Raises:
        NotFoundError: there is none.
        DataProblemsError: a record has an error.
    """
    keep = partial(_for_pack, CaseReader(project.codebook), project.root)
    gathered = select_records(project, selection, keep, progress, what="report", exactly=True)
    if not gathered.kept:
        drafts = len(gathered.drafts)
        raise NotFoundError(
            f"there is no review to report on: {plural(drafts, 'draft is', 'drafts are')} left out,"
            " which --include-drafts would count"
            if drafts
            else "there is no review to report on: none is in the project, or none was selected"
        )
    return gathered
