"""From another program's codebook to a file of ours, which never takes another's place."""

from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError, NotFoundError, RefusedError, UsageError
from dhrcode.importers import Imported, ImportRequest, importer
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT
from dhrcode.problems import has_errors
from dhrcode.store.atomic import write_bytes
from dhrcode.store.codebooks import read_codebook
from dhrcode.store.loader import load_codebook
from dhrcode.store.project import find_root
from dhrcode.store.root import CODEBOOK
from dhrcode.store.yaml.codebook_writer import codebook_yaml
from dhrcode.text import plural, shown


class AdoptionResult(NamedTuple):
    """A codebook that was brought in, or would be.

    Attributes:
        codebook: the codebook.
        data: its file.
        target: where it goes; None where the project has the same, and no other file was named.
        notes: what could not be carried over, in sentences.
    """

    codebook: Codebook
    data: bytes
    target: Path | None
    notes: tuple[str, ...]

    @property
    def holds(self) -> str:
        """What is in it, in a few words."""
        areas, subthemes = len(self.codebook.areas), len(self.codebook.subthemes)
        return f"{plural(areas, 'area')}, {plural(subthemes, 'subtheme')}"


def adopted(file: Path, folder: Path | None, output: Path | None) -> AdoptionResult:
    """Reads a codebook, and says where it goes; writes nothing.

    Args:
        file: the file.
        folder: the project's, or one that is to be a project; if not given, the current one.
        output: the file to write; if not given, `themes.yaml` of a folder that has none.

    Raises:
        DataProblemsError: the file has errors, or makes no codebook.
        UsageError: the file to write has another suffix than `.yaml`.
        RefusedError: the project has another codebook, and no file was named.
    """
    if output is not None and output.suffix.lower() != ".yaml":
        raise UsageError(f"'{output.name}' should end in .yaml")
    read = _read(file)
    data = codebook_yaml(read.codebook, number=FORMAT).encode() if read.codebook else b""
    codebook, problems = load_codebook(data, shown(file)) if data else (None, read.problems)
    if codebook is None or has_errors(problems):
        raise DataProblemsError(problems, "nothing was brought in")
    root = _root(folder)
    same = root is not None and _named(read_codebook(root / CODEBOOK).codebook) == _named(codebook)
    target = output
    if output is None and root is None:
        target = (folder or Path()) / CODEBOOK
    elif output is None and root and not same:
        raise RefusedError(
            f"{shown(root / CODEBOOK)} is another codebook: -o FILE writes this one beside it, and "
            "'dhrcode codebook diff FILE' compares the two"
        )
    alike = ["The project's codebook has the same areas and subthemes."] if same else []
    return AdoptionResult(codebook, data, target, (*alike, *read.notes))


def _read(file: Path) -> Imported:
    if file.suffix.lower() != ".qdc":
        from dhrcode.importers.codebook_table import read_codebook_table  # noqa: PLC0415 - for tables

        return read_codebook_table(file, shown(file))
    wanted = ImportRequest(None)
    return importer(file, wanted)(file, shown(file), wanted)


def write(adopted: AdoptionResult) -> None:
    """Writes the codebook, if it goes anywhere.

    Raises:
        RefusedError: there is a file of that name.
        FileAccessError: it cannot be written.
    """
    if adopted.target is not None:
        write_bytes(adopted.target, adopted.data, new=True)


def _root(folder: Path | None) -> Path | None:
    """The project that is there, if one is."""
    if folder is not None:
        return folder if (folder / CODEBOOK).is_file() else None
    try:
        return find_root(Path.cwd())
    except NotFoundError:
        return None


def _named(codebook: Codebook) -> list[tuple[str, ...]]:
    """What tells whether codebooks have the same areas and subthemes: their ids and labels."""
    return [(area.id, area.label, one.id, one.label) for area, one in codebook.rows()]
