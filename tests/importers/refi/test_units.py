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
        "Left out: 1 coding in documents whose review is not known: 'DHR7' (1)."
    )
