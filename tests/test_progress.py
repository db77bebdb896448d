"""How far long work has come, where nobody shows it."""

from dhrcode.progress import no_progress


def test_every_item_is_handed_on_and_nothing_is_shown(capfd):
    gone_by = no_progress(iter("abc"), 3, "Reading records")
    assert list(gone_by) == ["a", "b", "c"]
    assert list(no_progress([], 0)) == []
    assert capfd.readouterr() == ("", "")
