"""The way in, the guard and an act of coding in Firefox; a Chromium has the other tests."""

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from firefox import running

from dhrcode.desk.browser import AddressFile
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter

pytestmark = pytest.mark.browser
WORDS = "Staff praised her and relied on her."
IS_IN = """() =>
  [...document.querySelectorAll("button")].some((one) => one.textContent === "End the desk")"""
SAYS = "(words) => document.body?.innerText.includes(words)"
SAID = """(words) => document.getElementById("said")?.innerText.includes(words)"""
STORED = """() => [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)]"""
TRIED = """async (base, key) => {
  const said = [];
  for (const way of [
    { method: "POST", mode: "no-cors", body: "{}" },
    { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" },
    { method: "POST", headers: { "Dhrcode-Key": key }, body: "{}" },
    { method: "GET" },
    { method: "GET", mode: "no-cors" },
  ]) {
    try {
      const answer = await fetch(base + "begin", way);
      said.push(answer.type + (await answer.text()));
    } catch { said.push("none"); }
  }
  return said;
}"""
FRAMED = """async (base) => {
  const frame = document.createElement("iframe");
  const loaded = new Promise((done) => { frame.onload = done; setTimeout(done, 3000); });
  frame.src = base;
  document.body.append(frame);
  await loaded;
  try { return frame.contentDocument?.body?.innerText ?? ""; } catch { return ""; }
}"""
PICTURE = """async () => {
  const picture = document.querySelector('.page[data-page="5"] img');
  if (!picture) return null;
  await picture.decode();
  return [picture.src.slice(0, 22), picture.naturalWidth];
}"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    """A Firefox; all tests of this file have the same, and tabs of their own."""
    with running(tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture
def tab(firefox):
    made = firefox.tab()
    yield made
    made.close()


def test_it_opens_from_the_file_and_the_browser_keeps_nothing(serve, project, tab):
    client = serve(project)
    file = AddressFile(client.desk.address)
    tab.open(file.path.as_uri(), wait="none")
    tab.wait_for(IS_IN)
    assert tab.value("() => [location.href, document.title]") == [client.base, "dhrcode desk"]
    assert tab.value(STORED) == ["", [], ["dhrcode-key"]]
    assert [one for one in tab.complaints() if "/favicon.ico" not in one] == []  # the policy's
    assert all(url.startswith((client.base, "file:")) for url in tab.asked())
    file.remove()


def test_it_opens_typed_and_fetched_before_and_a_second_time_it_does_not(serve, project, tab):
    client = serve(project)
    for _ in range(2):
        with urlopen(client.base, timeout=30) as answer:
            assert b"dhrcode desk" in answer.read()
    tab.open(client.desk.address)
    tab.wait_for(IS_IN)
    tab.reload()
    tab.wait_for(IS_IN)
    other = tab.another()
    other.open(client.base)
    other.wait_for(SAYS, "This page has no key")
    other.open("about:blank")
    other.open(client.desk.address)
    other.wait_for(SAYS, "This address has been used")
    other.close()


def test_a_page_of_another_origin_gets_nothing(serve, project, tab):
    client, other = serve(project, "DHR58").enter(), serve(project)
    tab.open(other.base)
    assert tab.value(TRIED, client.base, client.key) == ["none"] * 5
    tab.open("data:text/html,<p>other")
    assert set(tab.value(TRIED, client.base, client.key)) <= {"none", "opaque"}
    assert tab.value(FRAMED, client.base) == ""


@pytest.fixture
def as_pdf(project):
    """The project with the document of DHR58 as a PDF, and nothing found of one subtheme."""
    maker = Path(__file__).parents[2] / "examples" / "fictional" / "make_documents.py"
    subprocess.run([sys.executable, maker, project.root / "sources"], check=True, timeout=120)
    path = project.path_of("DHR58")
    path.write_text(path.read_text().replace("DHR58-overview.txt", "DHR58-overview.pdf"))
    return project


def test_a_sentence_is_coded_with_keys_and_a_page_stands_as_printed(serve, as_pdf, tab, tmp_path):
    twin = open_project(Path(shutil.copytree(as_pdf.root, tmp_path / "twin")), "code")
    tab.open(serve(as_pdf, "DHR58").desk.address)
    tab.wait_for("""() => document.querySelectorAll(".page").length === 6""")
    tab.value(
        """(words) => {
          const cells = [...document.querySelectorAll(".s")];
          const at = cells.findIndex((cell) => cell.words.startsWith(words));
          cells[at].tabIndex = 0;
          cells[at].focus();
        }""",
        WORDS[:12],
    )
    down, enter_key = "\ue015", "\ue007"
    tab.press(down, "t")
    tab.press(*"21", enter_key, "u")
    tab.wait_for(SAID, f"21 Equality issues: unclear. Saved, p. 5: “{WORDS}”")
    enter(twin, "DHR58", FindingEntry("equality", "unclear", Piece(page="5", quote=WORDS)))
    assert as_pdf.path_of("DHR58").read_bytes() == twin.path_of("DHR58").read_bytes()
    tab.value(
        """() => [...document.querySelectorAll('.page[data-page="5"] button')]
          .find((one) => one.innerText === "Page as printed").click()"""
    )
    assert tab.wait_for(PICTURE) == ["blob:http://127.0.0.1:", 1000]
    assert [one for one in tab.complaints() if "/favicon.ico" not in one] == []
