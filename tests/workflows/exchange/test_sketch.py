"""A map proposed for a table: it can be read, and where nothing is unclear it brings all back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.errors import DataProblemsError
from dhrcode.importers import ImportRequest
from dhrcode.importers.table.reader import read, read_map
from dhrcode.model.base import UNUSABLE
from dhrcode.store.project import open_project
from dhrcode.workflows.exchange.sketch import sketch_map

SMALL = Path(__file__).parents[2] / "projects" / "small"
CODEBOOK = open_project(SMALL).codebook

SKETCH = """\
# A map of t.csv, proposed from its headings and cells: look it through.
# It is taken for an occurrence table, in which each row or column is a review:
# its headings hold 3 names of the codebook.
# What is marked 'guessed' may be wrong. What is marked 'decide' is not taken, or not
# understood, until you say what it is. Then see what would come in:
#   dhrcode import t.csv --map THIS-FILE --coder INITIALS --dry-run
# It holds 2 reviews.
headings: "1"  # guessed: the row they stand in
reviews: "rows"  # guessed
id:
  heading: "Case"
  prefix: "DHR"  # guessed: put before a digit
ignore_reviews:  # they stand where an id would
  - "Total"  # guessed
# coder: INITIALS  # whose coding it is, if --coder does not say so
status: "draft"  # or complete, where every subtheme is coded; or partial
findings:
  Use of MARACs: use-of-maracs
  GPs: gps
values:
  x: "present"  # guessed
  # "hm: #1":  # decide: 1 cell
blank: "not-coded"  # 2 cells of subthemes are empty
attributes:
  Year: "year"
  Sex:
    attribute: "victim.sex"  # guessed
    values:
      F: "female"  # guessed
one_hot:
  victim.known-to:  # guessed
    columns:
      "Known to: police": "police"  # guessed
      "Known to: GP": "gp"  # guessed
ticks:
  "1": "yes"  # guessed
ignore:
  - "Colour"  # decide: 1 cell filled
  - "Blank"  # empty
"""
TABLE = (
    "Case,Use of MARACs,GPs,Year,Sex,Known to: police,Known to: GP,Colour,Blank\n"
    "7,x,hm: #1,2012,F,1,,red,\n8,,,,male,,1,,\nTotal,1,,,,1,1,,\n"
)


@pytest.fixture
def sketched(tmp_path, monkeypatch):
    """Writes files, and the map that is proposed of them beside."""
    monkeypatch.chdir(tmp_path)

    def call(files):
        for name, text in files.items():
            Path(name).write_text(text, encoding="utf-8", newline="")
        made = sketch_map([Path(name) for name in files], CODEBOOK).text
        Path("map.yaml").write_text(made, encoding="utf-8", newline="")
        return made

    return call


def test_what_is_guessed_and_what_is_left_to_decide(sketched):
    assert sketched({"t.csv": TABLE}) == SKETCH
    made = read_map(Path("map.yaml"), CODEBOOK)
    assert made.problems == []
    assert made.map.values == {"x": "present"}


def test_further_files_are_joined(sketched):
    text = sketched(
        {
            "t.csv": TABLE,
            "victims.csv": "Case,No,Sex,Children\n7,1,F,2\n",
            "offenders-perp.csv": "Ref,Drink,Problem alcohol use\n7,much,Y\n8,,N\n",
        }
    )
    made = read_map(Path("map.yaml"), CODEBOOK)
    assert made.problems == []
    victims, perps = made.map.join
    assert (victims.file, victims.of, victims.number) == ("victims.csv", "victim", "No")
    assert set(victims.attributes) == {"Children"}
    assert victims.ignore == ("Sex",)  # which the first table gives already
    assert (perps.of, perps.id.heading, perps.ignore) == ("perpetrator", "Ref", ("Drink",))
    assert perps.attributes["Problem alcohol use"].values == {"Y": "yes", "N": "no"}
    assert 'of: "victim"  # guessed' in text


def test_a_table_that_names_nothing_of_the_codebook_is_left_to_decide(sketched):
    sketched({"t.csv": "a,b\n1,2\n"})
    made = read_map(Path("map.yaml"), CODEBOOK)
    assert made.problems == []
    assert (made.map.findings, made.map.ignore) == ({}, ("b",))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "t.csv: error: the file is empty: is it the right file? [empty-file]"),
        ("\n\n", "t.csv: error: the file is empty: is it the right file? [empty-file]"),
        (
            ",,\n,,\n",
            "t.csv: error: the table has no headings: is it the right file? [no-headings]",
        ),
        (
            '"not closed',
            (
                "t.csv:1:1: error: a quotation mark is opened in this row and not closed: close "
                'it, or write a mark that belongs to the text twice: "" [quotation-mark]'
            ),
        ),
    ],
)
def test_what_is_no_table_is_refused(sketched, text, problem):
    with pytest.raises(DataProblemsError) as caught:
        sketched({"t.csv": text})
    assert [str(one).rpartition("/")[2] for one in caught.value.problems] == [problem]


usable = st.text(max_size=20).map(lambda text: UNUSABLE.sub("", text))
words = st.sampled_from(
    [
        "Case",
        "MARAC",
        "GPs",
        "Police response",
        "Page",
        "Notes",
        "Sex",
        "Known to: police",
        "Known to: gp",
        "x",
        "1",
        "0",
        "?",
        "yes",
        "DHR1",
        "DHR2",
        "Total",
        "2012",
        "a: b",
        "#",
        "- x",
        "'",
        '"',
        "not coded",
        "{x}",
        "\u2713",
        "  ",
    ]
)


@given(st.lists(st.lists(usable | words, min_size=1, max_size=6), min_size=1, max_size=8))
def test_a_proposed_map_can_be_read_whatever_the_table_holds(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("sketch")
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    table, target = folder / "t.csv", folder / "map.yaml"
    table.write_text(out.getvalue(), encoding="utf-8", newline="")
    try:
        text = sketch_map([table], CODEBOOK).text
    except DataProblemsError as error:
        text = f"id: x  \n# {error}\n"
    target.write_text(text, encoding="utf-8", newline="")
    made = read_map(target, CODEBOOK)
    assert [problem for problem in map(str, made.problems) if "error" in problem] == []
    assert made.map is not None
    found = read(table, "t.csv", ImportRequest(CODEBOOK, coder="LN", map=target))
    below = sum(1 for row in rows if any(map(str.strip, row))) + max(map(len, rows))
    assert len(found.drafts) <= below
    assert len({draft.record.review.casefold() for draft in found.drafts}) == len(found.drafts)
    said = [str(problem) for problem in found.problems]
    assert all(line.startswith(("t.csv", f"{target.as_posix()}:")) for line in said), said


def test_ids_that_may_be_names_are_left_to_decide(sketched):
    made = sketched({"t.csv": "Case,GPs\nAnna Example,x\nOtto,x\n"})  # invented
    assert "  # decide: 2 ids have no number. No id\n  # may name a person: say under" in made
    assert "clean" not in made
    assert "decide" not in sketched({"t.csv": "Case,GPs\nDHR7,x\n"}).partition("id:")[2]
