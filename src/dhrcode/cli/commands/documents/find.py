"""The command that finds passages in the documents: find."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.commands.documents.self_check import check_itself
from dhrcode.cli.options import ListFormat, RecordsOptions
from dhrcode.cli.problem_formats import end_if_wrong
from dhrcode.cli.terminal import (
    PIPED_WIDTH,
    StyledText,
    print_problems,
    tell,
    warn,
    width,
    write,
    write_json,
)
from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.report_parts import PARTS
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook
    from dhrcode.model.query import Query
    from dhrcode.workflows.documents.search import SearchHit, SearchResult, Sought


EVERY = 10**9
"""More passages than there are."""


PartOption = StrEnum("PartOption", {part: part.replace(" ", "-") for part in PARTS})  # type: ignore[misc]
"""The parts of a report, as they are typed."""


def find(
    *,
    words: Annotated[
        str | None,
        typer.Argument(metavar="[WORDS]", help="What to look for, in quotation marks."),
    ] = None,
    review: Annotated[
        str | None, typer.Argument(metavar="[REVIEW]", help="Only this review's documents.")
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option("--theme", metavar="SUBTHEME", help="Look for what tells of this one."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show so many passages.")] = 10,
    every: Annotated[bool, typer.Option("--all", help="Show all passages.")] = False,
    part: Annotated[
        PartOption | None, typer.Option("--part", help="Look in this part of reports alone.")
    ] = None,
    form: Annotated[
        ListFormat, typer.Option("--format", help="How to print passages.")
    ] = ListFormat.TEXT,
    check: Annotated[
        bool,
        typer.Option("--self-check", help="Tell how well the project's own evidence is found."),
    ] = False,
    at: RecordsOptions,
) -> None:
    """Find words, or what a subtheme is about, in the documents.

    The most relevant passages come first.
    """
    from dhrcode.cli.progress import tracked_as
    from dhrcode.workflows.documents.search import SearchExtent
    from dhrcode.workflows.documents.search import find as search
    from dhrcode.workflows.documents.typed_search import TypedSearch

    found_in = at.open()
    if check:
        if words or review or theme:
            raise UsageError("--self-check looks for every subtheme: leave out words and --theme")
        check_itself(found_in, as_json=form is ListFormat.JSON)
        return
    if theme is not None:
        words, review = None, _only_review(words, review)
    extent = SearchExtent(EVERY if every else limit, part.name if part else None)
    wanted = _wanted(found_in.codebook, words, theme)
    progress = tracked_as("Reading documents")
    try:
        found, problems = search(found_in, wanted, review, extent, progress)
    except NotFoundError as error:
        raise NotFoundError(f"{error}{_several(words, review)}") from None
    print_problems(problems)
    if form is ListFormat.JSON:
        _print_json(found.hits)
    else:
        called = "" if isinstance(wanted, TypedSearch) and not wanted.several else "words"
        write(line for hit in found.hits for line in _shown(hit, called))
    if found.note:
        tell(found.note)
    tell(_counted(found))
    for left in (*found.left, *[found.unsearched] * bool(found.unsearched)):
        warn(left)
    end_if_wrong(problems, printed=True)


def _only_review(words: str | None, review: str | None) -> str | None:
    """With --theme, the first argument is the review."""
    if review is not None:
        raise UsageError("look for words or for a --theme: one of the two")
    return words


def _several(words: str | None, review: str | None) -> str:
    """A hint where the shell has taken the second of two words for the review."""
    if words is None or review is None or " " in words or review[:1].isupper():
        return ""
    return f'; to look for both words, put them into quotation marks: "{words} {review}"'


def _wanted(codebook: "Codebook", words: str | None, theme: str | None) -> "Sought":
    """What is looked for: words as they were typed, or what a subtheme is about."""
    from dhrcode.workflows.documents.theme_search import theme_search
    from dhrcode.workflows.documents.typed_search import TypedSearch
    from dhrcode.workflows.edits import subtheme_id

    if theme is not None:
        return theme_search(codebook, codebook.subthemes[subtheme_id(codebook, theme)])
    return TypedSearch(sought(codebook, words, None))


def sought(codebook: "Codebook", words: str | None, theme: str | None) -> "Query":
    """The words to mark: as they were typed, or the cues of a subtheme."""
    from dhrcode.model.query import query
    from dhrcode.workflows.documents.typed_search import cues_of
    from dhrcode.workflows.edits import subtheme_id

    if theme is not None:
        return cues_of(codebook.subthemes[subtheme_id(codebook, theme)])
    if words is None:
        raise UsageError("say what to look for: words, or a --theme SUBTHEME")
    return query(words)


def _shown(hit: "SearchHit", called: str) -> Iterator[list[StyledText]]:
    from dhrcode.cli.highlight import running

    why = hit.why(called)
    yield [(hit.where, "title"), (f"  ({why})" if why else "", "quiet")]
    yield from running(hit.page.text, hit.marks, width() or PIPED_WIDTH, "    ")
    yield []


def _print_json(hits: "Iterable[SearchHit]") -> None:
    passages = [
        {
            "review": hit.place.review,
            "source": hit.place.source,
            "file": hit.place.file,
            "page": hit.page.name if hit.paged else None,
            "number": hit.page.number,
            "start": hit.start,
            "part": hit.part,
            "heading": hit.heading,
            "text": hit.page.text,
            "found": hit.found,
            "says_no": hit.denies,
            "hits": hit.marks,
        }
        for hit in hits
    ]
    write_json(passages)


def _counted(found: "SearchResult") -> str:
    if not found.total:
        return f"No passage found: {found.searched} searched."
    passages = plural(found.total, "passage")
    said = f"{passages} in {plural(found.holding, 'document')}; {found.searched} searched."
    if found.total > len(found.hits):
        said = f"{len(found.hits)} of {said[:-1]}; --all shows them all."
    return said
