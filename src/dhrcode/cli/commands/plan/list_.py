"""The command that lists actions as at a day: plan list."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.commands.plan.options import OnOption, day_of
from dhrcode.cli.options import AllowOption, ListFormat, ProjectOptions
from dhrcode.cli.terminal import say, write_json
from dhrcode.text import plural, verb

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dhrcode.workflows.plan.listing import ListedActions


class FilterOptions(NamedTuple):
    """Which actions, as it was typed."""

    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False
    unowned: Annotated[bool, typer.Option("--unowned", help="Only what nobody owns.")] = False
    undated: Annotated[bool, typer.Option("--undated", help="Only what has no date in force.")] = (
        False
    )
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Only what is done and was not checked since.")
    ] = False
    without_action: Annotated[
        bool,
        typer.Option(
            "--without-action", help="Recommendations without an action of their own, instead."
        ),
    ] = False
    due_within: Annotated[
        int | None,
        typer.Option("--due-within", metavar="DAYS", min=0, help="Only what is due within DAYS."),
    ] = None
    agency: Annotated[
        str | None,
        typer.Option(
            "--agency", metavar="AGENCY", help="Only what it owns, or is recommended to it."
        ),
    ] = None
    theme: Annotated[
        str | None,
        typer.Option("--theme", metavar="SUBTHEME", help="Only what is about this subtheme."),
    ] = None
    on: OnOption = None


def list_(
    wanted: FilterOptions,
    *,
    review: Annotated[
        str | None,
        typer.Argument(metavar="[REVIEW]", help="The plan of this review, or study, alone."),
    ] = None,
    form: Annotated[ListFormat, typer.Option("--format", help="How to print them.")] = (
        ListFormat.TEXT
    ),
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """List actions as at a day: state, date in force, overdue, rating."""
    from dhrcode.analysis.plan.rows import RowFilter, row_data
    from dhrcode.workflows.plan.listing import list_actions
    from dhrcode.workflows.release import refuse_identifiers

    on = day_of(wanted.on)
    asked = RowFilter(**wanted._asdict() | {"on": on})
    found = at.open()
    listed = list_actions(found, asked, review)
    labels = found.codebook.agency_labels
    if not allow_identifiers:
        texts = {text for row in listed.rows for text in row.texts}
        refuse_identifiers(found, texts | {labels.get(text, text) for text in texts})
    if form is ListFormat.JSON:
        write_json([row_data(row, on) for row in listed.rows])
    else:
        _print(listed, on, labels, without_action=wanted.without_action)


def _print(
    listed: "ListedActions", on: "date", labels: "Mapping[str, str]", *, without_action: bool
) -> None:
    from dhrcode.cli.layout import print_table
    from dhrcode.reports.plan_text import actions_table

    if listed.rows:
        print_table(actions_table(listed.rows, labels))
        say()
    found = len(listed.rows)
    if without_action:
        alone = sum(not row.shares for row in listed.rows)
        said = f"{found} of {plural(listed.recommendations, 'recommendation')} without an action "
        its, share = verb(found, "its", "their"), verb(alone, "shares", "share")
        say(f"As at {on}: {said}of {its} own; {alone} of these {share} none either.")
    else:
        say(f"As at {on}: {found} of {plural(listed.actions, 'action')}.")
