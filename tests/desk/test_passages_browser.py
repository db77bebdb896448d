"""Passages worth a look, in a real browser: shown, taken and dismissed."""

import re

import pytest
from playwright.sync_api import expect

from dhrcode.store.project import open_project


@pytest.fixture
def page(serve, browser, fictional):
    """The desk of DHR58 with a subtheme chosen that is not coded; nothing goes wrong on it."""
    wrong = []
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(serve(open_project(fictional, "desk"), "DHR58").desk.address)
    expect(page.locator(".page")).to_have_count(6)
    page.locator('[data-theme="equality"]').click()
    expect(items(page)).to_have_count(5)
    yield page
    context.close()
    assert wrong == []


def items(page):
    return page.get_by_role("region", name="Worth a look").get_by_role("listitem")


def said(page):
    return page.get_by_role("status")


def test_passages_are_spoken_with_page_words_and_reasons(page):
    expect(page.get_by_role("region", name="Worth a look")).to_match_aria_snapshot(
        """
        - region "Worth a look":
          - heading "Worth a look" [level=3]
          - paragraph: No cue occurs; these share words of the definition.
          - list "Worth a look":
            - listitem:
              - paragraph: /She met the chair twice and wrote a long letter/
              - paragraph: /daughter, country, letter, member, read/
              - group "Passage 1 of 5, p. 2":
                - button "Show in the text"
                - button "Take as evidence"
                - button "Dismiss"
        """
    )


def test_a_passage_is_looked_at_taken_and_another_dismissed_with_keys(page, fictional):
    page.keyboard.press("l")
    expect(said(page)).to_contain_text("Worth a look: p. 2, words: daughter, country")
    expect(page.locator(".s:focus")).to_contain_text("She met the chair twice")
    page.keyboard.press("l")
    expect(said(page)).to_contain_text("p. 5, words: decision")
    page.keyboard.press("s")
    page.get_by_role("dialog").get_by_role("button", name="Unclear").click()
    expect(said(page)).to_contain_text("21 Equality issues: unclear. Saved, p. 5")
    expect(items(page).nth(1)).to_contain_text("taken as evidence")
    (piece,) = open_project(fictional).read("DHR58")[0].findings["equality"].evidence
    assert piece.page == "5"
    assert piece.quote.startswith("The decision to leave the perpetrator at home")
    expect(items(page).nth(2)).to_have_attribute("aria-current", "true")
    before = (fictional / "records" / "DHR58.yaml").read_bytes()
    page.keyboard.press("x")
    expect(said(page)).to_contain_text("Dismissed: p. 2")
    expect(items(page).nth(2)).to_contain_text("dismissed")
    page.locator('[data-theme="managing-care"]').click()
    expect(items(page).first).not_to_contain_text("She met the chair")
    page.locator('[data-theme="equality"]').click()
    expect(items(page).nth(2)).to_contain_text(re.compile("; dismissed"))
    assert (fictional / "records" / "DHR58.yaml").read_bytes() == before


def test_the_same_with_buttons_alone_keeps_the_focus_in_the_list(page, fictional):
    items(page).first.get_by_role("button", name="Dismiss").press("Enter")
    again = items(page).first.get_by_role("button", name="Offer again")
    expect(again).to_be_focused()
    again.press("Enter")
    expect(items(page).first.get_by_role("button", name="Dismiss")).to_be_focused()
    page.get_by_role("button", name="Present", exact=True).click()
    expect(said(page)).to_contain_text("21 Equality issues: present")
    items(page).first.get_by_role("button", name="Take as evidence").press("Enter")
    expect(said(page)).to_contain_text("21 Equality issues: present. Saved, p. 2")
    expect(items(page).nth(1).get_by_role("button", name="Show in the text")).to_be_focused()
    coded = open_project(fictional).read("DHR58")[0].findings["equality"]
    assert (coded.finding, len(coded.evidence)) == ("present", 1)
    page.get_by_role("button", name="Show more of").press("Enter")
    expect(items(page)).to_have_count(10)
