"""Quotes: what was told of them when they were last checked against their documents."""

from collections.abc import Iterable, Iterator

from dhrcode.analysis.quotes.quoted import Quoted, last_time, quotes_of
from dhrcode.model.record import Record
from dhrcode.model.verified import Verified
from dhrcode.problems import Fault
from dhrcode.text import plural

_WRONG = {
    "not-found": ("quote-not-found", "was not in", "looks again"),
    "turned": (
        "quote-turned",
        "said something else than",
        "shows what; take over the document's words, or accept it",
    ),
}
"""Outcomes that are told until somebody accepts the quote: the code, and what is said and to do."""


def unverified(record: Record, verified: Verified) -> Iterator[Fault]:
    """Quotes that were never checked against their documents, or were and are not in them."""
    return unverified_quotes(quotes_of(record), record.review, verified)


def unverified_quotes(quotes: Iterable[Quoted], review: str, verified: Verified) -> Iterator[Fault]:
    """The same of any quotes, of a review's record or plan, or of a study's plan."""
    command = f"'dhrcode verify {review}'"
    never = []
    for quoted in quotes:
        outcome = last_time(quoted, verified)
        if outcome in _WRONG and not _accepted(quoted, verified):
            code, said, hint = _WRONG[outcome]
            yield Fault(
                (*quoted.path, "quote"),
                code,
                f"the quote {said} sources/{quoted.file} when it was verified",
                f"{command} {hint}",
                severity="warning",
            )
        if _key(quoted, verified) in verified.two_ways and not (
            quoted.source is None or quoted.source.pages_by
        ):
            yield Fault(
                (*quoted.path, "page"),
                "pages-two-ways",
                f"'{quoted.page}' is a page by another number than those before it",
                f"{command} says by which; write 'pages-by' under the source",
            )
        if outcome is None and quoted.file is not None:
            never.append(quoted)
    if never:
        said = plural(len(never), "quote was never verified", "quotes were never verified")
        hint = f"{command} checks them against their documents"
        yield Fault((*never[0].path, "quote"), "never-verified", said, hint)


def _accepted(quoted: Quoted, verified: Verified) -> bool:
    """Whether somebody has let it stand as it is, of the document as it was."""
    return _key(quoted, verified) in verified.accepted


def _key(quoted: Quoted, verified: Verified) -> str:
    """The key of a quote and its document as it was; empty if that is not known."""
    digest = verified.documents.get(quoted.file or "")
    return quoted.key(digest) if digest is not None else ""
