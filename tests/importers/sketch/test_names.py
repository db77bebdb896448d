"""Names as a sketch compares them."""

from dhrcode.importers.sketch.names import folded


def test_names_are_folded():
    assert folded("Victim's  AGE (band)") == "victim age band"
