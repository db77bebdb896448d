"""What the tests of the identifiers share."""

from collections.abc import Callable

import pytest

from dhrcode.safety.identifiers import NO_NAMES, NameList, find_identifiers

Words = Callable[..., list[str]]


@pytest.fixture
def found() -> Words:
    """The words of one kind that are found in a text."""

    def words(kind: str, text: str, names: NameList = NO_NAMES) -> list[str]:
        return [one.text for one in find_identifiers(text, names) if one.kind == kind]

    return words


@pytest.fixture
def levels() -> Words:
    """The severities of what is found of one kind in a text."""

    def severities(kind: str, text: str, names: NameList = NO_NAMES) -> list[str]:
        return [one.severity for one in find_identifiers(text, names) if one.kind == kind]

    return severities
