"""The command that lists and explains the codebook: themes."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.terminal import say
from dhrcode.text import name_key

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook


def themes(
    *,
    name: Annotated[
        str | None,
        typer.Argument(metavar="SUBTHEME", help="Explain this one, or this candidate theme."),
    ] = None,
    at: ProjectOptions,
) -> None:
    """List the codebook, or explain one subtheme."""
    from dhrcode.store.project import shipped_codebook

    found = at.open_if_any()
    codebook = found.codebook if found else shipped_codebook()
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
    if codebook.candidates:
        say()
        say("Candidate themes, which have no subtheme", "band")
    for candidate in codebook.candidates:
        say(f"  {candidate.id}: {candidate.label}")
    if codebook.groupings:
        say()
        say("Groupings", "band")
    for grouping in codebook.groupings:
        say(f"  {grouping.id}: {grouping.label}")
    asked = [one for one in codebook.attributes if one.retired is None]
    if asked:
        say()
        say("Attributes", "band")
    for attribute in asked:
        of = "" if attribute.of == "review" else f"{attribute.of}."
        values = ", ".join(attribute.offered) or attribute.type
        say(f"  {of}{attribute.id}: {attribute.label} ({values})")


def _explain(codebook: "Codebook", name: str) -> None:
    from dhrcode.reports.revisions import past_in_words
    from dhrcode.workflows.codebook.places import area_of
    from dhrcode.workflows.edits import subtheme_id

    if candidate := codebook.candidate_names.get(name_key(name)):
        say(candidate.label, "title")
        say(f"A candidate theme, which has no subtheme; id {candidate.id}", "quiet")
        say(candidate.definition)
        return
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
