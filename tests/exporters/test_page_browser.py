"""The page in a real browser: Chromium, driven by Playwright."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import installed
from playwright.sync_api import Page, expect

from dhrcode.exporters.html.page import render
from dhrcode.reports.blocks import Lead, Line, Paragraph, Section

WATCH = """window.__violations = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.__violations.push(event.violatedDirective + " " + event.blockedURI));"""
NASTY = (
    "</script><script>window.__hit=1</script><img src=x onerror=window.__hit=1>"
    "<svg onload=window.__hit=1><a href='javascript:window.__hit=1'>{{7*7}}"
)
# Axe runs all its rules of WCAG 2.2 A and AA and of good practice; target-size it leaves out unless
# asked.
RULES = {"rules": {"target-size": {"enabled": True}}}
SIZES = {"phone": {"width": 400, "height": 800}, "desk": {"width": 1280, "height": 800}}


class Watched:
    """A page, and everything that it asked for or complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.add_init_script(WATCH)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def outward(self) -> list[str]:
        """Requests other than for the file itself and for what stands in it."""
        own = self.page.url.partition("#")[0]
        return [url for url in self.requests if url != own and not url.startswith("data:")]

    def violations(self) -> list[str]:
        return self.page.evaluate("window.__violations")


@pytest.fixture
def watch(browser, tmp_path) -> Iterator[Callable[..., Watched]]:
    """Opens HTML: `watch(data, size="desk", **options of the context)`."""
    contexts = []

    def opened(data: bytes, size: str = "desk", **options) -> Watched:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_bytes(data)
        contexts.append(browser.new_context(viewport=SIZES[size], **options))
        watched = Watched(contexts[-1].new_page())
        watched.page.goto(file.as_uri())
        return watched

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def show(watch, sample) -> Iterator[Callable[..., Page]]:
    """Opens a report, the sample unless told otherwise; at the end nothing has left the page."""
    shown = []

    def opened(report=None, size="desk", **options) -> Page:
        shown.append(watch(render(report or sample()), size, **options))
        return shown[-1].page

    yield opened
    for watched in shown:
        assert watched.outward() == []
        assert watched.complaints == []
        assert watched.violations() == []


def evidence_section(report, block):
    return report.sections[-1]._replace(blocks=(block,))


def without_evidence(report):
    return report._replace(sections=report.sections[:-1])


def table(page, number=0):
    return page.locator(".table").nth(number)


def rows(place):
    """Names of the rows that are seen, bands among them, in the order in which they stand."""
    return place.locator("tbody th:visible").all_inner_texts()


def head(place, name):
    return place.get_by_role("columnheader", name=name, exact=True)


def button(place, name):
    return head(place, name).get_by_role("button")


def status(place):
    return place.get_by_role("status")


WHOLE = ["Process & policy", "Use of MARACs", "Police response", "Health", "Issues related to GPs"]


# ---- nothing leaves, nothing runs


def test_the_watch_sees_what_it_is_for(watch, sample):
    evil = b"<img src='http://127.0.0.1:9/x.png'><script>window.__hit = 1</script>"
    data = render(sample()).replace(b"<main", evil + b"<main")
    watched = watch(data)
    assert len(watched.violations()) == 2
    assert len(watched.complaints) == 2
    assert watched.page.evaluate("window.__hit") is None
    open_to_all = data.replace(b"Content-Security-Policy", b"x")
    watched = watch(open_to_all)
    assert watched.outward() == ["http://127.0.0.1:9/x.png"]
    assert watched.page.evaluate("window.__hit") == 1


def test_text_from_people_runs_nothing(show, sample):
    page = show(sample(hostile=NASTY))
    place = table(page)
    expect(place.locator("tbody th").first).to_have_text(f"Process & policy{NASTY}")
    place.get_by_label("Find a subtheme").fill("MARACs")
    button(place, "DHR2").click()
    expect(status(place)).to_contain_text("Shown: 1 of 3 rows")
    place.locator("td a:visible").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text(f"Use of MARACs{NASTY}, DHR2: present")
    expect(dialog.locator("dd").nth(3)).to_have_text(f"no agency sought a referral{NASTY}")
    assert page.locator("dialog img, dialog script, dialog svg").count() == 0
    assert page.evaluate("window.__hit") is None


