"""What became of quotes, in words: as problems, as a sentence, as a count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol

from dhrcode.analysis.quotes.differences import WordDifference
from dhrcode.analysis.quotes.match import Match
from dhrcode.analysis.quotes.quoted import NamesSources, Quoted
from dhrcode.model.verified import Outcome
from dhrcode.problems import Fault
from dhrcode.text import plural

QuoteOutcome = Outcome | Literal["accepted", "missing", "no-document"]
"""What became of a quote; accepted is one that is turned or not found, and that somebody has let
stand; the last two say that nothing could be told."""

MOST_SHOWN = 5
"""Differences of one quote that are printed; all of those in a negation or a number are,
and first."""


class CheckedQuote(NamedTuple):
    """A quote that was checked against its document.

    Attributes:
        quoted: the quote.
        became: what became of it.
        match: where it was found; None where there is no document to find it in.
        paged: whether the document knows its pages.
        pictured: how many of its pages are pictures without text.
    """

    quoted: Quoted
    became: QuoteOutcome
    match: Match | None = None
    paged: bool = True
    pictured: int = 0

    @property
    def remembered(self) -> Outcome:
        """What is remembered of it, which only a quote with a document has."""
        if self.became == "accepted" and self.found.kind != "not-found":
            return "turned"
        return "turned" if self.became == "turned" else self.found.kind

    @property
    def found(self) -> Match:
        """Where it was found, which only a quote with a document has."""
        assert self.match is not None  # noqa: S101 - asked of those that have one
        return self.match


class NamesReview(NamesSources, Protocol):
    """A record, or what a plan is of: a review, or a study, and its documents."""

    @property
    def review(self) -> str:
        """Its id."""


def fault_of(checked: CheckedQuote, record: NamesReview, coder: str | None) -> Fault | None:
    """What is wrong with a quote, or None.

    Args:
        checked: the quote, and what became of it.
        record: the record that it stands in, or the review or study of the plan.
        coder: whose independent coding that is, if it is one.
    """
    own, path = f" --as {coder}" if coder else "", (*checked.quoted.path, "quote")
    match checked.became:
        case "elsewhere":
            return _elsewhere(checked, f"{record.review}{own}")
        case "differs" | "turned":
            return _differing(checked, record, own)
        case "not-found":
            said = f"the quote is not in sources/{checked.quoted.file}{_nearest(checked)}"
            own_words = "a quote has the document's own words; your own go into the note"
            return Fault(path, "quote-not-found", said, _unseen(checked.pictured) or own_words)
        case "too-short":
            said = "the quote is too short to tell where it comes from"
            return Fault(path, "quote-too-short", said, "quote more of the sentence")
        case "no-document":
            said = "the record names no file that the quote comes from"
            return Fault(path, "quote-without-document", said, _where_from(record, own))
        case _:
            return None


def _nearest(checked: CheckedQuote) -> str:
    return f"; most like it is {checked.found.nearest}" if checked.found.nearest else ""


def _where_from(record: NamesReview, own: str) -> str:
    if any(source.file for source in record.sources):
        return "name its 'source', and the source's 'file'"
    return f"'dhrcode source add {record.review} FILE{own}' adds one"


def _unseen(pictured: int) -> str:
    if not pictured:
        return ""
    pages = plural(pictured, "page is a picture", "pages are pictures")
    return f"{pages} without text, in which nothing can be found"


def _elsewhere(checked: CheckedQuote, review: str) -> Fault:
    quoted, match = checked.quoted, checked.found
    hint = f"'dhrcode verify {review} --fix-pages' proposes the change" if match.page else ""
    if quoted.path[0] == "recommendations":
        hint = "write the other page" if match.page else ""
    said = f"the quote is on {match.where}, and the page is given as '{quoted.page}'"
    return Fault((*quoted.path, "page"), "quote-elsewhere", said, hint)


def _differing(checked: CheckedQuote, record: NamesReview, own: str) -> Fault:
    match = checked.found
    where = f" on {match.where}" if match.where else ""
    given = "" if match.page_fits else f", and the page is given as '{checked.quoted.page}'"
    path, shown = (*checked.quoted.path, "quote"), in_words(match.differences)
    if checked.became == "turned":
        said = f"the quote is found{where}, and says something else{given}; {shown}"
        return Fault(path, "quote-turned", said, how_to_settle(checked.quoted, record.review, own))
    said = f"the quote is found{where} with small differences{given}; {shown}"
    hint = "take over the document's words, or mark yours by [brackets]"
    return Fault(path, "quote-differs", said, hint)


def pages_two_ways(held: Iterable[CheckedQuote]) -> Iterator[tuple[CheckedQuote, CheckedQuote]]:
    """For each document whose pages are given by two numbers the first quote by each of them."""
    first: dict[str, CheckedQuote] = {}
    said = set[str]()
    for one in held:
        source = one.quoted.source
        if one.match is None or not one.match.goes_by or source is None or source.pages_by:
            continue
        before = first.setdefault(source.id, one)
        if before.found.goes_by != one.match.goes_by and source.id not in said:
            said.add(source.id)
            yield before, one


def two_ways(held: Iterable[CheckedQuote]) -> Iterator[Fault]:
    """A warning for each document of which pages are given by two numbers."""
    for before, one in pages_two_ways(held):
        said = (
            f"'{one.quoted.page}' is {_BY[one.found.goes_by]}, and '{before.quoted.page}' before "
            f"it {_BY[before.found.goes_by]}: one number may mean two pages"
        )
        hint = "write 'pages-by: label' or 'pages-by: file' under the source, and pages by that"
        yield Fault((*one.quoted.path, "page"), "pages-two-ways", said, hint)


_BY = {"label": "a number that stands on the page", "file": "a page of the file"}


def how_to_settle(quoted: Quoted, review: str, own: str = "") -> str:
    """What to do with a quote that differs in a "not", a number, a date or an agency."""
    match quoted.path:
        case ("findings", subtheme, "evidence", int(number)):
            named = f"{review} {subtheme} {number + 1}"
            accept = f"; once you have looked, 'dhrcode verify --accept {named}{own}' lets it stand"
        case _:
            accept = ""
    return f"take over the document's words{accept}"


def in_words(differences: Iterable[WordDifference]) -> str:
    """Differences word by word; those that may turn the meaning round are never left out."""
    ordered = sorted(differences, key=lambda difference: not difference.weighty)
    weighty = sum(difference.weighty for difference in ordered)
    shown = [str(difference) for difference in ordered[: max(weighty, MOST_SHOWN)]]
    left = len(ordered) - len(shown)
    return "; ".join([*shown, f"and {plural(left, 'more difference')}"] if left else shown)


def sentence(checked: CheckedQuote) -> str:
    """What became of a quote in a sentence, for the person who has just typed it."""
    file, match = checked.quoted.file, checked.found
    on = f"on {match.where}" if match.where else f"in {file}"
    stray = "" if match.page_fits else f", not {checked.quoted.page}"
    untold = "" if checked.paged else ", which does not know its pages"
    said: dict[QuoteOutcome, str] = {
        "found": f"Found {on}{untold}.",
        "elsewhere": f"Found {on}{stray}.",
        "differs": f"Found {on}{stray} with small differences: {in_words(match.differences)}.",
        "turned": f"Found {on}{stray}, and says something else: {in_words(match.differences)}.",
        "too-short": "Too short to tell where it comes from.",
        "not-found": f"Not found in {file}."
        + (f" Most like it is {match.nearest}." if match.nearest else ""),
    }
    return said[checked.became]


_COUNTED: dict[QuoteOutcome, str] = {
    "found": "found",
    "elsewhere": "on another page",
    "differs": "with small differences",
    "turned": "saying something else",
    "accepted": "accepted as they are",
    "not-found": "not found",
    "too-short": "too short to tell",
    "missing": "not checked against its document",
    "no-document": "without a document",
}


def counted(checked: Iterable[CheckedQuote]) -> str:
    """How many quotes, and what became of them: `21 quotes: 18 found, 3 not found`."""
    every = list(checked)
    became = Counter(one.became for one in every)
    said = [f"{became[kind]} {words}" for kind, words in _COUNTED.items() if became[kind]]
    unpaged = sum(not one.paged and one.became == "found" for one in every)
    untold = f" (the page of {unpaged} cannot be told)" if unpaged else ""
    return plural(len(every), "quote") + (f": {', '.join(said)}" if said else "") + untold
