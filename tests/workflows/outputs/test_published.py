"""A published table: read from a file, or found beside the records."""

import pytest

from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import DataProblemsError, NotFoundError
from dhrcode.workflows.outputs.published import published_of, published_problems, read_published
from dhrcode.workflows.project.check import check_project

TABLE = "source: A study\nreviews: 3\ncounts: {use-of-maracs: 3, gps: 1}\n"


@pytest.fixture
def beside(small):
    """The small project with a published table of three reviews beside its records."""
    (small.root / "published.yaml").write_text(TABLE)
    return small


def test_counts_are_read_as_they_stand(beside):
    made = read_published(beside.root / "published.yaml", beside.codebook)
    assert (made.source, made.reviews) == ("A study", 3)
    assert dict(made.counts) == {"use-of-maracs": 3, "gps": 1}


@pytest.mark.parametrize(
    ("before", "after"),
    [("gps: 1", "gp: 1"), ("gps: 1", "gps: 4"), ("gps: 1", "health: 1"), ("gps: 1", "gps: x")],
    ids=["no such subtheme", "more than reviews", "an area", "no number"],
)
def test_counts_that_cannot_be_are_refused(beside, before, after):
    path = beside.root / "published.yaml"
    path.write_text(TABLE.replace(before, after))
    with pytest.raises(DataProblemsError, match="has to be mended first"):
        read_published(path, beside.codebook)


def test_a_file_that_is_not_there(small):
    with pytest.raises(NotFoundError):
        read_published(small.root / "published.yaml", small.codebook)


def test_what_stands_beside_the_records_is_found(beside):
    made = published_of(beside, Selection(), 3)
    assert made is not None
    assert made.source == "A study"


@pytest.mark.parametrize("reviews", [2, 4])
def test_it_is_of_all_reviews_or_of_none(beside, reviews):
    assert published_of(beside, Selection(), reviews) is None
    part = selection(beside.codebook, kinds=["dhr"])
    assert published_of(beside, part, 3) is None


def test_independent_codings_have_none(beside):
    assert published_of(beside.of_coder("EM"), Selection(), 3) is None


def test_without_a_table_there_is_none(small):
    assert published_of(small, Selection(), 3) is None


def test_a_faulty_table_is_told_although_nobody_asked_for_it(beside):
    (beside.root / "published.yaml").write_text("[]")
    with pytest.raises(DataProblemsError):
        published_of(beside, Selection(), 3)


def test_what_is_wrong_with_it_is_told_by_check_too(beside):
    assert published_problems(beside) == []
    path = beside.root / "published.yaml"
    path.write_text(path.read_text() + "beyond: 1\n")
    (problem,) = published_problems(beside)
    assert problem in check_project(beside)
    assert (problem.code, problem.severity) == ("unknown-key", "error")
    path.unlink()
    assert published_problems(beside) == []