# ---- filters


def test_rows_are_found_by_words(show):
    place = table(show())
    assert rows(place) == WHOLE
    expect(status(place)).to_have_text("")
    place.get_by_label("Find a subtheme").fill("  RESPONSE police ")
    expect(status(place)).to_have_text("Shown: 1 of 3 rows and 3 of 3 reviews. In the first order.")
    assert rows(place) == ["Process & policy", "Police response"]
    place.get_by_label("Find a subtheme").fill("no such words")
    expect(status(place)).to_contain_text("Shown: 0 of 3 rows")
    assert rows(place) == []
    place.get_by_role("button", name="Show everything").click()
    expect(status(place)).to_contain_text("Shown: 3 of 3 rows")
    assert rows(place) == WHOLE
    expect(place.get_by_label("Find a subtheme")).to_have_value("")


def test_rows_are_chosen_by_area_with_the_keyboard(show):
    page = show()
    place = table(page)
    place.get_by_role("combobox", name="Area").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(status(place)).to_contain_text("Shown: 1 of 3 rows")
    assert rows(place) == ["Health", "Issues related to GPs"]
    page.keyboard.press("Home")
    expect(status(place)).to_contain_text("Shown: 3 of 3 rows")
    assert rows(place) == WHOLE


def test_a_band_without_rows_is_seen_where_all_is_shown_or_it_is_chosen(show, sample):
    empty, report = "Children: not coded by this codebook", sample()
    occurrence = report.tables[0]
    lines = (*occurrence.lines, Line((empty,), band=True))
    section = Section("Grouped", (occurrence._replace(lines=lines),))
    place = table(show(report._replace(sections=(section,))))
    assert rows(place) == [*WHOLE, empty]
    field = place.get_by_role("combobox", name="Area")
    field.select_option(label="Health")
    expect(status(place)).to_contain_text("Shown: 1 of 3 rows")
    assert rows(place) == ["Health", "Issues related to GPs"]
    field.select_option(label=empty)
    expect(status(place)).to_contain_text("Shown: 0 of 3 rows")
    assert rows(place) == [empty]
    field.select_option(index=0)
    place.get_by_label("Only what is present").check()
    expect(status(place)).to_contain_text("Shown: 2 of 3 rows")
    assert empty not in rows(place)


def test_reviews_are_chosen_by_their_ids(show, sample):
    place = table(show(sample(reviews=13)))
    field = place.get_by_label("Reviews, by id")
    marks = place.locator("th.mark:visible")
    field.fill("dhr1")
    expect(marks).to_have_text(["DHR1"])  # an id in full is that review alone
    expect(status(place)).to_have_text(
        "Shown: 3 of 3 rows and 1 of 13 reviews. Counts are still those of all 13 reviews. "
        "In the first order."
    )
    expect(place.locator("tbody tr:nth-child(2) td:visible").first).to_have_text("✓ present")
    expect(place.locator("tbody tr:nth-child(2)").first.locator("td:visible")).to_have_count(4)
    field.fill("R1")
    expect(marks).to_have_text(["DHR1", "DHR10", "DHR11", "DHR12", "DHR13"])
    field.fill("DHR2, dhr10;DHR7")
    expect(marks).to_have_text(["DHR2", "DHR7", "DHR10"])
    field.fill("")
    expect(marks).to_have_count(13)


def test_only_what_is_present_in_the_reviews_shown(show):
    page = show()
    place = table(page)
    place.get_by_label("Only what is present").focus()
    page.keyboard.press("Space")
    expect(status(place)).to_contain_text("Shown: 2 of 3 rows")
    assert rows(place) == ["Process & policy", "Use of MARACs", "Health", "Issues related to GPs"]
    place.get_by_label("Reviews, by id").fill("DHR7")
    expect(status(place)).to_contain_text("Shown: 1 of 3 rows and 1 of 3 reviews")
    assert rows(place) == ["Health", "Issues related to GPs"]


