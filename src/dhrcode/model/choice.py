"""The values that a codebook lists for an attribute."""

from typing import Annotated

from pydantic import BeforeValidator

from dhrcode.model.base import Model, OneLine, Several, Slug, Version


class Choice(Model):
    """One value of an attribute.

    `retired` is the version since which it is no longer chosen; records that hold it keep it.
    """

    id: Slug
    label: OneLine | None = None
    retired: Version | None = None


_Listed = BeforeValidator(
    lambda value: {"id": value} if isinstance(value, str) else value,
    json_schema_input_type=Choice | Slug,
)
Choices = Several[Annotated[Choice, _Listed]]
"""The values as a file lists them, each with what is said of it or by its id alone."""
