"""What the commands that change the codebook share: their options, and what they say."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import ProjectOption, ProjectOptions
from dhrcode.cli.terminal import say
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.codebook.changes import CodebookChange
    from dhrcode.workflows.codebook.places import SubthemePlace
    from dhrcode.workflows.codebook.wording import Wording

DefinitionOption = Annotated[
    str | None, typer.Option("--definition", metavar="TEXT", help="What it is.")
]
ReasonOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept.")]
VersionOption = Annotated[
    str | None,
    typer.Option("--version", metavar="V", help="The new version; otherwise the next number."),
]
SubthemeLabelOption = Annotated[
    str | None, typer.Option("--label", metavar="TEXT", help="Its name in the table.")
]
NewIdArgument = Annotated[str, typer.Argument(metavar="NEW", help="The new id.")]


class RuleOptions(NamedTuple):
    """When a subtheme is coded, as it was typed."""

    when_to_use: Annotated[
        str | None, typer.Option("--when-to-use", metavar="TEXT", help="When it is coded.")
    ] = None
    when_not_to_use: Annotated[
        str | None,
        typer.Option("--when-not-to-use", metavar="TEXT", help="When it is not, and what is then."),
    ] = None
    example: Annotated[
        str | None, typer.Option("--example", metavar="TEXT", help="An example, invented.")
    ] = None
    cue: Annotated[
        list[str] | None,
        typer.Option("--cue", metavar="WORDS", help="Words to look for; again for more."),
    ] = None

    def wording(self, label: str | None, definition: str | None) -> "Wording":
        """All that is said of the subtheme; a cue that is empty takes all of them away."""
        from dhrcode.workflows.codebook.wording import Wording

        cues = None if self.cue is None else tuple(cue for cue in self.cue if cue)
        return Wording(
            label=label,
            definition=definition,
            when_to_use=self.when_to_use,
            when_not_to_use=self.when_not_to_use,
            example=self.example,
            cues=cues,
        )


class PlaceOptions(NamedTuple):
    """Where a subtheme stands in its area, as it was typed."""

    area: Annotated[
        str, typer.Option("--area", metavar="AREA", help="The area's id, or its label.")
    ]
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="SUBTHEME", help="Stand before this one of the area."),
    ] = None
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="SUBTHEME", help="Stand after this one of the area."),
    ] = None

    def place(self, new: str | None = None) -> "SubthemePlace":
        """The place that is meant, in an area that is made if `new` is its label."""
        from dhrcode.workflows.codebook.places import SubthemePlace

        return SubthemePlace(area=self.area, before=self.before, after=self.after, new=new)


class RevisionOptions(NamedTuple):
    """Why the codebook is changed, and what its new version is called, as it was typed."""

    context: typer.Context
    why: ReasonOption
    version: VersionOption = None
    project: ProjectOption = None

    def revise(self, change: "CodebookChange") -> None:
        """Makes the change, and says what was done and what is behind now."""
        from dhrcode.reports.revisions import done_in_words, findings_in_words
        from dhrcode.workflows.codebook.revision import revise

        project = ProjectOptions(self.context, self.project).open()
        result = revise(project, change, self.why, self.version)
        revision = result.revision
        say(
            f"Version {revision.version} of {result.codebook.id}, after {revision.after}: "
            f"{done_in_words(revision)}."
        )
        say(findings_in_words(revision))
        for note in result.notes:
            say(note)
        say_behind(result.records, result.codings, result.stale)


def say_behind(records: int, codings: int, stale: str) -> None:
    """Says what is of an older version of the codebook, and what brings it forward.

    Args:
        records: how many records are.
        codings: how many independent codings.
        stale: the schema that is, or the empty string.
    """
    if records or codings:
        older = [plural(records, "record")] if records else []
        older += [plural(codings, "independent coding")] if codings else []
        one = records + codings == 1
        say(
            f"{' and '.join(older)} {'is' if one else 'are'} of an older version: "
            f"'dhrcode migrate' brings {'it' if one else 'them'} forward."
        )
    if stale:
        say(f"{stale} is of an older version: 'dhrcode init --update' makes it anew.")
