"""Whose codings of a project are imported: a record is one coder's coding of one review."""

from collections.abc import Iterable

from dhrcode.errors import UsageError
from dhrcode.importers import ImportRequest
from dhrcode.importers.refi.clean import cut_line
from dhrcode.importers.refi.names import NameResolver
from dhrcode.importers.refi.nodes import Node
from dhrcode.problems import Fault


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

    def usual(self, request: ImportRequest, file: str) -> tuple[str | None, Fault | None]:
        """The coder of codings that do not name one, or the fault that it is not known.

        Raises:
            UsageError: the file names nobody who coded, and no coder was given.
        """
        if request.coder is not None:
            return request.coder, self._fault(request.coder)
        if not self.coded:
            raise UsageError(f"say whose coding {file} is: --coder INITIALS")
        first = self._coders[self.coded[0]]
        if len(self.coded) > 1:
            said = f"the codings are of {len(self.coded)} users: {self._named()}"
            return None, Fault.here("coder-unknown", said, "say whose to import: --coder INITIALS")
        if first is None:
            said = f"the user {self._named()} has no name that can be a coder's initials"
            return None, Fault.here("coder-unknown", said, "say who it is: --coder INITIALS")
        return first, None

    def takes(self, coder: str, user: str) -> bool:
        """Whether a user's coding is the coder's."""
        if not user or self._coders.get(user) == coder:
            return True
        if len(self.coded) > 1:
            return False
        self.renamed.add((self.name(user), coder))
        return True

    def _fault(self, coder: str) -> Fault | None:
        """The fault if the coder who was asked for is none of several users."""
        if len(self.coded) < 2 or coder in [self._coders[user] for user in self.coded]:
            return None
        said = f"none of the users is {coder}: {self._named()}"
        return Fault.here(
            "coder-unknown",
            said,
            "say which is, under 'coders' in a file of names, and give that with --ids",
        )

    def _named(self) -> str:
        return ", ".join(f"'{self.name(user)[:60]}'" for user in self.coded[:8])
