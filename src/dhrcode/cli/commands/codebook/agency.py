"""Commands that change the list of agencies: codebook agency add, rename, merge, retire."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOption, project_at
from dhrcode.cli.registration import group
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError
from dhrcode.text import all_of, plural

if TYPE_CHECKING:
    from dhrcode.workflows.codebook.agencies import AgenciesChanged

AgencyArgument = Annotated[str, typer.Argument(metavar="AGENCY", help="The agency's id.")]
LabelOption = Annotated[str | None, typer.Option("--label", metavar="TEXT", help="Its name.")]


def add(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[AGENCY]", help="The id of the new one.")
    ] = None,
    label: LabelOption = None,
    attribute: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ATTRIBUTE",
            help="Add every value of this attribute, such as known-to.",
        ),
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Add an agency, or make the list of the values of an attribute."""
    from dhrcode.workflows.codebook import agencies

    if (name is None) == (attribute is None):
        raise UsageError("say which: the id of a new agency, or --from with an attribute's")
    found = project_at(context, project)
    before = {one.id for one in found.codebook.agencies}
    make = agencies.add(name, label) if name is not None else agencies.add_from(attribute or "")
    done = agencies.change_agencies(found, make)
    new = [one.id for one in done.agencies if one.id not in before]
    _say(done, f"added {plural(len(new), 'agency', 'agencies')}: {', '.join(new)}")


def rename(
    context: typer.Context,
    name: AgencyArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.")],
    label: LabelOption = None,
    project: ProjectOption = None,
) -> None:
    """Give an agency another id, in every plan too."""
    from dhrcode.workflows.codebook import agencies

    found, make = project_at(context, project), agencies.rename(name, new, label)
    _say(agencies.change_agencies(found, make, {name: new}), f"{name} is {new} now")


def merge(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="AGENCY...", help="The agencies that go.")],
    into: Annotated[str, typer.Option("--into", metavar="AGENCY", help="The one that stays.")],
    project: ProjectOption = None,
) -> None:
    """Merge agencies into one, in every plan too."""
    from dhrcode.workflows.codebook import agencies

    found, make = project_at(context, project), agencies.merge(names, into)
    done = agencies.change_agencies(found, make, dict.fromkeys(names, into))
    _say(done, f"{all_of(names)} became {into}")


def retire(context: typer.Context, name: AgencyArgument, project: ProjectOption = None) -> None:
    """Offer an agency no longer; plans keep it."""
    from dhrcode.workflows.codebook import agencies

    done = agencies.change_agencies(project_at(context, project), agencies.retire(name))
    _say(done, f"{name} is retired; plans keep it")


def _say(done: "AgenciesChanged", what: str) -> None:
    held = [(done.plans, "plan"), (done.records, "record")]
    told = " and ".join(plural(len(names), what) for names, what in held if names)
    changed = f"; changed in {told}" if told else ""
    say(f"{what}{changed}")
    for note in done.notes:
        say(note)


agency = group("agency", "Change the list of agencies.", (add, rename, merge, retire))
