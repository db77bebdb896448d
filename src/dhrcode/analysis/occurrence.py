"""The occurrence table: subthemes x reviews, and in how many reviews each is present."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.incomplete import left_open, undefined
from dhrcode.analysis.ledger import AtLeast
from dhrcode.analysis.statistics import Proportion, share
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.codebook_parts import Grouping, ThemeGroup
from dhrcode.model.former_names import newcomers
from dhrcode.model.record import Finding
from dhrcode.text import natural


class Counts(NamedTuple):
    """Numbers of reviews; together they are all reviews in the table.

    `open` is how many reviews leave it open, being not coded in a partial record: `present` is then
    "at least".
    """

    present: int
    absent: int
    unclear: int
    not_stated: int
    not_coded: int
    open: int = 0

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

    @property
    def told(self) -> int:
        """In how many reviews it is present, "at least" where some leave it open."""
        return AtLeast(self.present) if self.open else self.present

    @property
    def share(self) -> Proportion:
        """Present as a proportion of all reviews; undefined where some leave it open."""
        return undefined(self.open) or share(self.present, self.reviews)


class OccurrenceRow(NamedTuple):
    """One subtheme: its finding in each review (None: not coded yet), and the counts."""

    area: Area
    subtheme: Subtheme
    findings: tuple[Finding | None, ...]
    counts: Counts


class GroupOccurrence(NamedTuple):
    """One group of a grouping: the rows of its subthemes, and what they say together.

    Attributes:
        group: the group.
        rows: those of its subthemes; none where the codebook codes nothing of it.
        findings: what each review says of the group: present where one subtheme is; else not
            coded (None) where one is not, unclear where one is, not stated where one is, and
            absent where all are.
        counts: how many reviews say each.
    """

    group: ThemeGroup
    rows: tuple[OccurrenceRow, ...]
    findings: tuple[Finding | None, ...]
    counts: Counts


class GroupedOccurrence(NamedTuple):
    """The rows of an occurrence table by the groups of a grouping, and those that are in none."""

    grouping: Grouping
    groups: tuple[GroupOccurrence, ...]
    others: tuple[OccurrenceRow, ...]


class OccurrenceTable(NamedTuple):
    """Subthemes x reviews.

    Attributes:
        reviews: the columns, in natural order of their ids.
        rows: one for each subtheme, in the codebook's order.
        drafts_left_out: how many reviews are in the selection and not counted, being drafts.
        newcomers: subthemes that the codebook did not have yet when reviews were coded, with how
            many of these do not code them.
        published: the counts of a published table of the same reviews; None where there is none.
        grouped: the rows in the order of a grouping; None where they stand by area.
    """

    reviews: tuple[CodedReview, ...]
    rows: tuple[OccurrenceRow, ...]
    drafts_left_out: int = 0
    newcomers: tuple[tuple[Subtheme, int], ...] = ()
    published: Mapping[str, int] | None = None
    grouped: GroupedOccurrence | None = None

    @property
    def versions(self) -> dict[str, int]:
        """How many reviews were coded with each version of the codebook, 1.9 before 1.10."""
        used = Counter(review.version for review in self.reviews)
        return dict(sorted(used.items(), key=lambda item: natural(item[0])))

    @property
    def partial(self) -> int:
        """How many records are partial: coded as far as their source tells."""
        return sum(review.partial for review in self.reviews)

    @property
    def again(self) -> int:
        """How many findings of the table have to be coded again."""
        shown = {row.subtheme.id for row in self.rows}
        return sum(subtheme in shown for review in self.reviews for subtheme in review.again)


def count(findings: Sequence[Finding | None], left_open: int = 0) -> Counts:
    """How many reviews have each finding, and how many leave it open."""
    found = Counter(findings)
    counts = Counts(
        found["present"], found["absent"], found["unclear"], found["not-stated"], found[None]
    )
    return counts._replace(open=left_open)


def occurrence(
    codebook: Codebook,
    reviews: Sequence[CodedReview],
    *,
    areas: Sequence[str] = (),
    drafts_left_out: int = 0,
) -> OccurrenceTable:
    """The occurrence table of reviews, for all areas or those named."""
    rows = []
    gaps = left_open(codebook, reviews)
    for area, subtheme in codebook.rows(areas):
        findings = tuple(review.findings.get(subtheme.id) for review in reviews)
        counts = count(findings, gaps.of(subtheme.id))
        rows.append(OccurrenceRow(area, subtheme, findings, counts))
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
