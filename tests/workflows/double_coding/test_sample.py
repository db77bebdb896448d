"""A sample: how many are drawn, from where, that it can be drawn again, and how far it is."""

from collections import Counter

import pytest

from dhrcode.errors import DataProblemsError, NotFoundError, RefusedError, UsageError
from dhrcode.store.project import open_project
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.double_coding.sample import draw, progress, read_sample


@pytest.fixture
def twenty(emptied, record):
    """R1 to R20: in 2012 the first eleven, in 2013 six more, and three without a year."""
    for number in range(1, 21):
        year = {"year": 2012 if number <= 11 else 2013} if number <= 17 else {}
        put(emptied, record("LN", f"R{number}", "aaa", attributes=year))
    return emptied


def put(project, record):
    """Writes a record without waiting for the disk, since there are many."""
    project.path_of(record.review).write_text(record_yaml(record))


def years(project, sample):
    return Counter(project.read(review)[0].attributes.get("year") for review in sample.reviews)


@pytest.mark.parametrize(
    ("share", "number"),
    [
        ("20%", 4),
        (" 20 % ", 4),
        ("21%", 5),  # rounded up
        ("0.5%", 1),
        ("100%", 20),
        ("100.0%", 20),
        ("1", 1),
        ("7", 7),
        ("20", 20),
        ("999999", 20),
    ],
)
def test_a_share_is_rounded_up_and_a_number_taken_as_it_is(twenty, share, number):
    sample = draw(twenty, share, 1)
    assert (len(sample.reviews), sample.of, sample.share) == (number, 20, share.strip())


@pytest.mark.parametrize(
    "share",
    ["", "0", "0%", "0.0%", "100.1%", "101%", "-5", "1e2", "2.5", "20 percent", "٢", "x" * 50],
)
def test_what_is_no_share(twenty, share):
    with pytest.raises(UsageError) as caught:
        draw(twenty, share, 1)
    assert str(caught.value) == (
        f"'{share[:40]}' is not a share such as 20%, or a number of reviews such as 5"
    )
    assert read_sample(twenty) is None


def test_the_same_seed_draws_the_same_and_what_is_drawn_is_read_back(twenty):
    drawn = [draw(twenty, "40%", seed, again=True) for seed in (7, 7, 8)]
    assert drawn[0] == drawn[1]
    assert drawn[0].reviews != drawn[2].reviews
    assert read_sample(twenty) == drawn[2]


def test_a_sample_depends_on_the_reviews_and_not_on_who_coded_them(twenty, record):
    first = draw(twenty, "40%", 7)
    other = twenty.of_coder("EM")
    other.folder.mkdir(parents=True)
    for number in range(1, 21):
        put(other, record("EM", f"R{number}", "aaa"))
    second = draw(open_project(twenty.root), "40%", 7, again=True)
    assert second == first


def test_reviews_are_in_natural_order_and_each_once(twenty):
    reviews = draw(twenty, "100%", 3).reviews
    assert reviews == tuple(f"R{number}" for number in range(1, 21))


def test_reviews_that_coders_alone_have_and_drafts_are_drawn_from_too(small, coded):
    coded("EM", "DHR30", "a--", status="draft")
    sample = draw(open_project(small.root), "100%", 1)
    assert sample.reviews == ("DHR2", "DHR7", "DHR10", "DHR30", "INT3")


@pytest.mark.parametrize(
    ("share", "by_year"),
    [
        ("100%", {2012: 11, 2013: 6, None: 3}),
        ("50%", {2012: 5, 2013: 3, None: 2}),  # 5.5, 3 and 1.5: of equal remainders the first
        ("10", {2012: 5, 2013: 3, None: 2}),
        ("4", {2012: 2, 2013: 1, None: 1}),  # 2.2, 1.2 and 0.6
        ("2", {2012: 1, 2013: 1}),  # 1.1, 0.6 and 0.3
        ("1", {2012: 1}),
    ],
)
def test_each_value_is_drawn_from_in_proportion(twenty, share, by_year):
    for seed in range(3):
        sample = draw(twenty, share, seed, "year", again=seed > 0)
        assert years(twenty, sample) == by_year
        assert sample.by == "year"


