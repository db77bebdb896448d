"""A review coded at the desk, in a real browser, as `code` would have coded it."""

import re
import shutil
import subprocess
import sys
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from dhrcode.model.passage import sentences
from dhrcode.store.documents import read_document
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.correction import EvidencePlace, mend
from dhrcode.workflows.coding.entry import FindingEntry, Piece, complete, enter
from dhrcode.workflows.documents.read_pages import mark_read

NAME = "records/DHR58.yaml"
FINDINGS = {"p": "present", "a": "absent", "n": "not-stated", "u": "unclear"}
LABELS = {"p": "Present", "a": "Absent", "n": "Not stated", "u": "Unclear"}


@pytest.fixture
def project(fictional):
    """The project with nothing found of DHR58 yet."""
    path = fictional / NAME
    kept, _, rest = path.read_text().partition("findings:\n")
    path.write_text(kept + rest[rest.index("emerging:") :])
    return open_project(fictional, "desk")


@pytest.fixture
def twin(project, tmp_path):
    """The same project once more, which `code` changes."""
    return open_project(Path(shutil.copytree(project.root, tmp_path / "twin")), "code")


class Planned(NamedTuple):
    """One subtheme of the review that is coded."""

    number: int
    subtheme: str
    key: str
    page: int
    words: str


@pytest.fixture
def plan(project):
    """A finding for each subtheme, most with a sentence of the document."""
    pages = read_document(project.root, "DHR58-overview.txt").pages
    whole = [
        (page.number, page.text[start:end])
        for page in pages
        for start, end in sentences(page.text)
        if len(page.text[start:end]) > 60 and "-\n" not in page.text[start:end]
    ]
    keys = cycle("ppaupn")
    return [
        Planned(number, subtheme, next(keys), *whole[2 * number])
        for number, subtheme in enumerate(project.codebook.subthemes, 1)
    ]


def quoted(words):
    """A sentence as a quote: in one line, without the number of its paragraph."""
    return re.sub(r"^[0-9.]+ ", "", " ".join(words.split()))


def coded_by_command(twin, plan):
    for one in plan:
        piece = Piece() if one.key == "n" else Piece(page=str(one.page), quote=quoted(one.words))
        enter(twin, "DHR58", FindingEntry(one.subtheme, FINDINGS[one.key], piece))


def same(project, twin):
    return (project.root / NAME).read_bytes() == (twin.root / NAME).read_bytes()


@pytest.fixture
def open_desk(serve, browser):
    """Opens the desk of DHR58 in a browser; at the end nothing has gone wrong on any page."""
    contexts, wrong = [], []

    def begin(project, *, own_clock=False, **options):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 860}, **options))
        page = contexts[-1].new_page()
        if own_clock:
            page.clock.install()  # it goes on by itself, and on as far as it is told
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(serve(project, "DHR58").desk.address)
        expect(page.locator(".page")).to_have_count(6)
        return page

    yield begin
    for context in contexts:
        context.close()
    refused = "Failed to load resource: "  # the browser's own line where the desk says no
    assert [one for one in wrong if not one.startswith(refused)] == []


def said(page):
    return page.get_by_role("status")


def sentence(page, words):
    """The sentence that begins so."""
    exact = re.compile(r"\s+".join(map(re.escape, words.split())))
    return page.locator(".s", has_text=exact).first


def focus(cell):
    """Puts the focus on a sentence, as Tab and Down would in the end."""
    cell.evaluate("(cell) => { cell.tabIndex = 0; cell.focus(); }")


def test_a_whole_review_is_coded_with_the_keyboard_alone(open_desk, project, twin, plan):
    page = open_desk(project)
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('.s')"):
        page.keyboard.press("Tab")
    focused = "document.activeElement.words"
    for one in plan:
        while page.evaluate(focused) != one.words:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("t")
        page.keyboard.type(str(one.number))
        page.keyboard.press("Enter")
        page.keyboard.press(one.key)
        expect(said(page)).to_contain_text(f"{one.number} ")
        expect(said(page)).to_contain_text("Saved")
        expect(page.locator("#count")).to_have_text(f"{one.number} of 21 coded")
    coded_by_command(twin, plan)
    assert same(project, twin)


