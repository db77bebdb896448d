"""What was verified, kept in `verified/` so that `check` can warn of what never was."""

from dhrcode.analysis.quotes.quoted import Quoted, quotes_of
from dhrcode.model.verified import Verified
from dhrcode.store.project import Project
from dhrcode.store.verified import change_verified
from dhrcode.text import shown
from dhrcode.workflows.documents.verification import Verification


def remember(project: Project, result: list[Verification]) -> None:
    """Writes down what became of the quotes of one review, if that has changed.

    What was known of other quotes is kept as long as any coding of the review has them: documents
    may be on another machine, and another coder's quotes were not looked at now.

    Raises:
        FileAccessError: the folder or the file cannot be written.
        BusyError: another program holds the project.
    """
    digests = {file: digest for one in result for file, digest in one.digests.items()}
    fresh = {
        held.quoted.key(one.digests[held.quoted.file]): held.match.kind
        for one in result
        for held in one.held
        if held.match is not None and held.quoted.file is not None
    }
    review = result[0].path.stem
    live = _live(project, review, result)

    def change(known: Verified) -> Verified:
        documents = {**known.documents, **digests}
        quotes = {**known.quotes, **fresh}
        if live is not None:
            documents = {f: d for f, d in documents.items() if any(q.file == f for q in live)}
            keys = {q.key(documents[q.file]) for q in live if q.file in documents}
            quotes = {key: outcome for key, outcome in quotes.items() if key in keys}
        return Verified(
            review=review,
            documents=dict(sorted(documents.items())),
            quotes=dict(sorted(quotes.items())),
        )

    change_verified(project, review, change)


def _live(project: Project, review: str, result: list[Verification]) -> list[Quoted] | None:
    """The quotes of all codings of a review; None if one of them cannot be read."""
    read = {one.project.coder: one.loaded for one in result}
    every: list[Quoted] = []
    for one in project.of_coder(None).every():
        path = one.path_of(review)
        loaded = read.get(one.coder)
        if loaded is None and path.exists():
            loaded = one.load(path, shown(path))
        if loaded is not None:
            if loaded.record is None:
                return None
            every += quotes_of(loaded.record)
    return every
