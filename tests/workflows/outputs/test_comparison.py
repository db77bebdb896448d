"""From two projects, a project and a published table, or two times, to their comparison."""

import shutil

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.errors import NotFoundError, UsageError
from dhrcode.store.project import open_project
from dhrcode.store.shipped import shipped_path
from dhrcode.workflows.outputs.comparison import (
    ComparisonRequest,
    compare_projects,
    compare_published,
    compare_times,
)

ALL = ComparisonRequest(lambda _: Selection(include_drafts=True))


@pytest.fixture
def project(tmp_path, request):
    example = request.config.rootpath / "examples" / "fictional"
    return open_project(shutil.copytree(example, tmp_path / "fictional"))


def test_a_project_beside_itself_differs_in_nothing_and_is_not_tested(project):
    made = compare_projects(project, project.root, ALL)
    known = [row for row in made.comparison.rows if isinstance(row.difference, float)]
    assert {row.difference for row in known} == {0.0}
    assert made.comparison.tests == 0
    assert made.comparison.overlap.same == ("DHR41", "DHR58")


def test_only_new_leaves_nothing_of_a_project_beside_itself(project):
    made = compare_projects(project, project.root, ALL._replace(only_new=True))
    assert [side.reviews for side in made.comparison.sides] == [0, 0]
    assert made.comparison.overlap.same == ()


def test_subthemes_with_other_rules_are_named_and_not_compared(project, tmp_path):
    other = shutil.copytree(project.root, tmp_path / "other")
    text = shipped_path().read_text(encoding="utf-8")
    old = "Failings in the use of"
    assert text.count(old) == 1
    (other / "themes.yaml").write_text(text.replace(old, "Faults in the use of"), encoding="utf-8")
    made = compare_projects(project, other, ALL).comparison
    assert made.left_out == (("Use of MARACs", "its rules are not the same in both codebooks"),)
    assert len(made.rows) == 20


def test_times_part_the_reviews_by_year_of_death_and_name_those_without(project):
    made = compare_times(project, 2023, 2023, ALL)
    assert sum(side.reviews for side in made.comparison.sides) + len(made.undated) == 2
    with pytest.raises(UsageError, match="would be on both"):
        compare_times(project, 2023, 2022, ALL)


def test_a_published_table_has_no_groups_and_no_reviews(project, tmp_path):
    published = tmp_path / "published.yaml"
    published.write_text("source: A report.\nreviews: 4\ncounts: {gps: 3}\n", encoding="utf-8")
    made = compare_published(project, published, ALL)
    assert [row.theme.subthemes for row in made.comparison.rows] == [("gps",)]
    assert made.comparison.overlap is None
    with pytest.raises(UsageError):
        compare_published(project, published, ALL._replace(only_new=True))


def test_there_has_to_be_another_project(project, tmp_path):
    with pytest.raises(NotFoundError):
        compare_projects(project, tmp_path / "nowhere", ALL)
