"""What the tests of checks share: a codebook of two subthemes, and what is found in a record."""

from collections.abc import Callable

import pytest

from dhrcode.checks import check_record
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import Record
from dhrcode.problems import Fault

CODEBOOK = Codebook(
    id="tiny",
    version="1.0",
    title="Tiny",
    areas=(
        Area(
            id="a",
            label="A",
            subthemes=tuple(Subtheme(id=s, label=s, definition=s) for s in ("gps", "housing")),
        ),
    ),
)
BOTH = {"gps": {"finding": "absent"}, "housing": {"finding": "unclear"}}


@pytest.fixture
def codebook() -> Codebook:
    """One area, with the subthemes gps and housing."""
    return CODEBOOK


@pytest.fixture
def record() -> Callable[..., Record]:
    """Makes a complete record of both: `record(findings={...})`."""
    return record_of


@pytest.fixture
def found() -> Callable[..., list[Fault]]:
    """What all checks find in a record: `found(findings={...})`."""
    return lambda **more: list(check_record(record_of(**more), CODEBOOK))


def record_of(**more: object) -> Record:
    """A complete record of both subthemes, or with something else in it."""
    least = {"review": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}, "coder": "LN"}
    return Record.model_validate({**least, "status": "complete", "findings": BOTH, **more})
