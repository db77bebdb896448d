from datetime import date
from hashlib import sha256

from dhrcode import __version__
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import provenance
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.store.loaded import digest

CODEBOOK = Codebook(
    id="tiny",
    version="2.0",
    title="A tiny codebook",
    areas=(Area(id="a", label="A", subthemes=(Subtheme(id="gps", label="GPs", definition="d"),)),),
)
FIRST = CodedReview("DHR1", "dhr", "LN", date(2014, 6, 3), "2.0", {}, "1" * 64)
SECOND = CodedReview("DHR2", "dhr", "EM", date(2013, 1, 9), "1.0", {}, "2" * 64)
UNDATED = CodedReview("DHR3", "dhr", "EM", None, "2.0", {}, "3" * 64)


def test_what_numbers_came_from():
    made = provenance(CODEBOOK, "c" * 64, [FIRST, SECOND, UNDATED], "year=2012")
    whole = f"{'c' * 64}\nDHR1 {'1' * 64}\nDHR2 {'2' * 64}\nDHR3 {'3' * 64}"
    assert made.lines() == [
        ("Codebook", "tiny 2.0 (A tiny codebook)"),
        ("Records", "3"),
        ("Selection", "year=2012"),
        ("Coded", "2013-01-09 to 2014-06-03"),
        ("Coded with codebook version", "1.0, 2.0"),
        ("Made with", f"dhrcode {__version__}"),
        ("Digest of the input (SHA-256)", sha256(whole.encode()).hexdigest()),
    ]


def test_versions_come_in_their_order_and_not_by_their_letters():
    reviews = [FIRST._replace(version=v) for v in ("1.10", "1.9", "1.10", "0.2")]
    assert provenance(CODEBOOK, "", reviews, "all").versions == ("0.2", "1.9", "1.10")


def test_what_nobody_stated_is_not_invented():
    assert dict(provenance(CODEBOOK, "", [UNDATED], "all").lines())["Coded"] == "not stated"
    empty = dict(provenance(CODEBOOK, "", [], "all").lines())
    assert (empty["Records"], empty["Coded"]) == ("0", "not stated")
    assert empty["Coded with codebook version"] == "none"


def test_the_digest_changes_with_all_that_is_counted_and_with_nothing_else():
    def of(*reviews: CodedReview, codebook: str = "c", selection: str = "all") -> str:
        return provenance(CODEBOOK, codebook, reviews, selection).digest

    same = of(FIRST, SECOND)
    assert of(FIRST, SECOND) == same == of(FIRST, SECOND, selection="other words")
    different = [
        of(FIRST),
        of(SECOND, FIRST),
        of(FIRST, SECOND, codebook="d"),
        of(FIRST, SECOND._replace(digest="4" * 64)),
        of(FIRST, SECOND._replace(id="DHR4")),
    ]
    assert len({same, *different}) == 6


def test_the_digest_of_a_file_does_not_depend_on_line_ends():
    assert digest(b"a\r\nb\r\n") == digest(b"a\nb\n") == sha256(b"a\nb\n").hexdigest()
    assert digest(b"a\nb") != digest(b"a\nb\n")