def test_by_an_attribute_of_a_person_each_combination_is_a_stratum(emptied, record):
    for number in range(12):
        victims = ({"sex": "female"}, {"sex": "male"}) if number % 3 == 0 else ({"sex": "female"},)
        put(emptied, record("LN", f"R{number}", "aaa", victims=victims))
    sample = draw(emptied, "50%", 1, "victim.sex")
    people = Counter(len(emptied.read(review)[0].victims) for review in sample.reviews)
    assert people == {1: 4, 2: 2}


def test_two_seeds_differ_within_the_strata_too(twenty):
    drawn = {draw(twenty, "50%", seed, "year", again=seed > 0).reviews for seed in range(5)}
    assert len(drawn) == 5


def test_an_attribute_that_there_is_not(twenty):
    with pytest.raises(UsageError, match=r"^the codebook has no attribute 'yeer': did you mean"):
        draw(twenty, "20%", 1, "yeer")
    assert not (twenty.root / "sample.yaml").exists()


def test_there_has_to_be_a_review(emptied):
    with pytest.raises(NotFoundError, match=r"^there is no review to draw from: code some first$"):
        draw(emptied, "20%", 1)


def test_a_faulty_record_stops_it(twenty):
    twenty.path_of("R3").write_text("review: [\n")
    with pytest.raises(DataProblemsError, match=r"^no sample was made: 1 error in the records"):
        draw(twenty, "20%", 1)


def test_a_sample_is_not_drawn_over_unless_asked(twenty):
    first = draw(twenty, "20%", 1)
    with pytest.raises(RefusedError, match=r"sample\.yaml has a sample already; --again draws"):
        draw(twenty, "20%", 2)
    assert read_sample(twenty) == first
    assert draw(twenty, "20%", 2, again=True) == read_sample(twenty) != first


def test_what_is_written_down(twenty):
    draw(twenty, "2", 5, "year")
    written = (twenty.root / "sample.yaml").read_text().splitlines()
    assert written[:4] == ["seed: 5", 'share: "2"', "by: year", "of: 20"]
    draw(twenty, "5%", 5, again=True)
    assert "by:" not in (twenty.root / "sample.yaml").read_text()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("seed: 1\nshare: 20%\nof: 4\nreviews: DHR2\n", "sample.yaml:4:10"),
        ("seed: -1\nshare: 20%\nof: 4\nreviews: [DHR2]\n", "sample.yaml:1:7"),
        ("seed: 1\nshare: 20%\nof: 0\nreviews: [DHR2]\n", "sample.yaml:3:5"),
        ("seed: 1\nshare: 20%\nof: 4\nreviews: []\n", "sample.yaml:4:1"),
        ("seed: 1\nshare: 20%\nof: 4\nreviews: [../x]\n", "sample.yaml:4:11"),
    ],
)
def test_a_damaged_sample_is_told_with_its_place(small, content, place):
    (small.root / "sample.yaml").write_text(content)
    with pytest.raises(DataProblemsError, match=r"sample\.yaml has to be mended first") as caught:
        read_sample(small)
    (problem,) = caught.value.problems
    assert f"{problem.file}:{problem.line}:{problem.column}".endswith(place)


def test_how_far_each_review_is(small, coded):
    coded("EM", "DHR2", "aaa")
    coded("QX", "DHR2", "a--", status="draft")
    coded("EM", "DHR7", "a--", status="draft")
    project = open_project(small.root)
    found = progress(project, draw(project, "100%", 1))
    assert [tuple(one) for one in found] == [
        ("DHR2", ("EM", "LN"), ("QX",)),
        ("DHR7", (), ("EM", "JB")),
        ("DHR10", ("LN",), ()),
        ("INT3", ("JB",), ()),
    ]


def test_reviews_outside_the_sample_and_those_nobody_has_begun(small):
    sample = draw(small, "100%", 1).model_copy(update={"reviews": ("INT3", "DHR99")})
    assert [tuple(one) for one in progress(small, sample)] == [
        ("INT3", ("JB",), ()),
        ("DHR99", (), ()),
    ]
