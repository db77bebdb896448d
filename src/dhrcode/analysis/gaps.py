"""What is missing or unsettled: drafts, not coded, to code again, unclear, without evidence."""

from collections.abc import Sequence
from typing import NamedTuple

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.incomplete import left_open
from dhrcode.model.codebook import Codebook, Subtheme


class FindingGap(NamedTuple):
    """One finding that needs another look; `what` says why."""

    review: str
    subtheme: Subtheme
    what: str


class Gaps(NamedTuple):
    """All gaps.

    Attributes:
        drafts: reviews counted that are drafts.
        findings: not coded, to be coded again, unclear, or present without evidence, review by
            review.
        left_open: how many cells partial records do not code; their sources do not tell, so that
            they are no gaps.
    """

    drafts: tuple[str, ...]
    findings: tuple[FindingGap, ...]
    left_open: int = 0

    def number(self, what: str) -> int:
        """How many findings have this gap."""
        return sum(gap.what == what for gap in self.findings)


NOT_CODED, UNCLEAR, UNEVIDENCED = "not coded", "unclear", "present without evidence"
AGAIN = "to be coded again"
"""A change of the codebook put it on the queue although it has a finding."""


def gaps(codebook: Codebook, cases: Sequence[CaseDetails]) -> Gaps:
    """The gaps of the reviews counted, in their order and the codebook's."""
    bits = left_open(codebook, [case.review for case in cases]).bits
    found = [
        FindingGap(case.id, subtheme, what)
        for bit, case in enumerate(cases)
        for subtheme in codebook.subthemes.values()
        if not bits.get(subtheme.id, 0) >> bit & 1 and (what := _gap(case, subtheme.id))
    ]
    return Gaps(
        tuple(case.id for case in cases if case.status == "draft"),
        tuple(found),
        sum(reviews.bit_count() for reviews in bits.values()),
    )


def _gap(case: CaseDetails, subtheme: str) -> str:
    finding = case.review.findings.get(subtheme)
    if finding is None:
        return NOT_CODED
    if subtheme in case.review.again:
        return AGAIN
    if finding == "unclear":
        return UNCLEAR
    if finding == "present" and subtheme not in case.evidence:
        return UNEVIDENCED
    return ""
