"""The occurrence table in the order of a grouping: its lines, its CSV and its JSON."""

import shutil
from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import UsageError
from dhrcode.reports.grouping import grouping_notes
from dhrcode.reports.occurrence import occurrence_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

SMALL = Path(__file__).parents[1] / "projects" / "small"
GROUPING = """\
groupings:
  - id: national
    label: National themes
    note: Ours.
    groups:
      - {label: Risk, subthemes: [police-response, use-of-maracs]}
      - {label: Children, subthemes: []}
"""


@pytest.fixture
def project(tmp_path):
    """The small project with a grouping of its codebook, and a partial record, DHR7."""
    small = open_project(Path(shutil.copytree(SMALL, tmp_path / "small")))
    themes = small.root / "themes.yaml"
    themes.write_text(f"format: 2\n{themes.read_text('utf-8')}{GROUPING}", "utf-8")
    path = small.path_of("DHR7")
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: partial"), "utf-8")
    return open_project(small.root)


@pytest.fixture
def report(project):
    result = tabulate(project, Selection(), grouping="national")
    return occurrence_report(project.codebook, result.table, result.origin)


def test_each_group_is_a_band_over_its_own_row_and_its_subthemes(report):
    table = report.tables[0]
    assert table.columns[0].heading == "Group and subtheme"
    assert table.bands == "group"
    assert [(line.band, line.cells[0]) for line in table.lines] == [
        (True, "Risk"),
        (False, "One or more of these"),
        (False, "Police response"),
        (False, "Use of MARACs"),
        (True, "Children: not coded by this codebook"),
        (True, "In no group"),
        (False, "Issues related to GPs"),
    ]
    heads = [column.heading for column in table.columns]
    whole = dict(zip(heads, table.lines[1].cells, strict=True))
    assert [whole[f"DHR{n}"] for n in (2, 7, 10)] == ["present", None, "present"]
    assert str(whole["Present"]) == "at least 2"
    assert (whole["Reviews"], str(whole["% of reviews"])) == (4, "undefined")
    assert table.notes[:2] == ("Grouped by: National themes.", "Ours.")
    assert [line.cells[0] for line in report.tables[1].lines][:2] == [
        "Process & policy",
        "Use of MARACs",
    ]


def test_the_csv_has_a_row_for_a_group_and_none_with_a_0_for_what_is_not_coded(report):
    head, *rows = [tuple(row) for row in report.flat()]
    assert head[:3] == ("group", "subtheme_id", "subtheme")
    assert rows[0][:3] == ("Risk", None, "One or more of these")
    assert rows[3] == ("Children", None, "not coded by this codebook", *[None] * (len(head) - 3))
    assert rows[4][:3] == (None, "gps", "Issues related to GPs")
    assert {len(row) for row in rows} == {len(head)}


def test_the_json_has_the_groups_beside_the_rows(report):
    data = report.data()
    assert [row["subtheme_id"] for row in data["rows"]] == [
        *("use-of-maracs", "police-response", "gps"),
    ]
    assert data["grouping"] == {
        "id": "national",
        "label": "National themes",
        "groups": [
            {
                "label": "Risk",
                "subthemes": ["police-response", "use-of-maracs"],
                "present": 2,
                "absent": 0,
                "unclear": 0,
                "not_stated": 1,
                "not_coded": 1,
                "reviews": 4,
                "at_least": True,
                "not_coded_in_partial": 1,
            },
            {"label": "Children", "subthemes": [], "said": "not coded by this codebook"},
        ],
        "in_no_group": ["gps"],
    }


def test_a_published_count_is_of_a_subtheme_and_not_of_a_group(project):
    (project.root / "published.yaml").write_text(
        "source: A study\nreviews: 4\ncounts: {police-response: 3}\n", "utf-8"
    )
    result = tabulate(project, Selection(), grouping="national")
    table = occurrence_report(project.codebook, result.table, result.origin).tables[0]
    at = [column.heading for column in table.columns].index("Published")
    assert [line.cells[at] for line in table.lines if not line.band] == [None, 3, None, None]


def test_one_order_at_a_time_and_only_one_that_there_is(project):
    with pytest.raises(UsageError, match="--area shows an area, and --grouping another order"):
        tabulate(project, selection(project.codebook, areas=["health"]), grouping="national")
    with pytest.raises(UsageError, match="no grouping 'x': one of national"):
        tabulate(project, Selection(), grouping="x")


def test_a_grouping_without_a_note_is_named_alone(project):
    bare = project.codebook.groupings[0].model_copy(update={"note": None})
    assert grouping_notes(bare)[:-1] == ("Grouped by: National themes.",)
