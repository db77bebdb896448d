"""What a pack keeps of each review, with what became of its quotes."""

from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.errors import NotFoundError
from dhrcode.progress import no_progress
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.pack_reviews import reviews_to_report

EXAMPLE = Path(__file__).parents[3] / "examples" / "fictional"


def test_quotes_are_counted_by_what_became_of_them():
    (case,) = reviews_to_report(open_project(EXAMPLE), Selection(), no_progress).kept
    assert case.quotes == (17, 17, 0)


def test_where_nothing_is_left_to_report_on_it_says_so(small):
    for path in small.folder.iterdir():
        path.unlink()
    with pytest.raises(NotFoundError, match="there is no review to report on: none is in"):
        reviews_to_report(small, Selection(), no_progress)
