"""From a project and a published table to their comparison."""

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.errors import DataProblemsError
from dhrcode.workflows.outputs.reconciliation import read_published, reconcile_with


def test_reconciling_counts_what_the_table_counts(small, tmp_path):
    path = tmp_path / "published.yaml"
    path.write_text("source: A study\nreviews: 3\ncounts: {use-of-maracs: 3, gps: 1}\n")
    made = reconcile_with(small, path, Selection())
    assert [
        (row.subtheme.id, row.coded, row.published, row.difference) for row in made.result.rows
    ] == [
        ("use-of-maracs", 2, 3, -1),
        ("police-response", 0, None, None),
        ("gps", 2, 1, 1),
    ]
    assert (made.result.agrees, made.origin.records) == (False, 3)


@pytest.mark.parametrize(
    "text", ["", "[]", "source: A study\n", "source: x\nreviews: 0\ncounts: {}"]
)
def test_a_published_table_that_is_none_is_refused(small, tmp_path, text):
    (tmp_path / "published.yaml").write_text(text)
    with pytest.raises(DataProblemsError, match="has to be mended first"):
        read_published(tmp_path / "published.yaml", small.codebook)
