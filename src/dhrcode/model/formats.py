"""The formats of a project: one number, and the keys and values that each number brought.

Format 1 is what a `themes.yaml` without a number is in. A key that is not in the table is in every
format.
"""

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from dhrcode import __version__
from dhrcode.errors import FormatError
from dhrcode.model.base import Model, WholeNumber
from dhrcode.model.codebook import Codebook, CodebookPointer
from dhrcode.model.places import places
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record
from dhrcode.problems import Fault, KeyPath

FORMAT = 3
"""The highest format that this dhrcode knows, and that of a new project."""
RAISE = "'dhrcode init --update' raises it"


class Numbered(Model):
    """What of a `themes.yaml` is the project's and not the codebook's: the number of its format."""

    format: Annotated[WholeNumber, Field(ge=1)] = 1


class NewKey(NamedTuple):
    """A key, or one value of it, that came with a format; an older dhrcode refuses it.

    Attributes:
        format: the number of the format.
        kind: whose file has it: Record, Codebook or Plan.
        path: its place from the top of the file, as in `places`.
        value: the one value that is new; None if the key is.
    """

    format: int
    kind: type[object]
    path: str
    value: str | None = None

    @property
    def name(self) -> str:
        """The key, with the value if that alone is new."""
        key = self.path.rpartition(".")[2]
        return key if self.value is None else f"{key}: {self.value}"


_CHANGES = (
    "add-attribute",
    "rename-attribute",
    "retire-attribute",
    "add-value",
    "rename-value",
    "add-agency",
    "rename-agency",
    "merge-agency",
    "retire-agency",
)
"""Changes of a codebook that format 3 brought."""
NEW_KEYS: tuple[NewKey, ...] = (
    NewKey(2, Record, "status", "partial"),
    NewKey(2, Record, "sources.*.pages-by"),
    NewKey(2, Record, "sources.*.shared"),
    NewKey(2, CodebookPointer, "prefixes"),
    NewKey(2, Codebook, "based_on"),
    NewKey(2, Codebook, "kinds.*.also_known_as"),
    NewKey(2, Codebook, "candidates"),
    NewKey(2, Codebook, "groupings"),
    NewKey(2, Codebook, "attributes.*.type", "date"),
    NewKey(2, Codebook, "attributes.*.values.*.retired"),
    NewKey(2, Codebook, "attributes.*.ask"),
    NewKey(2, Codebook, "attributes.*.days"),
    NewKey(2, Codebook, "history.*.change", "retire-value"),
    NewKey(2, Codebook, "history.*.values"),
    NewKey(2, Codebook, "history.*.sets"),
    NewKey(2, Codebook, "history.*.candidate"),
    NewKey(3, Codebook, "agencies"),
    NewKey(3, Codebook, "attributes.*.values", "agencies"),
    NewKey(3, Codebook, "attributes.*.besides"),
    *(NewKey(3, Codebook, "history.*.change", change) for change in _CHANGES),
    NewKey(3, Codebook, "history.*.attributes"),
    NewKey(3, Codebook, "history.*.agencies"),
    NewKey(3, Codebook, "attributes.*.role"),
    NewKey(3, Codebook, "attributes.*.retired"),
    NewKey(3, Codebook, "history.*.to"),
    NewKey(3, Record, "again.*.attribute"),
    NewKey(3, Record, "unblinded"),
    NewKey(3, Plan, "plan"),
    NewKey(3, Record, "findings.*.summary"),
    NewKey(3, Record, "read"),
    NewKey(3, Record, "contacts"),
    NewKey(3, Record, "dropped"),
)
"""Every key that not all formats have: a new one is a line here, and nothing else."""


def format_faults(kind: type[object], data: Any, number: int) -> list[Fault]:
    """A fault for each key of a file's plain data that a project in format `number` cannot have."""
    return [
        Fault(
            path,
            "needs-format",
            f"'{new.name}' needs format {new.format}, and this project is in format {number}",
            RAISE,
            at_key=new.value is None,
        )
        for path, new in _newer(kind, data, number)
    ]


def refuse_newer(kind: type[object], data: Any, number: int, name: str) -> None:
    """Refuses to write what a project in format `number` cannot have.

    Args:
        kind: whose data it is.
        data: the plain data of the file, as it would be written.
        number: the project's format.
        name: what the file is called in the sentence.

    Raises:
        FormatError: it holds a key or value that came with a later format.
    """
    for _, new in _newer(kind, data, number):
        raise FormatError(
            f"{name} would hold '{new.name}', which needs format {new.format}, and this project is "
            f"in format {number}: {RAISE}; nothing was written"
        )


def refuse_unknown(number: int, name: str) -> None:
    """Refuses to go on with a project whose format this dhrcode does not know.

    Raises:
        FormatError: the number is too high; `name` is the file that says it.
    """
    if number > FORMAT:
        raise FormatError(
            f"the project is in format {number} ({name}), which this dhrcode ({__version__}) does "
            "not know: it needs a later dhrcode"
        )


def _newer(kind: type[object], data: Any, number: int) -> Iterator[tuple[KeyPath, NewKey]]:
    for new in NEW_KEYS:
        if new.format > number and new.kind is kind:
            for path, value in places(data, new.path):
                if new.value in (None, value):
                    yield path, new
