"""Quotes that are not in their document, or turn what it says: a coding is not ended with them."""

from typing import NamedTuple

from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.documents.verification import Library, verified

_UNTOLD = ("missing", "no-document", "too-short")


class UnfoundQuotes(NamedTuple):
    """What the quotes of a coding's findings leave to do.

    Attributes:
        unfound: those that are not in their documents and that nobody has let stand, each as the
            subtheme and the number of the piece.
        turned: those, likewise, that say something else than their documents: a "not" or a number
            is another.
        untold: how many could not be looked for: no document here, none with text, too few words.
        coder: whose independent coding it is; None for the project's own record.
    """

    unfound: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    untold: int = 0
    coder: str | None = None

    def sentences(self, review: str) -> list[str]:
        """What keeps the coding from being ended; none if nothing does."""
        kept = {
            "not found in their documents": self.unfound,
            "saying something else than their documents": self.turned,
        }
        said = [f"{what}: {', '.join(quotes)}" for what, quotes in kept.items() if quotes]
        if not said:
            return []
        own = f" --as {self.coder}" if self.coder else ""
        mend = f"'dhrcode evidence {review} SUBTHEME N{own}' mends a quote"
        accept = f"'dhrcode verify --accept {review} SUBTHEME N{own}' lets it stand"
        if len(self.unfound) > 1:
            which = "all that are not found" if self.turned else "all of them"
            accept += f", 'dhrcode verify --accept --all {review}{own}' {which}"
        return [*said[:-1], f"{said[-1]} ({mend}, {accept})"]

    @property
    def noted(self) -> str:
        """A line on what could not be looked for; empty if there is nothing to say."""
        if not self.untold:
            return ""
        quotes = plural(self.untold, "quote was", "quotes were")
        return f"{quotes} not looked for: no readable document here, or too few words."


def unfound_quotes(project: Project, review: str) -> UnfoundQuotes:
    """Checks the quotes of a coding's findings against the documents that are here.

    Raises:
        NotFoundError: there is no such review.
    """
    result = verified(project, project.find(review), Library(project.root))
    held = [one for one in result.held if one.quoted.path[0] == "findings"]

    def those(became: str) -> tuple[str, ...]:
        paths = (one.quoted.path for one in held if one.became == became)
        return tuple(f"{path[1]} {int(path[3]) + 1}" for path in paths)

    return UnfoundQuotes(
        those("not-found"),
        those("turned"),
        sum(one.became in _UNTOLD for one in held),
        project.coder,
    )
