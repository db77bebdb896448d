"""The agencies that data names: a plan or a contact takes one of the codebook's list."""

from dhrcode.model.codebook import Codebook
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest

NO_AGENCIES = "the codebook lists no agencies: 'dhrcode codebook agency add --from known-to'"


def agency_fault(agency: str, codebook: Codebook, path: KeyPath = ()) -> Fault | None:
    """Why an agency cannot be named; None if it can."""
    if agency in codebook.agency_labels:
        return None
    said = f"the codebook has no agency '{agency[:60]}'"
    hint = nearest(agency, codebook.agency_labels) if codebook.agencies else NO_AGENCIES
    return Fault(path, "unknown-agency", said, hint or "'dhrcode codebook agency add' adds one")
