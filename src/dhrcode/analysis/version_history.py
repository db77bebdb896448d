"""How one version of a codebook came from another, as far as its history tells."""

from typing import NamedTuple

from dhrcode.model.codebook import Codebook
from dhrcode.model.history import added_by, present_name, retired_by, revisions_since
from dhrcode.model.revision import ChangeKind, Revision


class VersionHistory(NamedTuple):
    """What the revisions between two codebooks say about its subthemes.

    Attributes:
        revisions: what was done, the oldest first; None if the history of the one does not lead to
            the other.
        now: the renamed ids, as they were before and after all revisions.
        added: the present ids that were not there before.
        retired: the present ids that were retired.
        moved: those that were moved to another place.
    """

    revisions: tuple[Revision, ...] | None = None
    now: dict[str, str] = {}  # noqa: RUF012 - of a tuple, never changed
    added: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()

    def renamed_in(self, text: str | None) -> str | None:
        """A text with the former ids of subthemes in it replaced by the present ones."""
        for old, new in self.now.items():
            text = text and text.replace(f"`{old}`", f"`{new}`")
        return text

    def named_now(self, name: str) -> str:
        """What an attribute, such as `victim.sex`, or a value of one is called after all."""
        return present_name(self.revisions or (), name)

    def named(self, change: ChangeKind) -> frozenset[str]:
        """The present names of attributes or values that a kind of change was made to."""
        every = self.revisions or ()
        return frozenset(
            present_name(every[number + 1 :], name)
            for number, revision in enumerate(every)
            if revision.change == change
            for name in revision.named
        )


def version_history(old: Codebook, new: Codebook) -> VersionHistory:
    """What the history of `new` says about how it came from `old`, if it goes back to it."""
    since = revisions_since(new, old.version) if old.id == new.id else None
    if since is None or new.history[: len(new.history) - len(since)] != old.history:
        return VersionHistory()
    now: dict[str, str] = {}
    added, retired, moved = set[str](), set[str](), set[str]()
    for revision in since:
        if revision.change == "rename":
            before, after = revision.subthemes[0], revision.becomes[0]
            first = next((name for name, last in now.items() if last == before), before)
            if before not in added:
                now[first] = after
            for several in (added, retired, moved):
                if before in several:
                    several.remove(before)
                    several.add(after)
        added.update(added_by(revision) if revision.change != "rename" else ())
        retired.update(retired_by(revision))
        moved.update(revision.subthemes if revision.change == "move" else ())
    sets = (frozenset(several) for several in (added, retired, moved))
    return VersionHistory(since, now, *sets)
