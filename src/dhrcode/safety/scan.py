"""Identifiers in a record, a codebook or any text, as problems with their places."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from dhrcode.model.codebook import Codebook, NotIdentifying
from dhrcode.model.document import Document, Page
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record
from dhrcode.problems import Fault, Problem
from dhrcode.safety.allow_list import AllowList, normalised
from dhrcode.safety.identifiers import (
    KINDS,
    Identifier,
    NameList,
    families_of,
    find_identifiers,
    flat,
)
from dhrcode.safety.source_positions import SourcePosition, SourcePositions
from dhrcode.safety.written import WrittenText, codebook_texts, plan_texts, record_texts
from dhrcode.store.loaded import Loaded, LoadedFile, LoadedPlan
from dhrcode.store.yaml.comments import comments

OR_LIST_IT = ", or list it under not_identifying with your reason"
_LONGEST = 60
"""How many characters of the words a problem repeats."""


class FoundIdentifier(NamedTuple):
    """An identifier that no entry allows, and its words in normalised form."""

    problem: Problem
    words: str


class RecordScan(NamedTuple):
    """What was found in one record.

    Attributes:
        found: in the order of the file.
        used: the numbers of the record's own entries under `not_identifying` that allow something.
    """

    found: list[FoundIdentifier]
    used: frozenset[int] = frozenset()

    @property
    def problems(self) -> list[Problem]:
        """The identifiers found, as problems."""
        return [one.problem for one in self.found]


class Scanner:
    """Finds identifiers in what people have written; can be sent to other processes.

    Args:
        codebook: its entries under `not_identifying` apply to every record.
        names: the project's own list.
    """

    def __init__(self, codebook: Codebook, names: NameList) -> None:
        self.codebook, self.names = codebook, names

    def record(self, loaded: Loaded) -> RecordScan:
        """The identifiers in a record that could be read, and in its comments."""
        if loaded.record is None:
            return RecordScan([])
        texts = record_texts(loaded.record, self.codebook)
        return self._held(loaded, texts, loaded.record.not_identifying)

    def plan(self, loaded: LoadedPlan) -> RecordScan:
        """The identifiers in a plan that could be read, and in its comments."""
        if loaded.plan is None:
            return RecordScan([])
        return self._held(loaded, plan_texts(loaded.plan), loaded.plan.not_identifying)

    def _held(
        self, loaded: LoadedFile, texts: Iterable[WrittenText], own: Sequence[NotIdentifying]
    ) -> RecordScan:
        allow_list = AllowList(own, self.codebook.not_identifying)
        found, used = self._not_allowed(loaded.shown, loaded.text or "", list(texts), allow_list)
        return RecordScan(found, frozenset(number for number in used if number < len(own)))

    def own_codebook(self, shown: str, text: str) -> list[FoundIdentifier]:
        """The identifiers in the project's codebook, given the text of its file."""
        allow_list = AllowList(self.codebook.not_identifying)
        return self._not_allowed(shown, text, list(codebook_texts(self.codebook)), allow_list)[0]

    def _not_allowed(
        self, shown: str, text: str, texts: Sequence[WrittenText], allow_list: AllowList
    ) -> tuple[list[FoundIdentifier], set[int]]:
        found, used = [], set[int]()
        for position, one in self._all(text, texts):
            covering = allow_list.covering(one.text)
            used.update(covering)
            if not covering:
                found.append(FoundIdentifier(problem(shown, position, one), normalised(one.text)))
        return sorted(found, key=lambda f: (f.problem.line, f.problem.column)), used

    def _all(
        self, text: str, texts: Sequence[WrittenText]
    ) -> Iterator[tuple[SourcePosition, Identifier]]:
        """The identifiers in the values and, as warnings, in comments, which are published too."""
        positions: SourcePositions | None = None
        for written, one in found_in(texts, self.names):
            positions = positions or SourcePositions(text)
            yield positions.of_words(written.path, written.text, one.start, one.end), one
        for line, column, comment in comments(text) if "#" in text else ():
            for one in find_identifiers(comment, self.names):
                yield (line, column + one.start), one._replace(severity="warning")


_TOGETHER = 50
"""Texts of which is asked at once what they may hold; most groups of them hold nothing."""


def found_in(
    texts: Sequence[WrittenText], names: NameList
) -> Iterator[tuple[WrittenText, Identifier]]:
    """The identifiers in some texts; families that none of them can hold are skipped."""
    plain = [flat(written.text) for written in texts]
    families = families_of("\n".join(plain))
    for start in range(0, len(texts), _TOGETHER):
        some = slice(start, start + _TOGETHER)
        near = families_of("\n".join(plain[some]), families)
        if not near and not names.forms:
            continue
        for written, text in zip(texts[some], plain[some], strict=True):
            if names.forms or families_of(text, near):
                yield from ((written, one) for one in find_identifiers(written.text, names, near))


def problem(shown: str, position: SourcePosition, one: Identifier) -> Problem:
    """An identifier in a record or a codebook as a problem.

    Args:
        shown: the file's name as it is to be printed.
        position: line and column.
        one: the identifier.
    """
    said = said_of(one)
    return Problem(shown, *position, said.code, said.message, said.hint, said.severity)


def said_of(one: Identifier) -> Fault:
    """An identifier as a fault of the text that holds it, in a record, a plan or a codebook."""
    kind = KINDS[one.kind]
    words = " ".join(one.text.split())
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST]}..."
    said, hint = f"'{words}' looks like {kind.said}", f"{one.instead}{OR_LIST_IT}"
    return Fault((), kind.entry.code, said, hint, one.severity)


def idle_entries(
    record: Record | Plan, shown: str, text: str, used: Container[int]
) -> dict[int, Problem]:
    """A warning for each entry of a record or plan, by its number, that allows nothing."""
    unused = [n for n in range(len(record.not_identifying)) if n not in used]
    if not unused:
        return {}
    positions, idle = SourcePositions(text), {}
    for number in unused:
        line, column = positions.of(("not_identifying", number, "text"))
        said = f"nothing here looks like '{record.not_identifying[number].text}' any more"
        hint = "delete the entry, or write the words as they are in the record"
        idle[number] = Problem(shown, line, column, "not-identifying-unused", said, hint)
    return idle


def document_problems(
    document: Document, names: NameList, allow_list: AllowList
) -> tuple[list[Problem], set[int]]:
    """The identifiers on a document's pages, and which entries allow some of them.

    They are warnings: documents are full of identifiers, and are not published. Line and column are
    those of the page's text.
    """
    problems, used = [], set[int]()
    for page in document.pages:
        for one in find_identifiers(page.text, names):
            covering = allow_list.covering(one.text)
            used.update(covering)
            if not covering:
                hint = f"if you quote it, {one.instead}"
                problems.append(
                    _on_page(document, page, one)._replace(hint=hint, severity="warning")
                )
    return problems, used


def certain_in(document: Document, names: NameList, allow_list: AllowList) -> list[Problem]:
    """The error-level identifiers on a document's pages, for a text that is to be passed on."""
    return [
        _on_page(document, page, one)
        for page in document.pages
        for one in find_identifiers(page.text, names)
        if one.severity == "error" and not allow_list.covering(one.text)
    ]


def _on_page(document: Document, page: Page, one: Identifier) -> Problem:
    where = f"page {page.name}: " if document.paged else ""
    found = problem(document.shown, position_of(page.text, one.start), one)
    return found._replace(message=f"{where}{found.message}")


def position_of(text: str, at: int) -> SourcePosition:
    """Line and column of a position in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
