"""The occurrence table as pandas frames, for notebooks and for pandas' statistics."""

import pandas as pd

from dhrcode.analysis.occurrence import OccurrenceTable
from dhrcode.model.record import FINDINGS

NOT_CODED = "not-coded"
"""The value in a frame where nobody has looked yet; never a missing value, which pandas drops."""


def findings_frame(table: OccurrenceTable) -> pd.DataFrame:
    """One row a review and subtheme.

    Returns:
        Columns `review`, `kind`, `coder`, `area`, `subtheme` (text) and `finding` (categorical:
        the four findings and `not-coded`); reviews x subthemes rows, in the table's order.
    """
    rows = [
        (review.id, review.kind, review.coder, row.area.id, row.subtheme.id, finding or NOT_CODED)
        for row in table.rows
        for review, finding in zip(table.reviews, row.findings, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["review", "kind", "coder", "area", "subtheme", "finding"])
    frame["finding"] = pd.Categorical(frame["finding"], categories=[*FINDINGS, NOT_CODED])
    return frame


def counts_frame(table: OccurrenceTable) -> pd.DataFrame:
    """In how many reviews each subtheme has each finding.

    Returns:
        One row a subtheme, indexed by its id in the table's order, none dropped; columns the four
        findings, `not-coded` and `reviews` (whole numbers).
    """
    counts = pd.DataFrame(
        {
            row.subtheme.id: {
                "present": row.counts.present,
                "absent": row.counts.absent,
                "not-stated": row.counts.not_stated,
                "unclear": row.counts.unclear,
                NOT_CODED: row.counts.not_coded,
                "reviews": row.counts.reviews,
            }
            for row in table.rows
        }
    )
    return counts.T.rename_axis("subtheme")
