from dhrcode.analysis.quotes.quoted import quotes_of
from dhrcode.checks.verified import unverified
from dhrcode.model.record import Record
from dhrcode.model.verified import Verified

DIGEST = "a" * 64
RECORD = Record.model_validate(
    {
        "review": "DHR7",
        "codebook": {"id": "small-study", "version": "1.0"},
        "coder": "LN",
        "sources": [{"id": "report", "file": "DHR7.txt"}, {"id": "letter"}],
        "findings": {
            "gps": {
                "finding": "present",
                "evidence": [
                    {"source": "report", "quote": "nobody asked", "page": "3"},
                    {"source": "report", "quote": "nobody wrote it down"},
                    {"source": "letter", "quote": "of which there is no file"},
                ],
            }
        },
    }
)
FIRST, SECOND, _ = quotes_of(RECORD)


def verified(**outcomes: str) -> Verified:
    keys = {"first": FIRST.key(DIGEST), "second": SECOND.key(DIGEST)}
    quotes = {keys[name]: outcome for name, outcome in outcomes.items()}
    return Verified.model_validate(
        {"review": "DHR7", "documents": {"DHR7.txt": DIGEST}, "quotes": quotes}
    )


def said(known: Verified) -> list[tuple[object, ...]]:
    return [(f.path[3], f.severity, f.sentence) for f in unverified(RECORD, known)]


def test_quotes_that_were_found_and_those_without_a_file_have_no_fault():
    assert said(verified(first="found", second="elsewhere")) == []


def test_quotes_that_were_never_verified_are_counted_at_the_first():
    hint = "'dhrcode verify DHR7' checks them against their documents"
    assert said(verified()) == [(0, "warning", f"2 quotes were never verified: {hint}")]
    assert said(verified(first="found")) == [(1, "warning", f"1 quote was never verified: {hint}")]


def test_a_quote_that_was_not_found_is_a_warning_of_its_own():
    assert said(verified(first="found", second="not-found")) == [
        (
            1,
            "warning",
            (
                "the quote was not in sources/DHR7.txt when it was verified: "
                "'dhrcode verify DHR7' looks again"
            ),
        )
    ]
