"""The columns of a long table, by what programs call them, and its codes by their names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.tidy_names import attribute_columns
from dhrcode.importers.sketch.id_column import are_ids
from dhrcode.importers.sketch.layout import first_headings
from dhrcode.importers.sketch.names import CodebookNames, Guess, folded
from dhrcode.importers.sketch.theme_cells import words_meant
from dhrcode.importers.table.cell_values import CodeMeanings, theme_parts
from dhrcode.importers.table.grid import TableGrid, plain
from dhrcode.importers.table.headings import HeadedTable, headed
from dhrcode.model.codebook import Attribute
from dhrcode.model.coding_map import CodingField
from dhrcode.text import words_of

_CALLED = {
    "code": "subtheme_id tag tags code codes codename code_name theme themes subtheme node nodes "
    "codes_applied_combined codes_applied code_path coded_with",
    "review": "review review_id case case_id case_no dhr",
    "document": "document documents document_name documentname media_title source file filename "
    "file_name doc resource resource_title transcript",
    "quote": "quote quotes quotation quotation_content text_content content segment coded_segment "
    "coded_text excerpt excerpt_copy text seltext passage text_selection",
    "page": "page pages page_number page_no",
    "section": "section sections paragraph",
    "note": "note notes comment comments memo memos quotation_comment",
    "finding": "finding",
    "summary": "summary",
    "candidate": "candidate_theme",
    "candidate-note": "candidate_note",
    "coder": "coder coded_by coded_by_initials created_by author excerpt_creator creator user",
    "coded": "coded",
    "kind": "kind",
    "status": "status",
    "version": "codebook_version",
}
"""What is what by its heading, the likeliest heading first; docs/import.md says whose they are."""
_SPLITS = (None, ";", "|", "\n", ",")
_SHORTEST = 12
"""With fewer letters on average, cells are not the words of a document."""


class CodingColumns(NamedTuple):
    """What the columns of a long table may be.

    Attributes:
        table: the table with its headings.
        cells: the cells under each heading.
        review: the heading of what says which review a row is of.
        begins: whether that is the name of a document.
        code: the heading of the codes.
        split: what separates several codes in one cell.
        columns: heading to what it says of the coding.
        attributes: heading to an attribute of the review.
        named: how many cells name a subtheme.
        values: names of codes that are no id or label, and what they may mean.
        others: names without a likely meaning, and how often each occurs.
    """

    table: HeadedTable
    cells: dict[str, list[str]]
    review: str
    begins: bool
    code: str
    split: str | None
    columns: dict[str, CodingField]
    attributes: dict[str, Attribute]
    named: int
    values: dict[str, Guess]
    others: "Counter[str]"

    def ignored(self) -> dict[str, list[str]]:
        """The headings of which nothing is taken, with the cells under each."""
        taken = {self.review, self.code, *self.columns, *self.attributes}
        return {heading: cells for heading, cells in self.cells.items() if heading not in taken}


def coding_columns(grid: TableGrid, known: CodebookNames) -> CodingColumns | None:
    """What the columns of a sheet may be; None if it does not look like a long table."""
    head = first_headings(grid)
    if not head:
        return None
    table = headed(grid, head)
    cells = {h: [line[at] for _, line in table.reviews()] for h, at in table.headings.items()}
    called = {what: _called(words_of(said), cells) for what, said in _CALLED.items()}
    codes = _codes([(h, split) for h in called["code"] for split in _SPLITS], cells, known)
    review = next((h for h in called["review"] if are_ids(h, cells[h])), None)
    named = review or next(iter(called["document"]), None)
    if codes is None or named is None or not _is_long(cells, named, called):
        return None
    code, split = codes
    columns = _fields(called, (code, review))
    words = CodeMeanings(known.codebook, {})
    often = Counter(_parts(cells[code], split))
    values, others = words_meant(often, words, known)
    return CodingColumns(
        table,
        cells,
        named,
        review is None,
        code,
        split,
        columns,
        _attributes(known, columns, cells),
        sum(n for name, n in often.items() if name not in values and name not in others),
        values,
        others,
    )


def _codes(
    tried: Sequence[tuple[str, str | None]],
    cells: Mapping[str, Sequence[str]],
    known: CodebookNames,
) -> tuple[str, str | None] | None:
    """The column whose cells name most subthemes, and what separates several in one cell."""
    words = CodeMeanings(known.codebook, {})
    counts = {
        (heading, split): sum(
            words.get(part) is not None or known.names(part)
            for part in _parts(cells[heading], split)
        )
        for heading, split in tried
    }
    best = max(counts, key=lambda one: counts[one], default=None)
    return best if best and counts[best] else None


def _called(names: frozenset[str], cells: Mapping[str, Sequence[str]]) -> list[str]:
    """The headings that are called so."""
    return [heading for heading in cells if folded(heading).replace(" ", "_") in names]


def _is_long(
    cells: Mapping[str, Sequence[str]], named: str, called: Mapping[str, Sequence[str]]
) -> bool:
    """Whether rows are codings: reviews have several, or there are words of documents."""
    filled = [text for text in map(plain, cells[named]) if text]
    quotes = [plain(text) for heading in called["quote"] for text in cells[heading]]
    long = bool(quotes) and sum(map(len, quotes)) > _SHORTEST * len(quotes)
    return len(set(filled)) < len(filled) or long


def _fields(
    called: Mapping[str, Sequence[str]], taken: Sequence[str | None]
) -> dict[str, CodingField]:
    """The first heading of each field, in the order of the fields."""
    result: dict[str, CodingField] = {}
    for what, headings in called.items():
        if what in ("code", "review"):
            continue
        field: CodingField = what  # type: ignore[assignment] # the keys are its values
        if free := [h for h in headings if h not in taken and h not in result]:
            result[free[0]] = field
    return result


def _attributes(
    known: CodebookNames, columns: Mapping[str, CodingField], cells: Mapping[str, Sequence[str]]
) -> dict[str, Attribute]:
    """The attributes of the review, in a table that `export findings.csv` wrote."""
    if "version" not in columns.values():
        return {}
    names = attribute_columns(known.codebook, [*columns, "area_id", "area", "subtheme_id"])
    every = zip(names, known.codebook.attributes, strict=True)
    return {n: a for n, a in every if n in cells and a.full_name == a.id}


def _parts(cells: Sequence[str], split: str | None) -> list[str]:
    return [part for text in cells for part in theme_parts(text, split)]
