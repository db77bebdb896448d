"""A new project folder, and what dhrcode keeps in it beside the records, made anew."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import FileAccessError, RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT
from dhrcode.model.schemas import codebook_schema, plan_schema, record_schema
from dhrcode.store.atomic import read_bytes, reason
from dhrcode.store.codebooks import codebook_file, format_of, shipped_codebook
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.journal.journal import Journal, Recovered
from dhrcode.store.locks import locked
from dhrcode.store.project import Project, project_of
from dhrcode.store.root import CODEBOOK
from dhrcode.store.shipped import shipped_path
from dhrcode.store.yaml.codebook_writer import with_format
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown

GITIGNORE = """\
# Documents under review and what is made from records stay out of version control.
sources/
exports/
private/
.dhrcode/
"""

EDITOR_SETTINGS = """\
{
  "yaml.schemas": {
    "./schemas/record.schema.json": ["records/*.yaml", "coders/*/*.yaml"],
    "./schemas/plan.schema.json": ["actions/*.yaml", "!actions/recurring.yaml"],
    "./schemas/codebook.schema.json": "themes.yaml"
  }
}
"""


def project_files(codebook: Codebook) -> dict[str, bytes]:
    """What `init` writes, by name, in the order in which it is written."""
    return {
        ".gitignore": GITIGNORE.encode(),
        ".vscode/settings.json": EDITOR_SETTINGS.encode(),
        **schemas(codebook),
        "themes.yaml": read_bytes(shipped_path()),  # last: with it the folder is a project
    }


def schemas(codebook: Codebook) -> dict[str, bytes]:
    """The schemas for editors, by name: of the codebook's records and plans, and of a codebook."""
    return {
        "schemas/record.schema.json": record_schema(codebook),
        "schemas/plan.schema.json": plan_schema(codebook),
        "schemas/codebook.schema.json": codebook_schema(),
    }


def start_project(folder: Path) -> list[Path]:
    """Makes a folder a project: codebook, records, .gitignore, schemas for editors.

    Returns:
        The files and folders written.

    Raises:
        RefusedError: something of that name is there; nothing is written.
        FileAccessError: the folder cannot be made or written.
    """
    files, journal = project_files(shipped_codebook()), Journal(folder, "init")
    result = [folder / name for name in (*files, "records", "sources")]
    if journal.interrupted:
        with locked(folder):
            recovered = journal.recover()
        if recovered is not None and recovered.finished and recovered.files == set(files):
            return result
    _refuse_taken(folder, files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be made: {reason(error)}") from None
    with locked(folder):
        journal.carry_out(
            [FileChange(name, None, data) for name, data in files.items()],
            folders=("records", "sources"),
            kept=False,
        )
    return result


def _refuse_taken(folder: Path, files: Iterable[str]) -> None:
    there = [name for name in (*files, "records") if (folder / name).exists()]
    if (folder / "sources").exists() and not (folder / "sources").is_dir():
        there.append("sources, which is not a folder,")
    if there:
        raise RefusedError(f"{folder} holds {there[0]} already; nothing was written")


class Updated(NamedTuple):
    """What was done to a project, a sentence each; nothing where all was as it should be."""

    codebook: Codebook
    done: list[str]


def update_project(root: Path, tell: Callable[[Recovered], None] | None = None) -> Updated:
    """Raises a project's format, and makes anew what goes by its codebook and the dhrcode at hand.

    Of the codebook nothing changes but the number of the format, and of a record nothing. The
    schemas are dhrcode's own and are written over. Of `.gitignore` and the editor's settings, which
    may be a person's own, only what is lacking is put in.

    Args:
        root: the project's folder.
        tell: is told what became of a command that was interrupted.

    Raises:
        DataProblemsError: the codebook has errors.
        FormatError: the project is in a format that this dhrcode does not know.
        FileAccessError: a file cannot be read or written.
        BusyError: one has changed since it was read.
    """
    path, journal = root / CODEBOOK, Journal(root, "init --update", tell)
    before, data = format_of(path), read_bytes(path, MAX_BYTES)
    raised = FORMAT if before is not None and before < FORMAT else None
    project = project_of(root, codebook_file(data, shown(path), raised), journal)
    wanted = {
        **schemas(project.codebook),
        ".gitignore": _ignoring(_text(root / ".gitignore")),
        ".vscode/settings.json": _set_up(_text(root / ".vscode/settings.json")),
    }
    with project.writing():
        renewed = [_renewed(project, name, result) for name, result in wanted.items()]
        changes = [change for change, _ in renewed if change is not None]
        if raised is not None:
            result = with_format(data.decode("utf-8-sig"), raised).encode()
            changes.append(project.file_change(path, data, result))
        project.write(changes, kept=False)
    done = [said for _, said in renewed if said]
    if raised is not None:
        done = [
            f"raised {shown(path)} from format {before or 1} to {raised}",
            f"Everybody who works on the project needs a dhrcode that knows format {raised}.",
            *done,
        ]
    return Updated(project.codebook, done)


def _renewed(project: Project, name: str, data: bytes | None) -> tuple[FileChange | None, str]:
    """The change of a file, if it has to be one, and what was done in a sentence."""
    path = project.root / name
    if data is None:
        return None, (
            f"{shown(path)} is not plain JSON and stays as it is: docs/editors.md says what "
            "belongs in it"
        )
    before = read_bytes(path) if path.exists() else None
    if before is not None and before.replace(b"\r\n", b"\n") == data:
        return None, ""
    return project.file_change(path, before, data), f"wrote {shown(path)}"


def _text(path: Path) -> str | None:
    return read_bytes(path).decode("utf-8-sig", "replace") if path.exists() else None


def _ignoring(text: str | None) -> bytes:
    """A `.gitignore` with every line of ours, and whatever else it has."""
    if text is None:
        return GITIGNORE.encode()
    there = [line.strip() for line in text.splitlines()]
    ours = [line for line in GITIGNORE.splitlines()[1:] if line not in there]
    gap = "" if text.endswith("\n") or not text else "\n"
    return "".join([text, gap, *(f"{line}\n" for line in ours)]).replace("\r\n", "\n").encode()


def _set_up(text: str | None) -> bytes | None:
    """The editor's settings with ours, and whatever else they have; None where they are no JSON."""
    if text is None:
        return EDITOR_SETTINGS.encode()
    try:
        settings = json.loads(text)
        named = settings.setdefault("yaml.schemas", {})
        ours = json.loads(EDITOR_SETTINGS)["yaml.schemas"]
        if all(named.get(schema) == files for schema, files in ours.items()):
            return text.replace("\r\n", "\n").encode()
        named.update(ours)
    except (ValueError, AttributeError):
        return None
    return f"{json.dumps(settings, indent=2, ensure_ascii=False)}\n".encode()
