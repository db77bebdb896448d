"""A document's text, page by page."""

import pytest

from dhrcode.model.document import Page


@pytest.mark.parametrize(("label", "name"), [("iv", "iv"), ("20", "20"), ("", "3")])
def test_a_page_is_called_by_its_label_or_else_its_position(label, name):
    assert Page(3, label, "x").name == name


@pytest.mark.parametrize(
    ("number", "label", "both"), [(16, "12", "12 (file 16)"), (3, "", "3"), (3, "3", "3")]
)
def test_its_position_is_told_beside_its_name_where_that_is_another(number, label, both):
    assert Page(number, label, "x").both == both
