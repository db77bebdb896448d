"""A quote that differs, let stand by somebody who has looked."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.workflows.documents.acceptance import accept


def test_who_has_looked_has_to_be_a_coder(small):
    with pytest.raises(UsageError, match="'L N' cannot be a coder's initials"):
        accept(small, "DHR2", "gps", 1, "L N")


def test_a_piece_without_a_quote_has_nothing_to_accept(small):
    with pytest.raises(UsageError, match="DHR2 has no quote in piece 9 of the evidence of gps"):
        accept(small, "DHR2", "gps", 9, "LN")
