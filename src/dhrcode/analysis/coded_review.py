"""What tables need of a record."""

from datetime import date
from typing import NamedTuple

from dhrcode.model.record import Finding, Record


class CodedReview(NamedTuple):
    """What tables need of a record.

    Attributes:
        again: the subthemes that have to be coded again.
        partial: whether it is coded only as far as its source tells.
    """

    id: str
    kind: str
    coder: str
    coded: date | None
    version: str
    findings: dict[str, Finding]
    digest: str
    again: tuple[str, ...] = ()
    partial: bool = False

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
            tuple(dict.fromkeys(e.subtheme for e in record.again if e.subtheme)),
            record.status == "partial",
        )
