"""A piece of evidence by itself."""

import pytest
from pydantic import ValidationError

from dhrcode.model.evidence import Evidence


def test_a_piece_says_something():
    assert Evidence(page="4").page == "4"
    with pytest.raises(ValidationError, match="says nothing"):
        Evidence()
