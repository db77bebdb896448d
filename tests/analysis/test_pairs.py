"""Which subthemes go together."""

import pytest

from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.pairs import found_together, pairs


@pytest.fixture
def figures(codebook, four):
    return dict(count_cases(codebook, four).ledger.figures())


def test_pairs_found_together_come_first(codebook, figures):
    made = pairs(codebook, figures)
    assert [(p.first.id, p.second.id, p.both) for p in made] == [
        ("maracs", "police", 1),
        ("maracs", "gps", 1),
        ("police", "gps", 0),
    ]
    assert made[0].jaccard == 1 / 3
    figures["both", "maracs", "police"] = HIDDEN
    assert [p.second.id for p in found_together(pairs(codebook, figures))] == ["gps"]
