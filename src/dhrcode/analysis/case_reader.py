"""What a pack keeps of a record as it is on disk, since contacts are timed by exact dates."""

from dataclasses import dataclass

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.contacts import coded_contacts
from dhrcode.model.codebook import Codebook
from dhrcode.model.guarded import shown
from dhrcode.model.record import Record


@dataclass(frozen=True)
class CaseReader:
    """Keeps of a record what a pack needs; travels to other processes.

    It is to see exact dates, for the time of contacts before the death: nothing else of it does.
    """

    codebook: Codebook

    def __call__(self, record: Record, digest: str) -> CaseDetails:
        """What a pack needs of one record."""
        case = CaseDetails.of(shown(record, self.codebook), digest)
        if not record.contacts:
            return case
        held = coded_contacts(record, self.codebook, digest, counted=True)
        return case._replace(contacts=held)
