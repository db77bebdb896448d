"""The framework chart: what coders say of each review and subtheme in their own words."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import Finding, Record


class SummarisedReview(NamedTuple):
    """A review with its findings, and the summary of each subtheme that has one."""

    review: CodedReview
    summaries: dict[str, str]

    @classmethod
    def of(cls, record: Record, digest: str) -> "SummarisedReview":
        """What the chart needs of `record`, whose file has the given SHA-256."""
        said = {s: coded.summary for s, coded in record.findings.items() if coded.summary}
        return cls(CodedReview.of(record, digest), said)

    def cell(self, subtheme: str) -> tuple[Finding | None, str | None]:
        """The finding on a subtheme and its summary; None for what is not coded or not written."""
        return self.review.findings.get(subtheme), self.summaries.get(subtheme)


class FrameworkChart(NamedTuple):
    """Reviews x subthemes in words, a part for each area.

    Attributes:
        reviews: the rows, in natural order of the ids.
        parts: each area with its subthemes, which are columns.
        drafts_left_out: how many selected drafts are not in it.
    """

    reviews: Sequence[SummarisedReview]
    parts: Sequence[tuple[Area, Sequence[Subtheme]]]
    drafts_left_out: int = 0

    @property
    def written(self) -> int:
        """How many summaries it shows."""
        return sum(summary is not None for _, summary in self._cells())

    @property
    def bare(self) -> int:
        """How many of the findings `present` in it have no summary."""
        return sum(cell == ("present", None) for cell in self._cells())

    def _cells(self) -> Iterator[tuple[Finding | None, str | None]]:
        for one in self.reviews:
            for _, subthemes in self.parts:
                yield from (one.cell(subtheme.id) for subtheme in subthemes)


def framework(
    codebook: Codebook,
    reviews: Sequence[SummarisedReview],
    areas: Collection[str] = (),
    drafts_left_out: int = 0,
) -> FrameworkChart:
    """The chart of some reviews; of these areas alone if any are named."""
    parts = [(a, a.subthemes) for a in codebook.coded_areas if not areas or a.id in areas]
    return FrameworkChart(reviews, parts, drafts_left_out)
