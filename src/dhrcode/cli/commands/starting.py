"""Commands that begin a project and explain its codebook."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOption, project_at
from dhrcode.cli.terminal import say

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("init")(init)
    app.command("themes")(themes)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make a project.")],
) -> None:
    """Start a project in a folder."""
    from dhrcode.workflows.starting import start_project

    for path in start_project(folder):
        say(f"wrote {path}")
    say("Documents under review belong in sources/, which stays out of git.")
    say(f"Next: dhrcode --project {folder} new --coder INITIALS")


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
    for area in codebook.areas:
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
    from dhrcode.workflows.coding import subtheme_id

    subtheme = codebook.subthemes[subtheme_id(codebook, name)]
    area = next(area for area, other in codebook.rows() if other.id == subtheme.id)
    say(subtheme.label, "title")
    say(f"{area.label}; id {subtheme.id}", "quiet")
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
