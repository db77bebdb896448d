"""What a codebook lists beside subthemes: values, agencies, groupings, kinds of review."""

from typing import Annotated

from pydantic import Field

from dhrcode.model.base import Model, OneLine, Several, Slug, Text, Version, as_mapping
from dhrcode.text import name_key


class Choice(Model):
    """One value of an attribute.

    `retired` is the version since which it is no longer chosen; records that hold it keep it.
    """

    id: Slug
    label: OneLine | None = None
    retired: Version | None = None


Choices = Several[Annotated[Choice, as_mapping("id", Choice | Slug)]]
"""The values as a file lists them, each with what is said of it or by its id alone."""


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


class CodebookCandidate(Model):
    """A theme that has no subtheme yet, named so that all coders who note it use one name."""

    id: Slug
    label: OneLine
    definition: Text


class ThemeGroup(Model):
    """A group of a grouping; without subthemes the codebook codes nothing of it."""

    label: OneLine
    subthemes: Several[Slug] = ()


class Grouping(Model):
    """A second way of ordering the subthemes; one may stand in several groups, or in none."""

    id: Slug
    label: OneLine
    note: Text | None = None
    groups: Annotated[Several[ThemeGroup], Field(min_length=1)]


Prefix = Annotated[str, Field(pattern=r"^[A-Za-z]{1,10}$")]
"""The letters with which ids of a kind of review begin."""


class ReviewKind(Model):
    """A kind of review, such as a DHR or an interview; `prefix` begins the ids drawn for it."""

    id: Slug
    label: OneLine
    also_known_as: Several[OneLine] = ()
    prefix: Prefix = "DHR"

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may be called, as `name_key`: its id, its label, its other names."""
        return tuple(map(name_key, (self.id, self.label, *self.also_known_as)))
