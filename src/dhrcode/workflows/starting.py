"""A new project folder."""

from pathlib import Path

from dhrcode.errors import FileAccessError, RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.schemas import codebook_schema, record_schema
from dhrcode.store.atomic import read_bytes, reason, write_bytes
from dhrcode.store.project import shipped_codebook
from dhrcode.store.shipped import shipped_path

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
        "schemas/record.schema.json": record_schema(codebook),
        "schemas/codebook.schema.json": codebook_schema(),
        "themes.yaml": read_bytes(shipped_path()),  # last: with it the folder is a project
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
