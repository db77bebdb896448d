"""The agencies that plans and contacts name."""

from dhrcode.model.base import Model, OneLine, Slug, Version


class Agency(Model):
    """An organisation that plans and contacts name.

    `retired` is the version since which it is no longer offered; `became` names the agency that it
    was merged into.
    """

    id: Slug
    label: OneLine
    retired: Version | None = None
    became: Slug | None = None


STANDING_AGENCIES = {"partnership": "The partnership", "board": "The board"}
"""The agencies that are there in every codebook, and their labels."""
NO_AGENCIES = "the codebook lists no agencies: 'dhrcode codebook agency add --from known-to'"
"""What is to be done where a list of agencies is wanted and there is none."""
