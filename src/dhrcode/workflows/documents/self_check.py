"""How well `find --theme` finds evidence that a project has, by subtheme: for those who write cues.

Only the codings that the project was opened with are read, so that a coder who codes apart learns
nothing of what others have found. Nothing is changed by it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dhrcode.analysis.quotes.quoted import quotes_of
from dhrcode.model.coverage import covers
from dhrcode.model.record import Record
from dhrcode.model.stem import stem
from dhrcode.model.theme_words import is_common
from dhrcode.model.words import words
from dhrcode.problems import Problem
from dhrcode.progress import Progress
from dhrcode.store.passage_tables import PassageTables
from dhrcode.store.passages import refresh, with_index
from dhrcode.store.project import Project
from dhrcode.text import natural
from dhrcode.workflows.documents.search import SearchExtent
from dhrcode.workflows.documents.theme_search import ThemeSearch, theme_search

FIRST, SECOND = 5, 10
LACKING = 6
"""The most words of missed evidence that are named for a subtheme."""


class OwnQuote(NamedTuple):
    """A quote that is evidence for a subtheme, and its document."""

    subtheme: str
    file: str
    quote: str


@dataclass
class ThemeCheck:
    """How well one subtheme's evidence is found.

    Attributes:
        subtheme: its id.
        pieces: quotes that are evidence for it, and whose document was searched.
        in_five: how many of them the first five passages hold.
        in_ten: how many the first ten hold.
        silent: cues that no document has.
        lacking: words of the others that are not looked for, those of most quotes first.
    """

    subtheme: str
    pieces: int = 0
    in_five: int = 0
    in_ten: int = 0
    silent: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    missed: list[str] = field(default_factory=list, repr=False)


@dataclass(frozen=True)
class SelfCheck:
    """What `find --self-check` tells.

    Attributes:
        themes: the subthemes that have evidence, in the codebook's order.
        documents: how many documents were searched.
        problems: what is wrong with records.
    """

    themes: tuple[ThemeCheck, ...]
    documents: int
    problems: tuple[Problem, ...]


def self_check(project: Project, progress: Progress) -> SelfCheck:
    """The evidence of a project's records, or of one coder's, checked against what `find` lists."""
    quotes, problems = _quotes(project)
    files = sorted({quote.file for quote in quotes}, key=natural)

    def use(index: PassageTables) -> SelfCheck:
        refresh(index, project.root, files, progress)
        with index.reading():
            return _checked(index, project, quotes, progress, problems)

    return with_index(project.root, use)


def _quotes(project: Project) -> tuple[list[OwnQuote], list[Problem]]:
    found: list[OwnQuote] = []
    problems: list[Problem] = []
    for loaded in project.load_all():
        problems += loaded.problems
        if loaded.record is not None:
            found += _of_record(loaded.record)
    return found, problems


def _of_record(record: Record) -> Iterator[OwnQuote]:
    for quoted in quotes_of(record):
        if quoted.path[0] == "findings" and quoted.file:
            yield OwnQuote(str(quoted.path[1]), quoted.file, quoted.quote)


def _checked(
    index: PassageTables,
    project: Project,
    quotes: Sequence[OwnQuote],
    progress: Progress,
    problems: Sequence[Problem],
) -> SelfCheck:
    there = {file: each.id for file, each in index.documents().items()}
    known = project.codebook.subthemes
    searches = {name: theme_search(project.codebook, known[name]) for name in known}
    checks = {name: ThemeCheck(name) for name in known}
    searched = [q for q in quotes if q.file in there and q.subtheme in checks]
    asked: dict[tuple[str, str], list[str]] = {}
    for quote in searched:
        asked.setdefault((quote.file, quote.subtheme), []).append(quote.quote)
    for (file, name), wanted in progress(asked.items(), len(asked), "Searching"):
        _count(checks[name], wanted, _first(index, searches[name], there[file]))
    used = {there[quote.file] for quote in searched}
    for name, check in checks.items():
        if check.pieces:
            check.silent = tuple(_silent(index, searches[name], used))
            check.lacking = tuple(_lacking(searches[name], check.missed))
    with_evidence = tuple(check for check in checks.values() if check.pieces)
    return SelfCheck(with_evidence, len(used), tuple(problems))


def _first(index: PassageTables, sought: ThemeSearch, document: int) -> list[str]:
    """The first passages of a document, as `find` lists them."""
    ranking = sought.ranking(index, {document: (0,)}, SearchExtent(SECOND))
    return [index.passage(rank.key).page.text for rank in ranking.ranks[:SECOND]]


def _count(check: ThemeCheck, quotes: Iterable[str], listed: Sequence[str]) -> None:
    for quote in quotes:
        at = next((n for n, text in enumerate(listed) if covers(text, quote)), SECOND)
        check.pieces += 1
        check.in_five += at < FIRST
        check.in_ten += at < SECOND
        if at == SECOND:
            check.missed.append(quote)


def _silent(index: PassageTables, sought: ThemeSearch, documents: set[int]) -> Iterator[str]:
    for cue in sought.wanted.cues:
        if not index.occurs(cue, documents):
            yield cue.shown


def _lacking(sought: ThemeSearch, missed: Iterable[str]) -> list[str]:
    """The words of quotes that are not looked for; those of several quotes, if there are some."""
    counts: Counter[str] = Counter()
    said: dict[str, str] = {}
    for quote in missed:
        here = {stem(word.plain): word.plain for word in words(quote) if not word.beside}
        for each, plain in here.items():
            if len(each) > 2 and not is_common(each) and each not in sought.wanted.weights:
                counts[each] += 1
                said.setdefault(each, plain)
    ranked = sorted(counts, key=lambda each: (-counts[each], -len(said[each]), said[each]))
    return [said[each] for each in ranked[:LACKING]]