ENDS = """async (cell) => {
  const frame = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const ends = () => {
    const boxes = [...cell.getClientRects()].filter((box) => box.width > 0);
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    return [[first.left + 1, first.top + first.height / 2],
            [last.right + 2, last.top + last.height / 2]];
  };
  let before = "";
  while (before !== JSON.stringify(ends())) {
    before = JSON.stringify(ends());
    await frame();
  }
  return ends();
}"""
"""Where a sentence begins and ends, as soon as the pages before it have come to rest."""


def drag(page, cell):
    """Selects a sentence with the mouse, from its first letter to its last."""
    # At the edge of the pane a browser scrolls while it selects, and takes more.
    cell.evaluate("(cell) => cell.scrollIntoView({ block: 'center' })")
    first, last = cell.evaluate(ENDS)
    page.mouse.move(*first)
    page.mouse.down()
    page.mouse.move(*last, steps=4)
    page.mouse.up()


def test_a_whole_review_is_coded_with_the_mouse_alone(open_desk, project, twin, plan):
    page = open_desk(project)
    for one in plan:
        if one.key != "n":
            drag(page, sentence(page, one.words))
            expect(said(page)).to_contain_text("selected, page")
        page.locator(f'[data-theme="{one.subtheme}"]').click()
        page.get_by_role("button", name=LABELS[one.key], exact=True).click()
        expect(page.locator("#count")).to_have_text(f"{one.number} of 21 coded")
    coded_by_command(twin, plan)
    assert same(project, twin)
    page.get_by_role("button", name="Mark complete").click()
    expect(said(page)).to_have_text("The record is complete.")
    complete(twin, "DHR58")
    assert same(project, twin)


def coded(page, words, theme, finding="Present"):
    """Codes a sentence."""
    drag(page, sentence(page, words))
    page.locator(f'[data-theme="{theme}"]').click()
    page.get_by_role("button", name=finding, exact=True).click()
    expect(said(page)).to_contain_text("Saved, p. ")


WORDS = "Staff praised her and relied on her."


