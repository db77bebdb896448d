"""Which case is which review, and which user is which coder.

The name of a case may be that of a person, and an id goes into every table. So a name becomes an id
only if it has the form of the ids that dhrcode draws, or dhrcode itself wrote it, or a person has
said so.
"""

import re
from pathlib import Path

from dhrcode.errors import DataProblemsError
from dhrcode.importers.refi.clean import cut_line, folded
from dhrcode.model.codebook import Codebook
from dhrcode.model.ids import is_coder_id, is_review_id
from dhrcode.model.import_names import ImportNames
from dhrcode.problems import Fault, has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loader import load_model
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown


class NameResolver:
    """Resolves names to reviews and coders, from what a person has said or the names themselves.

    Args:
        codebook: the project's codebook; its kinds say how ids begin.
        said: what a person has said.
    """

    def __init__(self, codebook: Codebook, said: ImportNames) -> None:
        prefixes = "|".join(re.escape(kind.prefix) for kind in codebook.kinds)
        self._drawn = re.compile(rf"(?:{prefixes})[-_]?[0-9]{{1,9}}(?![A-Za-z0-9])")
        self._reviews = {folded(name): review for name, review in said.reviews.items()}
        self._coders = {folded(name): coder for name, coder in said.coders.items()}
        self._unused = {folded(name): name for name in (*said.reviews, *said.coders)}

    def said_review(self, name: str) -> str | None:
        """The review that a person has said a name is."""
        self._unused.pop(folded(name), None)
        return self._reviews.get(folded(name))

    def review(self, name: str, *, ours: bool = False) -> str | None:
        """The review that a name means; None if that is not known.

        Args:
            name: of a case or document.
            ours: whether dhrcode wrote it.
        """
        if said := self.said_review(name):
            return said
        return name if is_review_id(name) and (ours or self._drawn.fullmatch(name)) else None

    def review_of_document(self, name: str) -> str | None:
        """The review of a document: as a person has said, or the id that its name begins with."""
        if said := self.said_review(name):
            return said
        begun = self._drawn.match(name)
        return begun[0] if begun else None

    def coder(self, name: str) -> str | None:
        """The coder that a user is: as a person has said, or the name itself if it can be one."""
        self._unused.pop(folded(name), None)
        return self._coders.get(folded(name)) or (name if is_coder_id(name) else None)

    @property
    def unused(self) -> list[str]:
        """The names that a person has explained but that did not occur."""
        return list(self._unused.values())


def unnamed_review(name: str, what: str) -> Fault:
    """The fault of a name whose review is not known."""
    said = f"the {what} '{cut_line(name)[:60]}' has no name that is the id of a review"
    return Fault.here(
        "review-unknown", said, "say which it is in a file of names, and give that with --ids"
    )


def load_names(path: Path | None) -> ImportNames:
    """The file of names; empty names if there is no file.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        DataProblemsError: it has errors.
    """
    if path is None:
        return ImportNames()
    names, _, problems = load_model(read_bytes(path, MAX_BYTES), shown(path), ImportNames)
    if names is None or has_errors(problems):
        raise DataProblemsError(problems, "nothing was brought in: mend these first")
    return names
