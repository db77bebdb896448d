"""Where a report goes: the screen, standard output in a format, or a file."""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from dhrcode.cli.layout import laid_out
from dhrcode.cli.terminal import say, width, write, write_output
from dhrcode.errors import FileAccessError, RefusedError
from dhrcode.exporters import FORMATS, exporter, format_of
from dhrcode.reports.blocks import Paragraph, Report, Table
from dhrcode.reports.texts import texts_of
from dhrcode.store.atomic import write_bytes
from dhrcode.store.project import Project
from dhrcode.workflows.release import refuse_identifiers

OURS = (
    "themes.yaml",
    "records",
    "coders",
    "sources",
    "verified",
    "schemas",
    "private",
    "actions.yaml",
    "sample.yaml",
    ".gitignore",
    ".dhrcode",
    ".git",
    ".vscode",
)
"""What belongs to a project itself: no output may stand there."""


WITH_CHARTS = ("docx", "html", "xlsx")
"""Formats that may hold pictures; what draws them keeps a list of fonts in the project."""
_SHOWN = ("Codebook", "Selection", "Made with", "Digest of the input (SHA-256)")


def check_target(
    project: Project, target: Path | None, form: str | None, among: Iterable[str] = FORMATS
) -> None:
    """Refuses a bad target before any work is done.

    Raises:
        UsageError: a suffix or format that there is not.
        RefusedError: it is a file of the project itself.
        FileAccessError: its folder does not exist, or it is no regular file.
    """
    if form is not None:
        exporter(form, among)
    if target is None:
        return
    if form is None:
        format_of(target, among)
    refuse_own(project, target)


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


def deliver(
    report: Report,
    target: Path | None,
    form: str | None,
    project: Project | None,
    *,
    allow: bool = False,
) -> None:
    """Writes a report to a file, to standard output in a format, or to the screen.

    Args:
        report: what is delivered.
        target: the file.
        form: the format, if it is not the file's.
        project: says what identifies nobody, and keeps the list of fonts that charts are drawn
            with; None where the report is of none.
        allow: even if there is an identifier in it.

    Raises:
        IdentifiersError: there is one; nothing is written.
    """
    if not allow:
        on_screen = target is None and form is None
        refuse_identifiers(project, texts_of(report, on_screen=on_screen))
    if target is None and form is None:
        _show(report)
        return
    wanted = form or format_of(target or Path())
    with _fonts_kept(project, wanted):
        data = exporter(wanted)(report)
    if target is not None:
        write_bytes(target, data)
        say(f"wrote {target}", stderr=True)
    else:
        write_output(data)


def _fonts_kept(project: Project | None, form: str) -> AbstractContextManager[None]:
    """Where what draws charts keeps its list of fonts: in the project, never in a home folder."""
    if form not in WITH_CHARTS or project is None:
        return nullcontext()
    from dhrcode.exporters.charts.drawing import own_cache  # noqa: PLC0415 - a table needs none of it

    return own_cache(project.root / ".dhrcode" / "charts")


def _show_block(block: Paragraph | Table) -> None:
    if isinstance(block, Paragraph):
        say(block.text, "title" if block.lead else "")
    else:
        if block.title:
            say(block.title, "band")
        write(laid_out(block, width()))
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
