"""The questions by which a passage on a subtheme becomes evidence, if a person takes it.

Nothing is coded here that nobody has typed: a passage is something to read, and is kept only with a
finding that the person has given or gives.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dhrcode.errors import DocumentError, UsageError
from dhrcode.model.codebook import Subtheme
from dhrcode.model.passage import HEADING, Span, as_quote, marked, sentences
from dhrcode.model.record import Evidence
from dhrcode.progress import Progress
from dhrcode.store.documents import read_document
from dhrcode.workflows.coding.screen import FINDING_KEYS, Screen
from dhrcode.workflows.coding.session import ChangedMeanwhileError, Session
from dhrcode.workflows.documents.named import places_of, without_document
from dhrcode.workflows.documents.search import (
    SearchExtent,
    SearchHit,
    SearchResult,
    find_in,
)
from dhrcode.workflows.documents.theme_search import theme_search

AT_A_TIME = 5
"""How many passages are shown before more are asked for."""

_SOME = re.compile(r"([0-9]{1,3})(?:\s*[-–]\s*([0-9]{1,3}))?")


@dataclass
class CitationDialogue:
    """Shows passages for one subtheme, and keeps those that are taken.

    Attributes:
        session: whose record it is.
        screen: what the questions are asked on.
        subtheme: what is looked for.
        note: asks for the coder's note on a piece of evidence that was kept.
        progress: shows how far the reading of documents is.
    """

    session: Session
    screen: Screen
    subtheme: Subtheme
    note: Callable[[Evidence], object]
    progress: Progress

    def run(self) -> None:
        """Lists passages until none is wanted any more."""
        if not places_of(self.session.record):
            said = without_document(self.session.review, self.session.project.coder)
            self.screen.say(f"{said}.", "warning")
            return
        found = self._search(AT_A_TIME)
        for _, failure in found.failures:
            self.screen.say(str(failure), "warning")
        if found.unsearched:
            self.screen.say(found.unsearched, "warning")
        if found.hits:
            self._choose(found)
        elif found.documents:
            self.screen.say(f"No passage shares a word with the codebook: {found.searched}.")

    def _search(self, limit: int) -> SearchResult:
        places = places_of(self.session.record)
        project = self.session.project
        wanted = theme_search(project.codebook, self.subtheme)
        return find_in(project, wanted, places, SearchExtent(limit), self.progress)

    def _choose(self, found: SearchResult) -> None:
        shown = self._list(found.hits, 0)
        if found.note:
            self.screen.say(found.note, "quiet")
        while answer := self.screen.ask(_prompt(shown, found.total)).casefold():
            if answer == "m" and shown < found.total:
                found = self._search(shown + AT_A_TIME)
                shown = self._list(found.hits, shown)
            elif answer == "d":
                self._define()
            elif re.fullmatch("[0-9]{1,4}", answer) and 1 <= int(answer) <= shown:
                self._take(found.hits[int(answer) - 1])
            else:
                self.screen.say("Type the number of a passage, or Enter alone.", "warning")

    def _define(self) -> None:
        """Shows what the codebook says of the subtheme."""
        said = self.subtheme
        for text in (said.definition, said.when_to_use, said.when_not_to_use):
            if text:
                self.screen.say(f"   {text}")
        self.screen.say()

    def _list(self, hits: Sequence[SearchHit], shown: int) -> int:
        for number, hit in enumerate(hits[shown:], start=shown + 1):
            self.screen.say()
            self.screen.say(f"{number}  {hit.where}  ({hit.why('words')})", "quiet")
            self.screen.say("   " + as_quote(marked(hit.page.text, hit.marks, "»", "«")))
        self.screen.say()
        return len(hits)

    def _take(self, hit: SearchHit) -> None:
        quote = self._quoted(hit)
        if quote is None:
            return
        try:
            if not self._settle_finding():
                self.screen.say("Nothing was kept.", "quiet")
                return
            page = hit.page.name if hit.paged else None
            piece = self.session.cite(
                self.subtheme.id, source=hit.place.source, page=page, quote=quote
            )
        except (UsageError, ChangedMeanwhileError) as error:
            self.screen.say(f"Not kept: {error}", "warning")
            return
        finding = self.session.record.findings[self.subtheme.id].finding
        where = hit.where.partition(" ")[2]
        self.screen.say(f"Kept as evidence for '{finding}', {where}: {quote}")
        self.note(piece)

    def _settle_finding(self) -> bool:
        """Whether there is a finding that evidence can be for, asked of the person if need be."""
        now = self.session.record.findings.get(self.subtheme.id)
        if now is not None and now.finding != "not-stated":
            return True
        while answer := self.screen.ask(
            "evidence of what? [p]resent  [a]bsent  [n]ot stated  [u]nclear  Enter: keep nothing> "
        ).casefold():
            if answer in FINDING_KEYS:
                self.session.find(self.subtheme.id, FINDING_KEYS[answer])
                return True
            self.screen.say("Type one of the letters in brackets, or Enter alone.", "warning")
        return False

    def _quoted(self, hit: SearchHit) -> str | None:
        """The words that are taken: those sentences of the passage that the person names."""
        text, whole = hit.page.text, self._whole(hit)
        there = sentences(text)
        first, last = (1, 1) if len(there) == 1 else self._which(hit, there, whole)
        return as_quote(text[there[first - 1][0] : there[last - 1][1]], whole) if first else None

    def _which(self, hit: SearchHit, there: Sequence[Span], whole: str) -> Span:
        """The first and the last sentence that are taken, from 1; 0 and 0 for none."""
        for number, (start, end) in enumerate(there, start=1):
            self.screen.say(f"   {number}  {as_quote(hit.page.text[start:end], whole)}")
        usual = _fullest(there, hit.marks)
        question = f"sentence to quote, or two as 1-2, [a]ll, [n]one, or Enter for {usual}> "
        while answer := self.screen.ask(question).casefold():
            if answer in ("a", "n"):
                return (1, len(there)) if answer == "a" else (0, 0)
            if some := _SOME.fullmatch(answer):
                first, last = int(some[1]), int(some[2] or some[1])
                if 1 <= first <= last <= len(there):
                    return first, last
            self.screen.say(
                f"Type numbers from 1 to {len(there)}, a, n, or Enter alone.", "warning"
            )
        return usual, usual

    def _whole(self, hit: SearchHit) -> str:
        """The document's text, which tells how it writes a word that a line's end has broken."""
        try:
            document = read_document(self.session.project.root, hit.place.file)
        except DocumentError:
            return ""
        return "\n".join(page.text for page in document.pages)


def _prompt(shown: int, total: int) -> str:
    numbers = "1" if shown == 1 else f"1-{shown}"
    more = f", [m]ore of {total}" if shown < total else ""
    return f"passage to take as evidence: {numbers}{more}, [d]efinition, or Enter> "


def _fullest(there: Sequence[Span], marks: Iterable[Span]) -> int:
    """The number of the sentence that holds most hits, the first of several, and no heading."""
    marks = tuple(marks)
    held = [sum(start <= mark < end for mark, _ in marks) for start, end in there]
    said = [hits * (end - start >= HEADING) for hits, (start, end) in zip(held, there, strict=True)]
    return said.index(max(said)) + 1 if any(said) else held.index(max(held)) + 1
