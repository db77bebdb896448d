"""Commands that begin a project and explain its codebook."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOption, project_at
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("init")(init)
    app.command("themes")(themes)


def init(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR", help="The folder to make a project; with --update, the project."
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Raise the project's format to the newest, and make the schemas and settings for "
            "editors anew; the codebook's content and the records stay as they are.",
        ),
    ] = False,
) -> None:
    """Start a project in a folder, or bring one into step with this dhrcode and its codebook."""
    from dhrcode.workflows.project.start import start_project

    if update:
        _update(context, folder)
        return
    if folder is None:
        raise UsageError("name the folder that is to be a project: dhrcode init DIR")
    for path in start_project(folder):
        say(f"wrote {path}")
    say("Documents under review belong in sources/, which stays out of git.")
    say(f"Next: dhrcode --project {folder} new --coder INITIALS")


def _update(context: typer.Context, folder: Path | None) -> None:
    from dhrcode.store.project import root_of
    from dhrcode.workflows.project.start import update_project

    codebook, done = update_project(root_of(folder or context.obj))
    for said in done:
        say(said)
    if not done:
        say(f"Schemas and settings are in step with {codebook.id} {codebook.version}.")


def themes(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="SUBTHEME", help="Explain this one.")
    ] = None,
    project: ProjectOption = None,
) -> None:
    """List the codebook, or explain one subtheme."""
    from dhrcode.errors import NotFoundError
    from dhrcode.store.project import shipped_codebook

    try:
        codebook = project_at(context, project).codebook
    except NotFoundError:
        if project or context.obj:
            raise
        codebook = shipped_codebook()
    if name is None:
        _list(codebook)
    else:
        _explain(codebook, name)


def _list(codebook: "Codebook") -> None:
    say(f"{codebook.title}  ({codebook.id} {codebook.version})", "title")
    for area in codebook.coded_areas:
        say()
        say(f"{area.label}  ({area.id})", "band")
        for subtheme in area.subthemes:
            say(f"  {subtheme.id}: {subtheme.label}")
    if codebook.attributes:
        say()
        say("Attributes", "band")
    for attribute in codebook.attributes:
        of = "" if attribute.of == "review" else f"{attribute.of}."
        values = ", ".join(attribute.allowed) or attribute.type
        say(f"  {of}{attribute.id}: {attribute.label} ({values})")


def _explain(codebook: "Codebook", name: str) -> None:
    from dhrcode.reports.revisions import past_in_words
    from dhrcode.workflows.codebook.places import area_of
    from dhrcode.workflows.edits import subtheme_id

    subtheme = codebook.retired.get(name) or codebook.subthemes[subtheme_id(codebook, name)]
    say(subtheme.label, "title")
    say(f"{area_of(codebook, subtheme.id).label}; id {subtheme.id}", "quiet")
    if subtheme.retired:
        say(f"Not coded any more: {past_in_words(codebook, name)}.", "warning")
    for head, text in (
        ("Definition", subtheme.definition),
        ("When to use", subtheme.when_to_use),
        ("When not to use", subtheme.when_not_to_use),
        ("Example", subtheme.example),
        ("Also known as", "; ".join(subtheme.also_known_as)),
        ("Words to look for", ", ".join(subtheme.cues)),
    ):
        if text:
            say()
            say(head, "band")
            say(text)
