"""What a type of attribute decides: the answers that hold for most types, and who is asked."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, NamedTuple, Protocol

NOT_STATED = "not-stated"
"""The value that every attribute takes, of whatever type: the document does not say."""
AttributeValue = int | str | tuple[str, ...]
"""A value as its type has it: a number, a value's id or a text, or several ids."""


def ids(value: AttributeValue) -> tuple[str, ...]:
    """The ids, or the one text, that a value is."""
    return value if isinstance(value, tuple) else (str(value),)


class ListedValue(Protocol):
    """One of the values that a codebook lists for an attribute."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def label(self) -> str | None:
        """Its label, if it has one."""


class Declared(Protocol):
    """What a type has to know of an attribute that a codebook declares."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def values(self) -> Sequence[ListedValue]:
        """The values that are listed for it."""

    @property
    def days(self) -> bool:
        """Whether a date may be a day."""

    @property
    def allowed(self) -> Sequence[str]:
        """The ids that it may hold; empty where they are not listed."""

    @property
    def offered(self) -> Sequence[str]:
        """Those of them that may be chosen."""


class CellRule(NamedTuple):
    """What a cell of a form takes, as Excel's data validation.

    Attributes:
        formula: true of what may stand in the cell.
        message: what is said of anything else; at most 255 characters.
    """

    formula: str
    message: str


class AttributeType:
    """One type of attribute, asked about one attribute of that type.

    Attributes:
        name: as a codebook writes it.
        keys: keys of an attribute that this type takes and not every other does.
        takes: what its values are, in a few words: `one of`, `a year`.
        form_note: the same in a sentence for who fills in a form; empty where a list says it.
        several: whether an attribute takes several values.
        ordered: whether `--where` may ask for `>=` and `<=`.
        words: whether its values are a person's words, in which names may stand.
        publishable: whether a publication may tabulate by it.
        gives_year: whether a value says of which year a review is.
        dated: whether a date may stand in a table's cells of it.
        variable: its type of variable in other programs, as long as no value stands against it.
        aliases: how other programs write some of its values.
        ticks: the values that a tick, a cross and "unknown" most likely mean in a table.
    """

    name: ClassVar[str]
    keys: ClassVar[frozenset[str]] = frozenset()
    takes: str
    form_note: str = ""
    several: ClassVar[bool] = False
    ordered: ClassVar[bool] = False
    words: ClassVar[bool] = False
    publishable: ClassVar[bool] = False
    gives_year: ClassVar[bool] = False
    dated: ClassVar[bool] = False
    variable: ClassVar[Literal["Text", "Integer"]] = "Text"
    aliases: ClassVar[Mapping[str, str]] = {}
    ticks: ClassVar[Mapping[str, str]] = {}

    def __init__(self, attribute: Declared) -> None:
        self.attribute = attribute

    def allowed(self) -> tuple[str, ...]:
        """The ids that a value may be, `not-stated` the last; empty where any value may stand."""
        return ()

    def read(self, given: AttributeValue) -> AttributeValue:
        """The value that was written.

        Raises:
            ValueError: it is none; with a sentence that says what is allowed.
        """
        if given in (NOT_STATED, (NOT_STATED,)):
            return NOT_STATED
        if isinstance(given, tuple):
            raise ValueError(f"'{self.attribute.id}' takes one value")  # noqa: TRY004 - bad data, not a bug
        return self.one(str(given))

    def one(self, text: str) -> int | str:
        """One value other than `not-stated`.

        Raises:
            ValueError: it is none.
        """
        raise NotImplementedError

    def read_typed(self, text: str) -> AttributeValue:
        """The value that a person typed on one line.

        Raises:
            ValueError: it is none.
        """
        return self.read(text)

    def from_cell(self, text: str) -> str | None:
        """What stands in a cell of a table or in a variable of another program, as we write it.

        None where that is for somebody else to say: a map, the list of values.
        """
        raise NotImplementedError

    def asked_for(self, text: str) -> tuple[AttributeValue, ...]:
        """The values that one alternative of a condition asks for.

        Raises:
            ValueError: there is no such value.
        """
        value = self.read(text)
        return value if isinstance(value, tuple) else (value,)

    @classmethod
    def fulfils(
        cls,
        value: AttributeValue,
        sign: str,  # noqa: ARG003 - of an ordered type
        wanted: Sequence[AttributeValue],
    ) -> bool:
        """Whether a value fulfils a condition.

        Args:
            value: the value.
            sign: `=`, or `>=` or `<=` where the type is ordered.
            wanted: what `asked_for` gave, for each alternative; the first is the bound.
        """
        return any(one in wanted for one in (value if isinstance(value, tuple) else (value,)))

    def schema(self) -> dict[str, Any]:
        """What a record may hold, as JSON Schema for editors."""
        raise NotImplementedError

    def cell_rule(self, cell: str) -> CellRule | None:  # noqa: ARG002 - for types that have one
        """What a form's cell takes, such as `E5`; None where a list says it or all is allowed."""
        return None

    @property
    def guarded(self) -> bool:
        """Whether a record may hold more than an output shows."""
        return False

    def shown(self, value: AttributeValue) -> AttributeValue:
        """The value as outputs show it."""
        return value

    def category(self, value: str) -> str:
        """The column of a cross-tabulation in which a value is counted."""
        return value

    def unpublishable(self, wanted: Sequence[AttributeValue]) -> str:  # noqa: ARG002 - for types that refuse
        """Why a publication cannot say that it has such reviews alone; empty where it can."""
        return ""

    def sort_key(self, value: str) -> tuple[bool, int, str]:
        """Puts categories in order where none is listed: `not-stated` the last."""
        return value == NOT_STATED, len(value) if value.isdecimal() else 0, value
