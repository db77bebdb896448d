"""The questions for one piece of evidence; nothing of it is written before the last is answered."""

from collections.abc import Iterator

from dhrcode.progress import Progress, no_progress
from dhrcode.workflows.coding.passage_choice import PassageChoice
from dhrcode.workflows.coding.screen import Screen, kept, typed
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.edits import EditedField, evidence_of

Said = dict[str, str]
"""What was typed of a piece of evidence, by its parts."""


class EvidenceDialogue:
    """Asks for pieces of evidence; `progress` shows how far documents are read."""

    def __init__(self, session: Session, screen: Screen, progress: Progress = no_progress) -> None:
        self._session, self._screen, self._progress = session, screen, progress

    def ask(self) -> Said:
        """What is typed of one piece; empty if nothing is.

        Raises:
            CancelledError: `x` was typed.
        """
        said: Said = {}
        for field, question in self._questions():
            if field == "quote":
                said = self._quote(said, question)
            elif field != "source" or (said and "source" not in said):
                said = self.part(said, field, question)
        return said

    def part(self, said: Said, field: EditedField, question: str) -> Said:
        """What was typed with one more part, which is asked for until it can be kept.

        Raises:
            CancelledError: `x` was typed.
        """
        while True:
            text = typed(self._screen, question)
            if not text:
                return said
            if self._can_be({**said, field: text}):
                return {**said, field: text}

    def _questions(self) -> Iterator[tuple[EditedField, str]]:
        yield "page", "page, or Enter (x: nothing of this)> "
        yield "quote", "quote in the document's words (an empty line ends it)> "
        yield "note", "your note, or Enter> "
        ids = [source.id for source in self._session.record.sources]
        if len(ids) > 1:
            yield "source", f"document ({', '.join(ids)}), or Enter> "

    def _can_be(self, said: Said) -> bool:
        return kept(self._screen, lambda: evidence_of(self._session.record, **said))

    def _quote(self, said: Said, question: str) -> Said:
        """Lines up to an empty one, as one text: a quote pasted from a PDF comes in many."""
        while True:
            lines: list[str] = []
            while line := typed(self._screen, "  ...> " if lines else question):
                if self._can_be({**said, "quote": " ".join([*lines, line])}):
                    lines.append(line)
            if not lines:
                return said
            held = self._looked_up({**said, "quote": " ".join(lines)})
            if held is not None:
                return held

    def _looked_up(self, said: Said) -> Said | None:
        """The piece as it is to be kept once its quote was looked for; None to type it again."""
        from dhrcode.workflows.documents.verification import looked_up  # noqa: PLC0415 - loads what reads documents

        piece = evidence_of(self._session.record, **said)
        assert piece is not None  # noqa: S101 - it has a quote
        result = looked_up(self._session.project, self._session.record, piece)
        if result.said:
            self._screen.say(result.said, "quiet")
        if not result.missing:
            return said
        question = "[r]etype it, [l]ook for it, or Enter to keep it> "
        while True:
            answer = typed(self._screen, question).casefold()
            if answer in ("", "r"):
                return None if answer else said
            if answer == "l" and (nearest := self._nearest(said)) is not None:
                return nearest
            if answer != "l":
                self._screen.say("Type r, l, x, or Enter alone.", "warning")

    def _nearest(self, said: Said) -> Said | None:
        """The piece with the words of a passage that is like its quote; None if none is taken."""
        chosen = PassageChoice(self._session, self._screen, self._progress).like(said["quote"])
        return None if chosen is None else {**said, **chosen}
