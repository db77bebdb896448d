"""Candidate themes, which the codebook has no subtheme for: shown, and one noted."""

from typing import Any

from dhrcode.desk.given import Given, text_of, text_or_none
from dhrcode.desk.selection import PageSelection
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.coding.entry import CandidateEntry, note


def candidates_offered(codebook: Codebook) -> list[dict[str, str]]:
    """The candidate themes that the codebook names, so that all who note one call it the same."""
    return [{"label": one.label, "definition": one.definition} for one in codebook.candidates]


def candidates_view(record: Record) -> list[dict[str, Any]]:
    """The candidate themes of a record, in its order."""
    return [one.model_dump(mode="json", exclude_none=True) for one in record.emerging]


def note_candidate(selection: PageSelection, project: Project, record: Record, given: Given) -> str:
    """Notes a candidate theme, or one more piece of its evidence, as `note` does.

    Raises:
        UsageError: it cannot be kept, or a subtheme is called so.
        RefusedError: the record says something else about it.
    """
    piece = selection.piece(record, given)
    entry = CandidateEntry(text_of(given, "theme"), text_or_none(given, "about"), piece)
    noted = note(project, record.review, entry).candidate
    held = f", with {plural(len(noted.evidence), 'piece')} of evidence" if noted.evidence else ""
    return f"“{noted.label}” is noted{held}. Saved."
