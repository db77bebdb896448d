"""Where coders of a review differ, side by side, and how each difference is settled."""

from collections.abc import Callable
from typing import Any

from dhrcode.desk.coding import turned
from dhrcode.desk.current_project import CurrentProject
from dhrcode.desk.documents import DeskDocuments
from dhrcode.desk.given import Act, Given, names_of, text_of
from dhrcode.desk.reader import DeskReader
from dhrcode.desk.states import digest_of, refuse_unseen
from dhrcode.desk.views import marks_view, pieces_view, source_view
from dhrcode.errors import RefusedError
from dhrcode.model.record import FINDINGS, CodedSubtheme, Record
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.coding.entry import complete
from dhrcode.workflows.documents.coded_pieces import placed_pieces
from dhrcode.workflows.double_coding.adjudication import Adjudication
from dhrcode.workflows.double_coding.consensus import contradicted, differs
from dhrcode.workflows.double_coding.rulings import Ruling, named_coders
from dhrcode.workflows.edits import finding_named, subtheme_id


class JoinedProject(CurrentProject):
    """Gives for a review the record in which its coders' codings are joined."""

    def read(self, project: Project, review: str) -> tuple[Record, bytes]:
        """The joined record, without bytes where it is not written yet."""
        return Adjudication.begin(project, review).record, b""


class Rulings:
    """Settles differences, each by the code of `adjudicate`.

    All that is asked begins as `adjudicate` does, so that what it refuses is refused.

    Args:
        project: the project, of no coder alone.
        review: the review that is settled; no other is shown.
        documents: its documents.
    """

    def __init__(self, project: Project, review: str, documents: DeskDocuments) -> None:
        self._current, self._review, self._documents = JoinedProject(project), review, documents

    def acts(self) -> dict[str, Act]:
        """Each act by its name."""
        reading = DeskReader(self._current, self._documents)
        every: dict[str, Act] = {
            "differences": lambda _: self._now(),
            "changes": self._changes,
            "codebook": reading.codebook,
            "pages": reading.pages,
            "picture": reading.picture,
            "marks": self._marks,
            "settle": self._writing(_settle),
            "turn": self._writing(lambda open_, given: turned(open_.project, given)),
            "complete": self._writing(_complete),
        }
        return {name: self._of_review(act) for name, act in every.items()}

    def _of_review(self, act: Act) -> Act:
        """The act, of the one review."""
        return lambda given: act({**given, "review": self._review})

    def _begun(self) -> Adjudication:
        return Adjudication.begin(self._current.project(), self._review)

    def _now(self) -> dict[str, Any]:
        return differences_view(self._begun())

    def _writing(self, act: Callable[[Adjudication, Given], str]) -> Act:
        """The act; its answer is what the page shows then, and the step."""

        def do(given: Given) -> dict[str, Any]:
            open_ = self._begun()
            said = act(open_, given)
            return {"said": said, "step": open_.project.journal.number, "now": self._now()}

        return do

    def _changes(self, given: Given) -> dict[str, Any]:
        """The differences, if they are others than the page has."""
        now = self._now()
        return {"now": None if now["version"] == given.get("version") else now}

    def _marks(self, given: Given) -> dict[str, Any]:
        """Where the evidence on which coders differ stands in a document, and whose it is."""
        open_ = self._begun()
        _, file, text = self._documents.asked(open_.record, given)
        return {
            "marks": [
                {**mark, "coder": coder, "finding": record.findings[mark["subtheme"]].finding}
                for coder, record in open_.codings.items()
                for mark in marks_view(
                    placed_pieces(open_.project.codebook, record, file, text.placed)
                )
                if differs(open_.codings, mark["subtheme"])
            ]
        }


def differences_view(open_: Adjudication) -> dict[str, Any]:
    """What the page shows of a review's differences; `version` tells one state from another."""
    subthemes = [s for s in open_.project.codebook.subthemes if differs(open_.codings, s)]
    view = {
        "coders": list(open_.codings),
        "status": open_.record.status,
        "sources": [source_view(one) for one in open_.record.sources if one.file],
        "differences": [difference_view(open_, subtheme) for subtheme in subthemes],
        "left": len(open_.pending),
        "contacts": len(open_.pending_contacts),
        "facts": contradicted(open_.codings, open_.record),
    }
    return {**view, "review": open_.review, "version": digest_of(view)}


def difference_view(open_: Adjudication, subtheme: str) -> dict[str, Any]:
    """A difference; `seen` is sent back with how it is settled."""
    view = {
        "sides": [
            {"coder": coder, **_side(record.findings.get(subtheme))}
            for coder, record in open_.codings.items()
        ],
        "settled": settled_view(open_.record.findings.get(subtheme)),
    }
    keep = {finding: open_.agreeing(subtheme, finding) for finding in FINDINGS}
    return {**view, "subtheme": subtheme, "keep": keep, "seen": digest_of(view)}


def _side(coded: CodedSubtheme | None) -> dict[str, Any]:
    """What one coder has found, if anything."""
    if coded is None:
        return {"finding": None, "summary": None, "evidence": []}
    return {"finding": coded.finding, "summary": coded.summary, "evidence": pieces_view(coded)}


def settled_view(coded: CodedSubtheme | None) -> dict[str, Any] | None:
    """What was settled, by whom and why; None where nothing was."""
    if coded is None or coded.settled is None:
        return None
    settled = coded.settled.model_dump(mode="json", exclude={"found"})
    return {"finding": coded.finding, **settled}


def _settle(open_: Adjudication, given: Given) -> str:
    """Settles a difference, or settles it anew; refused where it is not as the page shows it."""
    subtheme = subtheme_id(open_.project.codebook, text_of(given, "subtheme"))
    refuse_unseen(difference_view(open_, subtheme)["seen"], given, subtheme)
    finding = finding_named(text_of(given, "finding"))
    by, keep = named_coders(text_of(given, "by")), names_of(given, "keep")
    kept = named_coders(",".join(keep), open_.codings) if keep else ()
    ruling = Ruling(finding, kept, by, text_of(given, "reason"))
    open_.settle(subtheme, ruling, replace=subtheme in open_.record.findings)
    label = open_.project.codebook.subthemes[subtheme].label
    return f"Settled: {label} is {finding}, by {', '.join(by)}."


def _complete(open_: Adjudication, _: Given) -> str:
    """Ends the agreed record, once nothing is left to settle."""
    if left := len(open_.pending) + len(open_.pending_contacts):
        raise RefusedError(f"{plural(left, 'difference is', 'differences are')} left to settle")
    complete(open_.project, open_.review)
    return "The record is complete."
