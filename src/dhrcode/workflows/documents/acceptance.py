"""A quote that differs from its document, or is not in it, looked at and let stand."""

from collections.abc import Sequence

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.base import today
from dhrcode.model.ids import is_coder_id
from dhrcode.model.verified import Acceptance, Verified
from dhrcode.store.project import Project
from dhrcode.store.verified import verified_changes
from dhrcode.workflows.documents.memory import remembering
from dhrcode.workflows.documents.verdicts import CheckedQuote
from dhrcode.workflows.documents.verification import Library, Verification, verified
from dhrcode.workflows.edits import subtheme_id


def accept(project: Project, review: str, subtheme: str, number: int, by: str) -> CheckedQuote:
    """Notes in `verified/`, without words, that somebody has looked at a quote and lets it stand.

    It holds as long as quote, page and document are what they are now.

    Args:
        project: whose record it stands in.
        review: the review's id.
        subtheme: its id or label.
        number: which piece of its evidence, from 1.
        by: who has looked.

    Raises:
        UsageError: there is no such subtheme or piece, or who looked cannot be a coder.
        RefusedError: the quote is found, or does not differ so that it has to be accepted.
    """
    _refuse_no_coder(by)
    subtheme = subtheme_id(project.codebook, subtheme)
    result = verified(project, project.find(review), Library(project.root))
    held = _held(result, review, subtheme, number)
    if held.became not in ("turned", "not-found", "accepted"):
        raise RefusedError(
            f"piece {number} of {subtheme} in {review} has nothing to accept: "
            f"'dhrcode verify {review}' says what became of it"
        )
    _let_stand(project, result, [held], by)
    return held


def accept_unfound(project: Project, review: str, by: str) -> list[CheckedQuote]:
    """Lets every quote of a review stand that was looked for in its document and not found.

    Args:
        project: whose record it is.
        review: the review's id.
        by: who has looked at each of them.

    Returns:
        The quotes; none where all are found or stand already, and nothing is changed then.

    Raises:
        NotFoundError: there is no such review.
        UsageError: who looked cannot be a coder.
    """
    _refuse_no_coder(by)
    result = verified(project, project.find(review), Library(project.root))
    unfound = [held for held in result.held if held.became == "not-found"]
    if unfound:
        _let_stand(project, result, unfound, by)
    return unfound


def _refuse_no_coder(by: str) -> None:
    if not is_coder_id(by):
        raise UsageError(f"'{by[:40]}' cannot be a coder's initials")


def _let_stand(
    project: Project, result: Verification, quotes: Sequence[CheckedQuote], by: str
) -> None:
    keys = [held.quoted.key(result.digests[held.quoted.file or ""]) for held in quotes]
    remembered = remembering(project, [result])

    def change(known: Verified) -> Verified:
        now = remembered(known)
        accepted = {**now.accepted, **dict.fromkeys(keys, Acceptance(by=by, day=today()))}
        return now.model_copy(update={"accepted": dict(sorted(accepted.items()))})

    with project.writing():
        project.write(verified_changes(project, {result.path.stem: change}))


def _held(result: Verification, review: str, subtheme: str, number: int) -> CheckedQuote:
    path = ("findings", subtheme, "evidence", number - 1)
    found = next((held for held in result.held if held.quoted.path == path), None)
    if found is None:
        raise UsageError(f"{review} has no quote in piece {number} of the evidence of {subtheme}")
    return found
