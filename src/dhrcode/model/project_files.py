"""The files of a project that name reviews or coders: by the path, or by what they hold.

A new kind of file that names them adds itself to `KINDS`: whatever is taken back, removed or
renamed for one review, or renamed for one coder, goes by them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from dhrcode.model.base import Model
from dhrcode.model.contact import Contact, ContactSettlement
from dhrcode.model.plan import Plan, Recommendation
from dhrcode.model.record import CodedSubtheme, Record, Settlement, Source
from dhrcode.model.sample import Sample
from dhrcode.model.verified import Verified

Settled = TypeVar("Settled", CodedSubtheme, Contact)
"""What coders who differed can have settled."""
Ruled = TypeVar("Ruled", Settlement, ContactSettlement)
"""How they did."""


@dataclass(frozen=True)
class NewNames:
    """What is called otherwise from now on.

    Attributes:
        reviews: the new id of a review by its old one; None for one that is removed.
        coders: the new initials of a coder by the old ones.
        files: the new name of a document under `sources/` by its old one.
    """

    reviews: Mapping[str, str | None] = field(default_factory=dict)
    coders: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def coder(self, initials: str) -> str:
        """What a coder is called now."""
        return self.coders.get(initials, initials)


class FileKind(NamedTuple):
    """A kind of file of a project.

    Attributes:
        pattern: its path from the project's folder; `{review}` and `{coder}` stand for what it is
            called by.
        model: what it holds.
        renamed: what it holds with new names; None if nothing is left, and the file goes.
        coders: the initials that it names.
        reviews: the reviews that it names, besides the one that it is called by.
        never: a name that such a file has, and that is no review's.
    """

    pattern: str
    model: type[Model]
    renamed: Callable[[Any, NewNames], Any]
    coders: Callable[[Any], set[str]]
    reviews: Callable[[Any], set[str]]
    never: str = ""

    def named(self, file: str) -> dict[str, str] | None:
        """Which review and which coder a path of this kind is called by; None for another kind."""
        wanted = re.escape(self.pattern).replace(r"\{", "(?P<").replace(r"\}", ">[^/]+)")
        found = re.fullmatch(wanted, file)
        names = {} if found is None else found.groupdict()
        if found is None or self.never in names.values() or names.get("review", "")[:1] == ".":
            return None  # with a dot before it: what a program has put beside the files
        return names

    @property
    def by_review(self) -> bool:
        """Whether there is one for each review, called by it."""
        return "{review}" in self.pattern

    @property
    def of_many(self) -> bool:
        """Whether it may name other reviews than the one that it is called by."""
        return self.reviews is not _none

    @property
    def names_coders(self) -> bool:
        """Whether it may name coders, in it or by its path."""
        return self.coders is not _none

    def glob(self, review: str = "*") -> str:
        """The paths of this kind, of one review or of all, as a pattern of files."""
        return self.pattern.format(review=review, coder="*")

    def path(self, named: Mapping[str, str], names: NewNames) -> str:
        """The path of what is called by new names."""
        called = dict(named)
        if "review" in called:
            called["review"] = names.reviews.get(called["review"]) or called["review"]
        if "coder" in called:
            called["coder"] = names.coder(called["coder"])
        return self.pattern.format(**called)


def _record(record: Record, names: NewNames) -> Record:
    return record.model_copy(
        update={
            "review": names.reviews.get(record.review) or record.review,
            "coder": names.coder(record.coder),
            "sources": tuple(_source(source, names) for source in record.sources),
            "consensus_of": tuple(map(names.coder, record.consensus_of)),
            "findings": {s: _settled(coded, names) for s, coded in record.findings.items()},
            "contacts": tuple(_settled(one, names) for one in record.contacts),
            "unblinded": tuple(
                one.model_copy(update={"before": tuple(map(names.coder, one.before))})
                for one in record.unblinded
            ),
            "dropped": tuple(_ruled(one, names) for one in record.dropped),
        }
    )


def _source(source: Source, names: NewNames) -> Source:
    file = names.files.get(source.file or "")
    return source if file is None else source.model_copy(update={"file": file})


def _settled(coded: Settled, names: NewNames) -> Settled:
    if coded.settled is None:
        return coded
    return coded.model_copy(update={"settled": _ruled(coded.settled, names)})


def _ruled(ruling: Ruled, names: NewNames) -> Ruled:
    changed: dict[str, object] = {"by": tuple(map(names.coder, ruling.by))}
    for key in ("found", "of"):
        if said := getattr(ruling, key, None):
            changed[key] = {names.coder(coder): one for coder, one in said.items()}
    return ruling.model_copy(update=changed)


def _coders(record: Record) -> set[str]:
    settled: list[CodedSubtheme | Contact] = [*record.findings.values(), *record.contacts]
    rulings = [one.settled for one in settled if one.settled] + [*record.dropped]
    settling = {coder for ruling in rulings for coder in (*ruling.found, *ruling.by)}
    waiting = {coder for one in record.unblinded for coder in one.before}
    return {record.coder, *record.consensus_of, *settling, *waiting}


def _verified(verified: Verified, names: NewNames) -> Verified:
    documents = {names.files.get(file, file): d for file, d in verified.documents.items()}
    review = names.reviews.get(verified.review) or verified.review
    accepted = {
        key: one.model_copy(update={"by": names.coder(one.by)})
        for key, one in verified.accepted.items()
    }
    changed = {"review": review, "documents": documents, "accepted": accepted}
    return verified.model_copy(update=changed)


def _looked(verified: Verified) -> set[str]:
    return {one.by for one in verified.accepted.values()}


def _sample(sample: Sample, names: NewNames) -> Sample | None:
    reviews = (names.reviews.get(review, review) for review in sample.reviews)
    left = tuple(review for review in reviews if review is not None)
    return sample.model_copy(update={"reviews": left}) if left else None


def _drawn(sample: Sample) -> set[str]:
    return set(sample.reviews)


def _plan(plan: Plan, names: NewNames) -> Plan:
    covers = (names.reviews.get(review, review) for review in plan.covers)
    return plan.model_copy(
        update={
            "plan": names.reviews.get(plan.plan) or plan.plan,
            "covers": tuple(review for review in covers if review is not None),
            "sources": tuple(_source(source, names) for source in plan.sources),
            "recommendations": tuple(_shared(one, names) for one in plan.recommendations),
        }
    )


def _shared(one: Recommendation, names: NewNames) -> Recommendation:
    """With the actions of other plans under their new names, and without those that go."""
    parted = [share.rpartition("/") for share in one.shares]
    named = [(plan and names.reviews.get(plan, plan), plan, action) for plan, _, action in parted]
    shares = (
        f"{new}/{action}" if plan else action for new, plan, action in named if new is not None
    )
    return one.model_copy(update={"shares": tuple(shares)})


def _covered(plan: Plan) -> set[str]:
    return set(plan.covers)


def _none(_: Model) -> set[str]:
    return set()


KINDS = (
    FileKind("records/{review}.yaml", Record, _record, _coders, _none),
    FileKind("coders/{coder}/{review}.yaml", Record, _record, _coders, _none),
    FileKind("verified/{review}.yaml", Verified, _verified, _looked, _none),
    FileKind("actions/{review}.yaml", Plan, _plan, _none, _covered, never="recurring"),
    FileKind("sample.yaml", Sample, _sample, _none, _drawn),
)
"""Every kind of file that names reviews or coders."""


def review_of(file: str) -> str | None:
    """The review by which a file of a project is called; None for another file.

    Args:
        file: its path from the project's folder, with `/`.
    """
    return next((n["review"] for kind in KINDS if kind.by_review and (n := kind.named(file))), None)
