"""The page without data: its markup, styles and scripts, read once and held in memory."""

from pathlib import Path
from typing import NamedTuple

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
"""Said by us and not by the system, whose registry may say something else of `.js`."""
_FOLDER = Path(__file__).with_name("page")


class PageFile(NamedTuple):
    """A file of the page: its type, as the browser is told it, and its bytes."""

    kind: str
    data: bytes


def page_files() -> dict[str, PageFile]:
    """Every file of the page, by the path under which the browser asks for it."""
    files = (path for path in sorted(_FOLDER.iterdir()) if path.suffix in _TYPES)
    return {
        "/" if path.name == "index.html" else f"/{path.name}": PageFile(
            _TYPES[path.suffix], path.read_bytes()
        )
        for path in files
    }
