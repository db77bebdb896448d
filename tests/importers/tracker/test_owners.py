"""Who owns an action, as cells of trackers say it."""

import pytest

from dhrcode.importers.tracker.owners import agency_words, owner_of
from dhrcode.model.tracker_map import TrackerMap
from dhrcode.store.codebooks import shipped_codebook


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Police", {"agency": "police"}),
        ("police", {"agency": "police"}),
        ("WMP: Head of Custody", {"agency": "police", "post": "Head of Custody"}),
        ("Police (Head of Custody)", {"agency": "police", "post": "Head of Custody"}),
        ("Police, GP", {"as_written": "Police, GP"}),
        ("All", {"as_written": "All"}),
    ],
)
def test_who_owns_an_action(text, owner):
    given = TrackerMap(columns={"R": "recommendation"}, agencies={"WMP": "police"})
    assert owner_of(text, agency_words(shipped_codebook(), given)) == owner
