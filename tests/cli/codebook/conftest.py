"""What the tests of codebook commands share: a change of the small codebook."""

import pytest


@pytest.fixture
def change(said, small):
    """Changes the small project's codebook; gives what is printed, in one line."""

    def call(*arguments):
        status, out, err = said("codebook", *arguments, "--why", "Invented.", cwd=small)
        assert (status, err) == (0, ""), err
        return " ".join(out.split())

    return call
