"""A quote and a document: what became of the quote, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.analysis.quotes.match import match
from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.model.document import Document, Page

FIRST = (
    "The panel met in May. No agency sought a referral to the MARAC, although three of them knew "
    "of the \u201cviolent incident\u201d in 2012. The victim said that she had not been asked."
)
SECOND = (
    "She was not known to the police. The officers\u2019 notes describe a con-\ndent woman who "
    "declined help. Her neigh-\nbours had heard shouting on most evenings of that year."
)
THIRD = "There was no further action. The health visitor wrote to the practice in [town] twice."


@pytest.fixture
def review(document):
    return document(FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "quote",
    [
        "No agency sought a referral to the MARAC",
        "no agency sought a referral to the marac,",
        "\u201cNo agency sought a referral to the MARAC.\u201d",
        "  No  agency\nsought a referral  ",
        "No agency sought ... three of them knew",
        "No agency sought \u2026 three of them knew",
        "No agency sought [...] three of them knew",
        "No agency sought (\u2026) three of them knew",
        "No agency sought . . . three of them knew",
        "... agency sought a referral ...",
        "[N]o agency sought a referral",
        "three of [the agencies] knew of the 'violent incident'",
        'three [agencies] knew of the "violent incident"',
        "[Staff] sought a referral to the MARAC",
        "No agency [sic] sought a referral [sic!] to the MARAC",
        "The victim said ... [that] she had not been asked",
        "The victim sa[ys] that she had not been asked",
        "The victim said that [Ms B] had not been asked",
    ],
)
def test_found_on_the_page_given(review, quote):
    found = match(quote, "1", review)
    assert (found.kind, found.where, found.differences) == ("found", "page 1", ())
    assert match(quote, "2", review).kind == "elsewhere"


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("Her neighbours had heard shouting", "2"),
        ("wrote to the practice in [town] twice", "3"),
        ("wrote to the practice [...] twice", "3"),
        ("describe a confident woman who declined help", "2"),
    ],
)
def test_what_printing_and_anonymising_change(document, quote, page):
    review = document(FIRST, SECOND.replace("con-\ndent", "con\ufb01-\ndent"), THIRD)
    assert match(quote, page, review).kind == "found"


def test_a_quote_runs_over_the_end_of_a_page(review):
    quote = "she had not been asked. She was not known to the police."
    for page in ("1", "2", "1-2", "pp. 1\u20132", None):
        found = match(quote, page, review)
        assert (found.kind, found.where, found.page) == ("found", "pages 1-2", "1-2"), page
    assert match(quote, "3", review).kind == "elsewhere"


def test_a_word_is_broken_by_the_end_of_a_page(document):
    review = document("They asked the neigh-\n", "bours about the shouting at night.")
    assert match("asked the neighbours about the shouting", "1", review).kind == "found"


def test_parts_come_in_order_and_near_each_other(review):
    assert match("violent incident ... no agency sought a referral", "1", review).kind != "found"
    assert match("No agency sought ... known to the police", "1", review).where == "pages 1-2"
    assert match("No agency sought a referral ... wrote to the practice", "1", review).kind == (
        "not-found"
    )


@pytest.mark.parametrize("quote", ["no further action", "the health visitor wrote"])
def test_three_words_and_twelve_characters_are_found(review, quote):
    assert match(quote, "3", review).kind == "found"


@pytest.mark.parametrize(
    "quote",
    ["no agency", "The panel", "of the", "in ... the ... of", "she [always] was", "...", "-"],
)
def test_too_short_to_tell_even_on_the_page_given(review, quote):
    for page in ("1", "2", None):
        assert match(quote, page, review).kind == "too-short"


def test_a_short_quote_that_stands_nowhere_is_not_found(review):
    assert match("no housing", "1", review).kind == "not-found"


@pytest.mark.parametrize(
    ("quote", "document_says", "quote_says", "weighty"),
    [
        (
            "No agency had sought a referral to the MARAC",
            "No agency sought a",
            "No agency had sought a",
            False,
        ),
        (
            "the victim said that she had been asked",
            "she had not been asked",
            "she had been asked",
            True,
        ),
        (
            "knew of the violent incident in 2021. The victim said that",
            "of the \u201cviolent incident\u201d in 2012. The victim",
            "of the violent incident in 2021. The victim",
            True,
        ),
        (
            "There was further action. The health visitor wrote",
            "There was no further action.",
            "There was further action.",
            True,
        ),
        (
            "She was known to the police. The officers' notes describe",
            "She was not known to",
            "She was known to",
            True,
        ),
        (
            "Her neighbours had heard shouting on some evenings of that year",
            "shouting on most evenings of",
            "shouting on some evenings of",
            False,
        ),
        (
            "The health visitor wrote to the practice in [town] once",
            "in [town] twice",
            "in [town] once",
            True,
        ),
    ],
)
def test_small_differences_are_shown_and_never_found(
    review, quote, document_says, quote_says, weighty
):
    found = match(quote, None, review)
    assert found.kind == "differs"
    (only,) = found.differences
    assert (only.document, only.quote, only.weighty) == (document_says, quote_says, weighty)
    assert str(only) == f'the document: "{document_says}"; the quote: "{quote_says}"'


def test_a_difference_that_printing_makes_is_none(review):
    quote = "knew of the 'violent incident' in 2012. The victim said that he had not been asked"
    (only,) = match(quote, None, review).differences
    assert (only.document, only.quote) == ("said that she had not", "said that he had not")


@pytest.mark.parametrize(
    "quote",
    [
        "The police attended the address on nine occasions that year",
        "No agency asked the victim about the violent man or his referral",
        "The officers wrote to the MARAC in [town] about shouting and help",
        "There was no referral. The health visitor had not asked the neighbours",
    ],
)
def test_words_of_the_document_in_another_sentence_are_not_found(review, quote):
    assert match(quote, "1", review).kind == "not-found"


@pytest.mark.parametrize(
    "quote",
    [
        "She was ... known to the police. The officers",
        "She was [clearly] known to the police. The officers",
        "although three of them knew ... The victim said that she had [...] been asked",
    ],
)
def test_leaving_out_a_not_is_shown(review, quote):
    found = match(quote, None, review)
    assert found.kind == "differs"
    (only,) = found.differences
    assert only.weighty
    assert " not " in only.document
    assert "[...]" in only.quote


def test_leaving_out_a_clause_with_a_not_is_quoting(document):
    review = document("He waited in the car. If she was not out by nine he would flash the lights.")
    quote = "He waited in the car. [...] he would flash the lights"
    assert match(quote, "1", review).kind == "found"


def test_a_difference_and_another_page_are_both_said(review):
    found = match("No agency had sought a referral to the MARAC", "3", review)
    assert (found.kind, found.where, found.page_fits, found.page) == (
        "differs",
        "page 1",
        False,
        "",
    )


def test_a_quote_that_stands_in_several_places(document):
    stock = "This was a missed opportunity to protect the victim."
    review = document(*[f"On {day}. {stock}" for day in ("Monday", "Friday", "Sunday", "Tuesday")])
    assert match(stock, "3", review).kind == "found"
    elsewhere = match(stock, "9", review)
    assert (elsewhere.kind, elsewhere.where, elsewhere.page) == (
        "elsewhere",
        "pages 1, 2, 3 and others",
        "",
    )
    assert match(f"Friday. {stock} On", "9", review).where == "pages 2-3"


def test_a_page_is_proposed_for_a_long_quote_in_one_place_alone(review):
    assert match("No agency sought a referral to the MARAC", "2", review).page == "1"
    assert match("no further action", "2", review).page == ""


def test_a_document_without_pages(document):
    review = document(f"{FIRST} {SECOND}", paged=False)
    found = match("No agency sought a referral", "20", review)
    assert (found.kind, found.where, found.page, found.page_fits) == ("found", "", "", True)
    assert match("No agency had sought a referral to the MARAC", "20", review).where == ""


def test_words_that_go_on_are_not_the_quotes(document):
    review = document("The uncertainty of all this was a burden for them. It is self-harm again.")
    assert match("certainty of all this was a burden", "1", review).kind != "found"
    assert match("The uncertainty of all this was a burd", "1", review).kind != "found"
    assert match("harm again. ... ", "1", review).kind == "too-short"
    assert match("It is self", None, review).kind == "too-short"
    assert match("burden for them. It is self", None, review).kind == "found"


@pytest.mark.parametrize(
    "quote",
    [
        "the [x] " * 40,
        "a ... " * 300 + "b",
        "[" * 900,
        "'\"" * 900,
        "(?:.*)+$ \\1 [^a]",
        "x" * 20_000,
    ],
)
def test_odd_quotes_end_soon_and_are_not_found(review, quote):
    assert match(quote, "1", review).kind in ("not-found", "too-short")


VOCABULARY = ("the", "a", "panel", "found", "that", "no", "agency", "sought", "help", "2012", "she")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=30, max_size=90)
LAYOUT = st.lists(st.sampled_from([" ", "\n", "\n\n", "\u00a0", " \n "]), min_size=90, max_size=90)


@given(WORDS, LAYOUT, st.data())
def test_whatever_is_taken_from_a_document_is_found_in_it(words, spaces, data):
    """Words in a row, wherever pages end and lines break, are found on a page that has some."""
    cut = sorted(data.draw(st.sets(st.integers(1, len(words) - 1), min_size=1, max_size=4)))
    texts, of_word = [], []
    for page, (start, end) in enumerate(zip([0, *cut], [*cut, len(words)], strict=True)):
        texts.append("".join(f"{words[n]}{spaces[n]}" for n in range(start, end)))
        of_word += [page] * (end - start)
    pages = tuple(Page(n, "", text) for n, text in enumerate(texts, start=1))
    review = Searchable(Document("x", "0" * 64, pages))
    start = data.draw(st.integers(0, len(words) - 8))
    end = data.draw(st.integers(start + 8, len(words)))
    found = match(" ".join(words[start:end]), str(of_word[start] + 1), review)
    assert found.kind == "found"


@given(st.text(st.sampled_from("ab .,'\"[]()\u2026\u201c-\n1"), max_size=60))
def test_no_quote_breaks_it(quote):
    review = Searchable(Document("x", "0" * 64, (Page(1, "", "a b. ab [a] ... b\u201d 1 a-b"),)))
    assert match(quote, "1", review).kind in ("found", "not-found", "too-short", "differs")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Some 13.5 per cent of all households were at risk.", "5 per cent of all households were"),
        ("The service paid her \u00a31,000 in all.", "The service paid her \u00a31"),
        ("There were 3,000 calls to the police.", "000 calls to the police"),
        ("She came to the house at 10.30 that night.", "came to the house at 10"),
        ("Between them 10-12 officers came to the house.", "12 officers came to the house"),
        ("She said that she can\u2019t come in.", "said that she can"),
        ("He was non-compliant with his medication.", "compliant with his medication"),
        ("He was un-\nlawfully at large that May.", "lawfully at large that May"),
        ("There were 3,000 calls and no answer at all.", "There were 3 [...] and no answer at all"),
    ],
)
def test_a_part_of_a_number_or_of_a_denied_word_is_not_found(document, text, quote):
    assert match(quote, None, document(text)).kind in ("differs", "not-found")
    assert match(text, None, document(text)).kind == "found"


def test_a_year_with_a_footnotes_number_behind_it_is_found(document):
    made = document("It was reported to the panel in 2014.5 The panel heard no more of it.")
    assert match("reported to the panel in 2014", None, made).kind == "found"


def test_brackets_never_stand_for_a_denial_however_long(document):
    made = document("The GP said that he had not referred her to the clinic that spring.")
    found = match("The GP [Dr] referred her to the clinic", None, made)
    assert found.kind == "differs"
    assert found.differences[0].weighty
    assert match("The GP [said he] had not referred her", None, made).kind == "found"


def test_a_head_of_the_page_given_that_stands_in_the_text_of_another_is_found(document):
    head = "Overview report into the death of one woman"
    pages = [f"{head}\nThe panel met {n} times in the spring." for n in range(2, 6)]
    made = document(f"The panel sat.\nNobody came.\nMay.\nJune.\n{head}.\n1.\n2.\n3.\n4.", *pages)
    assert match(head, "1", made).kind == "found"
    assert match(head, "4", made).kind == "found"
    assert match(head, "9", made).kind == "elsewhere"


def test_a_sic_of_the_document_itself_is_found(document):
    made = document(
        "The report says that he recieved [sic] no letter. She refered herself to them."
    )
    assert match("says that he recieved [sic] no letter", None, made).kind == "found"
    assert match("She refered [sic] herself to them", None, made).kind == "found"
    assert match("[sic]", None, made).kind == "too-short"


def test_an_accent_may_be_a_character_of_its_own(document):
    made = document("She told Zo\u00eb at the caf\u00e9 of it later.")
    assert match("told Zoe\u0308 at the cafe\u0301 of it", None, made).kind == "found"


TEXT = (
    "The officer denied that any call was made to the house that night by her neighbours. "
    "The police told the health visitor of the call on the Monday, and the GP heard of it. "
    "She said that Mr A told her to leave the house before ten."
)


@pytest.mark.parametrize(
    "quote",
    [
        "The officer [admitted] that any call was made to the house",
        "any call was made to the house that night by her [friends]",
        "any call was made to the house that night by her [friends].",
        "[He admitted] that any call was made to the house that night",
        "[the GP] told the health visitor of the call on the Monday",
    ],
)
def test_brackets_for_more_than_who_is_meant_are_shown(document, quote):
    found = match(quote, None, document(TEXT))
    assert found.kind == "differs"
    assert "[...]" in found.differences[0].quote


@pytest.mark.parametrize(
    "quote",
    [
        "[The officer] denied that any call was made to the house",
        "said that [the perpetrator] told her to leave the house before ten",
        "She said that [he] told her to leave the house",
    ],
)
def test_brackets_for_who_is_meant_are_understood(document, quote):
    assert match(quote, None, document(TEXT)).kind == "found"


@pytest.mark.parametrize(
    "quote",
    [
        "The health visitor told the police of the call on the Monday, and the GP heard of it",
        "The GP told the health visitor of the call on the Monday, and the police heard of it",
        "The school told the health visitor of the call on the Monday, and the GP heard of it",
    ],
)
def test_one_agency_in_the_place_of_another_weighs(document, quote):
    found = match(quote, None, document(TEXT))
    assert found.kind == "differs"
    assert any(difference.weighty for difference in found.differences)


def test_what_is_not_found_names_what_is_most_like_it(document):
    pages = document("Nothing else is said here.", TEXT)
    found = match("The officer said no call was ever made to that house at night", None, pages)
    assert found.kind == "not-found"
    assert found.nearest.startswith('"The officer denied that any call was made to the house')
    assert found.nearest.endswith(" on page 2")
    assert match("bicycles, lamps and cellars of quite another town", None, pages).nearest == ""


def test_a_footnote_drawn_after_the_number_of_the_page_does_not_break_a_quote(document):
    filler = "\n".join(f"Line {n} of this page of the report." for n in range(12))
    pages = [f"{filler}\n{n}" for n in range(1, 7)]
    pages[2] = (
        f"{filler}\nThe worker did not see the children during the summer and\n3\n1 See below."
    )
    pages[3] = f"nobody in the team asked the school about them.\n{filler}\n4"
    quote = "see the children during the summer and nobody in the team asked the school"
    assert match(quote, "3", document(*pages)).kind == "found"


@pytest.mark.parametrize(
    ("given", "by", "kind", "goes_by"),
    [
        ("4", None, "found", "file"),
        ("2", None, "found", "label"),
        ("2", "label", "found", "label"),
        ("4", "label", "elsewhere", ""),
        ("4", "file", "found", "file"),
        ("2", "file", "elsewhere", ""),
        ("1-2", "label", "found", "label"),
        ("iv-2", "label", "found", "label"),
        ("iii-iv", "file", "elsewhere", ""),
        ("2, 4", None, "found", ""),
    ],
)
def test_pages_go_by_what_the_source_says(given, by, kind, goes_by):
    texts = ["Contents.", "Preface.", "Nothing else.", "The officers were prompt and kind to her."]
    labels = ["iii", "iv", "1", "2"]
    named = zip(labels, texts, strict=True)
    pages = tuple(Page(n, label, text) for n, (label, text) in enumerate(named, start=1))
    made = Searchable(Document("sources/a.pdf", "0" * 64, pages))
    found = match("The officers were prompt and kind to her", given, made, by)
    assert (found.kind, found.goes_by) == (kind, goes_by)
    assert found.page == ("4" if by == "file" else "2")
