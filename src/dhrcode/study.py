"""A project in Python: its numbers as pandas frames, the same that the commands print."""
# ruff: noqa: PLC0415 - each part imports what it needs, so that opening a study is quick

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dhrcode.analysis.selection import Selection, selection
from dhrcode.store.project import Project, open_project

if TYPE_CHECKING:
    import pandas as pd

    from dhrcode.model.codebook import Codebook
    from dhrcode.problems import Problem


class Study:
    """A project and a selection of its reviews; `dhrcode.open` makes it.

    Every method reads the files anew, and writes none. A DataProblemsError says of what has an
    error that no number was made; a UsageError names what there is not.

    Args:
        project: the project, or one coder's part of it.
        chosen: which reviews count.
    """

    def __init__(self, project: Project, chosen: Selection) -> None:
        self._project, self._selection = project, chosen

    def __repr__(self) -> str:
        """The folder, and which reviews count."""
        return f"<Study {self._project.root}: {self._selection.words()}>"

    @property
    def codebook(self) -> "Codebook":
        """The codebook."""
        return self._project.codebook

    @cached_property
    def problems(self) -> "list[Problem]":
        """Every problem that `dhrcode check` prints."""
        from dhrcode.workflows.project.check import check_project

        return check_project(self._project)

    def findings(self) -> "pd.DataFrame":
        """One row a review and subtheme, coded or not: `dhrcode export findings.csv`."""
        return self._tidy("findings")

    def evidence(self) -> "pd.DataFrame":
        """One row a piece of evidence: `dhrcode export evidence.csv`."""
        return self._tidy("evidence")

    def attributes(self) -> "pd.DataFrame":
        """One row a value of the review, a victim or a perpetrator: `export attributes.csv`."""
        return self._tidy("attributes")

    def summaries(self) -> "pd.DataFrame":
        """One row a finding that the coder has summarised: `dhrcode export summaries.csv`."""
        return self._tidy("summaries")

    def contacts(self, *, with_dates: bool = False) -> "pd.DataFrame":
        """One row a contact of an agency: `dhrcode export contacts.csv`.

        Args:
            with_dates: whether it has the dates as coded, besides the days before the death.
        """
        return self._tidy("contacts", dated=with_dates)

    def actions(self, on: date | None = None) -> "pd.DataFrame":
        """One row an action of the plans, of all reviews: `dhrcode plan list --format json`.

        Args:
            on: as at which day; today if not given.
        """
        from dhrcode.analysis.frames import records_frame
        from dhrcode.analysis.plan.rows import RowFilter, row_data
        from dhrcode.workflows.plan.listing import list_actions

        day = on or date.today()  # noqa: DTZ011 - the day where the person is
        listed = list_actions(self._project, RowFilter(day))
        return records_frame([row_data(row, day) for row in listed.rows])

    def table(self) -> "pd.DataFrame":
        """The occurrence table: subthemes x reviews, with a finding or `not-coded` in each cell."""
        from dhrcode.analysis.frames import occurrence_frame
        from dhrcode.workflows.outputs.table import tabulate

        return occurrence_frame(tabulate(self._project, self._selection).table)

    def counts(self, by: str | None = None) -> "pd.DataFrame":
        """In how many reviews each subtheme has each finding, or is present by a variable.

        Args:
            by: an attribute, such as `victim.sex`: then there is a column for each of its
                categories, and `attrs` has the reviews of each and the p of each subtheme.
        """
        from dhrcode.analysis import frames

        if by is None:
            from dhrcode.workflows.outputs.table import tabulate

            return frames.counts_frame(tabulate(self._project, self._selection).table)
        from dhrcode.workflows.outputs.report import report_on

        return frames.by_frame(report_on(self._project, self._selection, by=[by]).pack.by[0])

    def crosstab(self, row: str, column: str) -> "pd.DataFrame":
        """Reviews by two attributes or subthemes, with `p` and `test` in `attrs`."""
        from dhrcode.analysis.frames import crosstab_frame
        from dhrcode.workflows.outputs.crosstab import cross

        return crosstab_frame(cross(self._project, self._selection, row, column).table)

    def agreement(self, samples: int = 1_000) -> "pd.DataFrame":
        """Every measure of agreement, over all and by area and subtheme: `dhrcode agree`.

        Args:
            samples: bootstrap samples for the intervals; 0 for none.
        """
        from dhrcode.analysis.agreement.bootstrap import Resampling
        from dhrcode.analysis.agreement.comparison import Treatment
        from dhrcode.analysis.frames import flat_frame
        from dhrcode.reports.agreement import agreement_report
        from dhrcode.workflows.double_coding.comparison import (
            agree,
            codings,
            refuse_nothing_compared,
        )
        from dhrcode.workflows.double_coding.statement import setting_of

        project, chosen = self._project, self._selection
        cases, resampling = codings(project, chosen), Resampling(samples, 2014)
        agreed = agree(project, cases, chosen, Treatment("findings"), resampling)
        refuse_nothing_compared(agreed)
        report = agreement_report(agreed.comparison, setting_of(project, agreed))
        return flat_frame(report.flat())

    def _tidy(self, name: str, *, dated: bool = False) -> "pd.DataFrame":
        from dhrcode.analysis.frames import tidy_frame
        from dhrcode.workflows.outputs.tidy import TidyRequest, select_tidy

        request = TidyRequest(name, self._selection, with_dates=dated)
        return tidy_frame(select_tidy(self._project, request, what="frame").table)


def open(  # noqa: A001 - `dhrcode.open`, as notebooks call it
    folder: str | Path | None = None,
    *,
    where: str | list[str] | None = None,
    kind: str | list[str] | None = None,
    include_drafts: bool = False,
    coder: str | None = None,
) -> Study:
    """The study in a folder, or in the one that the current folder is in.

    Args:
        folder: the project's folder.
        where: conditions as `--where` takes them, such as `victim.sex=female`.
        kind: kinds of review.
        include_drafts: whether drafts count.
        coder: whose independent codings are read, in place of the records.

    Raises:
        NotFoundError: there is no project.
        DataProblemsError: its codebook has errors.
        UsageError: the codebook does not know what is asked for.
    """
    project = open_project(None if folder is None else Path(folder)).of_coder(coder)
    chosen = selection(
        project.codebook,
        where=_several(where),
        kinds=_several(kind),
        areas=(),
        include_drafts=include_drafts,
    )
    return Study(project, chosen)


def _several(given: str | list[str] | None) -> list[str]:
    return [given] if isinstance(given, str) else given or []
