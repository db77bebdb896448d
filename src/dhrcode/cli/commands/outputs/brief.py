"""Briefings on single themes, which the command report makes."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import OutputOptions
from dhrcode.cli.terminal import tell
from dhrcode.errors import FileAccessError, UsageError
from dhrcode.text import plural, shown

if TYPE_CHECKING:
    from dhrcode.problems import Problem
    from dhrcode.reports.blocks import Report
    from dhrcode.store.project import Project

DEFAULT = "docx"
"""The format of briefings on all themes."""


class BriefOptions(NamedTuple):
    """On which themes briefings are made, as it was typed."""

    theme: Annotated[
        str | None,
        typer.Option("--theme", metavar="SUBTHEME", help="One page on this theme instead."),
    ] = None
    each: Annotated[
        bool,
        typer.Option("--each", help="One page on each theme, into the folder -o: all or none."),
    ] = False
    quotes: Annotated[
        list[str] | None,
        typer.Option(
            "--quotes",
            metavar="DHR3:1",
            help="With --theme: the quotes to show, by review and number of the evidence.",
        ),
    ] = None

    @property
    def asked(self) -> bool:
        """Whether briefings are made, and no pack."""
        return self.theme is not None or self.each

    def refuse_mixture(self, *, public: bool, parts: bool, output: Path | None) -> None:
        """Refuses options that cannot be meant together.

        Args:
            public: whether a publication is asked for.
            parts: whether parts of a pack are chosen, with evidence, a title or what changed.
            output: where to.
        """
        if self.quotes and self.theme is None:
            raise UsageError("--quotes goes with --theme: each quote is one on that theme")
        if not self.asked:
            return
        if self.theme is not None and self.each:
            raise UsageError("--theme makes one page and --each all: give one of the two")
        if public:
            raise UsageError("a briefing names reviews and quotes them: it is no publication")
        if parts:
            raise UsageError("a briefing has its own parts: leave out what chooses those of a pack")
        if self.each and output is None:
            raise UsageError("--each writes many files: name their folder with -o")

    def themes(self, project: "Project") -> list[str]:
        """The ids of the subthemes.

        Raises:
            UsageError: the codebook has no such subtheme.
        """
        from dhrcode.workflows.edits import subtheme_id

        if self.theme is None:
            return list(project.codebook.subthemes)
        return [subtheme_id(project.codebook, self.theme)]


def write_each(
    project: "Project",
    options: OutputOptions,
    briefs: "Mapping[str, Report]",
    warnings: "Iterable[Problem]",
    template: Path | None = None,
) -> None:
    """Writes briefings into a folder, all or none, each named by its theme.

    Raises:
        IdentifiersError: there is one in one of them, and that was not allowed.
        FileAccessError: the folder cannot be made or written, or is a file.
        RefusedError: it is one of the project's own.
    """
    from dhrcode.cli.output import (
        TemplateFile,
        fonts_kept,
        refuse_inputs,
        refuse_own,
        say_what_it_may_tell,
    )
    from dhrcode.cli.progress import tracked_as
    from dhrcode.cli.terminal import print_problems
    from dhrcode.exporters import exporter
    from dhrcode.reports.texts import made_texts, texts_of
    from dhrcode.store.several import write_several
    from dhrcode.workflows.release import refuse_identifiers

    folder, form = options.output, options.form or DEFAULT
    assert folder is not None  # noqa: S101 - refused before
    if folder.exists() and not folder.is_dir():
        raise FileAccessError(f"{folder} is a file: --each takes a folder")
    refuse_own(project, folder / f"brief.{form}" if folder.is_dir() else folder)
    written_on = None if template is None else TemplateFile(template, form)
    if template is not None:
        for theme in briefs:
            refuse_inputs(folder / f"{theme}.{form}", [template])
    print_problems(warnings)
    perhaps = 0
    if not options.allow_identifiers:
        texts = {text for one in briefs.values() for text in texts_of(one)}
        made = {text for one in briefs.values() for text in made_texts(one)}
        perhaps = refuse_identifiers(project, texts, made=made)
        perhaps += written_on.scanned(project) if written_on else 0
    render = written_on.render if written_on else exporter(form)
    progress = tracked_as("Writing briefings")
    with fonts_kept(project, form):
        files = {
            f"{theme}.{form}": render(one) for theme, one in progress(briefs.items(), len(briefs))
        }
    write_several(folder, files)
    tell(f"wrote {plural(len(files), 'briefing')} into {shown(folder)}")
    say_what_it_may_tell(perhaps, Path(shown(folder)) / f"THEME.{form}")
