"""compare as a person runs it."""

import json
import shutil

import pytest


@pytest.fixture
def other(small, tmp_path):
    """Another year's project: one review as before, one recoded, one new."""
    folder = shutil.copytree(small, tmp_path / "last-year")
    records = folder / "records"
    (records / "INT3.yaml").unlink()
    text = (records / "DHR10.yaml").read_text(encoding="utf-8")
    (records / "DHR10.yaml").write_text(
        text.replace("coder: ", "memo: M.\ncoder: "), encoding="utf-8"
    )
    return folder


def compared(said, folder, *arguments):
    status, out, err = said("compare", *arguments, "--format", "json", cwd=folder)
    assert status == 0, err
    return json.loads(out)


def test_two_projects_are_compared_and_reviews_of_both_are_named(said, small, other):
    data = compared(said, small, other)
    assert data["sides"] == [
        {"label": "this project", "reviews": 3},
        {"label": "last-year", "reviews": 2},
    ]
    assert data["on_both_sides"] == ["DHR2"]
    assert {row["test"] for row in data["rows"]} == {"undefined: reviews are on both sides"}
    out = said("compare", other, cwd=small)[1]
    assert "1 review is on both sides, the same to the letter: DHR2." in " ".join(out.split())
    assert "1 id is on both sides with different records" in " ".join(out.split())


def test_only_new_leaves_them_out_of_both_sides(said, small, other):
    data = compared(said, small, other, "--only-new")
    assert [side["reviews"] for side in data["sides"]] == [2, 1]
    assert data["on_both_sides"] == []


def test_counts_are_those_of_the_table(said, small, other):
    table = json.loads(said("table", "--format", "json", cwd=small)[1])
    counts = {row["subtheme"]: row["present"] for row in table["rows"]}
    rows = compared(said, small, other)["rows"]
    assert {row["theme"]: row["first_present"] for row in rows} == counts


def test_a_published_table_is_compared_and_no_overlap_can_be_known(said, west_midlands):
    status, out, err = said("compare", "published.yaml", "-o", "c.html", cwd=west_midlands)
    assert (status, out) == (0, "")
    page = (west_midlands / "c.html").read_text(encoding="utf-8")
    assert "among those coded here is not known" in page
    assert "counts of 1 to 4" in err.replace("\n", " ")
    refused = said("compare", "published.yaml", "--only-new", cwd=west_midlands)
    assert refused[0] == 2
    assert "does not say which reviews it is of" in refused[2].replace("\n", " ")


def test_times_are_compared_by_the_date_of_death(said, fictional):
    data = compared(said, fictional, "--before", "2020", "--from", "2020", "--include-drafts")
    assert [side["reviews"] for side in data["sides"]] == [0, 2]
    assert data["undated"] == []


@pytest.mark.parametrize("name", ["c.docx", "c.xlsx", "c.md", "c.csv", "c.json"])
def test_every_format_holds_it(said, small, other, name):
    assert said("compare", other, "-o", name, cwd=small)[0] == 0
    assert (small / name).stat().st_size


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "compare with what?"),
        (("--before", "2020"), "compare with what?"),
        ((".", "--before", "2020", "--from", "2020"), "compare with what?"),
        (("--before", "2020", "--from", "2019"), "a death would be on both"),
        (("nowhere",), "there is no themes.yaml in nowhere"),
        ((".", "--grouping", "x"), "has no grouping 'x'"),
    ],
)
def test_what_cannot_be_compared_is_said(said, fictional, arguments, sentence):
    status, out, err = said("compare", *arguments, cwd=fictional)
    assert status in (2, 3)
    assert out == ""
    assert sentence in " ".join(err.split())