# ---- sorting


def test_a_column_is_sorted_one_way_the_other_and_back(show):
    place = table(show())
    expect(head(place, "Present")).to_have_attribute("aria-sort", "none")
    button(place, "Present").click()
    expect(head(place, "Present")).to_have_attribute("aria-sort", "descending")
    expect(status(place)).to_contain_text("Sorted by Present, descending.")
    assert rows(place) == WHOLE
    button(place, "Present").click()
    expect(head(place, "Present")).to_have_attribute("aria-sort", "ascending")
    assert rows(place) == [WHOLE[0], WHOLE[2], WHOLE[1], *WHOLE[3:]]
    button(place, "Present").click()
    expect(head(place, "Present")).to_have_attribute("aria-sort", "none")
    expect(status(place)).to_contain_text("In the first order.")
    assert rows(place) == WHOLE


def test_what_is_chosen_stands_in_the_address_without_a_word_and_comes_back(show, sample):
    lead = Lead("theme", "gps", Section("Of GPs", (Paragraph("Definition."),)))
    report = sample()._replace(leads=(lead,))
    page = show(report)
    first = table(page)
    first.get_by_role("combobox", name="Area").select_option("Health")
    first.get_by_label("Only what is present in a review shown").check()
    first.get_by_label("Reviews, by id or part of an id").fill("DHR7")
    button(first, "Present").click()
    expect(status(first)).to_contain_text("Sorted by Present, descending.")
    page.wait_for_url("**/*#f/1:a2.p.d*")
    assert "DHR7" not in page.url
    seen = rows(first)
    again = show(report)
    again.goto(again.url + "#" + page.url.partition("#")[2])
    expect(status(table(again))).to_contain_text("Sorted by Present, descending.")
    assert rows(table(again)) == seen
    table(again).get_by_role("button", name="Show everything").click()
    expect(again).to_have_url(re.compile("#f/$"))
    again.goto(again.url.partition("#")[0] + "#t/gps")
    expect(again.get_by_text("Definition.")).to_be_visible()
    again.goto(again.url.partition("#")[0] + "#f/1:a99.x.d9999/7:q")
    assert rows(table(again)) == WHOLE


