"""YAML out: whatever a record holds comes back, in one form, with the comments that stood there."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dhrcode.model.base import UNUSABLE
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import Choice, ReviewKind
from dhrcode.model.contact import OPPORTUNITIES, Contact
from dhrcode.model.record import (
    FINDINGS,
    STATUSES,
    Candidate,
    CodebookVersion,
    CodedSubtheme,
    Evidence,
    Record,
    Source,
)
from dhrcode.model.vocabulary import arranged
from dhrcode.store.loader import load_record
from dhrcode.store.yaml.comments import comments
from dhrcode.store.yaml.writer import plain_data, record_yaml, scalar

SLUGS = [
    "gps",
    "no",
    "yes",
    "on",
    "y",
    "null",
    "nan",
    "012",
    "1e3",
    "0x1f",
    "1-0",
    "0b1",
    "true",
    "2012-01-02",
    "-".join(["long"] * 12),
]
CODEBOOK = Codebook(
    id="tiny",
    version="1",
    title="Tiny",
    kinds=(ReviewKind(id="dhr", label="DHR"), ReviewKind(id="no", label="Another")),
    areas=(
        Area(
            id="a",
            label="A",
            subthemes=tuple(Subtheme(id=s, label=s, definition=s) for s in SLUGS),
        ),
    ),
    attributes=tuple(
        Attribute(id=f"{name}-{of}", label=name, of=of, type=kind, values=values)
        for of in ("review", "victim", "perpetrator")
        for name, kind, values in (
            ("year", "year", ()),
            ("number", "integer", ()),
            ("text", "text", ()),
            ("either", "yes-no", ()),
            ("one", "choice", tuple(Choice(id=s) for s in SLUGS)),
            ("some", "choices", tuple(Choice(id=s) for s in SLUGS)),
        )
    ),
)

NASTY = [
    "no",
    "Yes",
    "ON",
    "null",
    "~",
    "012",
    "0x1F",
    "1_000",
    "12:30",
    "1:30:15",
    "2012-01-02",
    ".nan",
    "-.inf",
    "1e3",
    "+1",
    "=",
    "<<",
    "- a",
    "-",
    "?",
    "? a",
    ": ",
    "a: b",
    "a:",
    "a #b",
    "#",
    "#b",
    "a#b",
    "'",
    "''",
    '"',
    '"a" b',
    "'a' b",
    "\\",
    "\\n",
    "a\\",
    "[a]",
    "{a: b}",
    "&a b",
    "*a",
    "!a",
    "!!str a",
    "|",
    ">-",
    "%YAML 1.2",
    "@a",
    "`a`",
    ",",
    "a, b",
    "a,b",
    "]",
    "}",
    "---",
    "...",
    "--- a",
    " a",
    "a ",
    "  a  ",
    "\ta",
    "a\tb",
    "a\t",
    "\u00a0a",
    "a\u00a0",
    "\u200ba\u200b",
    "\u202ea",
    "\u3000",
    "a\u3000",
    "é",
    "é: ü",
    "李",
    "ناز",
    "😀",
    "😀 # 😀",
    "\ue000",
    "\U0010fffe",
    "word " * 40 + "end",
    "word  " * 40 + "end",
    "# " + "word " * 40 + "end",
    "- " + "x " * 80 + "x",
    "x" * 200,
    ("x" * 95 + " ") * 3 + "x",
    "a-b " * 60 + "a",
    ": " + "w " * 70 + "w",
    "“" + "q " * 70 + "”",
]
LINES_TOO = [
    "a\nb",
    "a\n",
    "a\n\n",
    "\na",
    "\n\na\n\n",
    "a\n\nb",
    "a\n  b\nc",
    "  a\nb",
    "a \nb ",
    "a\n b",
    "# a\n# b",
    "- a\n- b",
    "a: b\nc: d",
    "a\n\tb",
    "a\tb\nc",
    "a\nb\n\n\n",
    "a\n \nb",
    "a\n# b\n",
    "---\na\n...\n",
    "|\na",
    "a\n" + "word " * 60 + "\nb",
    "é\u00a0\nb",
    "a\n\u202eb",
    "a\n\n\n\nb\n",
    "\n a",
    " \na",
    "a\n ",
    "a\n\n ",
]
LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
)
EDGES = st.sampled_from("a b:#-'\"[]{}&*!|>%@`,?~\\é\u00a0\u200b\u202e😀0.=_")


def usable(text: str) -> bool:
    return bool(text.strip()) and not UNUSABLE.search(text)


ONE_LINE = st.one_of(
    st.sampled_from(NASTY),
    st.text(LETTERS, max_size=20),
    st.text(EDGES, max_size=12),
    st.lists(st.text(EDGES, max_size=30), max_size=12).map(" ".join),
).filter(usable)
LABELS = ONE_LINE.filter(lambda text: "\t" not in text and len(text) <= 300)
TEXTS = st.one_of(
    ONE_LINE,
    st.sampled_from(LINES_TOO),
    st.text(EDGES | st.sampled_from("\n\n\n\t"), max_size=20),
    st.lists(ONE_LINE | st.just(""), max_size=6).map("\n".join),
).filter(usable)
SLUG = st.sampled_from(SLUGS)


def maybe(strategy):
    return st.none() | strategy


EVIDENCE = (
    st.fixed_dictionaries(
        {},
        optional={"source": SLUG, "page": LABELS, "section": LABELS, "quote": TEXTS, "note": TEXTS},
    )
    .filter(bool)
    .map(lambda given: Evidence(**given))
)
PIECES = st.lists(EVIDENCE, max_size=3).map(tuple)
CODED = st.builds(
    CodedSubtheme,
    finding=st.sampled_from(FINDINGS),
    summary=st.none() | TEXTS,
    evidence=PIECES,
)
CONTACT = st.builds(
    Contact,
    **{
        "id": st.sampled_from(["C1", "C2", "no", "1e3", "007"]),
        "when": st.sampled_from(["2013-10", "2013", "-14 weeks", "about 2013-10", "2011 to 2012"]),
        "agency": st.sampled_from(["partnership", "board"]),
        "with": st.lists(st.sampled_from(["victim", "child", "family"]), unique=True).map(tuple),
        "opportunity": maybe(st.sampled_from(OPPORTUNITIES)),
        "themes": st.lists(SLUG, unique=True, max_size=2).map(tuple),
        "summary": maybe(TEXTS),
        "evidence": PIECES,
    },
)


def attributes(of):
    return st.fixed_dictionaries(
        {},
        optional={
            f"year-{of}": st.integers(1900, 2099) | st.just("not-stated"),
            f"number-{of}": st.integers(-(10**9) + 1, 10**9 - 1) | st.just("not-stated"),
            f"text-{of}": ONE_LINE.filter(lambda text: len(text) <= 300),
            f"either-{of}": st.sampled_from(["yes", "no", "not-stated"]),
            f"one-{of}": SLUG | st.just("not-stated"),
            f"some-{of}": st.just("not-stated") | st.lists(SLUG, unique=True).map(tuple),
        },
    )


RECORDS = st.builds(
    Record,
    review=st.sampled_from(["DHR1", "A", "n", "Y", "NaN", "int-1_a", "x" * 40]),
    kind=st.sampled_from(["dhr", "no"]),
    codebook=st.builds(
        CodebookVersion, id=st.just("tiny"), version=st.sampled_from(["1", "1.0", "0.9-b", "1e3"])
    ),
    coder=st.sampled_from(["LN", "no", "012", "1e3", "N.A", "NA", "null"]),
    coded=maybe(st.dates(min_value=date(1000, 1, 1))),
    status=st.sampled_from(STATUSES),
    sources=st.lists(
        st.builds(
            Source,
            id=SLUG,
            title=maybe(LABELS),
            file=maybe(st.sampled_from(["a.pdf", "no", "a b/c #1.txt", "é, ü.docx"])),
            sha256=maybe(st.sampled_from(["0" * 64, "1e3" + "0" * 61, "ab" * 32])),
            pages=maybe(st.integers(0, 10**9 - 1)),
        ),
        unique_by=lambda source: source.id,
        max_size=3,
    ).map(tuple),
    attributes=attributes("review"),
    victims=st.lists(attributes("victim"), max_size=2).map(tuple),
    perpetrators=st.lists(attributes("perpetrator"), max_size=2).map(tuple),
    findings=st.dictionaries(SLUG, CODED, max_size=4),
    emerging=st.lists(
        st.builds(Candidate, label=LABELS, note=maybe(TEXTS), evidence=PIECES), max_size=2
    ).map(tuple),
    contacts=st.lists(CONTACT, unique_by=lambda contact: contact.id, max_size=3).map(tuple),
    memo=maybe(TEXTS),
).map(lambda record: arranged(record, CODEBOOK))


def with_memo(text: str) -> Record:
    version = CodebookVersion(id="tiny", version="1")
    return Record(review="DHR1", codebook=version, coder="LN", memo=text)


def read(text: str) -> Record:
    loaded = load_record(text.encode(), "DHR1.yaml", CODEBOOK)
    shown = [problem for problem in loaded.problems if problem.severity == "error"]
    assert shown == []
    assert loaded.record is not None
    return loaded.record


def as_lists(node):
    if isinstance(node, dict):
        return {key: as_lists(value) for key, value in node.items()}
    return [as_lists(item) for item in node] if isinstance(node, list | tuple) else node


def holds_together(record: Record) -> None:
    text = record_yaml(record)
    assert read(text) == record
    assert record_yaml(read(text)) == text
    assert yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == as_lists(
        plain_data(record)
    )
    assert comments(text) == []


@pytest.mark.slow
@settings(max_examples=300)
@given(RECORDS)
def test_any_record_comes_back_equal_in_one_form_and_for_every_reader(record):
    holds_together(record)


@pytest.mark.parametrize("text", [t for t in NASTY + LINES_TOO if usable(t)])
def test_awkward_texts_come_back(text):
    evidence = Evidence(quote=text, note=text)
    holds_together(
        with_memo(text).model_copy(
            update={"findings": {"gps": CodedSubtheme(finding="present", evidence=(evidence,))}}
        )
    )


@settings(max_examples=500)
@given(TEXTS)
def test_any_text_comes_back(text):
    holds_together(with_memo(text))


@given(RECORDS)
def test_the_writer_loses_nothing_whoever_wrote_the_file(record):
    data = as_lists(plain_data(record))
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=60)
    assert read(text) == record
    assert record_yaml(read(text)) == record_yaml(record)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain words", "plain words"),
        ("no", '"no"'),
        ("Yes", '"Yes"'),
        ("y", '"y"'),
        ("NULL", '"NULL"'),
        ("nowhere", "nowhere"),
        ("20", '"20"'),
        ("1.0", '"1.0"'),
        ("2014-06-03", '"2014-06-03"'),
        ("1e3", '"1e3"'),
        ("3rd", "3rd"),
        ("12:30", '"12:30"'),
        ("a: b", '"a: b"'),
        ("item #4", '"item #4"'),
        ("(a)", '"(a)"'),
        ("'a'", "\"'a'\""),
        ('a "b"', 'a "b"'),
        ("C:\\a", '"C:\\\\a"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a\tb", '"a\\tb"'),
        ("a\nb", '"a\\nb"'),
        ("a\u00a0b", '"a\\u00a0b"'),
        ("a\u202eb", '"a\\u202eb"'),
        ("Zoë", "Zoë"),
        (20, "20"),
        (date(2014, 6, 3), "2014-06-03"),
    ],
)
def test_a_scalar_is_quoted_exactly_where_a_reader_could_mistake_it(value, expected):
    assert scalar(value) == expected


FULL = """\
review: DHR1
kind: dhr
codebook: {id: tiny, version: "1"}
coder: LN
coded: 2014-06-03
status: complete
sources:
  - id: gps
    title: Overview report
    pages: 62
