"""The codebook as a list of tags, which Taguette and QualCoder bring in from CSV."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dhrcode.model.codebook import Codebook
from dhrcode.model.equal_labels import distinct_labels
from dhrcode.model.refi import WITHIN_CATEGORY
from dhrcode.model.refi_texts import subtheme_text
from dhrcode.reports.blocks import Cell


def is_tags(path: Path) -> bool:
    """Whether a file is to hold tags, by its name: `tags.csv`, `2026-tags.csv`."""
    return re.fullmatch(r"(?:.*[-_ ])?tags\.csv", path.name.casefold()) is not None


def tag_rows(codebook: Codebook) -> Iterator[Sequence[Cell]]:
    """A row a subtheme that is coded, the header first.

    Taguette looks for the columns `tag` and `description`. QualCoder takes the first column for a
    code in its category and the second for its memo, without a header: a row that begins with
    nothing it passes over.
    """
    names = distinct_labels(codebook)
    yield ("", "description", "tag")
    for area, one in codebook.rows():
        name = names[one.id]
        yield (f"{area.label}{WITHIN_CATEGORY}{name}", subtheme_text(one, name), name)
