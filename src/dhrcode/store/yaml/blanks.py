"""Keys of a file with nothing after the colon."""

from copy import deepcopy
from typing import Any

from dhrcode.problems import KeyPath


class MappingWithBlanks(dict[str, Any]):
    """A text's mapping without the keys that have nothing after the colon.

    Attributes:
        blanks: where these keys stand; whoever knows which keys there are says if one is none.
    """

    def __init__(self, mapping: dict[str, Any], blanks: tuple[KeyPath, ...]) -> None:
        super().__init__(mapping)
        self.blanks = blanks

    def filled(self) -> dict[str, Any]:
        """The mapping with None for each of them."""
        whole = deepcopy(dict(self))
        for path in self.blanks:
            node: Any = whole
            for step in path[:-1]:
                node = node[step]
            node[path[-1]] = None
        return whole
