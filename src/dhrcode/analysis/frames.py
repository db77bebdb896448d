"""Tables as pandas frames, for notebooks and for pandas' statistics.

Nothing that has a meaning is a missing value, which pandas drops: not coded is the category
`not-coded`, not stated is `not-stated`. A cell is missing where the table has an empty one.
"""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dhrcode.analysis.crosstab import Crosstab, SubthemesBy
from dhrcode.analysis.occurrence import OccurrenceTable
from dhrcode.analysis.tidy_data import TidyColumn, TidyTable
from dhrcode.analysis.variables import NOT_CODED
from dhrcode.model.record import FINDINGS

_TYPES = {"integer": "Int64", "date": "datetime64[ns]", "text": "object"}


def tidy_frame(table: TidyTable) -> pd.DataFrame:
    """Tidy data, a row each: numbers as `Int64`, days as dates.

    A column whose values are listed is an ordered categorical in the list's order, with the unused
    ones; one whose cells hold several values, joined, stays text.
    """
    frame = pd.DataFrame(list(table.rows), columns=[column.name for column in table.columns])
    return frame.astype({column.name: _type(column) for column in table.columns})


def _type(column: TidyColumn) -> "str | pd.CategoricalDtype":
    if column.values and not column.several:
        return pd.CategoricalDtype(list(column.values), ordered=True)
    return _TYPES[column.type]


def occurrence_frame(table: OccurrenceTable) -> pd.DataFrame:
    """The occurrence table.

    Returns:
        One row a subtheme, indexed by its area's id and its own, none dropped; one column a
        review, of the four findings and `not-coded` in this order.
    """
    index = [(row.area.id, row.subtheme.id) for row in table.rows]
    frame = pd.DataFrame(
        [[finding or NOT_CODED for finding in row.findings] for row in table.rows],
        index=pd.MultiIndex.from_tuples(index, names=["area", "subtheme"]),
        columns=pd.Index([review.id for review in table.reviews], name="review"),
    )
    return frame.astype(pd.CategoricalDtype([*FINDINGS, NOT_CODED], ordered=True))


def counts_frame(table: OccurrenceTable) -> pd.DataFrame:
    """In how many reviews each subtheme has each finding.

    Returns:
        One row a subtheme, indexed by its id in the table's order, none dropped; columns the four
        findings, `not-coded` and `reviews` (whole numbers).
    """
    columns = (*FINDINGS, NOT_CODED, "reviews")
    counts = {
        row.subtheme.id: {name: getattr(row.counts, name.replace("-", "_")) for name in columns}
        for row in table.rows
    }
    return pd.DataFrame(counts).T.rename_axis("subtheme")


def by_frame(table: SubthemesBy) -> pd.DataFrame:
    """In how many reviews of each category each subtheme is present.

    Returns:
        One row a subtheme, indexed by its id; one column a category that a review has. `attrs`
        holds `reviews` (of each category) and `p` (of each subtheme, None where undefined).
    """
    named = [category.id for category in table.categories]
    frame = pd.DataFrame(
        [row.present for row in table.rows],
        index=pd.Index([row.subtheme.id for row in table.rows], name="subtheme"),
        columns=pd.Index(named, name=table.variable.name),
    )
    frame.attrs["reviews"] = dict(zip(named, table.reviews, strict=True))
    frame.attrs["p"] = {row.subtheme.id: _number(row.test.p) for row in table.rows}
    return frame


def crosstab_frame(table: Crosstab) -> pd.DataFrame:
    """Two variables against each other.

    Returns:
        One row a category of the first, one column a category of the second, none dropped; numbers
        of reviews, or of people where both variables are theirs. `attrs` holds `p` and `test`.
    """
    frame = pd.DataFrame(
        list(table.counts),
        index=pd.Index([one.id for one in table.row.categories], name=table.row.name),
        columns=pd.Index([one.id for one in table.column.categories], name=table.column.name),
    )
    frame.attrs |= {"p": _number(table.test.p), "test": table.test.test}
    return frame


def _number(figure: object) -> float | None:
    return figure if isinstance(figure, float) else None


def flat_frame(rows: Iterable[Sequence[object]]) -> pd.DataFrame:
    """The rows of a report as data, the first of which names the columns."""
    header, *rest = rows
    return pd.DataFrame(rest, columns=[str(name) for name in header])


def records_frame(records: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Objects as JSON has them, one a row, with the columns of the first."""
    return pd.DataFrame.from_records([dict(record) for record in records])
