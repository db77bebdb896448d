import pytest

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.occurrence import occurrence
from dhrcode.analysis.reconciliation import reconcile
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.published import Published

IDS = ("gps", "housing", "police", "schools")
CODEBOOK = Codebook(
    id="tiny",
    version="1",
    title="Tiny",
    areas=(
        Area(
            id="a",
            label="A",
            subthemes=tuple(Subtheme(id=one, label=one, definition=one) for one in IDS),
        ),
    ),
)


def review(number: int, *present: str) -> CodedReview:
    findings = {one: "present" if one in present else "absent" for one in IDS}
    return CodedReview(f"DHR{number}", "dhr", "LN", None, "1", findings, "")  # type: ignore[arg-type]


TABLE = occurrence(CODEBOOK, [review(1, "gps", "housing"), review(2, "gps", "police")])


def reconciled(reviews, counts, facts=None):
    published = Published(source="A study", reviews=reviews, counts=counts)
    return reconcile(TABLE, published, facts or {})


def test_a_fact_of_the_case_is_compared_by_its_condition():
    made = reconciled(
        2,
        EXACT | {"victim.sex=female": 2, "year>=2012": 1},
        {"victim.sex=female": 1, "year>=2012": 1},
    )
    assert [(f.condition, f.coded, f.published, f.difference) for f in made.facts] == [
        ("victim.sex=female", 1, 2, -1),
        ("year>=2012", 1, 1, 0),
    ]
    assert not made.agrees
    assert [row.subtheme.id for row in made.rows] == [*IDS]


def test_every_subtheme_is_held_against_its_published_count():
    made = reconciled(2, {"gps": 2, "housing": 2, "police": 0})
    assert [(r.subtheme.id, r.coded, r.published, r.difference) for r in made.rows] == [
        ("gps", 2, 2, 0),
        ("housing", 1, 2, -1),
        ("police", 1, 0, 1),
        ("schools", 0, None, None),
    ]
    assert made.totals == {
        "coded": 4,
        "published": 4,
        "agree": 1,
        "below": 1,
        "above": 1,
        "not_published": 1,
        "not_attributable": 1,
    }
    assert (made.published.source, made.reviews_coded, made.published.reviews) == ("A study", 2, 2)


EXACT = {"gps": 2, "housing": 1, "police": 1, "schools": 0}


@pytest.mark.parametrize(
    ("reviews", "counts", "agrees"),
    [
        (2, EXACT, True),
        (3, EXACT, False),
        (2, EXACT | {"gps": 1}, False),
        (2, EXACT | {"gps": 3}, False),
        (2, {key: EXACT[key] for key in IDS[:3]}, False),
        (2, EXACT | {"gps": 1, "housing": 2}, False),
    ],
)
def test_it_agrees_when_every_count_and_the_number_of_reviews_do(reviews, counts, agrees):
    assert reconciled(reviews, counts).agrees is agrees


def test_what_exceeds_in_one_subtheme_never_makes_up_for_what_lacks_in_another():
    made = reconciled(2, {"gps": 1, "housing": 2, "police": 1, "schools": 5})
    assert made.totals["coded"] == 4
    assert made.totals["not_attributable"] == 1 + 5
