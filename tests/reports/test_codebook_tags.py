"""The codebook as tags: what Taguette and QualCoder make of the columns."""

from pathlib import Path

import pytest

from dhrcode.model.codebook import Codebook
from dhrcode.model.refi_texts import subtheme_fields
from dhrcode.reports.codebook_tags import is_tags, tag_rows
from dhrcode.store.project import shipped_codebook

TWO = Codebook.model_validate(
    {
        "id": "c",
        "version": "1.1",
        "title": "C",
        "areas": [
            {
                "id": "police",
                "label": "Police",
                "subthemes": [
                    {"id": "police-comm", "label": "Communication", "definition": "One."},
                    {"id": "gone", "label": "Gone", "definition": "Two.", "retired": "1.1"},
                ],
            },
            {
                "id": "health",
                "label": "Health",
                "subthemes": [{"id": "comm", "label": "Communication", "definition": "Three."}],
            },
        ],
    }
)


def test_a_row_a_subtheme_that_is_coded():
    assert list(tag_rows(TWO)) == [
        ("", "description", "tag"),
        (
            "Police>>Police: Communication",
            "Label: Communication\nDefinition: One.\nId in dhrcode: police-comm",
            "Police: Communication",
        ),
        (
            "Health>>Health: Communication",
            "Label: Communication\nDefinition: Three.\nId in dhrcode: comm",
            "Health: Communication",
        ),
    ]


def taguette(rows):
    """Taguette's rules: one column `tag`, `name` or `path`, and perhaps `description`."""
    header = [cell.lower() for cell in rows[0]]
    assert sum(name in header for name in ("tag", "name", "path")) == 1
    tags = {row[header.index("tag")]: row[header.index("description")] for row in rows[1:]}
    assert all(0 < len(tag) <= 200 and len(said) <= 102_400 for tag, said in tags.items())
    return tags


def qualcoder(rows):
    """QualCoder's rules: code after category, memo; no header, but rows that begin with nothing."""
    found = {}
    for code, memo, *_ in rows:
        if code:
            *categories, name = code.split(">>")
            found[name] = (*categories, memo)
    return found


def test_both_programs_take_every_subtheme_and_no_heading():
    codebook = shipped_codebook()
    rows = list(tag_rows(codebook))
    labels = [one.label for one in codebook.subthemes.values()]
    assert list(taguette(rows)) == list(qualcoder(rows)) == labels
    assert len(labels) == 21
    for area, one in codebook.rows():
        category, memo = qualcoder(rows)[one.label]
        assert category == area.label
        assert subtheme_fields(memo)["definition"] == one.definition


@pytest.mark.parametrize(
    ("name", "tags"),
    [
        ("tags.csv", True),
        ("2026-Tags.CSV", True),
        ("study tags.csv", True),
        ("codebook.csv", False),
        ("stags.csv", False),
        ("tags.xlsx", False),
    ],
)
def test_what_is_called_tags(name, tags):
    assert is_tags(Path(name)) is tags
