"""The files of a project that name reviews or coders: by the path, or by what they hold.

A new kind of file that names them adds itself to `KINDS`: whatever is taken back, removed or
renamed for one review, or renamed for one coder, goes by them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dhrcode.model.base import Model
from dhrcode.model.places import changed, places
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record
from dhrcode.model.sample import Sample
from dhrcode.model.verified import Verified


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

    def own(self, review: str) -> str:
        """What the review is called now by which a file is called; as before if it is removed."""
        return self.reviews.get(review) or review

    def review(self, said: str) -> str | None:
        """What a review is called now, or an action of its plan (`DHR3/R1.a`); None if it goes."""
        review, slash, action = said.partition("/")
        now = self.reviews.get(review, review)
        return now and f"{now}{slash}{action}"

    def file(self, name: str) -> str:
        """What a document is called now."""
        return self.files.get(name, name)


class FileKind(NamedTuple):
    """A kind of file of a project.

    Attributes:
        pattern: its path from the project's folder; `{review}` and `{coder}` stand for what it is
            called by.
        model: what it holds.
        own: the key that says by which review it is called.
        coders_at: the places of initials in it.
        files_at: the places of documents' names.
        reviews_at: the places of reviews, besides the one that it is called by.
        actions_at: the places of actions of other reviews' plans.
        never: a name that such a file has, and that is no review's.
    """

    pattern: str
    model: type[Model]
    own: str = ""
    coders_at: tuple[str, ...] = ()
    files_at: tuple[str, ...] = ()
    reviews_at: tuple[str, ...] = ()
    actions_at: tuple[str, ...] = ()
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
        return bool(self.reviews_at)

    @property
    def names_coders(self) -> bool:
        """Whether it may name coders, in it or by its path."""
        return bool(self.coders_at)

    def glob(self, review: str = "*") -> str:
        """The paths of this kind, of one review or of all, as a pattern of files."""
        return self.pattern.format(review=review, coder="*")

    def path(self, named: Mapping[str, str], names: NewNames) -> str:
        """The path of what is called by new names."""
        called = dict(named)
        if "review" in called:
            called["review"] = names.own(called["review"])
        if "coder" in called:
            called["coder"] = names.coder(called["coder"])
        return self.pattern.format(**called)

    def coders(self, held: Model) -> set[str]:
        """The initials that such a file names."""
        return {one for path in self.coders_at for _, one in places(held, path)}

    def reviews(self, held: Model) -> set[str]:
        """The reviews that it names, besides the one that it is called by."""
        return {one for path in self.reviews_at for _, one in places(held, path)}

    def renamed(self, held: Any, names: NewNames) -> Any:
        """What it holds with new names; None if nothing is left, and the file goes."""
        for paths, now in (
            ((self.own,) if self.own else (), names.own),
            (self.coders_at, names.coder),
            (self.files_at, names.file),
            (self.reviews_at + self.actions_at, names.review),
        ):
            for path in paths:
                held = changed(held, path, now)
        return None if isinstance(held, Sample) and not held.reviews else held


_RECORD_CODERS = (
    "coder",
    "consensus_of.*",
    "unblinded.*.before.*",
    "findings.*.settled.by.*",
    "findings.*.settled.found.(key)",
    "contacts.*.settled.by.*",
    "contacts.*.settled.found.(key)",
    "contacts.*.settled.of.(key)",
    "dropped.*.by.*",
    "dropped.*.found.(key)",
    "dropped.*.of.(key)",
)
KINDS = (
    FileKind("records/{review}.yaml", Record, "review", _RECORD_CODERS, ("sources.*.file",)),
    FileKind("coders/{coder}/{review}.yaml", Record, "review", _RECORD_CODERS, ("sources.*.file",)),
    FileKind(
        "verified/{review}.yaml", Verified, "review", ("accepted.*.by",), ("documents.(key)",)
    ),
    FileKind(
        "actions/{review}.yaml",
        Plan,
        "plan",
        files_at=("sources.*.file",),
        reviews_at=("covers.*",),
        actions_at=("recommendations.*.shares.*",),
        never="recurring",
    ),
    FileKind("sample.yaml", Sample, reviews_at=("reviews.*",)),
)
"""Every kind of file that names reviews or coders."""


def review_of(file: str) -> str | None:
    """The review by which a file of a project is called; None for another file.

    Args:
        file: its path from the project's folder, with `/`.
    """
    return next((n["review"] for kind in KINDS if kind.by_review and (n := kind.named(file))), None)
