"""What a name in a file is in the project: a case or document a review, a user a coder.

The name of a case may be that of a person, and an id goes into every table. So a name becomes an id
only if it has the form of the ids that dhrcode draws, or dhrcode itself wrote it, or a person has
said so. A record is one coder's coding of one review, so of several coders one is asked for.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.importers import FilePlace, ImportRequest
from dhrcode.importers.refi.clean import cut_line, folded
from dhrcode.importers.refi.nodes import Node, RefiError
from dhrcode.model.codebook import Codebook
from dhrcode.model.ids import is_coder_id, is_review_id
from dhrcode.model.import_names import NOTHING, ImportNames
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.problems import has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loaded import located
from dhrcode.store.loader import load_model
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown

NamedThing = Literal["reviews", "documents", "coders", "codes"]


class NameResolver:
    """Resolves names, from what a person has said or the names themselves.

    Args:
        codebook: the project's codebook; its kinds say how ids begin.
        said: what a person has said.
    """

    def __init__(self, codebook: Codebook, said: ImportNames) -> None:
        prefixes = "|".join(re.escape(kind.prefix) for kind in codebook.kinds)
        self._drawn = re.compile(rf"(?:{prefixes})[-_]?[0-9]{{1,9}}(?![A-Za-z0-9])")
        self._said = {
            what: {folded(name): meant for name, meant in names.items()} for what, names in said
        }
        self._unused = {folded(name): name for _, names in said for name in names}

    def said(self, what: NamedThing, name: str) -> str | None:
        """What a person has said that a name is; None if nothing."""
        meant: str | None = self._said[what].get(folded(name))
        if meant is not None:
            self._unused.pop(folded(name), None)
        return meant

    def review(self, name: str, *, ours: bool = False) -> str | None:
        """The review that a name means; None if that is not known.

        Args:
            name: of a case or document.
            ours: whether dhrcode wrote it.
        """
        if said := self.said("reviews", name):
            return said
        return name if is_review_id(name) and (ours or self._drawn.fullmatch(name)) else None

    def begun(self, name: str, known: Iterable[str]) -> str | None:
        """The review with whose id a document's name begins: one that is known, or any drawn."""
        for review in sorted(known, key=len, reverse=True):
            if name.startswith(review) and not name[len(review) :][:1].isalnum():
                return review
        begun = self._drawn.match(name)
        return begun[0] if begun else None

    def coder(self, name: str) -> str | None:
        """The coder that a user is: as a person has said, or the name itself if it can be one."""
        return self.said("coders", name) or (name if is_coder_id(name) else None)

    @property
    def unused(self) -> list[str]:
        """The names that a person has explained but that did not occur."""
        return list(self._unused.values())


class Coders:
    """The users of a project as coders.

    Args:
        users: the users.
        names: what a person has said of names.
        coded: the GUIDs of users who coded something that is imported.
    """

    def __init__(self, users: Iterable[Node], names: NameResolver, coded: Iterable[str]) -> None:
        self.names = {
            user.guid(): cut_line(user.get("name")) or cut_line(user.get("id")) for user in users
        }
        self.coded = [user for user in dict.fromkeys(coded) if user]
        if len(self.names) == 1 and not any(user in self.names for user in self.coded):
            self.coded = list(self.names)  # whoever coded, if the file names one user alone
        every = dict.fromkeys((*self.names, *self.coded))
        self._coders = {user: names.coder(self.name(user)) for user in every}
        self.renamed: set[tuple[str, str]] = set()

    def name(self, user: str) -> str:
        """The name of a user."""
        return self.names.get(user) or "(unknown)"

    def usual(self, request: ImportRequest, file: str, place: FilePlace) -> str:
        """The coder of codings that do not name one.

        Raises:
            UsageError: the file names nobody who coded, and no coder was given.
            RefiError: it names several, or nobody of that name.
        """
        known = [self._coders[user] for user in self.coded]
        every = ", ".join(f"'{self.name(user)[:60]}'" for user in self.coded[:8])
        said, hint = "", "say whose to import: --coder INITIALS"
        if request.coder is not None:
            if len(known) < 2 or request.coder in known:
                return request.coder
            said = f"none of the users is {request.coder}: {every}"
            hint = "say which is, under 'coders' in a file of names, and give that with --ids"
        elif not known:
            raise UsageError(f"say whose coding {file} is: --coder INITIALS")
        elif len(known) > 1:
            said = f"the codings are of {len(known)} users: {every}"
        elif known[0] is not None:
            return known[0]
        else:
            said = f"the user {every} has no name that can be a coder's initials"
            hint = "say who it is: --coder INITIALS"
        raise RefiError(place, "coder-unknown", said, hint)

    def takes(self, coder: str, user: str) -> bool:
        """Whether a user's coding is the coder's."""
        if not user or self._coders.get(user) == coder:
            return True
        if len(self.coded) > 1:
            return False
        self.renamed.add((self.name(user), coder))
        return True


def load_names(path: Path | None, codebook: Codebook) -> ImportNames:
    """The file of names; empty names if there is no file.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        DataProblemsError: it has errors, or names subthemes that the codebook has not.
    """
    if path is None:
        return ImportNames()
    names, text, problems = load_model(read_bytes(path, MAX_BYTES), shown(path), ImportNames)
    meant = names.codes.items() if names else ()
    faults = (
        subtheme_fault(one, codebook, ("codes", name)) for name, one in meant if one != NOTHING
    )
    problems += located(shown(path), text or "", filter(None, faults))
    if names is None or has_errors(problems):
        raise DataProblemsError(problems, "nothing was brought in: mend these first")
    return names
