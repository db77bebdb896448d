"""From a project's plans to a form for each agency, with its own actions and no other's."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import RefusedError
from dhrcode.exporters.form.returns import render
from dhrcode.model.plan import Plan
from dhrcode.model.returns import RETURN_LAYOUT, ReturnAbout
from dhrcode.progress import Progress
from dhrcode.reports.returns import AgencyReturn, ReturnRow, return_rows
from dhrcode.store.atomic import read_bytes
from dhrcode.store.project import Project
from dhrcode.store.several import write_several
from dhrcode.text import all_of, plural
from dhrcode.workflows.plan.report import input_digest
from dhrcode.workflows.select import select_plans


class MadeReturns(NamedTuple):
    """The returns of all agencies that have something to fill in, and what none of them holds.

    Attributes:
        returns: in the order of the codebook's agencies.
        left_out: in sentences, what no agency is asked about.
    """

    returns: list[AgencyReturn]
    left_out: list[str]

    def texts(self) -> set[str]:
        """What people have written in them."""
        cells = (text for one in self.returns for row in one.rows for text in row.cells.values())
        return {*cells, *(one.label for one in self.returns), *(one.title for one in self.returns)}


def make_returns(project: Project, on: date) -> MadeReturns:
    """A return for each agency that owns an action, or has not answered what it was asked.

    Args:
        project: the project.
        on: as at which day.

    Raises:
        DataProblemsError: a plan has an error.
    """
    book = project.codebook
    keep = partial(_rows, on, book.agency_labels)
    kept, digests = select_plans(project, keep, what="return")
    made_of = input_digest(project, digests)
    about = ReturnAbout(RETURN_LAYOUT, "", book.id, book.version, on.isoformat(), made_of)
    rows: dict[str, list[ReturnRow]] = {}
    for row in (row for own, _ in kept for row in own):
        rows.setdefault(row.agency, []).append(row)
    retired = {one.id for one in book.agencies if one.retired is not None}
    returns = [
        AgencyReturn(label, book.title, about._replace(agency=agency), rows[agency])
        for agency, label in book.agency_labels.items()
        if agency in rows and agency not in retired
    ]
    unowned = sum(number for _, number in kept)
    return MadeReturns(returns, [*_left_out(unowned, sorted(retired & rows.keys()))])


def _rows(on: date, labels: dict[str, str], plan: Plan) -> tuple[list[ReturnRow], int]:
    """The rows of a plan, and how many of its actions no agency owns."""
    owners = [one.action.owner for one in plan.actions()]
    unowned = sum(owner is None or owner.agency is None for owner in owners)
    return [*return_rows(plan, on, labels)], unowned


def _left_out(unowned: int, retired: list[str]) -> Iterator[str]:
    if unowned:
        stand = "is in no return: no agency" if unowned == 1 else "are in no return: no agency"
        owns = f"{stand} of the codebook owns {'it' if unowned == 1 else 'them'}"
        yield f"{plural(unowned, 'action')} {owns} ('dhrcode plan list' shows the owners)"
    if retired:
        yield f"no return was made for {all_of(retired)}, retired: say in the plans who answers now"


def write_returns(folder: Path, returns: Iterable[AgencyReturn], progress: Progress) -> list[Path]:
    """Writes the returns into a folder, made if need be; none if one differs from what is there.

    Raises:
        RefusedError: another file of that name is there, which may have been filled in.
        FileAccessError: the folder cannot be made or written.
    """
    every = list(returns)
    made = {folder / f"{one.about.agency}.xlsx": one for one in every}
    files = {path: render(one) for path, one in progress(made.items(), len(made))}
    there = [path for path, data in files.items() if path.exists() and read_bytes(path) != data]
    if there:
        raise RefusedError(
            f"{all_of(path.name for path in there)} in {folder} may have been filled in: bring in "
            "and move away what is there, or name another folder with -o; nothing was written"
        )
    if not files:
        return []
    return write_several(folder, {path.name: data for path, data in files.items()})
