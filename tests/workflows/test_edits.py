"""Changes to a record, and what a person may type for them."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.workflows.edits import settings


@pytest.mark.parametrize("setting", ["victim.21.sex=male", "victim.0.sex=male", "=x", "year"])
def test_settings_that_cannot_be_meant(small, setting):
    with pytest.raises(UsageError):
        settings(small.codebook, [setting])


def test_a_mistyped_bearer_is_named_with_the_nearest_attribute(small):
    with pytest.raises(UsageError) as refused:
        settings(small.codebook, ["victm.sex=female"])
    assert str(refused.value) == (
        "the codebook has no attribute 'victm.sex': did you mean 'victim.sex'?"
    )
