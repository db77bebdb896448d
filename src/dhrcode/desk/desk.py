"""What a desk does: the acts that the page may ask for, each by its name."""

from functools import partial
from typing import Any

from dhrcode.desk.adjudication import Rulings
from dhrcode.desk.books import Books
from dhrcode.desk.coding import Changes
from dhrcode.desk.given import Act, Given
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
        adjudicated: the one review whose differences are settled, where that is all it does.
    """

    def __init__(
        self, project: Project, review: str | None, ending: Ending, adjudicated: str | None = None
    ) -> None:
        self._project, self._ending = project, ending
        self._worker, self._shown = Worker(), {"review": review, "adjudicated": adjudicated}
        shelf = Shelf(project.root, self._worker)
        if adjudicated is None:
            own = self._coding(shelf)
        else:
            own = self._worker.in_turn(Rulings(project, adjudicated, shelf).acts())
        self.acts: dict[str, Act] = {
            "begin": self._begin,
            "active": self._active,
            "end": self._end,
            **own,
        }

    def _coding(self, shelf: Shelf) -> dict[str, Act]:
        """The acts of reading and coding."""
        books = Books(self._project)
        reading, selection = Reading(books, shelf), PageSelection(books, shelf)
        passages = Passages(books, shelf)
        written = {"passages": passages.offer, "dismiss": passages.dismiss}
        plan = {"plan": partial(plan_view, books)} if self._project.coder is None else {}
        return {
            "reviews": reading.reviews,
            "codebook": reading.codebook,
            "record": reading.record,
            "changes": reading.changes,
            "pages": reading.pages,
            "marks": reading.marks,
            "picture": reading.picture,
            "words": selection.words,
            "places": selection.places,
            **plan,
            **self._worker.in_turn({**Changes(books, shelf).acts(), **written}),
        }

    def _begin(self, _: Given) -> dict[str, Any]:
        """What the page shows first."""
        return {"coder": self._project.coder, **self._shown}

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
