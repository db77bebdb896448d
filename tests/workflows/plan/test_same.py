"""What may be asked for twice: listed, and joined where a person says so."""

import pytest

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.store.plans import Plans
from dhrcode.workflows.plan.recommendations import Asked, recommend
from dhrcode.workflows.plan.same import find_alike, join_same


@pytest.fixture
def two(planned):
    recommend(planned, "DHR2", Asked("At registration, ask about safety at home."))
    recommend(planned, "DHR1", Asked("Ask about safety at home when people register."))
    return planned


def test_like_words_are_listed_and_nothing_is_joined(two):
    pairs = find_alike(two)
    assert ("DHR1/R2", "DHR2/R1") in [(pair.one.name, pair.other.name) for pair in pairs]
    assert find_alike(two, "a-study/1") == []
    assert len(find_alike(two, "DHR2/R1")) == len(pairs)
    with pytest.raises(NotFoundError):
        find_alike(two, "DHR2/R9")
    assert Plans(two).read("DHR2")[0].recommendations[0].recurring is None


def test_recommendations_are_joined_in_one_step(two):
    assert join_same(two, ["DHR2/R1", "DHR1/R2"], "safety", "Safety at home") == 2
    for name, number in (("DHR2", 0), ("DHR1", 1)):
        assert Plans(two).read(name)[0].recommendations[number].recurring == "safety"
    assert (two.root / "actions" / "recurring.yaml").read_text("utf-8") == (
        "recurring:\n  - {id: ask, label: Ask at registration}\n"
        "  - {id: safety, label: Safety at home}\n"
    )
    _, step = next(iter(two.journal.done()))
    assert step.files == 3


def test_a_request_is_listed_once_and_begins_the_file(two):
    join_same(two, ["DHR2/R1", "DHR1/R1"], "ask", None)
    assert len(Plans(two).recurring()[0].recurring) == 1
    (two.root / "actions" / "recurring.yaml").unlink()
    join_same(two, ["DHR2/R1", "DHR1/R1"], "ask", None)
    assert [one.label for one in Plans(two).recurring()[0].recurring] == ["ask"]


@pytest.mark.parametrize(
    ("names", "request_id", "label", "failure"),
    [
        (["DHR2/R1"], "ask", None, UsageError),
        (["DHR2/R1", "DHR2/R1"], "ask", None, UsageError),
        (["DHR2/R1", "DHR1/R2"], "Ask Me", None, UsageError),
        (["DHR2/R1", "DHR1/R9"], "ask", None, NotFoundError),
        (["DHR2/R1", "DHR1/R1"], "safety", None, RefusedError),
        (["DHR2/R1", "DHR1/R1"], "ask", "Another name", RefusedError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(two, names, request_id, label, failure):
    before = {path.name: path.read_bytes() for path in (two.root / "actions").iterdir()}
    with pytest.raises(failure):
        join_same(two, names, request_id, label)
    assert {path.name: path.read_bytes() for path in (two.root / "actions").iterdir()} == before
