"""The words of a JSON file: each text and number, with its key as its label."""

import json
import re
from collections.abc import Iterator

from dhrcode.store.outgoing.passage import OutputPassage, is_own_day, with_labels

_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[{}\[\],:]|[a-z]+|\S', re.DOTALL
)

_COLON = re.compile(r"\s*:")


def json_words(text: str) -> Iterator[OutputPassage]:
    """Keys and values, in order; of what is no JSON, the text as it is."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        yield OutputPassage(1, 1, "", text)
        return
    keys: list[str] = [""]  # the key that holds on each level
    line, line_start, at = 1, 0, 0
    pending = ""
    for found in _TOKEN.finditer(text):
        passed = text.count("\n", at, found.start())
        if passed:
            line, line_start = line + passed, text.rfind("\n", at, found.start()) + 1
        at, mark = found.start(), found[0]
        place = (line, found.start() - line_start + 1)
        if mark in "{[":
            keys.append(keys[-1])
        elif mark in "}]":
            keys.pop()
        elif mark == ":":
            keys[-1] = pending
        elif mark not in ",":
            value = json.loads(mark) if mark[0] == '"' else mark
            pending = value
            if _COLON.match(text, found.end()):
                yield OutputPassage(*place, "a key: ", value)
                continue
            where = f"key '{keys[-1]}': " if keys[-1] else ""
            yield from _valued((*place, where), value, keys[-1])


def _valued(at: tuple[int, int, str], value: str, key: str) -> Iterator[OutputPassage]:
    if not is_own_day(key, value):
        yield OutputPassage(*at, value)
        yield from with_labels(at, value, (key.replace("_", " "),))
