"""Attributes, contacts, recommendations and candidates beside the document, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dhrcode.store.project import open_project

WORDS = "Staff praised her and relied on her."
PLAN = "actions/DHR58.yaml"


@pytest.fixture
def page(serve, browser, fictional):
    """The desk of DHR58; nothing goes wrong on it but what the desk refuses."""
    wrong = []
    context = browser.new_context(viewport={"width": 1280, "height": 860}, bypass_csp=True)
    page = context.new_page()
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(serve(open_project(fictional, "desk"), "DHR58").desk.address)
    expect(page.locator(".page")).to_have_count(6)
    yield page
    context.close()
    assert [one for one in wrong if not one.startswith("Failed to load resource: ")] == []


def said(page):
    return page.get_by_role("status")


def shown(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    return page.get_by_role("region", name=name)


def select(page, words):
    """Selects a sentence with the keyboard."""
    cell = page.locator(".s", has_text=words).first
    cell.evaluate("(cell) => { cell.tabIndex = 0; cell.focus(); }")
    page.keyboard.press("ArrowDown")


def test_attributes_are_chosen_by_number_typed_ticked_and_taken_back(page, by_command):
    panel = shown(page, "Attributes")
    panel.get_by_label("Age band of the victim").press("9")
    expect(said(page)).to_have_text("Victim 1: Age band of the victim: 75 and over. Saved.")
    year = panel.get_by_role("textbox", name="Year of the death")
    year.fill("20x3")
    year.press("Enter")
    expect(panel).to_contain_text("Not saved: '20x3' is not a year such as 2012")
    expect(year).to_have_value("20x3")
    year.fill("2024")
    panel.get_by_role("button", name="Another victim").click()
    expect(said(page)).to_have_text("Year of the death: 2024. Saved.")
    expect(panel.get_by_label("Sex of the victim").nth(1)).to_be_focused()
    page.keyboard.press("2")
    expect(said(page)).to_have_text("Victim 2: Sex of the victim: Male. Saved.")
    panel.get_by_text("More of perpetrator 1").click()
    panel.get_by_text("Earlier violence by the perpetrator:").click()
    panel.get_by_role("checkbox", name="2 Towards a member of the family").press("5")
    told = "Perpetrator 1: Earlier violence by the perpetrator: Not stated. Saved."
    expect(said(page)).to_have_text(told)
    chosen = ("victim.age-band=75-and-over", "year=2024", "victim.2.sex=male")
    by_command("set", "DHR58", *chosen, "perpetrator.earlier-violence=not-stated")
    page.get_by_role("button", name="Take back").click()
    expect(panel.get_by_role("checkbox", name="2 Towards a member of the family")).to_be_checked()


def test_a_contact_is_written_from_words_with_the_keyboard_and_changed(page, by_command):
    select(page, WORDS)
    page.keyboard.press("b")
    for key in ("Tab", "Tab", "Enter", "Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    panel = page.get_by_role("region", name="Contacts")
    expect(panel.get_by_label("When", exact=True)).to_be_focused()
    expect(panel.get_by_role("group", name="New contact")).to_contain_text(f"p. 5: {WORDS}")
    page.keyboard.type("about 2013-10")  # no letter is a key in a field
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    for key in ("Tab", "Enter", "Tab", "1", "3"):
        page.keyboard.press(key)
    expect(panel.get_by_text("With: Victim, Child")).to_be_visible()
    panel.get_by_label("Opportunity").select_option("missed")
    panel.get_by_label("What happened, in your words").fill("Nobody asked.")
    panel.get_by_role("button", name="Save the contact").click()
    expect(said(page)).to_have_text("C1 written: about 2013-10, GP, missed. Saved.")
    expect(panel).to_be_focused()
    who = ("--with", "victim", "--with", "child", "--opportunity", "missed")
    piece = ("--summary", "Nobody asked.", "--page", "5", "--quote", WORDS)
    when = ("--when", "about 2013-10", "--agency", "gp")
    by_command("contact", "add", "DHR58", *when, *who, *piece)
    panel.get_by_role("button", name="Change").click()
    panel.get_by_label("Opportunity").select_option("")
    panel.get_by_role("button", name="Save the change").click()
    expect(said(page)).to_have_text("C1 changed: about 2013-10, GP, not judged yet. Saved.")
    panel.get_by_role("button", name="Show in the text").click()
    expect(page.locator('.s[aria-selected="true"]')).to_contain_text("Staff praised her")
    panel.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Take it out").click()
    expect(panel).to_contain_text("No contact is noted yet.")
    panel.press("Escape")
    assert page.evaluate("document.activeElement.matches('.s')")
    page.keyboard.press("z")
    expect(panel.get_by_role("listitem").first).to_contain_text("C1 about 2013-10, GP")


def test_recommendations_and_actions_are_written_and_taken_back(page, by_command, fictional):
    panel = shown(page, "Recommendations")
    expect(panel.get_by_role("heading", name="8.1, to Mental health service")).to_be_visible()
    select(page, WORDS)
    panel.get_by_role("button", name="New recommendation from the selected words").click()
    text = panel.get_by_label("What is recommended")
    expect(text).to_have_value(WORDS)
    text.fill("Ask the carer too.")
    panel.get_by_text("To: none").click()
    panel.get_by_role("checkbox", name="2 GP").check()
    panel.get_by_label("Level").select_option("local")
    panel.get_by_role("button", name="Save the recommendation").click()
    expect(said(page)).to_contain_text("DHR58/R1: recommended. Saved. Page 5 has these words.")
    where = ("--source", "overview", "--page", "5", "--quote", WORDS)
    options = ("--to", "gp", "--level", "local")
    text = "Ask the carer too."
    by_command("plan", "recommend", "DHR58", text, *options, *where, file=PLAN)
    panel.get_by_role("button", name="Add an action to R1").click()
    panel.get_by_label("What is to be done").fill("Ask at each visit.")
    panel.get_by_label("Agency that owns it").select_option("gp")
    panel.get_by_role("button", name="Save the action").click()
    expect(said(page)).to_contain_text("DHR58/R1.a is written: no date; no measure. Saved.")
    action = ("plan", "act", "DHR58/R1", "Ask at each visit.", "--owner", "gp")
    by_command(*action, file=PLAN)
    done = (fictional / PLAN).read_bytes()
    expect(panel.get_by_role("list", name="Actions of R1")).to_contain_text("Ask at each visit.")
    page.get_by_role("button", name="Take back").click()
    expect(panel.get_by_role("list", name="Actions of R1")).to_have_count(0)
    page.get_by_role("button", name="Do again").click()
    expect(panel.get_by_role("list", name="Actions of R1")).to_be_visible()
    assert (fictional / PLAN).read_bytes() == done


def test_a_candidate_is_noted_and_words_stay_where_the_desk_cannot_be_reached(page, by_command):
    panel = shown(page, "Candidate themes")
    select(page, WORDS)
    panel.get_by_role("button", name="New candidate theme from the selected words").click()
    panel.get_by_label("Its name").fill("Praise in place of help")
    panel.get_by_label("What it is").fill("Thanked, and left alone.")
    page.route("**/candidate", lambda route: route.abort())
    panel.get_by_role("button", name="Save the candidate theme").click()
    expect(said(page)).to_contain_text("Not saved. The desk has ended, or cannot be reached.")
    expect(panel).to_contain_text("Not saved: your words are kept on this page alone.")
    expect(panel.get_by_role("button", name="Copy")).to_be_visible()
    for name in ("End the desk", "All reviews"):
        page.get_by_role("button", name=name).click()
        asked = page.get_by_role("dialog")
        expect(asked).to_contain_text("What you have typed and not saved would be lost.")
        asked.get_by_role("button", name="Stay here").click()
    page.unroute("**/candidate")
    shown(page, "Subthemes")
    shown(page, "Candidate themes")
    expect(panel.get_by_label("What it is")).to_have_value("Thanked, and left alone.")
    panel.get_by_role("button", name="Save the candidate theme").click()
    expect(said(page)).to_contain_text("“Praise in place of help” is noted")
    about = ("--about", "Thanked, and left alone.", "--page", "5", "--quote", WORDS)
    by_command("note", "DHR58", "Praise in place of help", *about)


SEEN = "(kind) => Object.defineProperty(document, 'visibilityState', {value: kind, writable: true})"


def test_what_changes_elsewhere_is_said_and_a_field_in_hand_is_left_alone(page, fictional, run):
    panel = shown(page, "Attributes")
    page.evaluate(SEEN, "hidden")  # so that it does not ask for changes
    run("-C", fictional, "set", "DHR58", "year=2021", "victim.sex=male")
    year = panel.get_by_role("textbox", name="Year of the death")
    year.fill("2022")
    expect(panel).to_contain_text("year was changed elsewhere after this page showed it")
    expect(panel).to_contain_text("(saved is: “2021”)")
    expect(year).to_have_value("2022")
    expect(panel.get_by_label("Sex of the victim")).to_have_value("male")
    run("-C", fictional, "contact", "add", "DHR58", "--when", "2013", "--agency", "gp")
    page.evaluate("document.visibilityState = 'visible'")
    expect(said(page)).to_contain_text("Changed elsewhere: contacts", timeout=15_000)
    year.press("Enter")
    expect(said(page)).to_have_text("Year of the death: 2022. Saved.")


def test_a_finding_is_given_to_what_is_seen(page, fictional):
    page.locator('[data-theme="equality"]').click()
    shown(page, "Attributes")
    select(page, WORDS)
    page.keyboard.press("p")
    expect(said(page)).to_contain_text("21 Equality issues is chosen: press the key again")
    expect(page.locator("#themes")).to_be_visible()
    assert "equality" not in open_project(fictional).read("DHR58")[0].findings
    page.keyboard.press("p")
    expect(said(page)).to_contain_text("21 Equality issues: present. Saved, p. 5")


def test_a_coder_apart_has_no_plan(serve, browser, fictional):
    project = open_project(fictional, "desk").of_coder("EM")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(project, "DHR41").desk.address)
        expect(page.get_by_role("button", name="Contacts", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Recommendations", exact=True)).to_have_count(0)


def test_axe_finds_nothing_in_the_panels_and_their_forms(page):
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 256})
    panel = shown(page, "Attributes")
    panel.get_by_text("More of victim 1").click()
    panel.get_by_text("Services the victim was known to:").click()
    for name, form in (
        ("Contacts", "New contact from the selected words"),
        ("Recommendations", "New recommendation from the selected words"),
        ("Candidate themes", "New candidate theme from the selected words"),
    ):
        shown(page, name).get_by_role("button", name=form).click()
    expect(page.get_by_role("heading", name="Insecure housing")).to_be_visible()
    page.evaluate("document.querySelectorAll('.panel').forEach((one) => { one.hidden = false; })")
    rules = {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, ".panel, #panels", options=rules).response["violations"]
    assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_nothing_typed_is_written_twice_or_lost_to_another_form(page, fictional, run):
    given = ("--when", "2013", "--agency", "gp", "--with", "victim 2", "--opportunity", "none")
    run("-C", fictional, "contact", "add", "DHR58", *given)
    page.reload()
    expect(page.locator(".page")).to_have_count(6)
    panel = shown(page, "Contacts")
    panel.get_by_role("button", name="New contact from the selected words").click()
    told = panel.get_by_label("What happened, in your words")
    told.fill("Somebody asked.")
    panel.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Stay here").click()
    expect(told).to_have_value("Somebody asked.")
    panel.get_by_label("When", exact=True).fill("2014")
    panel.get_by_label("Agency", exact=True).select_option("gp")
    panel.get_by_role("button", name="Save the contact").dblclick()
    expect(panel.get_by_role("button", name="Change", exact=True)).to_have_count(2)
    panel.get_by_role("button", name="Change", exact=True).first.click()
    panel.locator("#contact-with summary").click()
    panel.get_by_role("checkbox", name="Child").check()
    panel.get_by_role("button", name="Save the change").click()
    expect(panel.get_by_role("button", name="Save the change")).to_have_count(0)
    first, second = open_project(fictional).read("DHR58")[0].contacts
    assert (set(first.with_), second.summary) == ({"victim 2", "child"}, "Somebody asked.")


def test_what_was_refused_stays_until_it_is_mended_or_left(page):
    panel = shown(page, "Attributes")
    year = panel.get_by_role("textbox", name="Year of the death")
    year.fill("20x3")
    year.press("Enter")
    expect(panel).to_contain_text("Not saved: '20x3'")
    panel.get_by_role("button", name="Another victim").click()
    expect(panel.get_by_label("Sex of the victim")).to_have_count(2)
    expect(year).to_have_value("20x3")
    page.get_by_role("button", name="End the desk").click()
    expect(page.get_by_role("dialog")).to_contain_text("not saved")
