"""Candidate themes that coders noted outside the codebook, grouped by name."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dhrcode.analysis.cases import CandidateNote, CaseDetails


class CandidateTheme(NamedTuple):
    """Notes with the same label, whatever its capitals and spaces.

    Attributes:
        label: its most frequent spelling.
        reviews: ids of the reviews in which it was noted.
        noted: the review and the note, for each note.
    """

    label: str
    reviews: tuple[str, ...]
    noted: tuple[tuple[str, CandidateNote], ...]


def candidate_themes(cases: Sequence[CaseDetails]) -> list[CandidateTheme]:
    """Every candidate theme, the one in most reviews first, then by label."""
    groups: dict[str, list[tuple[str, CandidateNote]]] = {}
    for case in cases:
        for noted in case.candidates:
            groups.setdefault(" ".join(noted.label.casefold().split()), []).append((case.id, noted))
    themes = [_theme(group) for group in groups.values()]
    return sorted(themes, key=lambda theme: (-len(theme.reviews), theme.label.casefold()))


def _theme(group: list[tuple[str, CandidateNote]]) -> CandidateTheme:
    spelt = Counter(" ".join(noted.label.split()) for _, noted in group)
    return CandidateTheme(
        spelt.most_common(1)[0][0],
        tuple(dict.fromkeys(review for review, _ in group)),
        tuple(group),
    )
