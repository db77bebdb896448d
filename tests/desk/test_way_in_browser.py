"""The way in, in a real browser."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from dhrcode.desk.browser import AddressFile

VIOLATIONS = """window.__violations = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.__violations.push(event.violatedDirective + " " + event.blockedURI));"""


@pytest.fixture
def tab(browser):
    """A page of a fresh browser, with all that it asked for and complained of."""
    with_context = browser.new_context()
    page = with_context.new_page()
    page.add_init_script(VIOLATIONS)
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    with_context.close()


def is_in(page):
    expect(page.get_by_role("button", name="End the desk")).to_be_visible()


def test_it_opens_from_the_file_and_the_address_says_nothing(serve, project, tab, tmp_path):
    client = serve(project, "DHR58")
    file = AddressFile(client.desk.address)
    tab.goto(file.path.as_uri())
    is_in(tab)
    assert (tab.url, tab.title()) == (client.base, "dhrcode desk")
    assert tab.complaints == []
    assert tab.evaluate("window.__violations") == []
    assert tab.context.cookies() == []
    assert all(url.startswith((client.base, "file:")) for url in tab.asked)
    assert "#" not in "".join(url for url in tab.asked if not url.startswith("file:"))
    file.remove()


def test_it_opens_where_the_address_is_typed_and_others_fetched_it_before(serve, project, tab):
    client = serve(project)
    for _ in range(2):
        with urlopen(client.base, timeout=30) as answer:
            assert b"dhrcode desk" in answer.read()
    tab.goto(client.desk.address)
    is_in(tab)


def test_a_reload_stays_in_and_another_tab_does_not(serve, project, tab):
    client = serve(project)
    tab.goto(client.desk.address)
    is_in(tab)
    tab.reload()
    is_in(tab)
    other = tab.context.new_page()
    other.goto(client.base)
    expect(other.get_by_text("This page has no key")).to_be_visible()
    other.goto("about:blank")
    other.goto(client.desk.address)
    expect(other.get_by_text("This address has been used")).to_be_visible()


def test_another_page_of_this_machine_gets_nothing(serve, project, tab, client_at):
    """A page of another origin asks in every way that it may, with the browser's own headers."""
    client, other = serve(project, "DHR58").enter(), serve(project)
    tab.goto(other.base)
    tried = tab.evaluate(
        """async ([base, key]) => {
          const ways = [
            {method: "POST", mode: "no-cors", body: "{}"},
            {method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"},
            {method: "POST", headers: {"Dhrcode-Key": key}, body: "{}"},
            {method: "GET"},
            {method: "GET", mode: "no-cors"},
          ];
          const said = [];
          for (const way of ways) {
            try { said.push((await fetch(base + "begin", way)).type); } catch { said.push("none"); }
          }
          return said;
        }""",
        [client.base, client.key],
    )
    assert tried == ["none"] * 5  # `connect-src` forbids our own page to ask there at all
    plain = tab.context.new_page()
    plain.route(
        "http://other.test/", lambda route: route.fulfill(body="<p>other", content_type="text/html")
    )
    plain.goto("http://other.test/")
    said = plain.evaluate(
        """async ([base, key]) => {
          const said = [];
          for (const way of [
            {method: "POST", mode: "no-cors", body: "{}"},
            {method: "POST", headers: {"Dhrcode-Key": key}, body: "{}"},
            {method: "GET"},
          ]) {
            try {
              const answer = await fetch(base + "begin", way);
              said.push(answer.type + (await answer.text()));
            } catch { said.push("none"); }
          }
          return said;
        }""",
        [client.base, client.key],
    )
    assert set(said) <= {"none", "opaque"}
    frame = plain.evaluate(
        """async (base) => {
          const frame = document.createElement("iframe");
          const loaded = new Promise((done) => { frame.onload = done; });
          frame.src = base;
          document.body.append(frame);
          await loaded;
          try { return frame.contentDocument ? frame.contentDocument.body.innerText : "closed"; }
          catch { return "closed"; }
        }""",
        client.base,
    )
    assert frame in ("closed", "")


def test_it_is_ended_by_its_button_and_says_so(serve, project, tab):
    client = serve(project)
    tab.goto(client.desk.address)
    tab.get_by_role("button", name="End the desk").click()
    expect(tab.get_by_text("The desk has ended. This page can be closed.")).to_be_visible()
    assert client.desk.ending.wait() == "The desk was ended in the page."
    assert tab.evaluate("sessionStorage.length") == 0
