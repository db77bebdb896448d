"""The quotes corpus is what it says it is: checked against its document with `comparable` alone.

A quote is taken apart where a coder left words out or put words in. Each part must stand on the
page, in its order, character for character in comparable form: no measure of likeness is used, so
that what is measured with this corpus does not check itself.
"""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from dhrcode.model.comparable import comparable

CORPUS = Path(__file__).with_name("corpus")
KEYS = {
    "true": {"page", "quote"},
    "moved": {"page", "on", "quote"},
    "altered": {"page", "quote", "was"},
    "invented": {"page", "quote"},
}
PLACES = r"\[(?:town|city|county)\]"  # brackets of the document's own
STOCK = (
    "no referral was made to the MARAC",
    "This was a missed opportunity",
    "an interpreter was not booked",
    "There is no record that",
)
OMITTED = re.compile(rf"(?:(?!{PLACES})\[[^\]]*\])|\.\.\.|…")


def bodies():
    """Each page without the line at its head and the number at its foot."""
    found = {}
    for page in (CORPUS / "document.txt").read_text("utf-8").split("\f"):
        head, *body, foot = page.strip().split("\n")
        assert head == "Domestic Homicide Review: overview report"
        found[re.fullmatch(r"Page ([0-9]+) of 30", foot)[1]] = "\n".join(body).strip()
    return found


BODIES = bodies()
PAGES = {number: comparable(body).text for number, body in BODIES.items()}
PAIRS = {f"{a}-{b}": comparable(f"{BODIES[a]}\n{BODIES[b]}").text for a, b in pairwise(BODIES)}
WHOLE = comparable("\n".join(BODIES.values())).text


def entries(kind):
    return yaml.load((CORPUS / f"{kind}.yaml").read_text("utf-8"), yaml.BaseLoader)


def cases(kind):
    return [pytest.param(entry, id=entry["quote"][:40]) for entry in entries(kind)]


def parts(quote):
    """What a quote claims to take from the document, between its omissions and insertions."""
    said = re.sub(r"\[sic\]", "", re.sub(r"\[(\w)\]", r"\1", quote))
    bare = [re.sub(r" +([.,])", r"\1", comparable(part).text) for part in OMITTED.split(said)]
    stripped = [part.strip(' .,;:"') for part in bare]
    found = [part for part in stripped if part]
    assert found, quote
    return found


def stands(quote, text):
    """Whether every part stands in a text, each after the one before."""
    at = 0
    for part in parts(quote):
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def pages_of(quote):
    """The pages that a quote stands on, or else the pairs of pages over whose break it runs."""
    return [name for name, text in PAGES.items() if stands(quote, text)] or [
        name for name, text in PAIRS.items() if stands(quote, text)
    ]


@pytest.mark.parametrize("kind", KEYS)
def test_there_are_a_hundred_of_each_and_no_two_alike(kind):
    found = entries(kind)
    assert len({comparable(entry["quote"]).text for entry in found}) == len(found) == 100
    assert {frozenset(entry) for entry in found} == {frozenset(KEYS[kind])}


@pytest.mark.parametrize("kind", KEYS)
def test_quotes_are_as_long_as_those_of_coders(kind):
    words = sorted(len(re.findall(r"[\w’'-]+", entry["quote"])) for entry in entries(kind))
    assert words[0] >= 5
    assert words[15] >= 6
    assert 12 <= words[50] <= 22
    assert words[-1] <= 35


@pytest.mark.parametrize("kind", KEYS)
def test_quotes_come_from_all_over_the_document(kind):
    assert len({entry["page"].split("-")[0] for entry in entries(kind)}) >= 25


@pytest.mark.parametrize("entry", cases("true"))
def test_a_true_quote_stands_on_its_page(entry):
    first = entry["page"].split("-")[0]
    over = f"{first}-{int(first) + 1}"
    assert entry["page"] in (first, over)
    where = pages_of(entry["quote"])
    assert entry["page"] in where or over in where


@pytest.mark.parametrize("entry", cases("moved"))
def test_a_moved_quote_stands_on_one_page_which_is_not_the_one_cited(entry):
    assert pages_of(entry["quote"]) == [entry["on"]]
    assert entry["page"] in PAGES
    assert entry["page"] not in (entry["on"], *entry["on"].split("-"))


@pytest.mark.parametrize("entry", cases("altered"))
def test_an_altered_quote_stands_nowhere_and_what_it_was_on_its_page(entry):
    assert not stands(entry["quote"], WHOLE)
    assert pages_of(entry["was"]) == [entry["page"]]


@pytest.mark.parametrize("entry", cases("invented"))
def test_an_invented_quote_stands_nowhere(entry):
    assert not stands(entry["quote"], WHOLE)
    assert entry["page"] in PAGES


def test_true_quotes_are_written_in_the_ways_of_coders():
    quotes = [entry["quote"] for entry in entries("true")]
    ways = {
        "left out": r"…|\.\.\.",
        "left out, in brackets": r"\[(…|\.\.\.)\]",
        "put in": r"\[[A-Za-z]\w+ \w+",
        "another first letter": r"\[\w\]",
        "sic": r"\[sic\]",
        "straight marks": r"['\"]",
        "curly marks": r"[’“”]",
        "hyphen of a line's end": r"\w- \w",
        "line end": r"\n",
        "two spaces": r"\S  \S",
        "dash as hyphen": r"\S - \S",
    }
    found = Counter({way: sum(bool(re.search(p, q)) for q in quotes) for way, p in ways.items()})
    assert min(found.values()) >= 2, found
    assert sum("-" in entry["page"] for entry in entries("true")) >= 8
    assert sum(len(pages_of(quote)) > 1 for quote in quotes) >= 3  # words that recur


def test_the_document_is_like_a_report():
    lines = [line for body in BODIES.values() for line in body.split("\n")]
    assert list(BODIES) == [str(number) for number in range(1, 31)]
    assert all(230 <= len(body.split()) <= 370 for body in BODIES.values())
    assert max(map(len, lines)) <= 78
    full = [line for line in lines if len(line) > 60]
    assert len(full) / 14 < sum(line.endswith("-") for line in full) < len(full) / 8
    assert sum(not body.endswith((".", "”")) for body in BODIES.values()) >= 10  # runs on
    for phrase in STOCK:
        assert sum(comparable(phrase).text in text for text in PAGES.values()) >= 3, phrase
