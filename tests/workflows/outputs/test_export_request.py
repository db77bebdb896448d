"""What a person should know of which reviews are in an export."""

import pytest

from dhrcode.workflows.outputs.export_request import notes_on
from dhrcode.workflows.select import SelectedRecords, UncountedDraft

NONE = "No review is in it."


@pytest.mark.parametrize(
    ("kept", "drafts", "notes"),
    [
        (["a"], 0, ()),
        ([], 0, (NONE,)),
        (["a"], 1, ("1 draft is not in it; --include-drafts puts them in.",)),
        ([], 2, (NONE, "2 drafts are not in it; --include-drafts puts them in.")),
    ],
)
def test_what_is_left_out_is_said(kept, drafts, notes):
    assert (
        notes_on(SelectedRecords(kept, [UncountedDraft(f"DHR{n}", 0) for n in range(drafts)], ()))
        == notes
    )
