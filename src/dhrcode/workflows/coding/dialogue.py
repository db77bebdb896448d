"""The questions that `new` and `edit` ask, on whatever asks them: a terminal, or a test."""

from collections.abc import Callable

from dhrcode.checks.completeness import unfinished
from dhrcode.model.codebook import Area, Subtheme
from dhrcode.model.record import CodedSubtheme, Finding
from dhrcode.progress import Progress, no_progress
from dhrcode.text import plural
from dhrcode.workflows.coding.attribute_dialogue import AttributeDialogue
from dhrcode.workflows.coding.correction_dialogue import CORRECTING, CorrectionDialogue
from dhrcode.workflows.coding.evidence_dialogue import EvidenceDialogue
from dhrcode.workflows.coding.screen import FINDING_KEYS, CancelledError, Screen, kept, typed, yes
from dhrcode.workflows.coding.session import ChangedMeanwhileError, Session, Target
from dhrcode.workflows.double_coding.contacts import contacts_to_settle
from dhrcode.workflows.queue import AgreedError


class StopCodingError(Exception):
    """The person has chosen to stop; everything is on disk."""


_KEYS = (
    "[p]resent  [a]bsent  [n]ot stated  [u]nclear  [l]ook for passages  Enter: leave it\n"
    "[b]ack  [d]efinition  at[t]ributes  [c]andidate theme  a[g]ency  "
    "[s]ave and stop"
)
_MORE = "  [m]ore attributes"


