"""Everything that a pack for a meeting is made from, each number once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.candidates import CandidateTheme, candidate_themes
from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.counts import PackCounts
from dhrcode.analysis.crosstab import SubthemesBy, Tests, Told, subthemes_by
from dhrcode.analysis.frequency import (
    AreaFrequency,
    Frequency,
    area_frequencies,
    frequencies,
)
from dhrcode.analysis.gaps import Gaps, gaps
from dhrcode.analysis.groupings import GroupingFrequencies, grouping_frequencies
from dhrcode.analysis.incomplete import NOTHING_OPEN, Open
from dhrcode.analysis.ledger import CountKey, Figure
from dhrcode.analysis.occurrence import OccurrenceTable, occurrence
from dhrcode.analysis.opportunities import Opportunities, opportunities
from dhrcode.analysis.pairs import Pair, pairs
from dhrcode.analysis.review_traits import TraitPart, TraitRow, trait_rows
from dhrcode.analysis.variables import ReviewVariable
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import Grouping
from dhrcode.model.published import Published


class Counting(NamedTuple):
    """What is counted, by what, and how it may be shown.

    Attributes:
        cases: the reviews.
        counted: their counts.
        figures: the counts as they may be shown.
        tests: which tests are shown.
        by: the variables of the cross-tabulations.
        year: the variable of the year, or None where the codebook or the records have none.
        pairs: whether it is told which subthemes go together.
        left_open: what partial records do not code, as it may be shown.
        grouping: in what second order the subthemes are counted; never in a publication.
        traits: what else is told of reviews: in a publication alone.
        kinds: the variable of the kind of death; None where the codebook has none, and in a
            publication, which tells no number of them unless it is asked for by that.
    """

    cases: Sequence[CaseDetails]
    counted: PackCounts
    figures: Mapping[CountKey, Figure]
    tests: Tests = "all"
    by: Sequence[ReviewVariable] = ()
    year: ReviewVariable | None = None
    pairs: bool = True
    left_open: Open = NOTHING_OPEN
    grouping: Grouping | None = None
    traits: Sequence[TraitPart] = ()
    kinds: ReviewVariable | None = None


class Pack(NamedTuple):
    """The numbers of a pack, part by part.

    `published` never goes into a publication; `one_kind` is whether one kind of death is asked for.
    """

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
    opportunities: Opportunities
    left_open: Open = NOTHING_OPEN
    published: Published | None = None
    groups: GroupingFrequencies | None = None
    traits: tuple[tuple[TraitPart, list[TraitRow]], ...] = ()
    kinds: ReviewVariable | None = None
    one_kind: bool = False

    @property
    def has_kinds(self) -> bool:
        """Whether the codebook can say of what kind a death is."""
        return bool(self.codebook.with_role("kind-of-death")) and not self.one_kind

    @property
    def is_partial(self) -> bool:
        """Whether a partial record leaves something open."""
        return any(row.open for row in self.frequencies)

    @property
    def by_kind(self) -> dict[str, Figure]:
        """How many reviews there are of each kind."""
        return {key[1]: number for key, number in self.figures.items() if key[0] == "kind"}

    def beside(self, published: Published | None) -> "Pack":
        """The pack with a published table of the same reviews beside its own."""
        counts = published.subthemes if published else None
        return self._replace(published=published, table=self.table._replace(published=counts))


def make_pack(codebook: Codebook, counting: Counting, drafts_left_out: int = 0) -> Pack:
    """Every part of a pack from the reviews and their counts."""
    cases, figures = counting.cases, counting.figures

    told, grouping = Told(counting.tests, counting.left_open), counting.grouping

    def crossed(variable: ReviewVariable) -> SubthemesBy:
        return subthemes_by(codebook, variable, figures, counting.counted.findings, told)

    return Pack(
        codebook,
        cases,
        drafts_left_out,
        occurrence(codebook, [c.review for c in cases], drafts_left_out=drafts_left_out),
        figures,
        frequencies(codebook, figures, counting.left_open),
        area_frequencies(codebook, figures, counting.left_open),
        tuple(crossed(variable) for variable in counting.by),
        crossed(counting.year) if counting.year else None,
        pairs(codebook, figures, counting.left_open) if counting.pairs else [],
        candidate_themes(cases, codebook),
        gaps(codebook, cases),
        opportunities(codebook, [case.held_contacts for case in cases]),
        counting.left_open,
        groups=(
            grouping_frequencies(codebook, grouping, figures, counting.left_open)
            if grouping
            else None
        ),
        traits=tuple((part, trait_rows(part, figures)) for part in counting.traits),
        kinds=counting.kinds,
    )
