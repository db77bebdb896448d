"""What the tests of double coding share: codings in three letters."""

from collections.abc import Callable

import pytest

from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record
from dhrcode.store.project import Project

EVERY = ("use-of-maracs", "police-response", "gps")
LETTERS = {"p": "present", "a": "absent", "n": "not-stated", "u": "unclear"}


def record_of(coder: str, review: str, said: str, **more: object) -> Record:
    """A complete record: a letter for each subtheme in the codebook's order, `-` for not coded.

    What is found present has a note, `CODER on SUBTHEME`.
    """
    findings = {
        subtheme: CodedSubtheme(
            finding=LETTERS[letter],
            evidence=(Evidence(note=f"{coder} on {subtheme}"),) if letter == "p" else (),
        )
        for subtheme, letter in zip(EVERY, said, strict=True)
        if letter != "-"
    }
    least = {
        "review": review,
        "codebook": CodebookVersion(id="small-study", version="1.0"),
        "coder": coder,
        "status": "complete",
        "findings": findings,
    }
    return Record(**{**least, **more})


@pytest.fixture
def record() -> Callable[..., Record]:
    """Makes a record: `record("EM", "DHR2", "pa-")`."""
    return record_of


@pytest.fixture
def coded(small: Project) -> Callable[..., Record]:
    """Writes a coding into its coder's folder: `coded("EM", "DHR2", "pa-")`."""

    def write(coder: str, review: str, said: str, **more: object) -> Record:
        return small.of_coder(coder).create(record_of(coder, review, said, **more))

    return write


@pytest.fixture
def emptied(small: Project) -> Project:
    """The small project without its records."""
    for path in small.folder.iterdir():
        path.unlink()
    return small
