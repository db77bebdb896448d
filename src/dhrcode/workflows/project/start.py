"""A new project folder, and what dhrcode keeps in it beside the records, made anew."""

import json
from pathlib import Path

from dhrcode.errors import FileAccessError, RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.schemas import codebook_schema, record_schema
from dhrcode.store.atomic import read_bytes, reason, write_bytes
from dhrcode.store.project import Project, shipped_codebook
from dhrcode.store.shipped import shipped_path
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
    """The schemas for editors, by name: of the codebook's records, and of any codebook."""
    return {
        "schemas/record.schema.json": record_schema(codebook),
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
    files = project_files(shipped_codebook())
    there = [name for name in (*files, "records") if (folder / name).exists()]
    if (folder / "sources").exists() and not (folder / "sources").is_dir():
        there.append("sources, which is not a folder,")
    if there:
        raise RefusedError(f"{folder} holds {there[0]} already; nothing was written")
    try:
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "records").mkdir()
        (folder / "sources").mkdir(exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be made: {reason(error)}") from None
    for name, data in files.items():
        write_bytes(folder / name, data, new=True)
    return [folder / name for name in (*files, "records", "sources")]


def update_project(project: Project) -> list[str]:
    """Makes anew what goes by the codebook and the dhrcode at hand; no codebook, no record.

    The schemas are dhrcode's own and are written over. Of `.gitignore` and the editor's settings,
    which may be a person's own, only what is lacking is put in.

    Returns:
        What was done, a sentence each; nothing where all is as it should be.

    Raises:
        FileAccessError: a file cannot be read or written.
        BusyError: one has changed since it was read.
    """
    wanted = {
        **schemas(project.codebook),
        ".gitignore": _ignoring(_text(project.root / ".gitignore")),
        ".vscode/settings.json": _set_up(_text(project.root / ".vscode/settings.json")),
    }
    with project.writing():
        return [said for name, data in wanted.items() if (said := _renew(project, name, data))]


def _renew(project: Project, name: str, data: bytes | None) -> str:
    path = project.root / name
    if data is None:
        return (
            f"{shown(path)} is not plain JSON and stays as it is: docs/editors.md says what "
            "belongs in it"
        )
    before = read_bytes(path) if path.exists() else None
    if before is not None and before.replace(b"\r\n", b"\n") == data:
        return ""
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{path.parent} cannot be made: {reason(error)}") from None
    write_bytes(path, data, expected=before, new=before is None)
    return f"wrote {shown(path)}"


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
