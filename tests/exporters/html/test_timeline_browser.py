"""The page of a timeline in a real browser: keys, sizes, and axe."""

import runpy
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from dhrcode.exporters.html.timeline import render_timeline

MADE = runpy.run_path(str(Path(__file__).with_name("test_timeline.py")))["MADE"]
RULES = {"rules": {"target-size": {"enabled": True}}}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_enter_shows_the_evidence_and_axe_finds_nothing(browser, tmp_path, width, scheme):
    file = tmp_path / "timeline.html"
    file.write_bytes(render_timeline(MADE))
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert page.locator("[popover]:popover-open").count() == 0
        page.focus("button.missed")
        page.keyboard.press("Enter")
        shown = page.locator("[popover]:popover-open").inner_text()
        assert shown.startswith("C1: missed, Police, with victim, 3 weeks before")
        assert Axe().run(page, options=RULES).response["violations"] == []
        page.keyboard.press("Escape")
        assert page.locator("[popover]:popover-open").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("window.__hit") is None
    finally:
        context.close()
