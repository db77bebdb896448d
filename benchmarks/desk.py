"""The desk in a browser: its start, its first words, an act until it is saved, scrolling."""

import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evidence import make_documented
from measurement import PROGRAM, RUNS, Figure
from projects import SEED, sentence

from dhrcode.desk.page_files import page_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ACTS, LONG_PAGES = 20, 300
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCROLL = """async () => {
  const pane = document.getElementById("reading");
  const frames = [];
  let last = performance.now();
  for (let at = 0; at < pane.scrollHeight; at += 600) {
    pane.scrollTop = at;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames;
}"""


def desk_figures(folder: Path) -> list[Figure]:
    """The lines of the desk; none where there is no browser."""
    print("the desk", file=sys.stderr)
    path = os.environ.get("DHRCODE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        print("no browser: the desk is not measured", file=sys.stderr)
        return []
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the other figures need none

    project = folder / "desk"
    make_documented(project)
    _add_long(project)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        figures = _measured(project, browser)
        browser.close()
    return figures


class Served(NamedTuple):
    """A desk that is served: its address, how long that took, and the process."""

    address: str
    seconds: float
    pid: int

    def worked(self) -> float:
        """Seconds for which a processor has worked for it, where the system tells (Linux)."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            return math.nan
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Watched:
    """A page, and for how long a processor has worked for its main thread, in seconds."""

    def __init__(self, page: "Page") -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked(self) -> float:
        """Seconds since it was opened."""
        told = self._session.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in told if one["name"] == "TaskDuration")


def _measured(project: Path, browser: "Browser") -> list[Figure]:
    starts, started, paints, acts, worked = [], [], [], [], []
    for _ in range(RUNS + 1):
        with _served(project, "DHR1") as served:
            started.append(served.worked())
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            begun = time.perf_counter()
            page.goto(served.address)
            page.locator(".s").first.wait_for()
            paints.append(time.perf_counter() - begun)
            starts.append(served.seconds)
            found, work = _acts(page, served)
            acts, worked = [*acts, *found], [*worked, work]
            page.close()
    with _served(project, "DHR9") as served:
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(served.address)
        page.locator(".page").nth(LONG_PAGES - 1).wait_for(state="attached")
        watched = Watched(page)
        frames = sorted(page.evaluate(SCROLL))
        each = watched.worked() / len(frames) * 1000
    size = sum(len(file.data) for file in page_files().values()) / 1000
    start, paint = (statistics.median(every[1:]) for every in (starts, paints))
    act, late = statistics.median(acts), frames[int(len(frames) * 0.95)]
    first, busy = statistics.median(started[1:]), statistics.median(worked)
    return [
        Figure(
            "`desk`, start until its address is there",
            f"{start:.2f} s",
            f"a processor worked {first:.2f} s",
            "",
            "1 s",
            start < 1,
        ),
        Figure(
            "100 pages, 200 codings, until its words", f"{paint:.2f} s", "", "", "1 s", paint < 1
        ),
        Figure(
            "an act until it is said to be saved",
            f"{act:.0f} ms",
            f"a processor worked {busy:.0f} ms",
            "",
            "50 ms",
            act < 50,
        ),
        Figure(
            "300 pages scrolled, 95 % of frames within",
            f"{late:.0f} ms",
            f"a processor worked {each:.0f} ms a frame",
            "",
            "50 ms",
            late < 50,
        ),
        Figure("the page besides the text", f"{size:.0f} kB", "", "", "150 kB", size < 150),
    ]


@contextmanager
def _served(project: Path, review: str) -> Iterator[Served]:
    begun = time.perf_counter()
    command = [PROGRAM, "-C", str(project), "desk", review, "--no-browser"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    if process.stdout is None:
        raise RuntimeError("the desk has no output")
    address = process.stdout.readline().strip()
    seconds = time.perf_counter() - begun
    try:
        yield Served(address, seconds, process.pid)
    finally:
        process.terminate()
        process.wait(20)


ACT = """async (key) => {
  const said = document.getElementById("said");
  const begun = performance.now();
  const saved = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (said.textContent.includes("Saved")) { watch.disconnect(); done(); }
    });
    watch.observe(said, {childList: true, characterData: true, subtree: true});
  });
  said.textContent = "";
  document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  await saved;
  return performance.now() - begun;
}"""


def _acts(page: "Page", served: Served) -> tuple[list[float], float]:
    """Milliseconds from the key to the sentence that it is saved, sentence after sentence.

    Also those that processors worked for an act, in the desk and in the page's main thread, with
    the key before it that selects the sentence and all that is drawn.
    """
    page.locator("mark").nth(100).wait_for(state="attached")
    page.locator('[data-theme="gps"]').click()
    page.locator(".s").nth(5).evaluate("(cell) => { cell.tabIndex = 0; cell.focus(); }")
    found, count = [], ACTS // RUNS
    watched = Watched(page)
    before = served.worked() + watched.worked()
    for _ in range(count):
        page.keyboard.press("ArrowDown")
        found.append(page.evaluate(ACT, "p"))
        page.keyboard.press("ArrowDown")
    return found, (served.worked() + watched.worked() - before) / count * 1000


def _add_long(project: Path) -> None:
    """A second review, of a document of 300 pages."""
    rng = random.Random(SEED)
    pages = (
        "\n\n".join(" ".join(sentence(rng, 14) + "." for _ in range(5)) for _ in range(7))
        for _ in range(LONG_PAGES)
    )
    (project / "sources" / "DHR9-overview.txt").write_text("\f".join(pages), encoding="utf-8")
    (project / "records" / "DHR9.yaml").write_text(
        (project / "records" / "DHR1.yaml")
        .read_text("utf-8")
        .partition("sources:")[0]
        .replace("DHR1", "DHR9")
        .replace("complete", "draft")
        + "sources:\n  - {id: overview, file: DHR9-overview.txt}\n",
        encoding="utf-8",
    )
