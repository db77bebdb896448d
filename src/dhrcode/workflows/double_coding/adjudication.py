"""From independent codings of a review to the agreed record, one difference at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dhrcode.analysis.contact_matching import MatchedContact, matched_contacts
from dhrcode.errors import BusyError, NotFoundError, RefusedError, UsageError
from dhrcode.model.base import unusable
from dhrcode.model.contact import OPPORTUNITIES, ContactSettlement, Opportunity, next_id
from dhrcode.model.ids import is_coder_id, respelt
from dhrcode.model.record import (
    Finding,
    Record,
    Settlement,
)
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.project import Project
from dhrcode.text import natural, nearest
from dhrcode.workflows.double_coding.consensus import (
    differs,
    joined,
    joined_contact,
    merged,
    today,
)
from dhrcode.workflows.queue import refuse_behind, with_coded


class Ruling(NamedTuple):
    """What was agreed of one subtheme.

    Attributes:
        finding: the agreed finding.
        keep: the coders whose evidence is kept.
        by: who decided.
        reason: why; may be empty.
    """

    finding: Finding
    keep: tuple[str, ...]
    by: tuple[str, ...]
    reason: str = ""


class ContactRuling(NamedTuple):
    """What was decided of a contact: how it is judged (None leaves it out), by whom, and why."""

    opportunity: Opportunity | None
    by: tuple[str, ...]
    reason: str = ""


@dataclass
class Adjudication:
    """The codings of one review, and the record in which they are joined.

    Attributes:
        project: the project.
        review: the review's id.
        codings: coder to independent coding, in natural order.
        record: the agreed record as it was last on disk, or as it is to be written first.
    """

    project: Project
    review: str
    codings: dict[str, Record]
    record: Record

    @classmethod
    def begin(cls, project: Project, review: str) -> "Adjudication":
        """Opens the agreed record of a review.

        What coders agree on is taken over by itself. Where there is no agreed record yet, it is
        written together with the first difference that is settled, or at once if there is none; a
        coding in `records/` is then put into its coder's folder, where it stays as it was.

        Raises:
            NotFoundError: fewer than two have coded the review.
            RefusedError: a coding is a draft or of an older version of the codebook, or the record
                is a coder's own, who has another.
            DataProblemsError: a coding has an error.
        """
        project.recover()
        codings = _codings(project, review)
        if len(codings) < 2:
            who = f"only {next(iter(codings))} has" if codings else "nobody has"
            raise NotFoundError(f"{who} coded {review}: two independent codings are wanted")
        _refuse_drafts(codings)
        for coding in codings.values():
            refuse_behind(coding, project.codebook)
        review = next(iter(codings.values())).review
        agreed = _agreed(project, review)
        begun = cls(project, review, codings, agreed or joined(project, codings))
        if agreed is None:
            list(begun._aside())  # refuses now what could not be put aside later
            if not (begun.pending or begun.pending_contacts):
                begun._write(lambda record: record)
        return begun

    def found(self, subtheme: str) -> dict[str, Finding]:
        """What each coder found of a subtheme; who has not coded it is not in it."""
        return {
            coder: record.findings[subtheme].finding
            for coder, record in self.codings.items()
            if subtheme in record.findings
        }

    @property
    def pending(self) -> list[str]:
        """The subthemes on which coders differ and which are not settled, in order."""
        return [
            subtheme
            for subtheme in self.project.codebook.subthemes
            if subtheme not in self.record.findings and differs(self.codings, subtheme)
        ]

    @property
    def pending_contacts(self) -> list[MatchedContact]:
        """The contacts that only some coders have or judge otherwise, and that are not settled."""
        settled = [one.settled for one in self.record.contacts if one.settled is not None]
        known = [ruling.of for ruling in (*settled, *self.record.dropped)]
        return [
            one
            for one in matched_contacts(self.codings, self.project.codebook)
            if not one.agreed(self.codings) and one.ids not in known
        ]

    def settle_contact(self, named: str, ruling: ContactRuling) -> str:
        """Keeps a contact as it was judged, or drops it; gives the id that it has now, or nothing.

        Args:
            named: the contact as a coder calls it: `LN/C3`.
            ruling: what was decided.

        Raises:
            NotFoundError: there is no such contact to settle.
            UsageError: the reason cannot be kept.
        """
        coder, _, own = named.partition("/")
        one = next((c for c in self.pending_contacts if c.ids.get(coder) == own), None)
        if one is None:
            left = [f"{c}/{i}" for m in self.pending_contacts for c, i in m.ids.items()]
            hint = nearest(named, left) or f"one of {', '.join(left)}" if left else "none is left"
            raise NotFoundError(f"there is no contact '{named[:40]}' to settle: {hint}")
        judged = {c: contact.opportunity for c, contact in one.of.items() if contact.opportunity}
        settled = ContactSettlement(
            of=one.ids, found=judged, by=ruling.by, decided=today(), reason=_reason(ruling.reason)
        )
        made: list[str] = []

        def change(record: Record) -> Record:
            if ruling.opportunity is None:
                return record.model_copy(update={"dropped": (*record.dropped, settled)})
            made[:] = [next_id(record.contacts)]
            kept = joined_contact(one, made[0], settled)
            kept = kept.model_copy(update={"opportunity": ruling.opportunity})
            return record.model_copy(update={"contacts": (*record.contacts, kept)})

        self._write(lambda record: change(record).model_copy(update={"coded": today()}))
        return made[0] if made else ""

    def settle(self, subtheme: str, ruling: Ruling, *, replace: bool = False) -> None:
        """Writes an agreed finding, what each had found, who decided and why.

        Args:
            subtheme: which.
            ruling: what was agreed.
            replace: settle anew what was settled before.

        Raises:
            UsageError: nobody decided, a name is not a coder's, or the reason cannot be kept.
            RefusedError: coders do not differ on the subtheme, or it is settled already.
        """
        found = self.found(subtheme)
        if not differs(self.codings, subtheme) and not (
            replace and self._is_stale(subtheme, ruling)
        ):
            said = next(iter(found.values()), "not coded")
            raise RefusedError(
                f"coders agree on {subtheme} of {self.review}, {said}: there is nothing to settle"
            )
        if subtheme in self.record.findings and not replace:
            raise RefusedError(
                f"{subtheme} of {self.review} is settled already: --replace settles it anew"
            )
        settled = Settlement(
            found=found, by=ruling.by, decided=today(), reason=_reason(ruling.reason)
        )
        coded = merged(self._chosen(ruling.keep), subtheme, ruling.finding, settled)
        self._write(
            lambda record: with_coded(record, subtheme, coded).model_copy(
                update={"coded": today()}
            ),
        )

    def _is_stale(self, subtheme: str, ruling: Ruling) -> bool:
        """Whether coders, who agreed on something else before, now find what is ruled."""
        now = self.record.findings.get(subtheme)
        found = set(self.found(subtheme).values())
        return now is not None and now.finding != ruling.finding and found == {ruling.finding}

    def _write(self, change: Callable[[Record], Record]) -> None:
        """Changes the agreed record, and makes it first where there is none; all in one step."""
        aside: list[FileChange] = []

        def changed(record: Record) -> Record:
            if not record.consensus_of:
                aside.extend(self._aside())
                record = self._joined()
            return change(record)

        self.record = self.project.change(self.review, changed, self._joined, lambda: aside)

    def _joined(self) -> Record:
        """The first agreed record.

        Raises:
            BusyError: a coding is not as it was when coders were compared.
        """
        now = self.project.of_coder(None)  # which coders there are is looked at once a project
        if _codings(now, self.review) != self.codings:
            raise BusyError(f"a coding of {self.review} was changed meanwhile: try again")
        return joined(self.project, self.codings)

    def _aside(self) -> Iterator[FileChange]:
        """The change that puts a coder's own record into that coder's folder, where it stays.

        Raises:
            RefusedError: another coding of that coder is there.
        """
        if not self.project.path_of(self.review).exists():
            return
        record, data = self.project.read(self.review)
        own = self.project.of_coder(record.coder)
        target = own.path_of(record.review)
        if not target.exists():
            yield own.file_change(target, None, data)
        elif own.read(record.review)[0] != record:
            raise RefusedError(
                f"records/{record.review}.yaml is {record.coder}'s own coding and differs from "
                f"coders/{record.coder}/{record.review}.yaml: keep one of the two"
            )

    def _chosen(self, coders: Iterable[str]) -> list[Record]:
        return [self.codings[coder] for coder in coders]

    def agreeing(self, subtheme: str, finding: Finding) -> tuple[str, ...]:
        """Whose evidence supports a finding: those who found it, or else everybody's."""
        found = self.found(subtheme)
        return tuple(c for c, said in found.items() if said == finding) or tuple(found)


