"""Every quote checked against its document."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.quotes.match import match
from dhrcode.analysis.quotes.quoted import NamesSources, Quoted, quotes_of, source_of
from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.checks.documents import changed, unusable
from dhrcode.errors import DocumentError
from dhrcode.model.record import Evidence, Record
from dhrcode.model.verified import Outcome, Verified
from dhrcode.problems import Fault, Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.documents import read_document
from dhrcode.store.loaded import Loaded
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.text import natural, plural
from dhrcode.workflows.documents.verdicts import CheckedQuote, fault_of, sentence, two_ways

MOST_KEPT = 4
"""Documents held in memory at a time: one of 100 pages takes some megabytes."""

Coding = tuple[Project, Path]


class Library:
    """The documents of a project, each read once as long as it is in use."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[str, Searchable | DocumentError] = {}

    def document(self, file: str) -> Searchable:
        """A document made ready for search.

        Raises:
            DocumentError: it is missing or cannot be read.
        """
        if file not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[file] = self._read(file)
        kept = self._kept[file]
        if isinstance(kept, DocumentError):
            raise kept
        return kept

    def forget(self, file: str) -> None:
        """Reads the document anew when it is next asked for."""
        self._kept.pop(file, None)

    def _read(self, file: str) -> Searchable | DocumentError:
        try:
            return Searchable(read_document(self._root, file))
        except DocumentError as error:
            return error


@dataclass
class Verification:
    """What became of the quotes of one record.

    Attributes:
        project: of whose records it is one.
        path: the record's file.
        loaded: the record.
        held: its quotes.
        digests: the SHA-256 of each document that was read, by its name.
        problems: what is wrong, with line and column.
    """

    project: Project
    path: Path
    loaded: Loaded
    held: list[CheckedQuote] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def verify(
    project: Project,
    library: Library,
    review: str | None = None,
    progress: Progress = no_progress,
) -> Iterator[list[Verification]]:
    """Checks the quotes of a review against their documents, or those of all reviews.

    Of one review, those of the project's record, or of the coder's coding if it is a coder's
    project; of all, those of the independent codings too. What belongs to one review comes
    together, so that its documents are read once.

    Raises:
        NotFoundError: there is no such review.
        BusyError: several records were changed together meanwhile.
    """
    seen = project.journal.seen
    codings = [(project, project.find(review))] if review else _codings(project)
    together: list[Verification] = []
    for of, path in progress(codings, len(codings)):
        if together and together[-1].path.stem != path.stem:
            yield together
            together = []
        together.append(verified(of, path, library))
    if together:
        yield together
    project.journal.refuse_changed(seen)


def _codings(project: Project) -> list[Coding]:
    """Every record, and every independent coding after the record of the same review."""
    codings = [(one, path) for one in project.every() for path in one.listing[0]]
    return sorted(codings, key=lambda coding: natural(coding[1].stem))


def verified(
    project: Project, path: Path, library: Library, loaded: Loaded | None = None
) -> Verification:
    """Checks the quotes of one record against their documents; `loaded` if it has been read."""
    loaded = loaded or project.load(path)
    result = Verification(project, path, loaded, problems=[*loaded.problems])
    if loaded.record is None:
        return result
    accepted = read_verified(project.root, loaded.record.review)[0].accepted
    for quoted in quotes_of(loaded.record):
        result.held.append(hold(quoted, library, result.digests, accepted))
    faults = [*_of_documents(loaded.record, result, library)]
    faults += [
        fault for held in result.held if (fault := fault_of(held, loaded.record, project.coder))
    ]
    faults += two_ways(result.held)
    found = loaded.located(faults)
    result.problems += sorted(found, key=lambda problem: (problem.line, problem.column))
    return result


def hold(
    quoted: Quoted, library: Library, digests: dict[str, str], accepted: Container[str]
) -> CheckedQuote:
    """A quote checked against its document.

    Args:
        quoted: the quote.
        library: the documents.
        digests: gets the SHA-256 of the document, if it could be read.
        accepted: the keys of quotes that somebody has let stand as they are.
    """
    held = checked(quoted, library, digests)
    if (
        held.became in ("turned", "not-found")
        and quoted.key(digests[quoted.file or ""]) in accepted
    ):
        return held._replace(became="accepted")
    return held


