"""What a codebook has beside its subthemes: candidate themes, and groupings of them."""

from typing import Annotated

from pydantic import Field

from dhrcode.model.base import Model, OneLine, Several, Slug, Text


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
