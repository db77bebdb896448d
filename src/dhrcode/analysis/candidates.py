"""Candidate themes that coders noted, grouped by name: the codebook's candidates and others."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dhrcode.analysis.cases import CandidateNote, CaseDetails
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import CodebookCandidate
from dhrcode.text import name_key


class CandidateTheme(NamedTuple):
    """Notes with the same label, whatever its capitals and spaces.

    Attributes:
        label: as the codebook has it, or else its most frequent spelling.
        reviews: ids of the reviews in which it was noted.
        noted: the review and the note, for each note.
        definition: what the codebook says that it is; None where it has no such candidate.
    """

    label: str
    reviews: tuple[str, ...]
    noted: tuple[tuple[str, CandidateNote], ...]
    definition: str | None = None


def candidate_themes(cases: Sequence[CaseDetails], codebook: Codebook) -> list[CandidateTheme]:
    """Every candidate theme that was noted, the one in most reviews first, then by label."""
    known = codebook.candidate_names
    groups: dict[str, list[tuple[str, CandidateNote]]] = {}
    for case in cases:
        for noted in case.candidates:
            name = name_key(noted.label)
            name = known[name].id if name in known else name
            groups.setdefault(name, []).append((case.id, noted))
    themes = [_theme(group, known.get(name)) for name, group in groups.items()]
    return sorted(themes, key=lambda theme: (-len(theme.reviews), theme.label.casefold()))


def _theme(
    group: list[tuple[str, CandidateNote]], known: CodebookCandidate | None
) -> CandidateTheme:
    spelt = Counter(" ".join(noted.label.split()) for _, noted in group)
    return CandidateTheme(
        known.label if known else spelt.most_common(1)[0][0],
        tuple(dict.fromkeys(review for review, _ in group)),
        tuple(group),
        known.definition if known else None,
    )
