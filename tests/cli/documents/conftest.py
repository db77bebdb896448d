"""What the tests of finding and reading documents share."""

import shutil

import pytest


@pytest.fixture
def project(fictional):
    """The fictional example with its documents where a project has them."""
    shutil.rmtree(fictional / "sources", ignore_errors=True)
    (fictional / "sources").mkdir()
    for document in (fictional / "documents").glob("*.txt"):
        shutil.copy(document, fictional / "sources")
    shutil.rmtree(fictional / ".dhrcode", ignore_errors=True)
    return fictional
