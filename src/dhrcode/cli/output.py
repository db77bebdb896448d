"""Where a report goes: the screen, standard output in a format, or a file."""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from dhrcode.analysis.ledger import Hidden, Undefined
from dhrcode.cli.layout import print_table
from dhrcode.cli.options import OutputOptions
from dhrcode.cli.terminal import print_problems, say, tell, warn, write_output
from dhrcode.errors import FileAccessError, RefusedError, UsageError
from dhrcode.exporters import FORMATS, exporter, format_of
from dhrcode.problems import Problem
from dhrcode.reports.blocks import DECIMALS, Paragraph, Report, Table
from dhrcode.reports.texts import made_texts, texts_of
from dhrcode.store.atomic import write_bytes
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.release import refuse_identifiers

OURS = (
    "themes.yaml",
    "records",
    "coders",
    "sources",
    "verified",
    "schemas",
    "private",
    "actions",
    "actions.yaml",
    "sample.yaml",
    "publications.yaml",
    ".gitignore",
    ".dhrcode",
    ".git",
    ".vscode",
)
"""What belongs to a project itself: no output may stand there."""
EXPORTS = "exports"
"""Where outputs go that are named by dhrcode; git leaves it out. It is made when it is needed."""

_SHOWN = ("Codebook", "Selection", "Made with", "Digest of the input (SHA-256)")


def refuse_own(project: Project, target: Path) -> None:
    """Refuses a target that no output may take, whatever its format.

    Raises:
        RefusedError: it is a file of the project itself.
        FileAccessError: its folder does not exist, or it is no regular file.
    """
    real = Path(os.path.realpath(target))
    root = Path(os.path.realpath(project.root))
    if _stands_in(real, root) or _is_ours(real, root):
        raise RefusedError(f"{target} is a file of the project itself: give another name")
    if real.parent == root / EXPORTS:
        real.parent.mkdir(exist_ok=True)
    if target.is_dir() or (target.exists() and not target.is_file()):
        raise FileAccessError(f"{target} is not a regular file: give another name")
    if not real.parent.is_dir():
        folder = real.parent if target.is_symlink() else target.parent
        raise FileAccessError(f"there is no folder {folder} to write to")


def _stands_in(real: Path, root: Path) -> bool:
    """Whether the target is, or lies in, one of the project's own files and folders."""
    if real.is_relative_to(root) and real != root:
        return real.relative_to(root).parts[0].casefold() in OURS
    return any(real.is_relative_to(os.path.realpath(root / name)) for name in OURS)


def _is_ours(real: Path, root: Path) -> bool:
    """Whether the target is a project's file under another name (a hard link, a linked record)."""
    if not real.exists() or (real.stat().st_nlink == 1 and real.suffix != ".yaml"):
        return False
    own = (root / "themes.yaml", *(root / "records").glob("*.yaml"))
    return any(one.exists() and real.samefile(one) for one in own)


class TemplateFile:
    """A template for a Word document; what it does not have is said.

    Args:
        path: where it is.
        form: in which format the output is written.

    Raises:
        UsageError: the output is no Word document.
        NotFoundError: there is no such file.
        FileAccessError: it cannot be used as a template.
    """

    def __init__(self, path: Path, form: str | None) -> None:
        if form != "docx":
            raise UsageError("--template is for a Word document: write one with -o pack.docx")
        from dhrcode.workflows.outputs.template import read_template  # noqa: PLC0415 - loads lxml

        self._path, self._template = path, read_template(path)
        for missing in self._template.missing:
            tell(f"{path.name} {missing}")

    def scanned(self, project: Project | None) -> int:
        """How many words it holds that may tell who somebody is; refused if some do."""
        from dhrcode.workflows.outputs.template import refuse_in_template  # noqa: PLC0415 - likewise

        return refuse_in_template(self._path, self._template, project)

    def render(self, report: Report) -> bytes:
        """The report as a document on the template."""
        from dhrcode.exporters.word.document import render  # noqa: PLC0415 - loads python-docx

        return render(report, self._template)


