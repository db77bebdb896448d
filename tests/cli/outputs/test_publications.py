"""Each publication is noted, and a second one of other reviews gets a line."""

import re
from pathlib import Path
from shutil import copytree

import pytest

NINE = Path(__file__).parents[2] / "projects" / "nine-ticks"
PUBLISH = ("report", "--profile", "publication")


@pytest.fixture
def nine(tmp_path):
    """Nine reviews, enough to publish."""
    return copytree(NINE, tmp_path / "nine")


def noted(folder):
    path = folder / "publications.yaml"
    return path.read_text("utf-8") if path.exists() else ""


def test_a_publication_that_is_written_is_noted_without_a_count(said, nine):
    assert said(*PUBLISH, cwd=nine)[0] == 0
    assert said(*PUBLISH, "--explain", cwd=nine)[0] == 0
    assert said("report", "-o", "pack.md", cwd=nine)[0] == 0
    assert noted(nine) == ""
    assert said(*PUBLISH, "-o", "a.md", cwd=nine)[2].splitlines() == ["wrote a.md"]
    first = noted(nine)
    assert first.splitlines()[0] == "publications:"
    assert [line.split(":")[0].strip(" -") for line in first.splitlines()[1:]] == [
        "day",
        "what",
        "selection",
        "format",
    ]
    assert "selection: all complete and partial reviews" in first
    assert said(*PUBLISH, "-o", "a.md", cwd=nine)[0] == 0
    assert noted(nine) == first
    before = (nine / "a.md").read_bytes()
    (nine / "publications.yaml").unlink()
    said(*PUBLISH, "-o", "a.md", cwd=nine)
    assert (nine / "a.md").read_bytes() == before


def test_a_second_one_of_other_reviews_gets_a_line(said, nine):
    said(*PUBLISH, "-o", "a.md", cwd=nine)
    with (nine / "publications.yaml").open("a", encoding="utf-8") as file:
        file.write("# handed to the board\n")
    status, _, err = said(*PUBLISH, "--kind", "dhr", "--format", "md", cwd=nine)
    assert status == 0
    assert "another selection was published (all complete and partial reviews)" in " ".join(
        err.split()
    )
    assert "# handed to the board" in noted(nine)
    assert noted(nine).count("- day:") == 2


def test_a_file_that_is_damaged_is_said(said, nine):
    (nine / "publications.yaml").write_text("publications: 3\n", "utf-8")
    status, _, err = said(*PUBLISH, "-o", "a.md", cwd=nine)
    assert status == 1
    assert "publications.yaml has to be mended first" in err


def test_no_output_takes_its_place(said, nine):
    (nine / "publications.yaml").write_text("publications: []\n", "utf-8")
    assert said("table", "--format", "csv", "-o", "publications.yaml", cwd=nine)[0] == 4


@pytest.mark.parametrize(
    "command", [("table", "--counts-only"), ("crosstab", "year", "diversity-of-assessment-tools")]
)
def test_what_hides_nothing_says_so_where_small_counts_are_in_it(said, nine, command):
    assert "and hides none: it is not for publication" in " ".join(
        said(*command, "-o", "t.csv", cwd=nine)[2].split()
    )
    assert "hides none" not in said(*command, cwd=nine)[2]


def test_without_small_counts_nothing_is_said(said, nine):
    codebook = nine / "themes.yaml"
    rule = "disclosure: {threshold: 1, round_to: 1}"
    text = re.sub("(?m)^disclosure:.*$", rule, codebook.read_text("utf-8"))
    assert rule in text
    codebook.write_text(text, "utf-8")
    assert said("table", "--counts-only", "-o", "t.csv", cwd=nine)[2] == "wrote t.csv\n"


def test_an_export_says_that_it_is_of_single_reviews(said, nine):
    err = said("export", "findings.csv", cwd=nine)[2]
    assert "Each row or case is one review, and nothing is hidden" in err
    assert "one review" not in said("export", "codebook.qdc", cwd=nine)[2]
