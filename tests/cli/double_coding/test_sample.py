"""sample: which reviews are coded twice."""

import importlib.util
import shutil
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def hundred(tmp_path_factory):
    """A project of a hundred invented records."""
    path = ROOT / "benchmarks" / "projects.py"
    spec = importlib.util.spec_from_file_location("projects", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("hundred") / "project"
    module.make_project(folder, 100)
    return folder


@pytest.fixture
def many(hundred, tmp_path):
    return Path(shutil.copytree(hundred, tmp_path / "many"))


def drawn(folder):
    return yaml.safe_load((folder / "sample.yaml").read_text())


def test_a_share_is_drawn_and_written_down(said, many):
    status, out, err = said("sample", "--share", "20%", "--seed", "7", cwd=many)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "20 reviews of 100 drawn with seed 7, written to sample.yaml"
    sample = drawn(many)
    assert (sample["seed"], sample["share"], sample["of"]) == (7, "20%", 100)
    assert len(set(sample["reviews"])) == 20
    assert sample["reviews"] == sorted(sample["reviews"], key=lambda name: int(name[3:]))


def test_the_same_seed_draws_the_same_and_another_others(said, many):
    draws = []
    for seed in ("7", "7", "8"):
        said("sample", "--share", "20", "--seed", seed, "--again", cwd=many)
        draws.append(drawn(many)["reviews"])
    assert draws[0] == draws[1] != draws[2]


def test_each_value_is_drawn_from_in_proportion(said, many):
    said("sample", "--share", "50%", "--by", "victim.relationship", cwd=many)
    reviews = drawn(many)["reviews"]

    def relations(names):
        counts = {}
        for name in names:
            record = yaml.safe_load((many / "records" / f"{name}.yaml").read_text())
            value = record["victims"][0]["relationship"]
            counts[value] = counts.get(value, 0) + 1
        return counts

    every = relations(path.stem for path in (many / "records").iterdir())
    for value, count in relations(reviews).items():
        assert abs(count - every[value] / 2) < 1


def test_a_small_share_is_one_review_at_least_and_all_are_all(said, small):
    said("sample", "--share", "1%", cwd=small)
    assert len(drawn(small)["reviews"]) == 1
    said("sample", "--share", "999", "--again", cwd=small)
    assert drawn(small)["reviews"] == ["DHR2", "DHR7", "DHR10", "INT3"]


def test_how_far_the_sample_is(said, small):
    said("sample", "--share", "100%", cwd=small)
    for subtheme in ("use-of-maracs", "police-response", "gps"):
        said("code", "DHR2", subtheme, "absent", "--as", "EM", cwd=small)
    said("complete", "DHR2", "--as", "EM", cwd=small)
    said("code", "DHR10", "gps", "absent", "--as", "EM", cwd=small)
    assert said("sample", cwd=small)[1] == (
        "Review  Coded by  Begun by  Twice\n"
        "---------------------------------\n"
        "DHR2    EM, LN              yes\n"
        "DHR7              JB        no\n"
        "DHR10   LN        EM        no\n"
        "INT3    JB                  no\n"
        "\n"
        "1 of 4 reviews coded by two or more; 'dhrcode new REVIEW --coder INITIALS --independent' "
        "codes one.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 3, "no sample was drawn yet: 'dhrcode sample --share 20%' draws one"),
        (("--by", "year"), 2, "--by and --again say how to draw: say how many with --share"),
        (("--share", "0%"), 2, "'0%' is not a share such as 20%, or a number of reviews such as 5"),
        (
            ("--share", "101%"),
            2,
            "'101%' is not a share such as 20%, or a number of reviews such as 5",
        ),
        (
            ("--share", "some"),
            2,
            "'some' is not a share such as 20%, or a number of reviews such as 5",
        ),
        (
            ("--share", "20%", "--by", "yeer"),
            2,
            "the codebook has no attribute 'yeer': did you mean 'year'?",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(said, small, arguments, status, sentence):
    assert said("sample", *arguments, cwd=small) == (status, "", f"dhrcode: {sentence}\n")
    assert not (small / "sample.yaml").exists()


def test_a_sample_is_not_drawn_over_without_a_word(said, small):
    said("sample", "--share", "50%", cwd=small)
    before = (small / "sample.yaml").read_bytes()
    assert said("sample", "--share", "50%", "--seed", "9", cwd=small) == (
        4,
        "",
        "dhrcode: sample.yaml has a sample already; --again draws another in its place\n",
    )
    assert (small / "sample.yaml").read_bytes() == before


def test_a_damaged_sample_has_its_place(said, small):
    (small / "sample.yaml").write_text("seed: 1\nshare: 20%\nof: 4\nreviews: DHR2\n")
    status, out, err = said("sample", cwd=small)
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "sample.yaml:4:10: error: 'reviews' must be a list: begin each item with '- ' [bad-value]",
        "dhrcode: sample.yaml has to be mended first",
    ]


def test_nothing_to_draw_from(said, project_dir):
    assert said("sample", "--share", "20%", cwd=project_dir) == (
        3,
        "",
        "dhrcode: there is no review to draw from: code some first\n",
    )