class Dialogue:
    """Leads through the codebook area by area; `progress` shows how far documents are read."""

    def __init__(self, session: Session, screen: Screen, progress: Progress = no_progress) -> None:
        self._session, self._screen, self._progress = session, screen, progress
        codebook = session.project.codebook
        self._steps = list(codebook.rows())
        self._attributes = AttributeDialogue(session, screen)
        self._evidence = EvidenceDialogue(session, screen, progress)
        self._correction = CorrectionDialogue(session, screen)
        self._keys = _KEYS + (_MORE if self._attributes.later else "")

    def run(self, only: str | None = None) -> None:
        """Asks about every subtheme from the first uncoded one on, or about one alone.

        Of a draft that lacks nothing but evidence, about what is present without any.
        """
        if only is not None:
            position = next(n for n, (_, s) in enumerate(self._steps) if s.id == only)
            self._one(position)
            return
        position = self._first_uncoded()
        if position == len(self._steps) and self._session.record.status == "draft":
            for bare in self._bare():
                self._one(bare)
        while position < len(self._steps):
            position = max(0, position + self._one(position))
        self._end()

    def run_attributes(self) -> None:
        """Asks about the attributes of the case alone, all of them."""
        self._attributes.ask("first", "later")
        self._settle_status()

    def _first_uncoded(self) -> int:
        findings = self._session.record.findings
        uncoded = (n for n, (_, s) in enumerate(self._steps) if s.id not in findings)
        return next(uncoded, len(self._steps))

    def _bare(self) -> list[int]:
        """Where what is present without evidence stands."""
        bare = self._session.record.unevidenced()
        return [n for n, (_, subtheme) in enumerate(self._steps) if subtheme.id in bare]

    def _one(self, position: int) -> int:
        """Asks about one subtheme until it is answered, left or gone back from."""
        area, subtheme = self._steps[position]
        self._show(position, area, subtheme)
        while True:
            answer = self._screen.ask("finding> ").casefold()
            if answer in FINDING_KEYS:
                if self._find(subtheme, FINDING_KEYS[answer]):
                    return 1
                self._show(position, area, subtheme)
            elif answer in ("", "b"):
                return 1 if answer == "" else -1
            elif not self._command(answer, subtheme):
                self._screen.say("Type one of the letters in brackets, or Enter alone.", "warning")

    def _command(self, answer: str, subtheme: Subtheme) -> bool:
        acts = {"d": self._define, "l": self._look, "c": self._candidate, "g": self._contact}
        if answer in acts:
            acts[answer](subtheme)
        elif answer == "t":
            self._attributes.ask("first")
        elif answer == "m" and self._attributes.later:
            self._attributes.ask("later")
        elif answer == "s":
            raise StopCodingError
        elif answer in ("?", "h"):
            self._screen.say(self._keys)
        else:
            return self._correction.command(answer, subtheme)
        return True

    def _show(self, position: int, area: Area, subtheme: Subtheme) -> None:
        say = self._screen.say
        say()
        say(f"{area.label}  ({position + 1} of {len(self._steps)})", "quiet")
        say(subtheme.label, "title")
        say(subtheme.definition)
        self._now(subtheme)
        say(self._keys, "quiet")

    def _now(self, subtheme: Subtheme) -> None:
        now = self._session.record.findings.get(subtheme.id)
        if now is not None:
            held = f", {plural(len(now.evidence), 'piece')} of evidence" if now.evidence else ""
            self._screen.say(f"Now: {now.finding}{held}", "quiet")
            self._screen.say(CORRECTING, "quiet")

    def _define(self, subtheme: Subtheme) -> None:
        for head, text in (
            ("When to use", subtheme.when_to_use),
            ("When not to use", subtheme.when_not_to_use),
            ("Example", subtheme.example),
            ("Also known as", "; ".join(subtheme.also_known_as)),
        ):
            if text:
                self._screen.say(f"{head}: {text}")

    def _look(self, subtheme: Subtheme) -> None:
        from dhrcode.workflows.coding.citation import CitationDialogue  # noqa: PLC0415 - most coding does without

        CitationDialogue(
            self._session, self._screen, subtheme, self._evidence, self._progress
        ).run()
        self._now(subtheme)

    def _find(self, subtheme: Subtheme, finding: Finding) -> bool:
        """Asks for the evidence of a finding, and writes both; False where nothing was written."""
        before = self._session.record.findings.get(subtheme.id)
        try:
            self._session.refuse_find(subtheme.id, finding)
            keep = before is None or before.finding == finding or self._keeps(before)
            said = self._evidence.ask() if finding != "not-stated" else {}
            self._session.find(subtheme.id, finding, said, keep_evidence=keep)
        except CancelledError:
            self._screen.say("Nothing of this was kept.", "quiet")
            return False
        except (ChangedMeanwhileError, AgreedError) as error:
            self._screen.say(str(error), "warning")
            return False
        if said:
            self._more(subtheme.id)
        return True

    def _more(self, target: Target) -> None:
        """Asks for further pieces of evidence, each written when its last question is answered."""
        try:
            while yes(self._screen, "Another piece of evidence?"):
                if not (said := self._evidence.ask()):
                    return
                self._session.cite(target, **said)
        except CancelledError:
            self._screen.say("Nothing of this piece was kept.", "quiet")
        except ChangedMeanwhileError as error:
            self._screen.say(f"Not kept: {error}", "warning")

    def _keeps(self, before: CodedSubtheme) -> bool:
        if not before.evidence:
            return True
        pieces = plural(len(before.evidence), "piece")
        return not yes(
            self._screen, f"Remove its {pieces} of evidence, which stood for '{before.finding}'?"
        )

    def _candidate(self, _: Subtheme) -> None:
        offered = self._session.project.codebook.candidates
        for known in offered:
            self._screen.say(f"  {known.id}: {known.label}", "quiet")
        first = "one of these, or another " if offered else ""
        label = self._screen.ask(f"{first}candidate theme the codebook has no code for, or Enter> ")
        if label and self._can_be(label, None):
            self._unless_cancelled(lambda: self._ask_for_candidate(label))

    def _ask_for_candidate(self, label: str) -> None:
        while note := typed(self._screen, "your note, or Enter> "):
            if self._can_be(label, note):
                break
        self._session.candidate(label, note or None)
        number = len(self._session.record.emerging) - 1
        if said := self._evidence.ask():
            self._session.cite(number, **said)
            self._more(number)

    def _contact(self, subtheme: Subtheme) -> None:
        from dhrcode.workflows.contacts.dialogue import ask_for_contact  # noqa: PLC0415 - most coding does without

        self._unless_cancelled(
            lambda: ask_for_contact(self._session, self._screen, self._evidence, subtheme.id)
        )

    def _unless_cancelled(self, ask: Callable[[], None]) -> None:
        try:
            ask()
        except CancelledError:
            self._screen.say("Nothing of this was kept.", "quiet")

    def _can_be(self, label: str, note: str | None) -> bool:
        """Whether a candidate theme can be kept; says why not."""
        return kept(self._screen, lambda: self._session.refuse_candidate(label, note))

    def _end(self) -> None:
        record, codebook = self._session.record, self._session.project.codebook
        bare = not record.attributes and not record.victims and codebook.attributes
        question = "Every subtheme was shown. Answer the attributes of the case now?"
        if bare and yes(self._screen, question):
            self._attributes.ask("first")
        self._settle_status()

    def _settle_status(self) -> None:
        """Says what is missing, and asks what the record is now."""
        record, codebook = self._session.record, self._session.project.codebook
        missing = unfinished(record, codebook) + contacts_to_settle(self._session.project, record)
        if not missing and record.status == "draft":
            missing = self._unfound()
        for sentence in missing:
            self._screen.say(sentence[0].upper() + sentence[1:], "quiet")
        done = not missing and record.status == "draft"
        if done and yes(self._screen, "Everything is coded. Mark the record complete?"):
            self._session.mark("complete")
        # nothing but uncoded subthemes may be missing of what is partial
        again = self._session.was_partial and all(s.startswith("not coded yet") for s in missing)
        if (
            not done
            and again
            and yes(self._screen, "The record was partial. Mark it partial again?")
        ):
            self._session.mark("partial")

    def _unfound(self) -> list[str]:
        """The quotes that are not in their documents, in a sentence."""
        from dhrcode.workflows.coding.unfound_quotes import unfound_quotes  # noqa: PLC0415 - loads what reads documents

        review = self._session.review
        return unfound_quotes(self._session.project, review).sentences(review)