attributes:
  year-review: 2012
  either-review: "no"
victims:
  - one-victim: gps
    some-victim: [gps, "no"]
  - {}
perpetrators:
  - text-perpetrator: a, [b]
findings:
  gps:
    finding: present
    evidence:
      - source: gps
        page: "20"
        quote: >-
          Nobody in the service asked the question, and nobody wrote down why it had not
          been asked at the second visit or the third.
        note: |
          One line,
          and another.
      - note: "a second: piece"
  "no": {finding: absent}
emerging:
  - label: Housing
    note: Invented.
memo: |-
  first

  last
"""


def test_the_form_is_this_one():
    assert record_yaml(read(FULL)) == FULL


def test_comments_stay_above_or_come_to_stand_above_what_they_belong_to():
    before = FULL.replace("coder: LN\n", "# who\ncoder: LN  # initials\n").replace(
        "  gps:\n    finding", "  # the first\n  gps: # doctors\n    finding"
    )
    after = FULL.replace("coder: LN\n", "# who\n# initials\ncoder: LN\n").replace(
        "  gps:\n    finding", "  # the first\n  # doctors\n  gps:\n    finding"
    )
    assert record_yaml(read(before), before) == after
    assert record_yaml(read(after), after) == after


def test_a_comment_whose_place_is_gone_comes_to_stand_at_the_end():
    before = "# top\n" + FULL.replace("  - label: Housing", "  - label: Housing # a guess")
    record = read(before).model_copy(update={"emerging": ()})
    without = FULL.replace("emerging:\n  - label: Housing\n    note: Invented.\n", "")
    assert record_yaml(record, before) == f"# top\n{without}# a guess\n"


COMMENT = st.text(EDGES, max_size=10).map(lambda text: f"# {text}".rstrip())


@pytest.mark.slow
@settings(max_examples=200)
@given(RECORDS, st.lists(st.tuples(st.integers(0, 60), st.booleans(), COMMENT), max_size=5))
@example(with_memo("a\n\n"), [(6, False, "# x"), (7, False, "# y")])
@example(with_memo("a\n"), [(99, False, "# at the end")])
def test_no_comment_is_ever_lost(record, wanted):
    lines = record_yaml(record).splitlines()
    for position, beside, comment in wanted:
        number = position % (len(lines) + 1)
        if not beside:
            indent = re.match(" *", lines[number])[0] if number < len(lines) else ""  # type: ignore[index]
            lines.insert(number, indent + comment)
        elif number < len(lines):
            lines[number] += f" {comment}"
    before = "\n".join(lines) + "\n"
    loaded = load_record(before.encode(), "DHR1.yaml", CODEBOOK)
    if loaded.record is None:  # a comment in the middle of a text can make it unreadable
        return
    written = record_yaml(loaded.record, before)
    assert read(written) == loaded.record
    assert sorted(c for *_, c in comments(written)) == sorted(c for *_, c in comments(before))
    assert record_yaml(loaded.record, written) == written


@pytest.mark.parametrize(
    "text",
    [
        "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> em\n",
        "Somebody pasted <<<<<<< one ======= two >>>>>>> em into a note. " * 2,
        ">>>>>>>>>>",
    ],
)
def test_a_text_that_looks_like_a_merge_conflict_is_not_read_as_one(text):
    holds_together(with_memo(text))