def test_the_ends_of_a_selection_move_by_words(open_desk, project, twin):
    page = open_desk(project)
    focus(sentence(page, WORDS))
    page.keyboard.press("ArrowDown")
    for key in ("[", "ArrowRight", "]", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    page.locator('[data-theme="equality"]').click()
    focus(sentence(page, WORDS))
    page.keyboard.press("u")
    expect(said(page)).to_have_text(
        "21 Equality issues: unclear. Saved, p. 5: “praised her and relied”"
    )
    enter(
        twin,
        "DHR58",
        FindingEntry("equality", "unclear", Piece(page="5", quote="praised her and relied")),
    )
    assert same(project, twin)


def test_sentences_are_selected_over_paragraphs_and_pages(open_desk, project):
    page = open_desk(project)
    last = page.locator('.page[data-page="1"] .s').last
    focus(last)
    page.keyboard.press("ArrowDown")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowDown")
    expect(said(page)).to_contain_text("pages 1 to 2")
    page.keyboard.press("j")
    page.keyboard.press("p")
    expect(said(page)).to_contain_text("Saved, p. 1-2:")
    (piece,) = project.read("DHR58")[0].findings["use-of-maracs"].evidence
    assert piece.page == "1-2"
    assert "Page 2 of 6" not in piece.quote
    expect(page.locator('.page[data-page="1"] mark').first).to_be_visible()
    expect(page.locator('.page[data-page="2"] mark').first).to_be_visible()


def test_a_mark_s_menu_notes_moves_changes_and_removes(open_desk, project, twin):
    page = open_desk(project)
    coded(page, WORDS, "managing-care")
    enter(twin, "DHR58", FindingEntry("managing-care", "present", Piece(page="5", quote=WORDS)))
    page.locator('[data-theme="gps"]').click()
    page.locator("mark").first.click()
    expect(said(page)).to_have_text("10 Managing care / managing carers, present, piece 1 of 1.")
    note = page.get_by_label("Note", exact=True)
    note.fill("She was praised, and not asked.")
    note.blur()
    expect(said(page)).to_have_text("The note is saved.")
    words = {"note": "She was praised, and not asked."}
    mend(twin, "DHR58", EvidencePlace("managing-care", 1), words)
    assert same(project, twin)
    drag(page, sentence(page, "The panel could not settle the matter."))
    page.get_by_role("button", name="Take the selected words").click()
    expect(said(page)).to_contain_text("Saved, p. 5: “The panel could not")
    given = {"page": "5", "quote": "The panel could not settle the matter."}
    mend(twin, "DHR58", EvidencePlace("managing-care", 1), given)
    assert same(project, twin)
    page.get_by_role("button", name="Code for another too").click()
    page.get_by_role("combobox").fill("equality")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Unclear").click()
    expect(page.locator("mark.several")).to_be_visible()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(said(page)).to_have_text("The piece is taken out.")
    assert project.read("DHR58")[0].findings["equality"].evidence == ()


def test_marks_that_overlap_are_gone_through_with_a_key(open_desk, project):
    page = open_desk(project)
    for theme in ("managing-care", "equality"):
        coded(page, WORDS, theme)
    expect(page.locator("mark.several")).to_have_attribute("data-n", "10 21")
    name = f"{WORDS} Coded 10 Managing care / managing carers, present; 21 Equality issues, present"
    cell = page.get_by_role("gridcell", name=name)
    focus(cell)
    for theme in ("10 Managing care / managing carers", "21 Equality issues", "10 Managing care"):
        page.keyboard.press("o")
        expect(said(page)).to_contain_text(f"{theme}")


def test_words_that_stand_twice_on_their_page_are_marked_hollow_at_each(open_desk, project):
    enter(project, "DHR58", FindingEntry("gps", "present", Piece(page="5", quote="the victim")))
    page = open_desk(project)
    hollow = page.locator('.page[data-page="5"] mark.hollow')
    expect(hollow.first).to_be_visible()
    assert hollow.count() > 1
    hollow.first.click()
    expect(page.get_by_text("times on the page: take more of them")).to_be_visible()


def test_z_takes_back_what_this_desk_did_and_nothing_else(open_desk, project):
    page = open_desk(project)
    first = (project.root / NAME).read_bytes()
    coded(page, WORDS, "managing-care")
    second = (project.root / NAME).read_bytes()
    focus(sentence(page, WORDS))
    page.keyboard.press("z")
    expect(said(page)).to_have_text("Taken back.")
    assert (project.root / NAME).read_bytes() == first
    expect(page.locator("mark")).to_have_count(0)
    focus(sentence(page, WORDS))
    page.keyboard.press("Shift+Z")
    expect(said(page)).to_have_text("Done again.")
    assert (project.root / NAME).read_bytes() == second
    enter(open_project(project.root, "code"), "DHR58", FindingEntry("gps", "absent"))
    focus(sentence(page, WORDS))
    page.keyboard.press("z")
    expect(said(page)).to_contain_text("records/DHR58.yaml was changed since")
    assert project.read("DHR58")[0].findings["gps"].finding == "absent"


def test_what_changes_elsewhere_is_shown_and_unsaved_words_stay(open_desk, project):
    page = open_desk(project, own_clock=True)
    coded(page, WORDS, "managing-care")
    page.route("**/mend", lambda route: route.abort())
    note = page.get_by_label("Note", exact=True)
    note.press_sequentially("half a th")
    other = open_project(project.root, "code")
    enter(other, "DHR58", FindingEntry("gps", "absent"))
    page.clock.fast_forward(5000)
    expect(said(page)).to_have_text("Changed elsewhere: 13 Issues related to GPs.")
    expect(note).to_have_value("half a th")
    expect(note).to_be_focused()


def test_a_subtheme_that_changed_elsewhere_is_not_overwritten(open_desk, project):
    page = open_desk(project)
    page.locator('[data-theme="gps"]').click()
    page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden'})")
    enter(open_project(project.root, "code"), "DHR58", FindingEntry("gps", "absent"))
    page.get_by_role("button", name="Present", exact=True).click()
    expect(said(page)).to_contain_text("Not saved: gps was changed elsewhere")
    assert project.read("DHR58")[0].findings["gps"].finding == "absent"
    pressed = page.get_by_role("button", name="Absent", exact=True)
    expect(pressed).to_have_attribute("aria-pressed", "true")


def test_words_that_cannot_be_saved_stay_and_are_said_to_be_unsaved(open_desk, project, serve):
    page = open_desk(project)
    coded(page, WORDS, "managing-care")
    page.route("**/mend", lambda route: route.abort())
    note = page.get_by_label("Note", exact=True)
    note.fill("words of mine")
    note.blur()
    expect(said(page)).to_contain_text("Not saved. The desk has ended, or cannot be reached.")
    expect(page.get_by_text("your words are kept on this page alone")).to_be_visible()
    expect(note).to_have_value("words of mine")
    expect(page.get_by_role("button", name="Copy")).to_be_visible()


def test_single_keys_are_off_in_fields_and_where_they_were_switched_off(open_desk, project):
    page = open_desk(project)
    coded(page, WORDS, "managing-care")
    page.get_by_label("Note", exact=True).press_sequentially("pan u.")
    expect(page.get_by_label("Note", exact=True)).to_have_value("pan u.")
    page.get_by_label("Note", exact=True).blur()
    expect(said(page)).to_have_text("The note is saved.")
    page.get_by_role("button", name="Single keys").click()
    before = project.read("DHR58")[0].findings["managing-care"].finding
    focus(sentence(page, WORDS))
    page.keyboard.press("a")
    expect(said(page)).to_have_text("Single keys are off.")
    page.locator('[data-theme="gps"]').click()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-theme="prescriptions"]')).to_be_focused()
    page.keyboard.press("a")
    expect(said(page)).to_contain_text("14 Management of prescriptions")
    assert project.read("DHR58")[0].findings["managing-care"].finding == before


