"""The occurrence table: subthemes x reviews, and in how many reviews each is present."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.former_names import newcomers
from dhrcode.model.record import Finding, Record
from dhrcode.text import natural


class CodedReview(NamedTuple):
    """What tables need of a record; `again` lists the subthemes that have to be coded again."""

    id: str
    kind: str
    coder: str
    coded: date | None
    version: str
    findings: dict[str, Finding]
    digest: str
    again: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Record, digest: str) -> "CodedReview":
        """What tables need of `record`, whose file has the given SHA-256."""
        return cls(
            record.review,
            record.kind,
            record.coder,
            record.coded,
            record.codebook.version,
            {subtheme: coded.finding for subtheme, coded in record.findings.items()},
            digest,
            tuple(dict.fromkeys(entry.subtheme for entry in record.again)),
        )


class Counts(NamedTuple):
    """Numbers of reviews; together they are all reviews in the table."""

    present: int
    absent: int
    unclear: int
    not_stated: int
    not_coded: int

    @property
    def reviews(self) -> int:
        """All reviews in the table: the denominator of the published table."""
        return self.coded + self.not_coded

    @property
    def coded(self) -> int:
        """Reviews with any finding."""
        return self.stated + self.unclear + self.not_stated

    @property
    def stated(self) -> int:
        """Reviews found present or absent."""
        return self.present + self.absent


class OccurrenceRow(NamedTuple):
    """One subtheme: its finding in each review (None: not coded yet), and the counts."""

    area: Area
    subtheme: Subtheme
    findings: tuple[Finding | None, ...]
    counts: Counts


class OccurrenceTable(NamedTuple):
    """Subthemes x reviews.

    Attributes:
        reviews: the columns, in natural order of their ids.
        rows: one for each subtheme, in the codebook's order.
        drafts_left_out: how many selected reviews are not counted because they are drafts.
        newcomers: subthemes that the codebook did not yet have when reviews were coded, with the
            number of those reviews that do not code them.
    """

    reviews: tuple[CodedReview, ...]
    rows: tuple[OccurrenceRow, ...]
    drafts_left_out: int = 0
    newcomers: tuple[tuple[Subtheme, int], ...] = ()

    @property
    def versions(self) -> dict[str, int]:
        """How many reviews were coded with each version of the codebook, 1.9 before 1.10."""
        used = Counter(review.version for review in self.reviews)
        return dict(sorted(used.items(), key=lambda item: natural(item[0])))

    @property
    def again(self) -> int:
        """How many findings of the table have to be coded again."""
        shown = {row.subtheme.id for row in self.rows}
        return sum(subtheme in shown for review in self.reviews for subtheme in review.again)


def count(findings: Sequence[Finding | None]) -> Counts:
    """How many reviews have each finding."""
    found = Counter(findings)
    return Counts(
        found["present"], found["absent"], found["unclear"], found["not-stated"], found[None]
    )


def occurrence(
    codebook: Codebook,
    reviews: Sequence[CodedReview],
    *,
    areas: Sequence[str] = (),
    drafts_left_out: int = 0,
) -> OccurrenceTable:
    """The occurrence table of reviews, for all areas or those named."""
    rows = []
    for area, subtheme in codebook.rows():
        if not areas or area.id in areas:
            findings = tuple(review.findings.get(subtheme.id) for review in reviews)
            rows.append(OccurrenceRow(area, subtheme, findings, count(findings)))
    late = _newcomers(codebook, reviews)
    found = tuple((row.subtheme, late[row.subtheme.id]) for row in rows if row.subtheme.id in late)
    return OccurrenceTable(tuple(reviews), tuple(rows), drafts_left_out, found)


def _newcomers(codebook: Codebook, reviews: Sequence[CodedReview]) -> Counter[str]:
    """In how many reviews a subtheme is not coded because it did not exist yet."""
    came = {version: newcomers(codebook, version) for version in {r.version for r in reviews}}
    return Counter(
        subtheme
        for review in reviews
        for subtheme in came[review.version]
        if subtheme not in review.findings
    )
