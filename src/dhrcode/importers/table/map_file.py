"""A map of a table, read and checked against the codebook."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dhrcode.checks.import_map import map_faults
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import ImportMap
from dhrcode.problems import Fault, Problem, has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loader import load_model, located
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map as it was read.

    Attributes:
        path: its file.
        text: its text.
        map: what it says; None if it has an error.
        problems: errors and warnings.
    """

    path: Path
    text: str
    map: ImportMap | None
    problems: list[Problem]

    def located(self, faults: Iterable[Fault]) -> list[Problem]:
        """Faults as problems of the map."""
        return located(shown(self.path), self.text, faults)


def read_map(path: Path, codebook: Codebook) -> MapFile:
    """Reads a map and checks it against the codebook.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    result, text, problems = load_model(read_bytes(path, MAX_BYTES), shown(path), ImportMap)
    read = MapFile(path, text or "", result, problems)
    if result is not None:
        problems.extend(read.located(map_faults(result, codebook)))
    return MapFile(path, read.text, None, problems) if has_errors(problems) else read
