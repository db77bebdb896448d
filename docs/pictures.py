"""Makes the pictures of the README: the table, and the desk, of the invented example.

Run by `make pictures`; it needs Chromium. Other pictures in docs/pictures are made by hand.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright
from typer.testing import CliRunner

from dhrcode.cli.main import app
from dhrcode.desk.opened import OpenDesk
from dhrcode.store.project import open_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
COLOURS = 48
"""Enough for text and marks, and a third of the bytes of a picture in full colour."""
WORDS = "The risk to her was not written down"
sys.path.insert(0, str(ROOT / "tests"))
from browsers import ARGUMENTS, installed  # noqa: E402 - where the tests find Chromium


def table(browser: "Browser", folder: Path) -> bytes:
    """The occurrence table of both reviews, as its page shows it."""
    target = folder / "exports" / "table.html"
    given = ["-C", str(folder), "table", "--include-drafts", "-o", str(target)]
    if (run := CliRunner().invoke(app, given)).exit_code:
        raise SystemExit(run.output)
    page = browser.new_page(viewport={"width": 1150, "height": 900})
    page.goto(target.as_uri())
    first, last = page.locator("table").first, page.get_by_text("Lack of transition in care").first
    box, end = first.bounding_box(), last.bounding_box()
    height = end["y"] + end["height"] - box["y"] + 8
    return page.screenshot(
        full_page=True, clip={**box, "width": min(box["width"], 1000), "height": height}
    )


def desk(browser: "Browser", folder: Path) -> bytes:
    """The desk with page 5 of the document, a subtheme and what it rests on."""
    with OpenDesk(open_project(folder, "desk"), "DHR58") as opened:
        page = browser.new_page(viewport={"width": 1200, "height": 760})
        page.goto(opened.address)
        page.get_by_text("Managing care / managing carers").first.click()
        page.get_by_text(WORDS).first.scroll_into_view_if_needed()
        page.wait_for_timeout(1000)
        return page.screenshot()


def small(picture: bytes) -> bytes:
    """The picture in few colours."""
    out = io.BytesIO()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Writes both pictures."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(shutil.copytree(ROOT / "examples" / "fictional", Path(temporary) / "study"))
        shutil.copytree(folder / "documents", folder / "sources")
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for name, make in (("table.png", table), ("desk.png", desk)):
            (PICTURES / name).write_bytes(small(make(browser, folder)))
        browser.close()


if __name__ == "__main__":
    main()
