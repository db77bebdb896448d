"""The quotes of a plan, each with the document that it is said to come from."""

from collections.abc import Iterator

from dhrcode.analysis.quotes.quoted import NamesSources, Quoted, source_of
from dhrcode.model.plan import Plan


def plan_quotes(plan: Plan, documents: NamesSources) -> Iterator[Quoted]:
    """The quotes of recommendations and of what shows that an action was done, in order.

    Args:
        plan: the plan.
        documents: names its documents: the review's record, or a study's plan itself.
    """
    for number, one in enumerate(plan.recommendations):
        for place, piece in enumerate(one.evidence):
            if piece.quote is not None:
                path = ("recommendations", number, "evidence", place)
                yield Quoted(path, piece.quote, piece.page, source_of(documents, piece))
    for planned in plan.actions():
        number, action = planned.numbers
        for entry, logged in enumerate(planned.action.log):
            for place, piece in enumerate(logged.evidence):
                # What shows that something was done is elsewhere, unless a document is named.
                if piece.quote is not None and piece.source is not None:
                    at = ("recommendations", number, "actions", action, "log", entry)
                    source = source_of(documents, piece)
                    yield Quoted((*at, "evidence", place), piece.quote, piece.page, source)
