"""What a form says to the person who fills it in."""

import pytest

from dhrcode.exporters.form.guide import instructions
from dhrcode.model.form import SHEETS
from dhrcode.model.record import FINDINGS
from dhrcode.reports.form import Subject
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.workflows.edits import new_record

CODEBOOK = shipped_codebook()
RECORD = new_record("DHR9", "LN", "dhr", CODEBOOK)


def texts(**more):
    return [text for text, _ in instructions(Subject("DHR9", "dhr", CODEBOOK, **more))]


def test_it_begins_with_the_review_and_the_codebook():
    first, second, *_ = instructions(Subject("DHR9", "dhr", CODEBOOK))
    assert first == ("DHR9: form for coding", "title")
    assert second[0] == f"Codebook: {CODEBOOK.title} ({CODEBOOK.id}, version {CODEBOOK.version})"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"record": RECORD}, "Filled in with the coding of LN."),
        ({"record": RECORD, "coder": "EM"}, "Filled in with the coding of LN."),
        ({"coder": "EM"}, "For EM."),
    ],
)
def test_it_says_whose_it_is(more, said):
    assert texts(**more)[2] == said


def test_of_nobody_nothing_is_said():
    assert texts()[2] == ""
    assert not any(text.startswith(("For ", "Filled in")) for text in texts())


def test_each_sheet_and_each_finding_is_explained():
    said = texts()
    for number, (name, sheet) in enumerate(SHEETS.items(), start=1):
        assert f"{number}. {name}. {sheet.help}" in said
    for finding in FINDINGS:
        assert len([text for text in said if text.startswith(f"{finding}: ")]) == 1


def test_the_warning_of_identifiers_stands_once_and_as_one():
    warnings = [
        text for text, style in instructions(Subject("X", "dhr", CODEBOOK)) if style == "warning"
    ]
    assert len(warnings) == 1
    assert warnings[0].startswith("Write no name, address, date of birth")
    assert texts().count(warnings[0]) == 1
