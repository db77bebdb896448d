"""What an output came from, said in every output."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from dhrcode import __version__
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.model.codebook import Codebook
from dhrcode.text import natural


class Provenance(NamedTuple):
    """Where numbers came from.

    Attributes:
        codebook: its id.
        version: its version.
        title: its title.
        records: how many records were counted.
        coded_from: the earliest day of coding, ISO, or None if no record gives one.
        coded_to: the latest.
        versions: the codebook versions that the records were coded with.
        selection: which reviews were counted, in words.
        dhrcode: the program's version.
        digest: SHA-256 over the codebook and the records counted; empty where it is left out.
    """

    codebook: str
    version: str
    title: str
    records: int
    coded_from: str | None
    coded_to: str | None
    versions: tuple[str, ...]
    selection: str
    dhrcode: str
    digest: str

    def lines(self) -> list[tuple[str, str]]:
        """Label and value, for a reader."""
        days = f"{self.coded_from} to {self.coded_to}" if self.coded_from else "not stated"
        return [
            ("Codebook", f"{self.codebook} {self.version} ({self.title})"),
            ("Records", str(self.records)),
            ("Selection", self.selection),
            ("Coded", days),
            ("Coded with codebook version", ", ".join(self.versions) or "none"),
            ("Made with", f"dhrcode {self.dhrcode}"),
            *([("Digest of the input (SHA-256)", self.digest)] if self.digest else []),
        ]

    @property
    def made(self) -> frozenset[str]:
        """The values of `lines` that dhrcode has made itself, and nobody's words."""
        words = ("Codebook", "Selection")
        return frozenset(value for label, value in self.lines() if label not in words)

    def data(self) -> dict[str, Any]:
        """The same for a machine."""
        return {key: value for key, value in self._asdict().items() if key != "digest" or value}

    def without_digest(self) -> "Provenance":
        """The same for an output that tells less than the records.

        Whoever has such an output can guess the records, and would know by their digest when the
        guess is right.
        """
        return self._replace(digest="")


def provenance(
    codebook: Codebook, codebook_digest: str, reviews: Sequence[CodedReview], selection: str
) -> Provenance:
    """The provenance of numbers made from reviews."""
    days = sorted(review.coded.isoformat() for review in reviews if review.coded)
    whole = sha256(codebook_digest.encode())
    for review in reviews:
        whole.update(f"\n{review.id} {review.digest}".encode())
    return Provenance(
        codebook.id,
        codebook.version,
        codebook.title,
        len(reviews),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(sorted({review.version for review in reviews}, key=natural)),
        selection,
        __version__,
        whole.hexdigest(),
    )