def test_several_documents_are_tabs_and_the_list_leads_to_a_review(open_desk, project):
    path = project.root / NAME
    second = "  - {id: chronology, title: Chronology, file: DHR41-overview.txt}\n"
    text = path.read_text()
    path.write_text(text.replace("attributes:", f"{second}attributes:", 1))
    page = open_desk(project)
    page.get_by_role("button", name="Chronology").click()
    expect(page.get_by_text("DOMESTIC HOMICIDE REVIEW DHR41")).to_be_visible()
    page.get_by_role("button", name="Overview report").click()
    expect(page.get_by_text("DOMESTIC HOMICIDE REVIEW DHR58")).to_be_visible()
    page.get_by_role("button", name="All reviews").click()
    page.get_by_role("button", name="DHR41").click()
    expect(page.get_by_role("heading", name="DHR41")).to_be_visible()
    assert page.url.endswith("/")
    assert page.title() == "dhrcode desk"


def test_text_enters_as_text(open_desk, project):
    nasty = "<img src=x onerror=window.__hit=1><script>window.__hit=1</script>{{7*7}}"
    path = project.root / "sources" / "DHR58-overview.txt"
    path.write_text(f"Page 1 of 6\n\n{nasty} is what it says.\n\n" + path.read_text())
    enter(project, "DHR58", FindingEntry("gps", "present", Piece(page="1", note=nasty)))
    page = open_desk(project)
    expect(page.get_by_text("is what it says.")).to_contain_text("<script>window.__hit=1</script>")
    page.locator('[data-theme="gps"]').click()
    expect(page.get_by_label("Note", exact=True)).to_have_value(nasty)
    assert page.evaluate("window.__hit") is None


def test_pages_are_read_when_a_person_says_so_and_asked_after(open_desk, project, twin):
    page = open_desk(project)
    focus(page.locator('.page[data-page="2"] .s').nth(3))
    page.keyboard.press("r")
    expect(said(page)).to_have_text("Page 2 is read.")
    for number in (1, 3):
        page.locator(f'[data-read="{number}"]').click()
        expect(said(page)).to_have_text(f"Page {number} is read.")
    expect(page.locator("#read")).to_have_text("read: pages 1-3 of 6")
    mark_read(twin, "DHR58", None, "1-3")
    assert same(project, twin)
    focus(sentence(page, WORDS))
    page.keyboard.press("Shift+N")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("21 subthemes are not coded.")
    expect(asked).to_contain_text(
        "You have not said that you have read: Overview report, pages 4-6"
    )
    asked.get_by_role("button", name="Change nothing").click()
    assert same(project, twin)
    page.keyboard.press("Shift+N")
    asked.get_by_role("button", name="Write “not stated”").click()
    expect(said(page)).to_have_text("21 subthemes: not stated.")
    for subtheme in twin.codebook.subthemes:
        enter(twin, "DHR58", FindingEntry(subtheme, "not-stated"))
    assert same(project, twin)
    focus(page.locator('.page[data-page="2"] .s').nth(3))
    page.keyboard.press("r")
    expect(said(page)).to_have_text("Page 2 is not read.")
    expect(page.locator("#read")).to_have_text("read: pages 1, 3 of 6")


