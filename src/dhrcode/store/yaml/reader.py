"""YAML in: the one place where our files are read, and every fault reported in plain words."""

from typing import Any

import yaml

from dhrcode.problems import Problem
from dhrcode.store.yaml.comments import cut_text
from dhrcode.store.yaml.conflicts import conflicts
from dhrcode.store.yaml.encoding import decoded
from dhrcode.store.yaml.events import DuplicateKeyError, NotPlainError, compose, places

_PLAINLY = (
    (
        "cannot start any token",
        "a value cannot begin with this character",
        "put text that begins with % @ or ` in quotes",
    ),
    (
        "mapping values are not allowed",
        "a second ': ' in one line, or wrong indentation",
        "put the text in double quotes",
    ),
    (
        "could not find expected ':'",
        "a line without ': ' where a key is expected",
        "give it a key, or indent it under the line it continues",
    ),
    (
        "did not find expected key",
        "the indentation does not fit, or a quotation mark is not closed",
        "align the line with those around it",
    ),
    (
        "did not find expected node content",
        "a bracket is not closed, or a value is missing",
        "close it, or put the text in quotes",
    ),
    (
        "did not find expected '-' indicator",
        "the indentation does not fit the list around it",
        "align the line with the dashes above",
    ),
    ("unexpected end of stream", "a quotation mark or bracket is not closed", "close it"),
    ("did not find expected ',' or", "a bracket is not closed, or a comma is missing", "close it"),
    (
        "unknown escape character",
        "a backslash in double quotes begins no known escape",
        "write two backslashes, or use single quotes",
    ),
    ("undefined tag handle", "a value begins with !", "put it in quotes"),
)


def read_yaml(data: bytes, shown: str) -> tuple[Any, str | None, list[Problem]]:
    """Reads one file: its mapping (scalars as text), its text, and every problem found.

    Returns: `(mapping, text, problems)`; the mapping is None if an error makes it unusable, the
        text None if the bytes are not text.
    """
    text, problems = decoded(data, shown)
    if text is None:
        return None, None, problems
    if unsettled := conflicts(text, shown):
        return None, text, [*problems, *unsettled]
    try:
        root = compose(text)
    except NotPlainError as error:
        return None, text, [*problems, _problem(error, text, shown)]
    except yaml.YAMLError as error:
        problem = _too_deep(error, text, shown) or _syntax(error, text, shown)
        return None, text, [*problems, problem]
    if not isinstance(root, dict):
        return None, text, [*problems, _no_mapping(root, shown)]
    if "#" in text:
        problems.extend(cut_text(text, shown))
    return root, text, problems


def _no_mapping(root: Any, shown: str) -> Problem:
    if root is None:
        said, hint = "the file is empty", "delete it, or restore it from a copy"
        return Problem.of_file(shown, "empty-file", said, hint)
    said, hint = "the file holds no keys", "it should begin with a line such as 'review: DHR7'"
    return Problem.of_file(shown, "not-a-mapping", said, hint)


def _problem(error: NotPlainError, text: str, shown: str) -> Problem:
    hint = error.hint
    if isinstance(error, DuplicateKeyError):
        line, _ = places(text).of(error.path, at_key=True)
        hint = f"it is in line {line} already; keep one of them"
    line, column = error.place
    return Problem(shown, line, column, error.code, error.message, hint)


def _too_deep(error: yaml.YAMLError, text: str, shown: str) -> Problem | None:
    """Where nesting begins that libyaml itself gives up on, reading ahead (from PyYAML 6.0.4)."""
    if "nesting depth" not in (getattr(error, "problem", None) or ""):
        return None
    try:
        compose(text[: error.problem_mark.index - 1])  # type: ignore[attr-defined] # has a place
    except NotPlainError as found:
        return _problem(found, text, shown)
    except yaml.YAMLError:
        pass
    return None


def _syntax(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    stands = text.splitlines()[line - 1 : line]
    if stands and stands[0][column - 1 : column] == "\t":
        said, hint = "a tab is where a value or its indentation begins", "use spaces"
        return Problem(shown, line, column, "yaml-syntax", said, hint)
    for fragment, message, hint in _PLAINLY:
        if fragment in said:
            return Problem(shown, line, column, "yaml-syntax", message, hint)
    return Problem(shown, line, column, "yaml-syntax", f"not readable as YAML ({said})")
