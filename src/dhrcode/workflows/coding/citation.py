"""The questions by which a passage on a subtheme becomes evidence, if a person takes it.

Nothing is coded here that nobody has typed: a passage is something to read, and is kept only with a
finding that the person has given or gives.
"""

from dataclasses import dataclass

from dhrcode.errors import UsageError
from dhrcode.model.codebook import Subtheme
from dhrcode.model.record import Finding
from dhrcode.progress import Progress
from dhrcode.workflows.coding.evidence_dialogue import EvidenceDialogue
from dhrcode.workflows.coding.passage_choice import PassageChoice
from dhrcode.workflows.coding.screen import FINDING_KEYS, CancelledError, Screen, number_typed
from dhrcode.workflows.coding.session import ChangedMeanwhileError, Session
from dhrcode.workflows.documents.named import places_of, without_document
from dhrcode.workflows.documents.search import SearchExtent, SearchHit, SearchResult
from dhrcode.workflows.documents.theme_search import find_theme
from dhrcode.workflows.queue import AgreedError

AT_A_TIME = 5
"""How many passages are shown before more are asked for."""


@dataclass
class CitationDialogue:
    """Shows passages for one subtheme, and keeps those that are taken.

    Attributes:
        session: whose record it is.
        screen: what the questions are asked on.
        subtheme: what is looked for.
        evidence: asks for the coder's note.
        progress: shows how far the reading of documents is.
    """

    session: Session
    screen: Screen
    subtheme: Subtheme
    evidence: EvidenceDialogue
    progress: Progress

    @property
    def _passages(self) -> PassageChoice:
        return PassageChoice(self.session, self.screen, self.progress)

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
        session, extent = self.session, SearchExtent(limit)
        return find_theme(session.project, session.record, self.subtheme, extent, self.progress)

    def _choose(self, found: SearchResult) -> None:
        shown = self._passages.show(found.hits, 0)
        if found.note:
            self.screen.say(found.note, "quiet")
        while answer := self.screen.ask(_prompt(shown, found.total)).casefold():
            if answer == "m" and shown < found.total:
                found = self._search(shown + AT_A_TIME)
                shown = self._passages.show(found.hits, shown)
            elif answer == "d":
                self._define()
            elif number := number_typed(answer, shown):
                self._take(found.hits[number - 1])
            else:
                self.screen.say("Type the number of a passage, or Enter alone.", "warning")

    def _define(self) -> None:
        """Shows what the codebook says of the subtheme."""
        said = self.subtheme
        for text in (said.definition, said.when_to_use, said.when_not_to_use):
            if text:
                self.screen.say(f"   {text}")
        self.screen.say()

    def _take(self, hit: SearchHit) -> None:
        """Keeps words of a passage with a finding and a note, in one write; or nothing."""
        quote = self._passages.words(hit)
        if quote is None:
            return
        said = self._passages.piece(hit, quote)
        now = self.session.record.findings.get(self.subtheme.id)
        try:
            coded = now is not None and now.finding != "not-stated"
            finding = now.finding if now is not None and coded else self._finding()
            if finding is None:
                self.screen.say("Nothing was kept.", "quiet")
                return
            said = self.evidence.part(said, "note", "your note, or Enter (x: nothing of this)> ")
            self.session.find(self.subtheme.id, finding, said)
        except CancelledError:
            self.screen.say("Nothing was kept.", "quiet")
            return
        except (UsageError, ChangedMeanwhileError, AgreedError) as error:
            self.screen.say(f"Not kept: {error}", "warning")
            return
        where = hit.where.partition(" ")[2]
        self.screen.say(f"Kept as evidence for '{finding}', {where}: {quote}")

    def _finding(self) -> Finding | None:
        """What it is evidence for, asked of the person; None to keep nothing."""
        while answer := self.screen.ask(
            "evidence of what? [p]resent  [a]bsent  [n]ot stated  [u]nclear  Enter: keep nothing> "
        ).casefold():
            if answer in FINDING_KEYS:
                return FINDING_KEYS[answer]
            self.screen.say("Type one of the letters in brackets, or Enter alone.", "warning")
        return None


def _prompt(shown: int, total: int) -> str:
    numbers = "1" if shown == 1 else f"1-{shown}"
    more = f", [m]ore of {total}" if shown < total else ""
    return f"passage to take as evidence: {numbers}{more}, [d]efinition, or Enter> "
