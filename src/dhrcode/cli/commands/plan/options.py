"""Options that commands of plans share."""

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="As at this day, such as 2014-12-31; today."),
]

RecommendationArgument = Annotated[
    str, typer.Argument(metavar="REVIEW/R2", help="The recommendation, such as DHR7/R2.")
]
ActionArgument = Annotated[
    str, typer.Argument(metavar="REVIEW/R2.a", help="The action, such as DHR7/R2.a.")
]


def day_of(typed: str | None, option: str = "--on") -> "date":
    """The day that was typed; today where none was.

    Raises:
        UsageError: it is no day.
    """
    from datetime import date  # noqa: PLC0415 - keeps --help instant

    from dhrcode.model.base import today  # noqa: PLC0415 - likewise

    if typed is None:
        return today()
    try:
        if (day := date.fromisoformat(typed)).isoformat() == typed:
            return day
    except ValueError:
        pass
    raise UsageError(f"{option} takes a day such as 2014-12-31, not '{typed[:40]}'")
