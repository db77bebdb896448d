"""The memo of a record, read and saved in a real browser."""

import pytest
from playwright.sync_api import expect

from dhrcode.store.project import open_project

MEMO = "Two agencies gave no report.\n\nAsk the panel which."


@pytest.fixture
def page(serve, browser, fictional):
    """The desk of DHR58; nothing goes wrong on it but what the desk refuses."""
    wrong = []
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(serve(open_project(fictional, "desk"), "DHR58").desk.address)
    expect(page.locator(".page")).to_have_count(6)
    yield page
    context.close()
    assert wrong == []


def memo_of(fictional):
    return open_project(fictional).read("DHR58")[0].memo


def test_the_memo_is_saved_on_leaving_its_field_and_taken_back(page, fictional):
    before = memo_of(fictional)
    page.get_by_text("Memo of the review").click()
    field = page.get_by_label("Memo", exact=True)
    expect(field).to_have_value(before or "")
    field.fill(MEMO)
    field.press("Tab")
    expect(page.get_by_role("status")).to_contain_text("The memo is saved.")
    assert memo_of(fictional) == MEMO
    page.locator('[data-theme="equality"]').click()
    expect(field).to_have_value(MEMO)
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    expect(field).to_have_value(before or "")
    assert memo_of(fictional) == before
