"""What a desk does: the acts that the page may ask for, each by its name."""

from collections.abc import Callable
from functools import partial
from typing import Any

from dhrcode.desk.books import Books
from dhrcode.desk.coding import Changes
from dhrcode.desk.given import Given
from dhrcode.desk.passages import Passages
from dhrcode.desk.plans import plan_view
from dhrcode.desk.reading import Reading
from dhrcode.desk.selected import PageSelection
from dhrcode.desk.server import Ending
from dhrcode.desk.shelf import Shelf
from dhrcode.desk.worker import Worker
from dhrcode.store.project import Project

ENDED = "The desk was ended in the page."


class Desk:
    """A project's desk, which holds nothing that is not on disk.

    Args:
        project: the project, or one coder's part of it.
        review: the review that is shown first; None for the list of reviews.
        ending: ends the desk.
    """

    def __init__(self, project: Project, review: str | None, ending: Ending) -> None:
        self._coder, self._review, self._ending = project.coder, review, ending
        self._worker = Worker()
        books, shelf = Books(project), Shelf(project.root, self._worker)
        reading, selection = Reading(books, shelf), PageSelection(books, shelf)
        self.acts: dict[str, Callable[[Given], Any]] = {
            "begin": self._begin,
            "active": self._active,
            "end": self._end,
            "reviews": reading.reviews,
            "codebook": reading.codebook,
            "record": reading.record,
            "changes": reading.changes,
            "pages": reading.pages,
            "marks": reading.marks,
            "picture": reading.picture,
            "words": selection.words,
            "places": selection.places,
            **Changes(reading, books, shelf, self._worker).acts(),
            **Passages(books, shelf, self._worker).acts(),
        }
        if project.coder is None:
            self.acts["plan"] = partial(plan_view, books)

    def _begin(self, _: Given) -> dict[str, Any]:
        """What the page shows first."""
        return {"review": self._review, "coder": self._coder}

    @staticmethod
    def _active(_: Given) -> dict[str, Any]:
        """A sign of a person, which the guard has noted."""
        return {}

    def _end(self, _: Given) -> dict[str, Any]:
        self._ending.now(ENDED)
        return {}

    def close(self, seconds: float) -> bool:
        """Waits for what is being written; False if that takes longer."""
        return self._worker.end(seconds)
