"""What a desk does: the acts that the page may ask for, each by its name."""

from functools import partial
from typing import Any

from dhrcode.desk.adjudication import Rulings
from dhrcode.desk.coding import Changes
from dhrcode.desk.current_project import CurrentProject
from dhrcode.desk.documents import DeskDocuments
from dhrcode.desk.given import Act, Given
from dhrcode.desk.passages import Passages
from dhrcode.desk.plans import plan_view
from dhrcode.desk.reader import DeskReader
from dhrcode.desk.selection import PageSelection
from dhrcode.desk.server import Ending
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
        documents = DeskDocuments(project.root, self._worker)
        if adjudicated is None:
            own = self._coding(documents)
        else:
            own = self._worker.in_turn(Rulings(project, adjudicated, documents).acts())
        self.acts: dict[str, Act] = {
            "begin": self._begin,
            "active": self._active,
            "end": self._end,
            **own,
        }

    def _coding(self, documents: DeskDocuments) -> dict[str, Act]:
        """The acts of reading and coding."""
        current = CurrentProject(self._project)
        reading, selection = DeskReader(current, documents), PageSelection(current, documents)
        passages = Passages(current, documents)
        written = {"passages": passages.offer, "dismiss": passages.dismiss}
        plan = {"plan": partial(plan_view, current)} if self._project.coder is None else {}
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
            **self._worker.in_turn({**Changes(current, documents).acts(), **written}),
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
