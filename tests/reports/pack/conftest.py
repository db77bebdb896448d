"""What the tests of a pack's parts share: the four invented reviews of the tests of counts."""

import runpy
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.pack import Counting, Pack, make_pack
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.variables import attribute_variable
from dhrcode.model.codebook import Codebook

_SHARED = runpy.run_path(str(Path(__file__).parents[2] / "analysis" / "conftest.py"))


@pytest.fixture
def case() -> Callable[..., CaseDetails]:
    """Makes one review."""
    return _SHARED["make_case"]


@pytest.fixture
def codebook() -> Codebook:
    """Two areas, three subthemes, five attributes."""
    return _SHARED["make_codebook"]()


@pytest.fixture
def four(case: Callable[..., CaseDetails]) -> list[CaseDetails]:
    """The four reviews: two victims in the second, no year in the third, the fourth half coded."""
    return _SHARED["four"].__wrapped__(case)


@pytest.fixture
def pack_of(codebook: Codebook) -> Callable[..., Pack]:
    """Makes the pack of reviews: `pack_of(cases, by=["year"], drafts=1)`."""

    def make(
        cases: Sequence[CaseDetails],
        by: Sequence[str] = ("victim.relationship",),
        drafts: int = 0,
        hidden: Sequence[tuple[str, ...]] = (),
        of: Codebook = codebook,
    ) -> Pack:
        variables = [attribute_variable(of, cases, name) for name in by]
        year = attribute_variable(of, cases, "year")
        counted = count_cases(of, cases, [*variables, year], pairs=True)
        figures = dict(counted.ledger.figures()) | dict.fromkeys(hidden, HIDDEN)
        counting = Counting(cases, counted, figures, by=tuple(variables), year=year)
        return make_pack(of, counting, drafts)

    return make


@pytest.fixture
def pack(pack_of: Callable[..., Pack], four: list[CaseDetails]) -> Pack:
    """The pack of the four reviews, by the victim's relationship."""
    return pack_of(four)


@pytest.fixture
def origin(codebook: Codebook) -> Provenance:
    """Where a pack of no review came from."""
    return provenance(codebook, "0" * 64, [], "all complete reviews")
