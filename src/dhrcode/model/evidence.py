"""A piece of evidence: where the words stand, the words, and the coder's own note."""

from pydantic import model_validator

from dhrcode.model.base import Model, OneLine, Several, Slug, Text


class Evidence(Model):
    """Why a finding was made: where the words stand, the words, and the coder's own note."""

    source: Slug | None = None
    page: OneLine | None = None
    section: OneLine | None = None
    quote: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Evidence":
        if not self.model_fields_set:
            raise ValueError("says nothing: give a page, section, quote or note")
        return self


EvidenceList = Several[Evidence]
