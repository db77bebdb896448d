"""What a kind of identifier is, what a found one is, and what a family of kinds provides."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dhrcode.problem_codes import IDENTIFIER, ProblemCode, Severity, error
from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose


class Identifier(NamedTuple):
    """Words that may tell who or where somebody is.

    Attributes:
        kind: such as `full-date`.
        start: position of the first character in the text.
        end: position after the last.
        text: the words as they are written.
        severity: `error` if they almost certainly identify somebody, `warning` if they may.
        instead: what to write in their place.
    """

    kind: str
    start: int
    end: int
    text: str
    severity: Severity
    instead: str


class IdentifierKind(NamedTuple):
    """A kind of identifier.

    Attributes:
        name: lower-case words with hyphens; `identifier-NAME` is the code of its problems.
        said: what it is, with its article: `an NHS number`.
        instead: what to write in its place, as a command.
        otherwise: when one is a warning and no error, in words; empty where none is. In comments
            and documents all are warnings.
    """

    name: str
    said: str
    instead: str
    otherwise: str = ""

    @property
    def entry(self) -> ProblemCode:
        """Its row in the table of problem codes."""
        return error(f"{IDENTIFIER}{self.name}", self.said, self.instead, self.otherwise)

    def found(self, prose: Prose, start: int, end: int, *, sure: bool = True) -> Identifier:
        """One of this kind at a place in a text; a warning if it only may be one."""
        start, end = prose.place(start, end)
        severity: Severity = "error" if sure else "warning"
        return Identifier(self.name, start, end, prose.original[start:end], severity, self.instead)


_CAPITAL = re.compile("[A-Z]")


class IdentifierFamily(NamedTuple):
    """Kinds that one module finds.

    Attributes:
        kinds: the kinds.
        find: yields what it finds in a text, in no particular order.
        hints: a text with none of these words and no match of `figures` has none of the kinds.
        figures: a quick pattern that begins with a figure.
        capitals: hints that say something only in a text that has a capital letter.
    """

    kinds: tuple[IdentifierKind, ...]
    find: Callable[[Prose], Iterator[Identifier]]
    hints: tuple[str, ...] = ()
    figures: Pattern | None = None
    capitals: tuple[str, ...] = ()

    def narrowed(self, text: str, *, has_figures: bool) -> "IdentifierFamily | None":
        """The family with only those of its hints that a text contains; None if it can hold none.

        What a text does not contain need not be looked for in its parts.
        """
        hints = tuple(hint for hint in self.hints if hint in text)
        capitals = () if text.islower() else self.capitals
        if capitals:
            # Most hints begin with a capital and a letter that no text has, however long.
            pairs = {text[one.start() : one.start() + 2] for one in _CAPITAL.finditer(text)}
            capitals = tuple(
                hint
                for hint in capitals
                if (hint[:2] in pairs or not hint[0].isupper()) and hint in text
            )
        figures = self.figures
        if figures is not None and not (has_figures and figures.search(text)):
            figures = None
        if not (hints or figures or capitals):
            return None
        return self._replace(hints=hints, figures=figures, capitals=capitals)