def checked(quoted: Quoted, library: Library, digests: dict[str, str]) -> CheckedQuote:
    """A quote checked against its document, whose SHA-256 is noted in `digests`."""
    if quoted.file is None:
        return CheckedQuote(quoted, "no-document")
    try:
        document = library.document(quoted.file)
    except DocumentError:
        return CheckedQuote(quoted, "missing")
    digests[quoted.file] = document.document.sha256
    by = quoted.source.pages_by if quoted.source else None
    found = match(quoted.quote, quoted.page, document, by)
    of = document.document
    became: Outcome = found.kind
    if any(difference.weighty for difference in found.differences):
        became = "turned"
    return CheckedQuote(quoted, became, found, paged=of.paged, pictured=len(of.pictured))


def remembered(held: Iterable[CheckedQuote], digests: Mapping[str, str]) -> dict[str, Outcome]:
    """What is remembered of quotes whose documents could be read, by their keys."""
    return {
        one.quoted.key(digests[one.quoted.file]): one.remembered
        for one in held
        if one.match is not None and one.quoted.file is not None
    }


def with_results(
    known: Verified,
    digests: Mapping[str, str],
    fresh: Mapping[str, Outcome],
    live: Collection[Quoted] | None,
) -> Verified:
    """What was remembered, with documents and quotes as they are now.

    Args:
        known: what was remembered.
        digests: the SHA-256 of each document that was read now, by its name.
        fresh: what became of quotes now, by their keys.
        live: all quotes that there are, so that others are forgotten; None to keep what was known.
    """
    documents, quotes = {**known.documents, **digests}, {**known.quotes, **fresh}
    if live is not None:
        files = {one.file for one in live}
        documents = {file: digest for file, digest in documents.items() if file in files}
        keys = {one.key(documents[one.file]) for one in live if one.file in documents}
        quotes = {key: outcome for key, outcome in quotes.items() if key in keys}
    ordered = {"documents": dict(sorted(documents.items())), "quotes": dict(sorted(quotes.items()))}
    return known.model_copy(update=ordered)


def _of_documents(record: Record, result: Verification, library: Library) -> Iterator[Fault]:
    """Documents that cannot be read, or are not those that were coded."""
    for number, source in enumerate(record.sources):
        quotes = sum(held.quoted.source is source for held in result.held)
        if not quotes or source.file is None:
            continue
        try:
            digest = library.document(source.file).document.sha256
        except DocumentError as error:
            held = plural(quotes, "quote cannot be checked", "quotes cannot be checked")
            yield unusable(number, error, f"{held} against it")
            continue
        hint = "see whether the findings still hold"
        if fault := changed(number, source, digest, hint, "warning"):
            yield fault


_libraries: dict[Path, Library] = {}
"""While a person codes, one document is asked again and again."""


def look_up(project: Project, record: NamesSources, evidence: Evidence | None) -> str:
    """Whether and where a quote is found, in a sentence, as soon as it is typed.

    Empty where there is no quote, or no document on this machine to find it in.
    """
    return looked_up(project, record, evidence).said if evidence is not None else ""


class LookedUp(NamedTuple):
    """What became of a quote as soon as it is typed.

    Attributes:
        said: whether it is in its document, in a sentence.
        missing: whether what it says is not there.
        page: the page to be named in place of the one given; empty if that is right or none is.
    """

    said: str = ""
    missing: bool = False
    page: str = ""


def looked_up(project: Project, record: NamesSources, evidence: Evidence) -> LookedUp:
    """What became of a quote as soon as it is typed; otherwise as `look_up`."""
    source = source_of(record, evidence)
    if evidence.quote is None or source is None or source.file is None:
        return LookedUp()
    library = _libraries.setdefault(project.root, Library(project.root))
    quoted = Quoted((), evidence.quote, evidence.page, source)
    try:
        library.document(source.file)
    except DocumentError as error:
        library.forget(source.file)  # it may be put there while the person codes
        said = "" if error.code == "document-missing" else f"Not verified: {error}."
        return LookedUp(said)
    held = checked(quoted, library, {})
    page = "" if held.found.page_fits else held.found.page
    return LookedUp(sentence(held), held.became in ("not-found", "turned"), page)
