"""Makes the pictures of the README and of docs/report.md: table, desk, and the three packs.

Run by `make pictures`; it needs Chromium and LibreOffice. All show the invented example.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright
from typer.testing import CliRunner

from dhrcode.cli.main import app
from dhrcode.desk.open_desk import OpenDesk
from dhrcode.store.project import open_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
COLOURS = 48
"""Enough for text and marks, and a third of the bytes of a picture in full colour."""
DAY = "2025-03-01"
"""As at which the plans are told."""
WORDS = "The risk to her was not written down"
sys.path.insert(0, str(ROOT / "tests"))
from browsers import ARGUMENTS, installed  # noqa: E402 - where the tests find Chromium


def written(*arguments: str | Path) -> None:
    """Runs a command of dhrcode's."""
    if (run := CliRunner().invoke(app, [str(one) for one in arguments])).exit_code:
        raise SystemExit(run.output)


def table(browser: "Browser", folder: Path) -> bytes:
    """The occurrence table of both reviews, as its page shows it."""
    target = folder / "table.html"
    written("-C", folder, "table", "--include-drafts", "-o", target)
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


def page_pack(browser: "Browser", folder: Path) -> bytes:
    """The pack as a page, with the evidence of one tick over it."""
    target = folder / "pack.html"
    written("-C", folder, "report", "--include-drafts", "--with-evidence", "-o", target)
    page = browser.new_page(viewport={"width": 1100, "height": 640})
    page.goto(target.as_uri())
    page.locator("td a").first.click()
    return page.screenshot()


def workbook_pack(_: "Browser", folder: Path) -> bytes:
    """The first sheet of the pack as a workbook."""
    return printed(folder, "pack.xlsx", part=0.5)


def document_pack(_: "Browser", folder: Path) -> bytes:
    """The front page of the pack as a document."""
    return printed(folder, "pack.docx")


def printed(folder: Path, name: str, part: float = 1) -> bytes:
    """The upper part of the first page of a pack that LibreOffice prints."""
    target = folder / name
    written("-C", folder, "report", "--include-drafts", "--on", DAY, "-o", target)
    office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, target]
    subprocess.run(office, check=True, stdout=subprocess.DEVNULL, timeout=120)  # noqa: S603
    page = pypdfium2.PdfDocument(target.with_suffix(".pdf"))[0].render(scale=1.1).to_pil()
    out = io.BytesIO()
    page.crop((0, 0, page.width, round(page.height * part))).save(out, "PNG")
    return out.getvalue()


def small(picture: bytes) -> bytes:
    """The picture in few colours."""
    out = io.BytesIO()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


MADE = {
    "table.png": table,
    "desk.png": desk,
    "pack-page.png": page_pack,
    "pack-workbook.png": workbook_pack,
    "pack-document.png": document_pack,
}


def main() -> None:
    """Writes all of them, or those that are named."""
    named = sys.argv[1:] or list(MADE)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(shutil.copytree(ROOT / "examples" / "fictional", Path(temporary) / "study"))
        shutil.copytree(folder / "documents", folder / "sources")
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for name in named:
            (PICTURES / name).write_bytes(small(MADE[name](browser, folder)))
        browser.close()


if __name__ == "__main__":
    main()
