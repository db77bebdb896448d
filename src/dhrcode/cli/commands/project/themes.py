"""The command that lists and explains the codebook: themes."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.terminal import say
from dhrcode.text import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dhrcode.model.codebook import Codebook, Subtheme
    from dhrcode.model.codebook_parts import CodebookCandidate, Grouping


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
        _say_each(f"{area.label}  ({area.id})", area.subthemes)
    _say_each("Candidate themes, which have no subtheme", codebook.candidates)
    _say_each("Groupings", codebook.groupings)
    asked = [one for one in codebook.attributes if one.retired is None]
    if asked:
        _say_heading("Attributes")
    for attribute in asked:
        of = "" if attribute.of == "review" else f"{attribute.of}."
        values = ", ".join(attribute.offered) or attribute.type
        say(f"  {of}{attribute.id}: {attribute.label} ({values})")


def _say_each(heading: str, parts: "Sequence[Subtheme | CodebookCandidate | Grouping]") -> None:
    """The ids and labels of parts of the codebook, if it has such parts."""
    if parts:
        _say_heading(heading)
    for one in parts:
        say(f"  {one.id}: {one.label}")


def _say_heading(heading: str) -> None:
    say()
    say(heading, "band")


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
            _say_heading(head)
            say(text)
