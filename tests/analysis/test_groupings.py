"""Subthemes by the groups of a grouping: a review counts once, and what is not known stays so."""

import pytest

from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.groupings import find_grouping, grouped_occurrence, grouping_frequencies
from dhrcode.analysis.incomplete import left_open
from dhrcode.analysis.ledger import AtLeast, Undefined
from dhrcode.analysis.occurrence import occurrence
from dhrcode.errors import UsageError
from dhrcode.model.codebook_parts import Grouping

NATIONAL = Grouping.model_validate(
    {
        "id": "national",
        "label": "National themes",
        "groups": [
            {"label": "Public bodies", "subthemes": ["police", "gps"]},
            {"label": "Police", "subthemes": ["police"]},
            {"label": "Children", "subthemes": []},
        ],
    }
)
FINDINGS = (
    {"maracs": "absent", "police": "present", "gps": "present"},
    {"maracs": "absent", "police": "absent", "gps": "present"},
    {"maracs": "present", "police": "absent", "gps": "absent"},
    {"maracs": "absent", "police": "not-stated", "gps": "absent"},
    {"maracs": "absent", "police": "unclear", "gps": "not-stated"},
    {"maracs": "absent", "police": "absent"},
)


@pytest.fixture
def cases(case):
    return [case(number, found) for number, found in enumerate(FINDINGS, start=1)]


def both(codebook, cases):
    """What a table says of each group, and what a pack does."""
    reviews = [one.review for one in cases]
    gaps = left_open(codebook, reviews)
    counted = count_cases(codebook, cases, grouping=NATIONAL)
    assert counted.ledger.broken() == []
    return (
        grouped_occurrence(NATIONAL, occurrence(codebook, reviews), gaps),
        grouping_frequencies(codebook, NATIONAL, counted.ledger.figures(), gaps),
    )


def test_a_review_counts_once_for_a_group_however_many_of_its_subthemes_are_present(
    codebook, cases
):
    table, pack = both(codebook, cases)
    whole, police, children = table.groups
    assert whole.findings == ("present", "present", "absent", "not-stated", "unclear", None)
    assert tuple(whole.counts) == (2, 1, 1, 1, 1, 0)
    assert (whole.counts.told, whole.counts.share) == (2, 2 / 6)
    assert not isinstance(whole.counts.told, AtLeast)
    assert [row.subtheme.id for row in whole.rows] == ["police", "gps"]
    assert (police.counts.told, children.rows, children.findings) == (1, (), ())
    assert [row.subtheme.id for row in table.others] == ["maracs"]
    first, second, third = pack.groups
    assert first.together is not None
    assert first.together[:3] == (2, 6, 2 / 6)
    assert (first.together.ticks, first.together.average) == (3, 3 / 6)
    assert [one.id for one in first.subthemes] == ["police", "gps"]
    assert second.together is not None
    assert second.together.present == 1
    assert third.together is None
    assert [one.id for one in pack.others] == ["maracs"]


def test_where_a_partial_record_leaves_a_subtheme_open_the_group_is_at_least(codebook, cases):
    partial = cases[5]._replace(review=cases[5].review._replace(partial=True))
    table, pack = both(codebook, [*cases[:5], partial])
    unknown = Undefined("not coded in 1 partial record")
    whole, police, _ = table.groups
    assert isinstance(whole.counts.told, AtLeast)
    assert (whole.counts.told, whole.counts.open, whole.counts.share) == (2, 1, unknown)
    assert not isinstance(police.counts.told, AtLeast)
    assert police.counts.share == 1 / 6
    together = pack.groups[0].together
    assert together is not None
    assert isinstance(together.present, AtLeast)
    assert (together.of_reviews, together.average) == (unknown, unknown)
    assert pack.groups[1].together is not None
    assert pack.groups[1].together.of_reviews == 1 / 6


def test_of_no_review_there_is_no_proportion(codebook):
    table, pack = both(codebook, [])
    assert [group.counts.share for group in table.groups] == [None, None, None]
    assert pack.groups[0].together is not None
    assert pack.groups[0].together.of_reviews is None


def test_a_grouping_is_found_by_its_id(codebook):
    grouped = codebook.model_copy(update={"groupings": (NATIONAL,)})
    assert find_grouping(grouped, "national") is NATIONAL
    for given, name, said in (
        (grouped, "nationl", "the codebook has no grouping 'nationl': did you mean 'national'?"),
        (grouped, "x", "the codebook has no grouping 'x': one of national"),
        (codebook, "x", "the codebook has no grouping 'x': it has none"),
    ):
        with pytest.raises(UsageError) as caught:
            find_grouping(given, name)
        assert str(caught.value) == said
