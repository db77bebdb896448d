"""From independent codings of a review to the agreed record, one difference at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dhrcode.analysis.contact_matches import MatchedContact, unsettled_contacts
from dhrcode.errors import BusyError, NotFoundError, RefusedError
from dhrcode.model.base import today
from dhrcode.model.contact import Contact
from dhrcode.model.record import Finding, Record, Settlement
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.project import Project
from dhrcode.workflows.double_coding.consensus import (
    agreed_record,
    differs,
    independent_codings,
    joined,
    merged,
    refuse_drafts,
)
from dhrcode.workflows.double_coding.contacts import (
    contact_named,
    kept_contact,
    names_of,
    settled_before,
    settling,
)
from dhrcode.workflows.double_coding.rulings import ContactRuling, Ruling, checked_reason
from dhrcode.workflows.queue import refuse_behind, with_coded


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
        codings = independent_codings(project, review)
        if len(codings) < 2:
            who = f"only {next(iter(codings))} has" if codings else "nobody has"
            raise NotFoundError(f"{who} coded {review}: two independent codings are wanted")
        refuse_drafts(codings)
        for coding in codings.values():
            refuse_behind(coding, project.codebook)
        review = next(iter(codings.values())).review
        agreed = agreed_record(project, review)
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
        return unsettled_contacts(self._joins, self.record, self.project.codebook)

    @property
    def _joins(self) -> dict[str, Record]:
        """The codings that the agreed record joins; who has coded since is not among them."""
        return {
            coder: one for coder, one in self.codings.items() if coder in self.record.consensus_of
        }

    def settle_contact(self, named: str, ruling: ContactRuling, *, replace: bool = False) -> str:
        """Keeps a contact as it was judged, or drops it; gives the id that it has now, or nothing.

        Args:
            named: the contact as a coder calls it: `LN/C3`.
            ruling: what was decided.
            replace: settle anew what was settled before.

        Raises:
            NotFoundError: there is no such contact to settle.
            RefusedError: it is settled already.
            UsageError: the reason cannot be kept.
        """
        known = settled_before(self._joins, self.project, self.record)
        before = [one for one in known if named in names_of(one)]
        if before and not replace:
            raise RefusedError(
                f"contact {named} of {self.review} is settled already: --replace settles it anew"
            )
        one = contact_named(named, before or self.pending_contacts)
        self._write(settling(one, ruling))
        kept = self.kept_contact(one)
        return kept.id if kept is not None else ""

    def kept_contact(self, one: MatchedContact) -> Contact | None:
        """A contact that was settled, as it is kept; None if it is left out, or not settled."""
        return kept_contact(self.record, one)

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
            found=found, by=ruling.by, decided=today(), reason=checked_reason(ruling.reason)
        )
        keeping = [self.codings[coder] for coder in ruling.keep]
        coded = merged(keeping, subtheme, ruling.finding, settled)
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
        if independent_codings(now, self.review) != self.codings:
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

    def agreeing(self, subtheme: str, finding: Finding) -> tuple[str, ...]:
        """Whose evidence supports a finding: those who found it, or else everybody's."""
        found = self.found(subtheme)
        return tuple(c for c, said in found.items() if said == finding) or tuple(found)