def named_coders(typed: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
    """Initials parted by commas.

    Raises:
        UsageError: none, or some that cannot be initials, or none of the known.
    """
    names = tuple(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
    if not names:
        raise UsageError("say who: initials, parted by commas")
    for name in names:
        if not is_coder_id(name):
            raise UsageError(f"'{name[:40]}' cannot be a coder's initials")
        if known is not None and name not in known:
            hint = nearest(name, known) or f"one of {', '.join(known)}"
            raise UsageError(f"{name} has not coded this review: {hint}")
    return names


def opportunity_named(typed: str) -> Opportunity | None:
    """How a contact is judged; None where it is dropped.

    Raises:
        UsageError: it is none of these.
    """
    for known in OPPORTUNITIES:
        if typed == known:
            return known
    if typed == "drop":
        return None
    hint = nearest(typed, (*OPPORTUNITIES, "drop")) or f"one of {', '.join(OPPORTUNITIES)}, drop"
    raise UsageError(f"'{typed[:40]}' is nothing that a contact can be: {hint}")


def _reason(text: str) -> str | None:
    if not text.strip():
        return None
    if wrong := unusable(text):
        raise UsageError(f"the reason {wrong}: type it again without it")
    if len(text) > 20_000:
        raise UsageError("the reason is longer than 20,000 characters")
    return text.strip()


def _codings(project: Project, review: str) -> dict[str, Record]:
    """Every independent coding of a review; a record that is one coder's own is one too."""
    found: dict[str, Record] = {}
    for coder in sorted(project.coders[0], key=natural):
        own = project.of_coder(coder)
        if own.path_of(review).exists():
            found[coder] = own.read(review)[0]
    if project.path_of(review).exists():
        record = project.read(review)[0]
        if not record.consensus_of and record.status != "partial":
            found.setdefault(respelt(record.coder, found) or record.coder, record)
    return dict(sorted(found.items(), key=lambda item: natural(item[0])))


def _refuse_drafts(codings: dict[str, Record]) -> None:
    for coder, record in codings.items():
        if record.status == "draft":
            raise RefusedError(
                f"{coder}'s coding of {record.review} is a draft: 'dhrcode complete "
                f"{record.review} --as {coder}' ends it"
            )


def _agreed(project: Project, review: str) -> Record | None:
    """The agreed record of a review, if it has one."""
    record = project.read(review)[0] if project.path_of(review).exists() else None
    if record is not None and record.status == "partial":
        raise RefusedError(
            f"records/{review}.yaml is partial, made from what a source tells: put it elsewhere "
            "before the coders' codings become the agreed record"
        )
    return record if record is not None and record.consensus_of else None
