"""From a project to a table of tidy data, by its name."""

from typing import Any, NamedTuple

from dhrcode.analysis.selection import Selection
from dhrcode.analysis.tidy import TABLES
from dhrcode.analysis.tidy_data import TidyTable
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.select import SelectedRecords, select_records


class TidyRequest(NamedTuple):
    """Which tidy data are asked for.

    Attributes:
        name: one of `TABLES`.
        selection: which reviews.
        exact: whether they hold what other outputs leave out.
        with_dates: whether contacts have their dates.
    """

    name: str
    selection: Selection
    exact: bool = False
    with_dates: bool = False


class SelectedTidy(NamedTuple):
    """The table, and what was kept of each record."""

    table: TidyTable
    selected: SelectedRecords[Any]


def select_tidy(
    project: Project, request: TidyRequest, progress: Progress = no_progress, *, what: str
) -> SelectedTidy:
    """The table of the selected reviews.

    Raises:
        DataProblemsError: a record has an error; nothing is made of a part of the records.
    """
    kind, codebook = TABLES[request.name], project.codebook
    keep = kind.exactly(codebook) if kind.exactly else kind.keep
    exactly = request.exact or kind.exactly is not None
    make = kind.dated if request.with_dates and kind.dated else kind.table
    selected: SelectedRecords[Any] = select_records(
        project, request.selection, keep, progress, what=what, exactly=exactly
    )
    return SelectedTidy(make(codebook, selected.kept), selected)