class Output:
    """Where one report goes: a file, standard output in a format, or the screen.

    Args:
        options: as they were typed.
        project: says what is its own and what identifies nobody, and keeps the list of fonts that
            charts are drawn with; None where the report is of none.
        among: the formats that the report can be written in.
        inputs: files that it is made of, which it must not overwrite.
        decimals: of percentages, in what is made from now on.
        template: somebody's own document, on which a Word document is written.

    Raises:
        UsageError: a suffix or format that there is not, or a template for another format.
        RefusedError: the target is a file of the project itself, or one of `inputs`.
        FileAccessError: its folder does not exist, or it is no regular file.
    """

    def __init__(
        self,
        options: OutputOptions,
        project: Project | None,
        *,
        among: Iterable[str] = FORMATS,
        inputs: Iterable[Path] = (),
        decimals: int = 0,
        template: Path | None = None,
    ) -> None:
        self._project, self._allow, self._target = (
            project,
            options.allow_identifiers,
            options.output,
        )
        DECIMALS.set(decimals)
        self._form = options.form
        if self._form is not None:
            exporter(self._form, among)
        elif self._target is not None:
            self._form = format_of(self._target, among)
        self._template = None if template is None else TemplateFile(template, self._form)
        if self._target is None:
            return
        if project is not None:
            refuse_own(project, self._target)
        refuse_inputs(self._target, inputs if template is None else [*inputs, template])

    @property
    def written(self) -> str | None:
        """The format in which the report is written; None where it is shown on the screen."""
        return self._form

    def deliver(self, report: Report, warnings: Iterable[Problem] = ()) -> None:
        """Prints the warnings that were met, and writes the report.

        Raises:
            IdentifiersError: there is one in it, and that was not allowed; nothing is written.
        """
        print_problems(warnings)
        perhaps = 0
        if not self._allow:
            texts = texts_of(report, on_screen=self._form is None)
            perhaps = refuse_identifiers(self._project, texts, made=made_texts(report))
            perhaps += self._template.scanned(self._project) if self._template else 0
        if self._form is None:
            _show(report)
            say_what_it_may_tell(perhaps, None)
            return
        with fonts_kept(self._project, self._form):
            data = (self._template.render if self._template else exporter(self._form))(report)
        if self._target is None:
            write_output(data)
        else:
            write_bytes(self._target, data)
            tell(f"wrote {self._target}")
        say_what_it_may_tell(perhaps, self._target)


def say_small(project: Project, counts: Iterable[int | Hidden | Undefined]) -> None:
    """Says that an output which hides nothing holds counts below the project's threshold."""
    threshold = project.codebook.disclosure.threshold
    if any(isinstance(count, int) and 0 < count < threshold for count in counts):
        small = "1" if threshold == 2 else f"1 to {threshold - 1}"
        warn(
            f"It holds counts of {small}, which may tell who is meant, and hides none: it is not "
            "for publication.",
        )


def say_what_it_may_tell(perhaps: int, target: Path | None) -> None:
    """Says how many words of an output may tell who somebody is, and how to see them."""
    if perhaps:
        words = plural(perhaps, "word or phrase", "words or phrases")
        see = f"dhrcode scan --file {target}" if target is not None else "dhrcode scan"
        warn(
            f"It holds {words} that may tell who somebody is (warnings): {see} lists them.",
        )


def refuse_inputs(target: Path, inputs: Iterable[Path]) -> None:
    """Refuses to write over what an output is made of.

    Raises:
        RefusedError: the target is one of the inputs.
    """
    if target.exists() and any(path.exists() and target.samefile(path) for path in inputs):
        raise RefusedError(f"{target} is what the output is made of: give another name")


def fonts_kept(project: Project | None, form: str) -> AbstractContextManager[None]:
    """Where what draws charts keeps its list of fonts: in the project, never in a home folder."""
    if not FORMATS[form].charts or project is None:
        return nullcontext()
    from dhrcode.exporters.charts.drawing import own_cache  # noqa: PLC0415 - a table needs none of it

    return own_cache(project.root / ".dhrcode" / "charts")


def _show_block(block: Paragraph | Table) -> None:
    if isinstance(block, Paragraph):
        if block.heading:
            say(block.heading, "band")
        say(block.text, "title" if block.lead else "")
    else:
        if block.title:
            say(block.title, "band")
        print_table(block)
    say()


def _show(report: Report) -> None:
    say(report.title, "title")
    say(report.subtitle, "quiet")
    say()
    for block in report.brief:
        _show_block(block)
    for label, value in report.origin:
        if label in _SHOWN:
            say(f"{label}: {value}", "quiet")
