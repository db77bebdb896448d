"""What the tests of REFI-QDA share: the schemas, and a codebook with an attribute of each type."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from dhrcode.model.codebook import Codebook
from dhrcode.store.project import open_project

TESTS = Path(__file__).parents[2]
SCHEMAS = TESTS / "schemas" / "refi"


def schemas(name: str) -> Iterator[Callable[[object], None]]:
    """Asserts by our own schema, and by the one that the standard publishes."""
    published = {"codebook": "Codebook.xsd", "project": "Project.xsd"}[name]
    yield etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng")).assertValid
    yield etree.XMLSchema(etree.parse(SCHEMAS / published)).assertValid


@pytest.fixture(scope="session")
def valid() -> Callable[[bytes], etree._Element]:
    """Asserts that a file is valid; gives its outermost element."""
    of = {"CodeBook": list(schemas("codebook")), "Project": list(schemas("project"))}

    def check(data: bytes) -> etree._Element:
        top = etree.fromstring(data)
        for assert_valid in of[etree.QName(top).localname]:
            assert_valid(top)
        return top

    return check


@pytest.fixture(scope="session")
def small_codebook() -> Codebook:
    """Two areas, three subthemes, an attribute of every type."""
    return open_project(TESTS / "projects" / "small").codebook
