"""Tidy data as Parquet: typed columns, exact text, no data of pandas' own."""
# ruff: noqa: PLC0415 - pyarrow is an extra, and takes a fifth of a second to load

import importlib.util
import io
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.tidy_data import TidyColumn, TidyRow
from dhrcode.errors import UsageError

GROUP = 50_000
"""The rows in a group: this many need little memory and are read efficiently."""
MISSING = (
    'Parquet needs pyarrow, which is not installed: pip install "dhrcode[parquet]", or '
    "pipx inject dhrcode pyarrow; a .csv needs nothing"
)


def require() -> None:
    """Refuses, before any work is done, if pyarrow is not installed.

    Raises:
        UsageError: it is not; the message says how to install it.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise UsageError(MISSING)


def render(columns: Sequence[TidyColumn], rows: Iterable[TidyRow], origin: Provenance) -> bytes:
    """The rows in groups of `GROUP`; empty cells are null, and the file says where it came from.

    Raises:
        UsageError: pyarrow is not installed, or cannot be loaded.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(MISSING) from None
    schema = _schema(pyarrow, columns)
    out, rows = io.BytesIO(), iter(rows)
    with parquet.ParquetWriter(out, schema, compression="snappy", store_schema=False) as writer:
        writer.add_key_value_metadata(dict(origin.lines()))
        while group := list(islice(rows, GROUP)):
            arrays = [
                pyarrow.array(cells, field.type)
                for cells, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
    return out.getvalue()


def _schema(pyarrow: Any, columns: Iterable[TidyColumn]) -> Any:
    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "date": pyarrow.date32()}
    return pyarrow.schema([(column.name, types[column.type]) for column in columns])
