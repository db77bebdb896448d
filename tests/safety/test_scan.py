"""Identifiers in a record, a codebook or a document, as problems with their places."""

import pickle

import pytest

from dhrcode.model.codebook import NotIdentifying
from dhrcode.model.document import Document, Page
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.identifiers import NameList
from dhrcode.safety.identifiers.listed import NO_NAMES
from dhrcode.safety.scan import (
    OR_LIST_IT,
    Scanner,
    certain_in,
    document_problems,
    found_in,
    idle_entries,
    position_of,
    problem,
)
from dhrcode.safety.written import WrittenText
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.loader import load_record

CODEBOOK = shipped_codebook()
HEAD = f'review: DHR1\ncodebook: {{id: {CODEBOOK.id}, version: "{CODEBOOK.version}"}}\ncoder: LN\n'
MEMO = "memo: It was Mrs Okafor who rang.\n"


def loaded(rest):
    made = load_record((HEAD + rest).encode(), "records/DHR1.yaml", CODEBOOK)
    assert made.record is not None, made.problems
    return made


def scanned(rest, names=NO_NAMES, codebook=CODEBOOK):
    return Scanner(codebook, names).record(loaded(rest))


def places(scan):
    return [(p.line, p.column, p.code, p.severity) for p in scan.problems]


def test_words_in_a_value_stand_where_they_stand():
    assert places(scanned(MEMO)) == [(4, 14, "identifier-titled-name", "error")]
    assert scanned("memo: She rang.\n").found == []


def test_in_a_comment_they_are_a_warning():
    assert places(scanned("# ask Mrs Okafor\n")) == [(4, 7, "identifier-titled-name", "warning")]


def test_all_come_in_the_order_of_the_file():
    scan = scanned(f"{MEMO}# ask Mrs Okafor\nemerging:\n  - {{label: Rang 07700 900123}}\n")
    assert [p.line for p in scan.problems] == [4, 5, 7]


def test_an_entry_of_the_record_or_of_the_codebook_silences():
    entry = "not_identifying:\n  - {text: Mrs Okafor, reason: invented}\n"
    scan = scanned(MEMO + entry)
    assert (scan.found, scan.used) == ([], {0})
    note = NotIdentifying(text="Mrs Okafor", reason="invented")
    ours = CODEBOOK.model_copy(update={"not_identifying": (note,)})
    scan = scanned(MEMO, codebook=ours)
    assert (scan.found, scan.used) == ([], frozenset())  # the record has no entry of its own


def test_a_name_of_the_project_s_own_list_is_found():
    scan = scanned("memo: She lived in Dunmere.\n", NameList.of(["Dunmere"]))
    assert places(scan) == [(4, 20, "identifier-listed-name", "error")]


def test_a_record_that_cannot_be_read_has_none():
    faulty = load_record(b"review: [", "records/DHR1.yaml", CODEBOOK)
    assert Scanner(CODEBOOK, NO_NAMES).record(faulty).found == []


def test_the_codebook_s_own_words_are_looked_through():
    areas = CODEBOOK.areas
    changed = areas[0].subthemes[0].model_copy(update={"example": "Mrs Okafor rang."})
    first = areas[0].model_copy(update={"subthemes": (changed, *areas[0].subthemes[1:])})
    ours = CODEBOOK.model_copy(update={"areas": (first, *areas[1:])})
    text = "areas:\n  - subthemes:\n      - example: Mrs Okafor rang.\n"
    found = Scanner(ours, NO_NAMES).own_codebook("themes.yaml", text)
    assert [(one.problem.line, one.problem.column, one.words) for one in found] == [
        (3, 18, "mrs okafor")
    ]


