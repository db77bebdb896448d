"""A map of a table, read by the layout that it names and checked against the codebook."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dhrcode.importers.layouts import LAYOUTS, USUAL, layout_named
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import TableFile
from dhrcode.problems import Fault, Problem, has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loaded import located
from dhrcode.store.loader import validated
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.text import nearest_or_all, shown


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map as it was read.

    Attributes:
        path: its file.
        text: its text.
        map: what it says; None if it has an error.
        layout: the kind of table that it is of, by its name in `LAYOUTS`.
        problems: errors and warnings.
    """

    path: Path
    text: str
    map: TableFile | None
    layout: str
    problems: list[Problem]

    def located(self, faults: Iterable[Fault]) -> list[Problem]:
        """Faults as problems of the map."""
        return located(shown(self.path), self.text, faults)


def read_map(path: Path, codebook: Codebook) -> MapFile:
    """Reads a map by the layout that it names, and checks it against the codebook.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    mapping, text, problems = read_yaml(read_bytes(path, MAX_BYTES), shown(path))
    read = MapFile(path, text or "", None, USUAL, problems)
    if mapping is None:
        return read
    named = mapping.get("layout") or USUAL
    if not isinstance(named, str) or named not in LAYOUTS:
        problems.extend(read.located([_unknown(named)]))
        return read
    layout = layout_named(named)
    result, faults = validated(layout.map, mapping)
    if result is not None:
        faults += layout.faults(result, codebook)
    problems.extend(read.located(faults))
    return read if has_errors(problems) else replace(read, map=result, layout=named)


def _unknown(named: object) -> Fault:
    said = f"'{str(named)[:40]}' is no layout that dhrcode knows"
    hint = nearest_or_all(str(named), LAYOUTS)
    return Fault(("layout",), "bad-value", said, hint)
