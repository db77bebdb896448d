"""What is said where a review has another id, or is gone, and the key still has the old one."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING

from dhrcode.cli.terminal import say

if TYPE_CHECKING:
    from dhrcode.store.project import Project


def remind_of_key(project: "Project", review: str, new: str | None = None) -> None:
    """Says that the key still has an id, where it is known to."""
    from dhrcode.store.key.note import reserved

    if review.casefold() in {known.casefold() for known in reserved(project.root)}:
        renames = f": 'dhrcode key rename {review} {new}' changes it there" if new else ""
        say(f"The key still has {review}{renames}.")