def test_what_no_text_can_hold_is_not_looked_for_and_what_one_can_is_found_in_each():
    texts = [WrittenText(("a",), "nothing"), WrittenText(("b",), "rang 07700 900123")]
    assert [(w.path, one.text) for w, one in found_in(texts, NO_NAMES)] == [
        (("b",), "07700 900123")
    ]
    assert list(found_in(texts[:1], NO_NAMES)) == []
    assert [one.text for _, one in found_in(texts[:1], NameList.of(["nothing"]))] in (
        [],
        ["nothing"],
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Mrs Okafor", "'Mrs Okafor'"),
        ("Mrs\n  Okafor", "'Mrs Okafor'"),
        ("x" * 61, f"'{'x' * 60}...'"),
    ],
)
def test_a_problem_repeats_the_words_in_one_line_and_not_all_of_a_long_one(words, said):
    (_, one), *_ = found_in([WrittenText((), "Mrs Okafor")], NO_NAMES)
    made = problem("a.yaml", (3, 4), one._replace(text=words))
    assert made.message.startswith(f"{said} looks like a ")
    assert made.hint.endswith(OR_LIST_IT)
    assert (made.file, made.line, made.column) == ("a.yaml", 3, 4)


def test_an_entry_that_silences_nothing_is_a_warning_at_its_text():
    rest = "not_identifying:\n  - {text: Mrs Okafor, reason: x}\n  - {text: Mr Bear, reason: y}\n"
    made = loaded(rest)
    idle = idle_entries(made.record, "records/DHR1.yaml", HEAD + rest, {0})
    assert list(idle) == [1]
    assert (idle[1].line, idle[1].column, idle[1].code) == (6, 12, "not-identifying-unused")
    assert idle[1].message == "nothing here looks like 'Mr Bear' any more"
    assert idle_entries(made.record, "x", HEAD + rest, {0, 1}) == {}


@pytest.mark.parametrize(
    ("text", "at", "spot"),
    [
        ("abc", 0, (1, 1)),
        ("abc", 2, (1, 3)),
        ("a\nbc", 2, (2, 1)),
        ("a\n\nbc", 4, (3, 2)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_a_position_as_line_and_column(text, at, spot):
    assert position_of(text, at) == spot


PAGES = (Page(1, "", "Nothing.\n"), Page(2, "iv", "Dear\nMrs Okafor, call 07700 900123.\n"))
DOCUMENT = Document("sources/a.pdf", "0" * 64, PAGES)


def test_in_a_document_all_are_warnings_with_their_page():
    problems, used = document_problems(DOCUMENT, NO_NAMES, AllowList(()))
    assert [(p.line, p.column, p.severity) for p in problems] == [
        (2, 1, "warning"),
        (2, 18, "warning"),
    ]
    assert all(p.message.startswith("page iv: ") for p in problems)
    assert all(p.hint.startswith("if you quote it, ") for p in problems)
    assert used == set()


def test_without_pages_none_is_named_and_entries_silence():
    entries = (NotIdentifying(text="Mrs Okafor", reason="x"), NotIdentifying(text="y", reason="x"))
    flowing = DOCUMENT._replace(paged=False)
    problems, used = document_problems(flowing, NO_NAMES, AllowList(entries))
    assert [p.message.startswith("'07700 900123' looks like") for p in problems] == [True]
    assert used == {0}


def test_where_its_text_is_handed_on_the_certain_ones_alone_count():
    page = Page(1, "", "Mrs Okafor lived in Oak Road.\n")
    document = DOCUMENT._replace(pages=(page,))
    every, _ = document_problems(document, NO_NAMES, AllowList(()))
    assert "identifier-street-address" in [p.code for p in every]
    certain = certain_in(document, NO_NAMES, AllowList(()))
    assert [p.severity for p in certain] == ["error"]
    assert [p.code for p in certain] == ["identifier-titled-name"]
    entry = (NotIdentifying(text="Mrs Okafor", reason="x"),)
    assert certain_in(document, NO_NAMES, AllowList(entry)) == []


def test_a_scanner_travels_to_other_processes():
    scanner = pickle.loads(pickle.dumps(Scanner(CODEBOOK, NameList.of(["Dunmere"]))))
    assert places(scanner.record(loaded("memo: In Dunmere.\n"))) == [
        (4, 10, "identifier-listed-name", "error")
    ]