def test_words_are_found_on_the_page_and_sent_nowhere(open_desk, project):
    page = open_desk(project)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    focus(sentence(page, WORDS))
    page.keyboard.press("/")
    page.get_by_label("Find in the document").press_sequentially("mental HEALTH act")
    expect(said(page)).to_have_text("1 hit.")
    expect(page.locator("#hits i")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Hit 1 of 1, page 4.")
    page.get_by_label("Find in the document").fill("neighbours")  # a line's end breaks it once
    expect(said(page)).to_contain_text("hit")
    assert page.locator("#hits i").count() >= 1
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.s')")
    assert [body for body in sent if "mental" in body.lower() or "neighbours" in body] == []


def test_a_page_is_gone_to_by_its_number(open_desk, project):
    page = open_desk(project)
    focus(sentence(page, "OVERVIEW REPORT"))
    page.keyboard.press("g")
    page.get_by_label("Page, as printed or of the file").fill("9")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("There is no page 9: pages 1 to 6.")
    page.get_by_label("Page, as printed or of the file").fill("5")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Page 5.")
    expect(page.locator('.page[data-page="5"]')).to_be_in_viewport()


@pytest.fixture
def as_pdf(project):
    """The same project with its document as a PDF, whose last page has no text."""
    maker = Path(__file__).parents[2] / "examples" / "fictional" / "make_documents.py"
    subprocess.run([sys.executable, maker, project.root / "sources"], check=True, timeout=120)
    path = project.root / NAME
    path.write_text(path.read_text().replace("DHR58-overview.txt", "scanned.pdf"))
    with PdfDocument(project.root / "sources" / "DHR58-overview.pdf") as pdf:
        pdf.del_page(5)
        pdf.new_page(595, 842)  # as a scan is, without text
        pdf.save(project.root / "sources" / "scanned.pdf")
    return project


def test_a_page_stands_as_printed_beside_its_text(open_desk, as_pdf):
    page = open_desk(as_pdf)
    fifth = page.locator('.page[data-page="5"]')
    fifth.get_by_role("button", name="Page as printed").click()
    picture = fifth.get_by_role("img", name="Page 5 as printed")
    expect(picture).to_be_visible()
    assert picture.evaluate("(img) => img.decode().then(() => img.naturalWidth)") == 1000
    assert picture.get_attribute("src").startswith("blob:http://127.0.0.1:")
    fifth.get_by_role("button", name="Page as printed").click()
    expect(picture).to_have_count(0)
    last = page.locator('.page[data-page="6"]')
    last.scroll_into_view_if_needed()
    expect(last.get_by_role("img", name="Page 6 as printed")).to_be_visible()
    page.locator('[data-theme="gps"]').click()
    last.get_by_role("button", name="Type evidence of this page").click()
    expect(page.get_by_label("Quote", exact=True)).to_be_focused()
    expect(page.get_by_label("Page", exact=True)).to_have_value("6")


def test_evidence_of_a_page_without_text_is_typed(open_desk, project, twin):
    page = open_desk(project)
    page.locator('[data-theme="gps"]').click()
    page.get_by_role("button", name="Absent", exact=True).click()
    expect(said(page)).to_contain_text("Saved.")
    page.get_by_text("Type evidence, of a page without text").click()
    page.get_by_label("Page", exact=True).fill("7")
    page.get_by_label("Quote", exact=True).fill("as it is printed")
    page.get_by_label("Note on it").fill("A scan.")
    page.get_by_role("button", name="Add as evidence").click()
    expect(said(page)).to_have_text(
        "13 Issues related to GPs: absent. Saved, p. 7: “as it is printed”"
    )
    piece = Piece(page="7", quote="as it is printed", note="A scan.")
    enter(twin, "DHR58", FindingEntry("gps", "absent", piece))
    assert same(project, twin)
