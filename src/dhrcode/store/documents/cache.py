"""A cache of documents' text, so that it is extracted once: one file for each document.

A cache file is named by the digest of the document's file, so a text cannot be that of another
file. A damaged cache file, or one from an earlier method of extraction, is ignored and made again.
"""

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dhrcode.errors import DhrcodeError
from dhrcode.model.document import Page
from dhrcode.store.atomic import make_own, read_bytes, write_bytes
from dhrcode.store.documents.extract import Extract

EXTRACTION = 3
"""Raised whenever text is extracted in another way, so that no older text is used."""


def cached(folder: Path, digest: str) -> Extract | None:
    """The text of the file with this SHA-256, if it was kept."""
    try:
        kept = json.loads(read_bytes(folder / f"{digest}.json"))
        if kept["extraction"] == EXTRACTION and kept["sha256"] == digest:
            return _extract(kept)
    except (DhrcodeError, OSError, ValueError, TypeError, KeyError, RecursionError):
        pass  # treated as missing
    return None


def _extract(kept: dict[str, Any]) -> Extract:
    pages = tuple(
        Page(number, _text(label), _text(text))
        for number, (label, text) in enumerate(kept["pages"], start=1)
    )
    pictured = tuple(int(number) for number in kept["pictured"])
    return Extract(pages, kept["paged"] is True, _text(kept["title"]), pictured)


def _text(kept: object) -> str:
    if not isinstance(kept, str):
        raise TypeError
    return kept


def keep(folder: Path, digest: str, extract: Extract) -> None:
    """Keeps a text; a folder that cannot be written only costs time, and is no failure."""
    data = {
        "extraction": EXTRACTION,
        "sha256": digest,
        "paged": extract.paged,
        "title": extract.title,
        "pictured": extract.pictured,
        "pages": [(page.label, page.text) for page in extract.pages],
    }
    with contextlib.suppress(DhrcodeError, OSError):
        make_own(folder)
        write_bytes(folder / f"{digest}.json", json.dumps(data).encode())


def forget(folder: Path, digests: Iterable[str]) -> None:
    """Deletes the texts of files with these SHA-256, as far as they were kept; OSError if not."""
    for digest in digests:
        (folder / f"{digest}.json").unlink(missing_ok=True)
