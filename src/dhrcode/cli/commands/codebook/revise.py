"""Commands that change the codebook: codebook add, rename, move, merge, split, retire, redefine."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOption, SubthemeArgument, project_at
from dhrcode.cli.terminal import say
from dhrcode.text import plural

if TYPE_CHECKING:
    from pathlib import Path

    from dhrcode.workflows.codebook.changes import CodebookChange
    from dhrcode.workflows.codebook.revision import RevisionResult

WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept.")]
VersionOption = Annotated[
    str | None,
    typer.Option("--version", metavar="V", help="The new version; otherwise the next number."),
]
AreaOption = Annotated[
    str, typer.Option("--area", metavar="AREA", help="The area's id, or its label.")
]
BeforeOption = Annotated[
    str | None,
    typer.Option("--before", metavar="SUBTHEME", help="Stand before this one of the area."),
]
AfterOption = Annotated[
    str | None,
    typer.Option("--after", metavar="SUBTHEME", help="Stand after this one of the area."),
]
LabelOption = Annotated[
    str | None, typer.Option("--label", metavar="TEXT", help="Its name in the table.")
]
DefinitionOption = Annotated[
    str | None, typer.Option("--definition", metavar="TEXT", help="What it is.")
]
WhenOption = Annotated[
    str | None, typer.Option("--when-to-use", metavar="TEXT", help="When it is coded.")
]
WhenNotOption = Annotated[
    str | None,
    typer.Option("--when-not-to-use", metavar="TEXT", help="When it is not, and what is then."),
]
ExampleOption = Annotated[
    str | None, typer.Option("--example", metavar="TEXT", help="An example, invented.")
]
CueOption = Annotated[
    list[str] | None,
    typer.Option("--cue", metavar="WORDS", help="Words to look for; again for more."),
]


def add_to(codebook: typer.Typer) -> None:
    """Adds the commands to `dhrcode codebook`."""
    for command in (add, rename, move, merge, split, retire, redefine):
        codebook.command(command.__name__)(command)


def add(
    context: typer.Context,
    subtheme: Annotated[str, typer.Argument(metavar="SUBTHEME", help="The id of the new one.")],
    area: AreaOption,
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="Its name in the table.")],
    definition: Annotated[str, typer.Option("--definition", metavar="TEXT", help="What it is.")],
    why: WhyOption,
    when_to_use: WhenOption = None,
    when_not_to_use: WhenNotOption = None,
    example: ExampleOption = None,
    cue: CueOption = None,
    new_area: Annotated[
        str | None,
        typer.Option("--new-area", metavar="LABEL", help="Make the area; --area is then its id."),
    ] = None,
    before: BeforeOption = None,
    after: AfterOption = None,
    version: VersionOption = None,
    project: ProjectOption = None,
) -> None:
    """Add a subtheme."""
    from dhrcode.workflows.codebook import changes
    from dhrcode.workflows.codebook.places import SubthemePlace
    from dhrcode.workflows.codebook.wording import Wording

    wording = Wording(label, definition, when_to_use, when_not_to_use, example, _cues(cue))
    place = SubthemePlace(area, before, after, new_area)
    _revise(
        context,
        project,
        (why, version),
        lambda codebook, _: changes.add(codebook, subtheme, wording, place),
    )


def rename(
    context: typer.Context,
    subtheme: SubthemeArgument,
    why: WhyOption,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="The new id.", show_default=False)
    ] = None,
    label: Annotated[
        str | None,
        typer.Option("--label", metavar="TEXT", help="The new label; the old one stays a name."),
    ] = None,
    version: VersionOption = None,
    project: ProjectOption = None,
) -> None:
    """Give a subtheme another id, label, or both. Findings are kept."""
    from dhrcode.workflows.codebook import changes

    _revise(
        context,
        project,
        (why, version),
        lambda codebook, _: changes.rename(codebook, subtheme, new, label),
    )


def move(
    context: typer.Context,
    subtheme: SubthemeArgument,
    area: AreaOption,
    why: WhyOption,
    before: BeforeOption = None,
    after: AfterOption = None,
    version: VersionOption = None,
    project: ProjectOption = None,
) -> None:
    """Put a subtheme into another area or place. Findings are kept."""
    from dhrcode.workflows.codebook import changes
    from dhrcode.workflows.codebook.places import SubthemePlace

    place = SubthemePlace(area, before, after)
    _revise(
        context,
        project,
        (why, version),
        lambda codebook, _: changes.move(codebook, subtheme, place),
    )


def merge(
    context: typer.Context,
    subthemes: Annotated[
        list[str], typer.Argument(metavar="SUBTHEME...", help="Two or more, by id or label.")
    ],
    into: Annotated[
        str, typer.Option("--into", metavar="ID", help="One of them, or the id of a new one.")
    ],
    why: WhyOption,
    label: LabelOption = None,
    definition: DefinitionOption = None,
    when_to_use: WhenOption = None,
    when_not_to_use: WhenNotOption = None,
    example: ExampleOption = None,
    cue: CueOption = None,
    version: VersionOption = None,
    project: ProjectOption = None,
) -> None:
    """Join subthemes into one. The others are retired, and findings are joined by a rule."""
    from dhrcode.workflows.codebook.regrouping import merge as merged
    from dhrcode.workflows.codebook.wording import Wording

    wording = Wording(label, definition, when_to_use, when_not_to_use, example, _cues(cue))
    _revise(
        context,
        project,
        (why, version),
        lambda codebook, version: merged(codebook, subthemes, into, wording, version),
    )


def split(
    context: typer.Context,
    subtheme: SubthemeArgument,
    into: Annotated[
        list[str],
        typer.Option("--into", metavar='ID="LABEL"', help="A part, with its label; for each."),
    ],
    definition_of: Annotated[
        list[str],
        typer.Option(
            "--definition-of", metavar='ID="TEXT"', help="The definition of a part; for each."
        ),
    ],
    why: WhyOption,
    version: VersionOption = None,
    project: ProjectOption = None,
) -> None:
    """Part a subtheme into two or more. It is retired, and the parts are to be coded."""
    from dhrcode.workflows.codebook.regrouping import pairs
    from dhrcode.workflows.codebook.regrouping import split as parted

    labels, definitions = pairs("--into", into), pairs("--definition-of", definition_of)
    _revise(
        context,
        project,
        (why, version),
        lambda codebook, version: parted(codebook, subtheme, labels, definitions, version),
    )


def retire(
    context: typer.Context,
    subtheme: SubthemeArgument,
    why: WhyOption,
    version: VersionOption = None,
    project: ProjectOption = None,
) -> None:
    """Code and count a subtheme no longer. Findings stay in their records."""
    from dhrcode.workflows.codebook import changes

    _revise(
        context,
        project,
        (why, version),
        lambda codebook, version: changes.retire(codebook, subtheme, version),
    )


def redefine(
    context: typer.Context,
    subtheme: SubthemeArgument,
    why: WhyOption,
    definition: DefinitionOption = None,
    when_to_use: WhenOption = None,
    when_not_to_use: WhenNotOption = None,
    example: ExampleOption = None,
    cue: CueOption = None,
    keep_findings: Annotated[
        bool,
        typer.Option(
            "--keep-findings", help="The wording alone was mended: nothing is coded again."
        ),
    ] = False,
    version: VersionOption = None,
    project: ProjectOption = None,
) -> None:
    """Define a subtheme anew. It is to be coded again, unless --keep-findings is given."""
    from dhrcode.workflows.codebook import changes
    from dhrcode.workflows.codebook.wording import Wording

    wording = Wording(None, definition, when_to_use, when_not_to_use, example, _cues(cue))
    _revise(
        context,
        project,
        (why, version),
        lambda codebook, _: changes.redefine(
            codebook, subtheme, wording, keep_findings=keep_findings
        ),
    )


def _cues(typed: list[str] | None) -> tuple[str, ...] | None:
    """The cues that were typed; one that is empty takes them all away."""
    return None if typed is None else tuple(cue for cue in typed if cue)


def _revise(
    context: typer.Context,
    project: "Path | None",
    how: tuple[str, str | None],
    change: "CodebookChange",
) -> None:
    from dhrcode.workflows.codebook.revision import revise

    why, version = how
    _say(revise(project_at(context, project), change, why, version))


def _say(result: "RevisionResult") -> None:
    from dhrcode.reports.revisions import done_in_words, findings_in_words

    revision = result.revision
    say(
        f"Version {revision.version} of {result.codebook.id}, after {revision.after}: "
        f"{done_in_words(revision)}."
    )
    say(findings_in_words(revision))
    for note in result.notes:
        say(note)
    if result.records or result.codings:
        older = [plural(result.records, "record")] if result.records else []
        older += [plural(result.codings, "independent coding")] if result.codings else []
        one = result.records + result.codings == 1
        say(
            f"{' and '.join(older)} {'is' if one else 'are'} of an older version: "
            f"'dhrcode migrate' brings {'it' if one else 'them'} forward."
        )
    if result.stale:
        say(f"{result.stale} is of an older version: 'dhrcode init --update' makes it anew.")
