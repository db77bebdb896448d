"""Differences settled in a real browser: two coders' marks beside one text."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


@pytest.fixture
def page(serve, browser, project):
    """The desk on which DHR41 is settled; nothing goes wrong on it."""
    wrong = []
    context = browser.new_context(viewport={"width": 1280, "height": 860}, bypass_csp=True)
    page = context.new_page()
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(serve(project, None, adjudicated="DHR41").desk.address)
    expect(page.locator(".page")).to_have_count(5)
    expect(page.locator("mark").first).to_be_attached()
    yield page
    context.close()
    refused = "Failed to load resource: "  # the browser's own line where the desk says no
    assert [one for one in wrong if not one.startswith(refused)] == []


def complaints(page):
    rules = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
    return Axe().run(page, options=rules).response["violations"]


def said(page):
    return page.get_by_role("status")


def test_differences_are_settled_with_the_keyboard_and_taken_back(page, project):
    assert complaints(page) == []
    expect(page.locator("#themes button")).to_have_count(3)
    page.locator("#themes button").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="17 Failure to engage")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("2")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("8 Diversity of assessment tools: absent")
    assert complaints(page) == []
    page.keyboard.type("no one")
    page.keyboard.press("Enter")
    page.keyboard.type("Page 4 says so.")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(said(page)).to_have_text("Not saved: 'no one' cannot be a coder's initials")
    page.keyboard.press("2")
    expect(asked.get_by_label("Why")).to_have_value("Page 4 says so.")
    asked.get_by_label("Who decides").fill("EM,LN")
    asked.get_by_role("button", name="Settle it").click()
    expect(said(page)).to_have_text("Settled: Diversity of assessment tools is absent, by EM, LN.")
    expect(page.locator("#count")).to_have_text("1 of 3 settled")
    coded = project.read("DHR41")[0].findings["diversity-of-assessment-tools"]
    assert (coded.settled.by, coded.settled.reason) == (("EM", "LN"), "Page 4 says so.")
    page.keyboard.press(".")
    expect(page.get_by_role("heading", name="17 Failure to engage")).to_be_visible()
    page.keyboard.press("u")
    asked.get_by_role("button", name="Change nothing").click()
    page.keyboard.press("z")
    expect(said(page)).to_have_text("Taken back.")
    assert project.read("DHR41")[0].consensus_of == ()


def test_each_coders_marks_stand_on_their_side_and_are_said_to_be_theirs(page):
    own = page.locator(".p[data-right]", has_text="used the same checklist").first
    expect(own).to_have_attribute("data-right", "LN 8")
    expect(page.locator(".p[data-n]").first).to_have_attribute("data-n", "EM 17")
    name = "Every service that assessed risk in [town] used the same checklist. "
    cell = page.get_by_role("gridcell", name=f"{name}Coded by LN: 8 Diversity of assessment tools")
    expect(cell).to_have_count(1)
    page.locator("mark.left").first.click()
    expect(said(page)).to_have_text("17 Failure to engage with services offered, by EM, piece 1.")
