"""The files of a project that name reviews or coders: by the path, or by what they hold.

A new kind of file that names them adds itself to `KINDS`: whatever is taken back, removed or
renamed for one review, or renamed for one coder, goes by them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dhrcode.model.base import Model
from dhrcode.model.record import CodedSubtheme, Record, Source
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


class FileKind(NamedTuple):
    """A kind of file of a project.

    Attributes:
        pattern: its path from the project's folder; `{review}` and `{coder}` stand for what it is
            called by.
        model: what it holds.
        renamed: what it holds with new names; None if nothing is left, and the file goes.
        coders: the initials that it names.
    """

    pattern: str
    model: type[Model]
    renamed: Callable[[Any, NewNames], Any]
    coders: Callable[[Any], set[str]]

    def named(self, file: str) -> dict[str, str] | None:
        """Which review and which coder a path of this kind is called by; None for another kind."""
        wanted = re.escape(self.pattern).replace(r"\{", "(?P<").replace(r"\}", ">[^/]+)")
        found = re.fullmatch(wanted, file)
        return found.groupdict() if found else None

    @property
    def by_review(self) -> bool:
        """Whether there is one for each review, called by it."""
        return "{review}" in self.pattern

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
        }
    )


def _source(source: Source, names: NewNames) -> Source:
    file = names.files.get(source.file or "")
    return source if file is None else source.model_copy(update={"file": file})


def _settled(coded: CodedSubtheme, names: NewNames) -> CodedSubtheme:
    ruling = coded.settled
    if ruling is None:
        return coded
    found = {names.coder(coder): finding for coder, finding in ruling.found.items()}
    by = tuple(map(names.coder, ruling.by))
    ruling = ruling.model_copy(update={"found": found, "by": by})
    return coded.model_copy(update={"settled": ruling})


def _coders(record: Record) -> set[str]:
    rulings = [coded.settled for coded in record.findings.values() if coded.settled]
    settling = {coder for ruling in rulings for coder in (*ruling.found, *ruling.by)}
    return {record.coder, *record.consensus_of, *settling}


def _verified(verified: Verified, names: NewNames) -> Verified:
    documents = {names.files.get(file, file): d for file, d in verified.documents.items()}
    review = names.reviews.get(verified.review) or verified.review
    return verified.model_copy(update={"review": review, "documents": documents})


def _sample(sample: Sample, names: NewNames) -> Sample | None:
    reviews = (names.reviews.get(review, review) for review in sample.reviews)
    left = tuple(review for review in reviews if review is not None)
    return sample.model_copy(update={"reviews": left}) if left else None


def _none(_: Model) -> set[str]:
    return set()


KINDS = (
    FileKind("records/{review}.yaml", Record, _record, _coders),
    FileKind("coders/{coder}/{review}.yaml", Record, _record, _coders),
    FileKind("verified/{review}.yaml", Verified, _verified, _none),
    FileKind("sample.yaml", Sample, _sample, _none),
)
"""Every kind of file that names reviews or coders."""


def review_of(file: str) -> str | None:
    """The review by which a file of a project is called; None for another file.

    Args:
        file: its path from the project's folder, with `/`.
    """
    return next((n["review"] for kind in KINDS if kind.by_review and (n := kind.named(file))), None)
