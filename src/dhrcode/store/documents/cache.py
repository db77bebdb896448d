"""Documents' text, kept so that it is taken once: one file a document, under its digest.

The name is the digest of the document's file, so that a text cannot be that of another file. What
is damaged, or was taken in an earlier way, is as good as not there, and is made again.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from dhrcode.errors import DhrcodeError
from dhrcode.model.document import Page
from dhrcode.store.atomic import read_bytes, write_bytes
from dhrcode.store.documents.extract import Extract

EXTRACTION = 2
"""To be raised whenever text is taken in another way, so that none of the old is used."""


def cached(folder: Path, digest: str) -> Extract | None:
    """The text of the file with this SHA-256, if it was kept."""
    try:
        kept = json.loads(read_bytes(folder / f"{digest}.json"))
        if kept["extraction"] == EXTRACTION and kept["sha256"] == digest:
            return _extract(kept)
    except (DhrcodeError, OSError, ValueError, TypeError, KeyError, RecursionError):
        pass  # as good as not there
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
    """Keeps a text; a folder that cannot be written costs time alone, and is no failure."""
    data = {
        "extraction": EXTRACTION,
        "sha256": digest,
        "paged": extract.paged,
        "title": extract.title,
        "pictured": extract.pictured,
        "pages": [(page.label, page.text) for page in extract.pages],
    }
    with contextlib.suppress(DhrcodeError, OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_bytes(folder / f"{digest}.json", json.dumps(data).encode())
