"""Everything that a pack for a meeting is made from, each number once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.candidates import CandidateTheme, candidate_themes
from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.counts import PackCounts
from dhrcode.analysis.crosstab import SubthemesBy, Tests, subthemes_by
from dhrcode.analysis.frequency import (
    AreaFrequency,
    Frequency,
    area_frequencies,
    frequencies,
)
from dhrcode.analysis.gaps import Gaps, gaps
from dhrcode.analysis.ledger import CountKey, Figure
from dhrcode.analysis.occurrence import OccurrenceTable, occurrence
from dhrcode.analysis.pairs import Pair, pairs
from dhrcode.analysis.variables import ReviewVariable
from dhrcode.model.codebook import Codebook


class Counting(NamedTuple):
    """What is counted, by what, and how it may be shown.

    Attributes:
        cases: the reviews.
        counted: their counts.
        figures: the counts as they may be shown.
        tests: which tests are shown.
        by: the variables of the cross-tabulations.
        year: the variable of the year, or None if the codebook or the records have none.
        pairs: whether it is shown which subthemes go together.
    """

    cases: Sequence[CaseDetails]
    counted: PackCounts
    figures: Mapping[CountKey, Figure]
    tests: Tests = "all"
    by: Sequence[ReviewVariable] = ()
    year: ReviewVariable | None = None
    pairs: bool = True


class Pack(NamedTuple):
    """The numbers of a pack, part by part."""

    codebook: Codebook
    cases: Sequence[CaseDetails]
    drafts_left_out: int
    table: OccurrenceTable
    figures: Mapping[CountKey, Figure]
    frequencies: list[Frequency]
    areas: list[AreaFrequency]
    by: tuple[SubthemesBy, ...]
    years: SubthemesBy | None
    pairs: list[Pair]
    candidates: list[CandidateTheme]
    gaps: Gaps


def make_pack(codebook: Codebook, counting: Counting, drafts_left_out: int = 0) -> Pack:
    """Every part of a pack from the reviews and their counts."""
    cases, figures = counting.cases, counting.figures

    def crossed(variable: ReviewVariable) -> SubthemesBy:
        return subthemes_by(
            codebook, variable, figures, counting.counted.findings, tests=counting.tests
        )

    return Pack(
        codebook,
        cases,
        drafts_left_out,
        occurrence(codebook, [c.review for c in cases], drafts_left_out=drafts_left_out),
        figures,
        frequencies(codebook, figures),
        area_frequencies(codebook, figures),
        tuple(crossed(variable) for variable in counting.by),
        crossed(counting.year) if counting.year else None,
        pairs(codebook, figures) if counting.pairs else [],
        candidate_themes(cases),
        gaps(codebook, cases),
    )
