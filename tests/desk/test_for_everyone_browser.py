"""The desk for everyone: axe-core's rules, what is spoken, sizes, colours, and no mouse at all."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dhrcode.store.project import open_project

# Axe leaves out target-size unless asked; what is in order need not be told.
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
PLAIN = {"color_scheme": "light", "forced_colors": "none"}
WAYS = {
    "wide": ((1920, 1000), PLAIN),
    "desk": ((1280, 860), PLAIN),
    "narrow": ((400, 800), PLAIN),
    "400 %": ((320, 256), PLAIN),
    "dark": ((1280, 860), PLAIN | {"color_scheme": "dark"}),
    "forced": ((1280, 860), PLAIN | {"forced_colors": "active"}),
}


@pytest.fixture
def show(serve, browser, fictional):
    """Opens the desk in a browser that lets axe-core in."""
    contexts = []

    def begin(review="DHR58", **options):
        project = open_project(fictional, "desk")
        contexts.append(browser.new_context(bypass_csp=True, **options))
        page = contexts[-1].new_page()
        page.goto(serve(project, review).desk.address)
        if review:
            expect(page.locator("mark").first).to_be_visible()
        else:
            expect(page.get_by_role("table")).to_be_visible()
        return page

    yield begin
    for context in contexts:
        context.close()


def complaints(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"]]


@pytest.mark.parametrize("ways", [("wide", "desk", "narrow", "400 %"), ("dark", "forced")])
def test_axe_finds_nothing_in_a_review_of_whatever_size_and_colours(show, ways):
    page = show()
    page.locator('[data-theme="managing-care"]').click()
    expect(page.locator("#passages li")).to_have_count(5)
    for way in ways:
        (width, height), media = WAYS[way]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**media)
        assert complaints(page) == [], way
        assert page.evaluate("document.documentElement.scrollWidth") <= width, way
        if way == "wide":  # its panes scroll, and it does not
            assert page.evaluate("document.documentElement.scrollHeight") <= height


def test_axe_finds_nothing_in_the_list_and_in_the_dialogs(show):
    page = show(None)
    assert complaints(page) == []
    page.get_by_role("button", name="DHR58").click()
    for name in ("Choose a subtheme", "Keys", "All that is left: not stated"):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert complaints(page) == [], name
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_role("button", name=name, exact=True)).to_be_focused()


def test_the_list_is_spoken_as_a_table(show):
    expect(show(None).get_by_role("table")).to_match_aria_snapshot(
        """
        - table:
          - rowgroup:
            - row:
              - columnheader "Review"
              - columnheader "Coder"
              - columnheader "Status"
              - columnheader "Coded"
              - columnheader "To code again"
              - columnheader "Quotes not verified"
              - columnheader "Last change"
          - rowgroup:
            - row:
              - rowheader "DHR41":
                - button "DHR41"
              - cell "LN"
              - cell "complete"
        """
    )


def test_sentences_are_spoken_with_their_marks(show):
    page = show()
    expect(page.locator('.page[data-page="5"] [role="grid"]')).to_match_aria_snapshot(
        """
        - grid "Page 5":
          - row:
            - gridcell "Page 5 of 6"
          - row:
            - gridcell "5. Analysis"
          - row:
            - gridcell "5.1 The victim as a carer."
          - row:
            - gridcell /The victim was a carer.* Coded 10 Managing care .*, present/
        """
    )


def test_the_chosen_subtheme_is_spoken_with_its_evidence(show):
    page = show()
    page.locator('[data-theme="managing-care"]').click()
    expect(page.locator("#detail")).to_match_aria_snapshot(
        """
        - region "The chosen subtheme":
          - heading "10 Managing care / managing carers" [level=2]
          - group "Finding":
            - button "Present" [pressed]
            - button "Absent"
            - button "Not stated"
            - button "Unclear"
        """
    )
    expect(page.locator('[data-theme="managing-care"]')).to_have_accessible_name(
        re.compile("^10 Managing care / managing carers ?, present, 2 pieces of evidence")
    )
    expect(page.locator('[data-theme="equality"]')).to_have_accessible_name(
        re.compile("^21 Equality issues ?, not coded yet")
    )


def test_a_passage_is_selected_and_coded_with_buttons_alone(show, fictional):
    page = show()
    page.get_by_text("Select with buttons").click()
    for name in ("Next sentence", "Next sentence", "One sentence more", "End a word earlier"):
        page.get_by_role("button", name=name, exact=True).click()
    # However long the document: Tab leads from the sentence to the buttons of its page alone.
    assert page.locator('#text button:not([tabindex="-1"])').count() == 2
    page.locator('[data-theme="equality"]').click()
    page.get_by_role("button", name="Unclear", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("21 Equality issues: unclear. Saved, p. 1")
    record, _ = open_project(fictional).read("DHR58")
    assert len(record.findings["equality"].evidence) == 1


def test_no_key_is_bound_with_a_modifier_and_the_browser_keeps_its_own(show):
    page = show()
    page.evaluate("""() => {
      window.__kept = [];
      addEventListener("keydown", (event) => {
        if (!event.defaultPrevented) window.__kept.push(event.key);
      });
    }""")
    page.locator(".s").first.evaluate("(cell) => { cell.tabIndex = 0; cell.focus(); }")
    keys = ["F1", "F5", "F6", " ", "PageUp", "PageDown", "Home", "End"]
    modified = ["p", "a", "n", "u", "t", "z", "r", "o", "j", "k", "l", "s", "x", ".", "?"]
    page.evaluate(
        """([keys, modified]) => {
          const cell = document.activeElement;
          const press = (key, more) => cell.dispatchEvent(
            new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more}));
          for (const key of keys) press(key, {});
          for (const more of [{ctrlKey: true}, {altKey: true}, {metaKey: true}]) {
            for (const key of modified) press(key, more);
          }
        }""",
        [keys, modified],
    )
    assert page.evaluate("window.__kept") == keys + modified * 3
    assert page.get_by_role("dialog").count() == 0


def test_the_keys_that_matter_stand_at_the_foot_as_long_as_they_work(show):
    page = show()
    foot = page.get_by_role("contentinfo")
    expect(foot).to_contain_text("p present")
    expect(foot).to_contain_text("? all keys")
    page.get_by_role("button", name="Single keys").click()
    expect(foot).to_be_hidden()
    page.get_by_role("button", name="Single keys").click()
    expect(foot).to_be_visible()
    page.get_by_role("button", name="All reviews").click()
    expect(foot).to_be_hidden()
