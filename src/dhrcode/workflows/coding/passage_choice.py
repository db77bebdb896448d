"""Passages of the documents shown to choose from, and the words of one that are taken."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dhrcode.errors import DocumentError
from dhrcode.model.passage import HEADING, Span, as_quote, marked, sentences, unnumbered
from dhrcode.model.query import Query, query_of_cues
from dhrcode.progress import Progress
from dhrcode.store.documents import read_document
from dhrcode.workflows.coding.screen import Screen, number_typed
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.documents.named import places_of
from dhrcode.workflows.documents.search import SearchExtent, SearchHit, find_in
from dhrcode.workflows.documents.typed_search import TypedSearch

_SOME = re.compile(r"([0-9]{1,3})(?:\s*[-–]\s*([0-9]{1,3}))?")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NEAREST = 3
"""How many passages are shown that are like a quote."""
_WORDS = 25
"""How many of a quote's words are looked for."""


@dataclass
class PassageChoice:
    """Shows passages of the documents of a record.

    Attributes:
        session: whose record it is.
        screen: what the questions are asked on.
        progress: shows how far the reading of documents is.
    """

    session: Session
    screen: Screen
    progress: Progress

    def like(self, quote: str) -> dict[str, str] | None:
        """Words of a passage like a quote, as evidence gives them; None if none is taken."""
        words = dict.fromkeys(word.casefold() for word in _WORD.findall(quote))
        query = query_of_cues(list(words)[:_WORDS])
        hits = self._hits(query) if query else ()
        if not hits:
            self.screen.say("Nothing like it is found.", "quiet")
            return None
        self.show(hits, 0)
        last = f"1-{len(hits)}" if len(hits) > 1 else "1"
        while answer := self.screen.ask(f"passage: {last}, [n]one, or Enter for 1> ").casefold():
            if answer == "n":
                return None
            if number_typed(answer, len(hits)):
                break
            self.screen.say("Type the number of a passage, n, or Enter alone.", "warning")
        hit = hits[int(answer or 1) - 1]
        taken = self.words(hit)
        return None if taken is None else self.piece(hit, taken)

    def piece(self, hit: SearchHit, quote: str) -> dict[str, str]:
        """Words of a passage as evidence gives them, with the page as its source numbers pages."""
        said = {"source": hit.place.source, "quote": quote}
        if hit.paged:
            sources = self.session.record.sources
            by = next((s.pages_by for s in sources if s.id == hit.place.source), None)
            said["page"] = str(hit.page.number) if by == "file" else hit.page.name
        return said

    def _hits(self, query: Query) -> tuple[SearchHit, ...]:
        places = places_of(self.session.record)
        wanted, extent = TypedSearch(query), SearchExtent(_NEAREST)
        return find_in(self.session.project, wanted, places, extent, self.progress).hits

    def show(self, hits: Sequence[SearchHit], shown: int) -> int:
        """Lists passages from the one after `shown` on; how many there are."""
        for number, hit in enumerate(hits[shown:], start=shown + 1):
            self.screen.say()
            self.screen.say(f"{number}  {hit.where}  ({hit.why('words')})", "quiet")
            self.screen.say("   " + as_quote(marked(hit.page.text, hit.marks, "»", "«")))
        self.screen.say()
        return len(hits)

    def words(self, hit: SearchHit) -> str | None:
        """The words that are taken: those sentences of the passage that the person names."""
        text, whole = hit.page.text, self._whole(hit)
        there = sentences(text)
        first, last = (1, 1) if len(there) == 1 else self._which(hit, there, whole)
        if not first:
            return None
        return unnumbered(as_quote(text[there[first - 1][0] : there[last - 1][1]], whole))

    def _which(self, hit: SearchHit, there: Sequence[Span], whole: str) -> Span:
        """The first and the last sentence that are taken, from 1; 0 and 0 for none."""
        for number, (start, end) in enumerate(there, start=1):
            self.screen.say(f"   {number}  {as_quote(hit.page.text[start:end], whole)}")
        usual = fullest(there, hit.marks)
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


def fullest(there: Sequence[Span], marks: Iterable[Span]) -> int:
    """The number of the sentence that holds most hits, the first of several, and no heading."""
    marks = tuple(marks)
    held = [sum(start <= mark < end for mark, _ in marks) for start, end in there]
    said = [hits * (end - start >= HEADING) for hits, (start, end) in zip(held, there, strict=True)]
    return said.index(max(said)) + 1 if any(said) else held.index(max(held)) + 1
