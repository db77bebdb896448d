"""Invented reviews in memory, and a small codebook, for the tests of the counts."""

from collections.abc import Callable, Iterable, Mapping

import pytest

from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.analysis.cases import CandidateNote, CaseDetails, Fact
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import Choice

SUBTHEMES = {"process": ("maracs", "police"), "health": ("gps",)}
WORDS = CaseEvidence("Overview", "20", None, "no agency sought a referral", None)


def make_codebook() -> Codebook:
    """Two areas, three subthemes; a year, a victim's relationship, services, children, a place."""
    return Codebook(
        id="small",
        version="1.0",
        title="Small",
        areas=tuple(
            Area(
                id=area,
                label=area.title(),
                subthemes=tuple(Subtheme(id=s, label=s.upper(), definition="x") for s in subthemes),
            )
            for area, subthemes in SUBTHEMES.items()
        ),
        attributes=(
            Attribute(id="year", label="Year", of="review", type="year"),
            Attribute(id="place", label="Place", of="review", type="text"),
            Attribute(
                id="relationship",
                label="Relationship",
                of="victim",
                type="choice",
                values=(Choice(id="partner"), Choice(id="parent"), Choice(id="child")),
            ),
            Attribute(
                id="known-to",
                label="Known to",
                of="victim",
                type="choices",
                values=(Choice(id="police"), Choice(id="gp", label="GP")),
            ),
            Attribute(id="gps", label="Of GPs", of="review", type="yes-no"),
        ),
    )


def make_case(
    number: int,
    findings: Mapping[str, str],
    facts: Iterable[tuple[str, int, str, str]] = (),
    **more: object,
) -> CaseDetails:
    """One review; `candidates`, `status`, `evidence` and `kind` may be given."""
    review = CodedReview(
        f"DHR{number}", str(more.get("kind", "dhr")), "LN", None, "1.0", dict(findings), "0" * 64
    )  # type: ignore[arg-type]
    return CaseDetails(
        review,
        str(more.get("status", "complete")),
        tuple(Fact(*fact) for fact in facts),  # type: ignore[arg-type]
        tuple(CandidateNote(label, None, ()) for label in more.get("candidates", ())),  # type: ignore[attr-defined]
        dict.fromkeys(more.get("evidence", ()), (WORDS,)),  # type: ignore[attr-defined]
    )


@pytest.fixture
def codebook() -> Codebook:
    return make_codebook()


@pytest.fixture
def case() -> Callable[..., CaseDetails]:
    return make_case


@pytest.fixture
def four(case: Callable[..., CaseDetails]) -> list[CaseDetails]:
    """Four reviews: two victims in the second, no year in the third, the fourth half coded."""
    every = ("maracs", "police", "gps")
    return [
        case(
            1,
            dict(zip(every, ("present", "present", "absent"), strict=True)),
            [
                ("review", 1, "year", "2012"),
                ("victim", 1, "relationship", "partner"),
                ("victim", 1, "known-to", "police"),
                ("victim", 1, "known-to", "gp"),
            ],
        ),
        case(
            2,
            dict(zip(every, ("present", "absent", "present"), strict=True)),
            [
                ("review", 1, "year", "2012"),
                ("victim", 1, "relationship", "partner"),
                ("victim", 2, "relationship", "parent"),
            ],
        ),
        case(
            3,
            dict(zip(every, ("not-stated", "unclear", "not-stated"), strict=True)),
            [("victim", 1, "relationship", "parent")],
        ),
        case(4, {"maracs": "present"}, [("review", 1, "year", "2014")], status="draft"),
    ]
