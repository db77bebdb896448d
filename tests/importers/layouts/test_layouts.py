"""The table of kinds of tables: each module keeps what the others and the sketch expect of it."""

import pytest

from dhrcode.importers.layouts import LAYOUTS, USUAL, every_layout, layout_named
from dhrcode.importers.layouts.layout import Layout


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_has_what_a_layout_has(name):
    layout = layout_named(name)
    assert layout.name == name
    wanted = [*Layout.__annotations__, "likeness", "lines", "faults", "read"]
    assert [key for key in wanted if not hasattr(layout, key)] == []
    assert "layout" in layout.map.model_fields


def test_the_usual_one_is_asked_first():
    assert next(iter(every_layout())).name == USUAL