def test_a_column_is_sorted_with_the_keyboard_and_by_marks(show):
    page = show()
    place = table(page)
    button(place, "DHR7").focus()
    page.keyboard.press("Enter")
    expect(head(place, "DHR7")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Space")
    expect(head(place, "DHR7")).to_have_attribute("aria-sort", "descending")
    assert rows(place) == [WHOLE[0], WHOLE[2], WHOLE[1], *WHOLE[3:]]
    assert page.evaluate("document.activeElement.textContent") == "DHR7"
    button(place, "DHR2").focus()
    page.keyboard.press("Enter")
    expect(head(place, "DHR7")).to_have_attribute("aria-sort", "none")
    expect(head(place, "DHR2")).to_have_attribute("aria-sort", "ascending")


def test_areas_may_be_mixed_when_sorting_and_are_then_named_in_the_row(show):
    place = table(show())
    button(place, "DHR7").click()
    place.get_by_label("Keep areas together").uncheck()
    expect(place.locator(".flat th")).to_have_text([WHOLE[4], WHOLE[1], WHOLE[2]])
    assert rows(place) == [WHOLE[4], WHOLE[1], WHOLE[2]]
    named = place.locator(".flat th").first
    assert named.evaluate("(cell) => getComputedStyle(cell, '::after').content") == '"Health"'
    place.get_by_role("button", name="Show everything").click()
    expect(place.locator(".flat")).to_have_count(0)
    assert rows(place) == WHOLE
    expect(place.get_by_label("Keep areas together")).to_be_checked()


def test_hidden_numbers_and_blanks_come_last_both_ways(show):
    place = table(show(), 2)
    first = [WHOLE[1], WHOLE[2], WHOLE[4]]
    names = [f"{number} {name}" for number, name in enumerate(first, start=1)]
    for direction, order in (("descending", [0, 2, 1]), ("ascending", [0, 2, 1])):
        button(place, "3").click()  # 2, nothing, 2
        expect(head(place, "3")).to_have_attribute("aria-sort", direction)
        assert rows(place) == [names[index] for index in order]
    for direction, order in (("descending", [0, 1, 2]), ("ascending", [0, 1, 2])):
        button(place, "2").click()  # 0, 0, hidden
        expect(head(place, "2")).to_have_attribute("aria-sort", direction)
        assert rows(place) == [names[index] for index in order]


def test_probabilities_and_percentages_are_sorted_as_numbers(show):
    page = show()
    years = table(page, 3)
    button(years, "p").click()  # <0.001 is less than 0.210
    assert rows(years) == ["2013", "2012"]
    frequency = table(page, 1)
    button(frequency, "95% to").click()
    button(frequency, "95% to").click()
    expect(head(frequency, "95% to")).to_have_attribute("aria-sort", "ascending")
    assert rows(frequency) == [WHOLE[0], WHOLE[2], WHOLE[1], *WHOLE[3:]]


# ---- evidence


def test_a_click_on_a_tick_shows_its_evidence_and_escape_returns(show):
    page = show()
    tick = table(page).locator("td a").first
    dialog = page.get_by_role("dialog")
    tick.click()
    expect(dialog).to_have_accessible_name("Use of MARACs, DHR2: present")
    assert dialog.locator("li").count() == 2
    pairs = [dialog.locator(name).all_inner_texts() for name in ("dt", "dd")]
    assert list(zip(*pairs, strict=True)) == [
        ("Document", "overview"),
        ("Page", "20"),
        ("Quote", "no agency sought a referral"),
        ("Note", "Each waited."),
        ("Document", "overview"),
        ("Section", "4.2"),
        ("Note", "Said twice."),
    ]
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(tick).to_be_focused()
    assert "#" not in page.url


def test_enter_on_a_tick_shows_that_findings_evidence(show):
    page = show()
    tick = table(page).locator("td a").nth(1)
    tick.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name("Issues related to GPs, DHR10: present")
    expect(dialog.locator("dd")).to_have_text(["overview", "7", "nobody asked her"])
    page.keyboard.press("Enter")  # on Close
    expect(dialog).to_be_hidden()
    expect(tick).to_be_focused()


def test_a_click_beside_the_evidence_closes_it_and_one_in_it_does_not(show):
    page = show()
    table(page).locator("td a").first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator("dd").first.click()
    expect(dialog).to_be_visible()
    page.mouse.click(5, 5)
    expect(dialog).to_be_hidden()


def test_evidence_is_found_even_where_its_row_is_filtered_out(show, sample):
    report = sample()
    evidence = report.sections[-1].blocks[0]._replace(reviews=True)
    page = show(
        report._replace(sections=(*report.sections[:-1], evidence_section(report, evidence)))
    )
    last = table(page, 4)
    last.get_by_label("Find words").fill("nobody")
    expect(status(last)).to_have_text("Shown: 1 of 3 rows. In the first order.")
    table(page).locator("td a").first.click()
    expect(page.get_by_role("dialog").locator("li")).to_have_count(2)


def test_arrow_keys_move_from_mark_to_mark(show, sample):
    report = sample()
    evidence = report.sections[-1].blocks[0]
    anchors = ("DHR2/use-of-maracs", "DHR10/use-of-maracs", "DHR2/gps", "DHR10/police-response")
    lines = [evidence.lines[0]._replace(anchor=anchor) for anchor in anchors]
    section = evidence_section(report, evidence._replace(lines=lines))
    page = show(report._replace(sections=(*report.sections[:-1], section)))
    page.locator(f"td a[href='#e/{anchors[0]}']").focus()
    for key, anchor in (
        ("ArrowUp", anchors[0]),
        ("ArrowRight", anchors[1]),
        ("ArrowRight", anchors[1]),
        ("ArrowDown", anchors[3]),
        ("ArrowDown", anchors[3]),
        ("ArrowLeft", anchors[3]),
        ("ArrowUp", anchors[1]),
        ("ArrowLeft", anchors[0]),
        ("ArrowDown", anchors[2]),
    ):
        page.keyboard.press(key)
        expect(page.locator(f"td a[href='#e/{anchor}']")).to_be_focused()
    table(page).get_by_label("Find a subtheme").fill("MARACs")
    expect(status(table(page))).to_contain_text("Shown: 1 of 3 rows")
    page.locator(f"td a[href='#e/{anchors[1]}']").focus()
    page.keyboard.press("ArrowDown")  # what is filtered out is passed over
    expect(page.locator(f"td a[href='#e/{anchors[1]}']")).to_be_focused()


def test_without_evidence_nothing_is_a_link(show, sample):
    page = show(without_evidence(sample()))
    assert page.locator("main td a").count() == 0
    table(page).locator("td.p").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


# ---- without scripts


def test_without_scripts_everything_can_be_read(show):
    page = show(java_script_enabled=False)
    place = table(page)
    assert rows(place) == WHOLE
    expect(page.locator("fieldset")).to_be_hidden()
    assert page.locator("button:visible").count() == 0
    evidence = page.locator("tr[id='e/DHR10/gps']")
    expect(evidence).not_to_be_in_viewport()
    before = evidence.locator("td").first.evaluate("(cell) => getComputedStyle(cell).background")
    place.locator("td a").nth(1).click()
    assert page.url.endswith("#e/DHR10/gps")
    expect(evidence).to_be_in_viewport()
    after = evidence.locator("td").first.evaluate("(cell) => getComputedStyle(cell).background")
    assert before != after
    page.get_by_role("link", name="By year").click()
    expect(page.get_by_role("heading", name="By year")).to_be_in_viewport()


# ---- for everybody


SHADES = """() => {
  const rgb = (text) => text.match(/[0-9.]+/g).map(Number);
  const light = (colour) => rgb(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (rgb(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const ratio = (node) => {
    const [a, b] = [getComputedStyle(node).color, ground(node)].map(light);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return Object.fromEntries([...document.querySelectorAll("td[class], td a, th, .key")]
    .map((node) => [node.tagName + "." + node.className, ratio(node)]));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_numbers_stand_out_from_their_ground(show, scheme):
    # Axe does not judge texts of one sign, and most marks are one.
    ratios = show(color_scheme=scheme).evaluate(SHADES)
    assert {"TD.p", "TD.a", "TD.s", "TD.u", "TD.n", "TD.n h4", "A.", "TH.mark"} <= set(ratios)
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_dark_and_light_are_different_and_charts_stand_on_white_in_both(show):
    colours = {
        scheme: [
            page.locator(place).first.evaluate("(node) => getComputedStyle(node).backgroundColor")
            for place in ("body", "td.p", "tbody th", ".card")
        ]
        for scheme in ("light", "dark")
        if (page := show(color_scheme=scheme))
    }
    assert [a != b for a, b in zip(colours["light"], colours["dark"], strict=True)] == [
        True,
        True,
        True,
        False,
    ]
    assert colours["dark"][3] == "rgb(255, 255, 255)"


@pytest.mark.parametrize("evidence", [True, False], ids=("evidence", "no-evidence"))
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(show, sample, size, scheme, evidence):
    report = sample() if evidence else without_evidence(sample())
    page = show(report, size, color_scheme=scheme)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    if evidence:
        table(page).locator("td a").first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hostile", ["", "x" * 40_000, "\u202eאבג "], ids=("plain", "long", "rtl"))
def test_the_page_never_scrolls_sideways(show, sample, size, hostile):
    page = show(sample(hostile=hostile, reviews=40), size)
    width = SIZES[size]["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    region = page.get_by_role("region", name="Table 1: Occurrence table")
    inside, seen = region.evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert seen < width < inside


def test_the_first_column_and_the_headings_stay_in_sight(show, sample):
    page = show(sample(reviews=60), "phone")
    region = page.get_by_role("region", name="Table 1: Occurrence table")
    cell = region.locator("tbody th").nth(1)
    before = cell.bounding_box()["x"]
    region.focus()
    region.evaluate("(node) => { node.scrollLeft = 900; }")
    assert region.evaluate("(node) => node.scrollLeft") == 900
    assert cell.bounding_box()["x"] == before
    sticky = "(node) => getComputedStyle(node).position + getComputedStyle(node).top"
    assert region.locator("thead th").last.evaluate(sticky) == "sticky0px"


REACHABLE = "main a[href], header a, nav a, .skip, button, input, select, [tabindex='0']"


def test_everything_is_reached_with_the_tab_key_and_seen(show):
    page = show()
    page.evaluate("document.querySelectorAll('*').forEach((node, n) => { node.dataset.n = n; })")
    wanted = page.locator(REACHABLE).evaluate_all(
        "(nodes) => nodes.filter((node) => !node.closest('dialog')).map((node) => node.dataset.n)"
    )
    reached = []
    for _ in range(len(wanted)):
        page.keyboard.press("Tab")
        number, outline = page.evaluate(
            "[document.activeElement.dataset.n, getComputedStyle(document.activeElement).outline]"
        )
        assert "solid" in outline
        reached.append(number)
    assert sorted(reached) == sorted(wanted)
    assert len(wanted) > 40


def test_the_first_tab_leads_past_the_navigation(show):
    page = show()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the report")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["width"] > 100
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_screen_reader_is_told_each_finding(show):
    row = table(show()).get_by_role("row", name="Police response")
    expect(row.get_by_role("cell").first).to_have_accessible_name("– absent")
    names = row.aria_snapshot()
    for said in ("– absent", '"not coded"', '"? unclear"', 'rowheader "Police response"'):
        assert said in names


# ---- on paper


def test_on_paper_there_are_no_tools_and_nothing_is_cut_off(show):
    page = show(color_scheme="dark")
    place = table(page)
    expect(place.locator("fieldset")).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in ("fieldset", "nav", ".skip", "dialog"):
        assert page.locator(f"{hidden}:visible").count() == 0
    styles = place.locator(".scroll").evaluate(
        "(node) => [getComputedStyle(node).overflow, getComputedStyle(node).maxHeight]"
    )
    assert styles == ["visible", "none"]
    evidence = page.locator("tr[id='e/DHR10/gps']")
    expect(evidence).to_contain_text("nobody asked her")
    expect(evidence).to_be_visible()
    group = place.locator("thead").evaluate("(node) => getComputedStyle(node).display")
    assert group == "table-header-group"
    ink = page.locator("h1").evaluate("(node) => getComputedStyle(node).color")
    assert ink == "rgb(31, 48, 68)"  # the light one


def test_on_paper_a_table_that_is_filtered_says_so_and_a_whole_one_does_not(show):
    page = show()
    place = table(page)
    place.get_by_label("Find a subtheme").fill("police")
    expect(status(place)).to_contain_text("Shown: 1 of 3 rows")
    page.emulate_media(media="print")
    expect(status(place)).to_be_visible()
    page.emulate_media(media="screen")
    place.get_by_role("button", name="Show everything").click()
    expect(status(place)).to_contain_text("Shown: 3 of 3 rows")
    page.emulate_media(media="print")
    expect(place.locator(".status")).to_be_hidden()


# ---- where there is no browser


def test_a_browser_is_looked_for_where_the_variable_says(monkeypatch):
    monkeypatch.setenv("DHRCODE_BROWSER", "/somewhere/else")
    assert installed() == "/somewhere/else"
    monkeypatch.delenv("DHRCODE_BROWSER")
    monkeypatch.setenv("PATH", str(Path(__file__).parent))
    assert installed() is None
