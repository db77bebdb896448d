"""How much a record holds, counted, put into words and read again."""

from collections import Counter

from dhrcode.model.record import Record
from dhrcode.model.refi_contents import contents, counted, in_words

LEAST = {"review": "DHR1", "codebook": {"id": "small-study", "version": "1.0"}, "coder": "LN"}


def record(**more):
    return Record.model_validate(LEAST | more)


FULL = record(
    sources=[{"id": "overview"}, {"id": "imr"}],
    attributes={"year": "2012"},
    victims=[{"sex": "female", "children": "2"}, {}],
    perpetrators=[{"alcohol": "yes"}],
    findings={
        "gps": {"finding": "present", "evidence": [{"page": "2", "quote": "q", "note": "n"}]},
        "police-response": {"finding": "absent", "evidence": [{"section": "4.2"}]},
        "use-of-maracs": {"finding": "unclear", "summary": "s"},
    },
    emerging=[{"label": "Housing", "note": "n", "evidence": [{"quote": "q"}]}],
    memo="Mine.",
)


def test_each_kind_of_thing_is_counted():
    assert contents(FULL) == {
        "finding": 3,
        "piece of evidence": 3,
        "page number": 1,
        "section": 1,
        "quote": 2,
        "note": 2,
        "summary": 1,
        "candidate theme": 1,
        "contact": 0,
        "document": 2,
        "value": 4,
        "memo": 1,
    }


def test_in_words_and_back():
    words = in_words(contents(FULL))
    assert words.startswith("finding: 3; piece of evidence: 3; page number: 1; ")
    assert counted(words) == contents(FULL)


def test_a_record_that_holds_nothing_says_so():
    assert in_words(contents(record())) == "nothing"
    assert counted("nothing") == Counter()


def test_what_is_no_count_is_left_out():
    assert counted("finding: 3; x; quote: -1;note: 2 ; memo: ") == Counter(finding=3, note=2)
