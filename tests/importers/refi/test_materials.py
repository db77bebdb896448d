"""The documents of a project: where their texts lie, and how they are encoded."""

import runpy
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
selection, pieces = (_SHARED[n] for n in ("selection", "pieces"))


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("internal://S1.txt", "sources/s1.txt"),
        ("internal://s1.txt", "Sources/S1.TXT"),
        ("internal://s1.txt", "export/sources/s1.txt"),
        ("sources/s1.txt", "sources/s1.txt"),
        ("internal://sources/s1.txt", "sources/s1.txt"),
        ("internal:///s1.txt", "s1.txt"),
        ("internal://s1.txt", "Sources\\s1.txt"),
        ("internal://a%20b.txt", "sources/a b.txt"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        b"The practice did not ask.",
        "\ufeffThe practice did not ask.".encode(),
        "The practice did not ask.".encode("utf-16"),
        "The practice “did” not ask.".encode("cp1252"),
    ],
)
def test_where_texts_lie_and_how_they_are_encoded(bring, path, entry, text):
    inside = (
        f'<TextSource guid="s1" name="DHR7" plainTextPath="{path}">'
        f"{selection(start=4, end=12)}</TextSource>"
    )
    parts = project(f"{CODES}<Sources>{inside}</Sources>") | {entry: text}
    assert pieces(bring(parts, coder="LN"))[0]["quote"] == "practice"
