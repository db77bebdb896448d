"""Each kind of table says all that it is asked for."""

import pytest

from dhrcode.importers.layouts import LAYOUTS, layout_named
from dhrcode.importers.layouts.layout import Layout


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_kind_of_table_has_everything_that_one_has(name):
    layout = layout_named(name)
    assert layout.name == name
    for said in Layout.__annotations__:
        assert getattr(layout, said) is not None
    for done in ("likeness", "lines", "faults", "read"):
        assert callable(getattr(layout, done))
    assert layout.map.model_fields["layout"].annotation is not None
