"""REFI-QDA: codebooks (`.qdc`) and projects (`.qdpx`) of other programs, read leniently."""

from pathlib import Path

from dhrcode.importers import Imported, ImportRequest


def read(path: Path, name: str, request: ImportRequest) -> Imported:
    """Reads a codebook or a project, by the file's suffix; a codebook may be in a project.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        DataProblemsError: the file of names has errors.
        UsageError: it is a project, and there is no project of ours to import it into.
    """
    from dhrcode.importers.refi.codebook import codebook_in  # noqa: PLC0415 - one of the two
    from dhrcode.importers.refi.file import opened  # noqa: PLC0415
    from dhrcode.importers.refi.nodes import RefiError  # noqa: PLC0415
    from dhrcode.importers.refi.project import read_project  # noqa: PLC0415

    try:
        if path.suffix.lower() == ".qdc":
            return codebook_in(opened(path, name), path)
        return read_project(path, name, request)
    except RefiError as error:
        return Imported(problems=[error.problem])
