"""Which parts of a project belong to which review."""

import runpy
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
source, selection, one_source, pieces = (
    _SHARED[n] for n in ("source", "selection", "one_source", "pieces")
)


@pytest.mark.parametrize(
    ("name", "review"),
    [
        ("DHR7", "DHR7"),
        ("DHR7 overview.docx", "DHR7"),
        ("DHR-12: IMR of the police", "DHR-12"),
        ("INT_3.txt", "INT_3"),
        ("Overview DHR7", None),
        ("DHR7a", None),
        ("dhr7", None),
        ("Example", None),
        ("DHR", None),
        ("", None),
    ],
)
def test_the_name_of_a_document_begins_with_the_id(bring, name, review):
    made = bring(one_source(selection(), name=name), coder="LN")
    assert [draft.record.review for draft in made.drafts] == ([review] if review else [])
    assert [problem.code for problem in made.problems] == ([] if review else ["review-unknown"])


@pytest.mark.parametrize("name", ["DHR7 (Ms Example)", "Example", "Example-2012", "DHR 7", "7"])
def test_the_name_of_a_case_is_the_id_or_nothing(bring, name):
    made = bring(project(f'{CODES}<Cases><Case guid="k" name="{name}"/></Cases>'), coder="LN")
    assert [problem.code for problem in made.problems] == ["review-unknown"]
    said = bring(
        project(f'{CODES}<Cases><Case guid="k" name="{name}"/></Cases>'),
        coder="LN",
        ids=f'reviews: {{"{name.upper()}": DHR9}}\n',
    )
    assert [draft.record.review for draft in said.drafts] == ["DHR9"]


def test_several_documents_of_one_review(bring):
    inside = source(selection(), name="DHR7 overview.docx") + source(
        selection(guid="p2"), guid="s2", name="DHR7 overview.docx"
    )
    made = bring(project(f"{CODES}<Sources>{inside}</Sources>"), coder="LN")
    assert [s.id for s in made.drafts[0].record.sources] == [
        "dhr7-overview-docx",
        "dhr7-overview-docx-2",
    ]
    assert [piece["source"] for piece in pieces(made)] == [
        "dhr7-overview-docx",
        "dhr7-overview-docx-2",
    ]


def test_a_document_in_two_cases_goes_by_the_selections_that_they_name(bring):
    cases = "".join(
        f'<Case guid="k{n}" name="DHR{n}"><SourceRef targetGUID="S1"/>{ref}</Case>'
        for n, ref in ((1, '<SelectionRef targetGUID="{P1}"/>'), (2, ""))
    )
    inside = source(selection() + selection(guid="p2", start=17, end=20))
    parts = project(f"{CODES}<Cases>{cases}</Cases><Sources>{inside}</Sources>")
    made = bring(parts, coder="LN")
    assert pieces(made) == [{"source": "dhr7", "quote": "practice"}]
    assert made.drafts[1].record.findings == {}
    assert made.notes[0] == (
        "Left out: 1 coding in documents of no review, or of several: 'DHR7' (1)."
    )


CASES = '<Cases><Case guid="k1" name="DHR1"/><Case guid="k2" name="DHR2"/></Cases>'
TEXT = "The practice did not ask. The police did not ring."


def with_cases(inside, codes="", name="Overview"):
    """A project with two cases, which are codes too unless the codes are given."""
    codes = codes or "".join(f'<Code guid="k{n}" name="DHR{n}" isCodable="true"/>' for n in (1, 2))
    book = CODES.replace("</Codes>", f"{codes}</Codes>")
    return project(f"{book}{CASES}<Sources>{source(inside, name=name, text=TEXT)}</Sources>")


def findings(made):
    assert made.problems == []
    return {d.record.review: list(d.record.findings) for d in made.drafts}


def test_a_coding_with_a_case_says_whose_passage_it_is(bring):
    inside = selection("k1", 0, 25) + selection("k2", 26, 50, "p2")
    inside += selection("c1", 4, 12, "p3") + selection("c2", 30, 36, "p4")
    made = bring(with_cases(inside), coder="LN")
    assert findings(made) == {"DHR1": ["gps"], "DHR2": ["use-of-maracs"]}
    assert [len(d.record.sources) for d in made.drafts] == [1, 1]
    assert not any(note.startswith("Left out") for note in made.notes)


def test_and_whose_document(bring):
    whole = '<Coding guid="q"><CodeRef targetGUID="k2"/></Coding>'
    made = bring(with_cases(whole + selection("c1")), coder="LN")
    assert findings(made) == {"DHR1": [], "DHR2": ["gps"]}


def test_a_code_that_is_named_as_a_case_is_it_too(bring):
    codes = '<Code guid="x" name="dhr2" isCodable="true"/>'
    inside = selection("x", 0, 25) + selection("c1", 4, 12, "p2")
    made = bring(with_cases(inside, codes), coder="LN")
    assert findings(made) == {"DHR1": [], "DHR2": ["gps"]}


def test_what_is_coded_outside_of_every_passage_is_counted(bring):
    inside = selection("k1", 0, 25) + selection("c1", 30, 36, "p2")
    made = bring(with_cases(inside), coder="LN")
    assert findings(made) == {"DHR1": [], "DHR2": []}
    assert made.notes[0] == (
        "Left out: 1 coding in documents of no review, or of several: 'Overview' (1)."
    )


def test_a_document_that_no_case_names_goes_by_its_name_among_cases_too(bring):
    made = bring(with_cases(selection(), name="DHR2 overview.docx"), coder="LN")
    assert findings(made) == {"DHR1": [], "DHR2": ["gps"]}


def test_also_by_the_id_that_a_person_gave_a_case(bring):
    case = '<Cases><Case guid="k" name="Ms Example"><SourceRef targetGUID="gone"/></Case></Cases>'
    inside = source(selection(), name="north-1 overview.docx")
    parts = project(f"{CODES}{case}<Sources>{inside}</Sources>")
    made = bring(parts, coder="LN", ids="reviews: {Ms Example: north-1}\n")
    assert findings(made) == {"north-1": ["gps"]}
    assert made.notes[0] == (
        "Left out, since a record has no place for them: 1 reference that leads nowhere."
    )


def test_a_name_is_the_same_however_its_accents_are_written(bring):
    decomposed = "Cafe\u0301 re\u0301union.docx"
    ids = "documents: {Caf\u00e9 r\u00e9union.docx: DHR3}\n"
    made = bring(one_source(selection(), name=decomposed), coder="LN", ids=ids)
    assert findings(made) == {"DHR3": ["gps"]}


@pytest.mark.parametrize("path", ["internal://DHR4%20a.txt", "x/DHR4 a.txt", r"C:\\x\\DHR4 a.txt"])
def test_a_document_without_a_name_is_called_as_its_file(bring, path):
    inside = source(selection(), name="").replace(' name=""', f' plainTextPath="{path}"')
    made = bring(project(f"{CODES}<Sources>{inside}</Sources>"), coder="LN")
    assert findings(made) == {"DHR4": ["gps"]}
    assert made.drafts[0].record.sources[0].title == "DHR4 a.txt"
