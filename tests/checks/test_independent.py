from datetime import date

import pytest

from dhrcode.checks.independent import agreed_by_nobody, coded_twice, respelt_coder
from dhrcode.model.record import (
    CodebookVersion,
    CodedSubtheme,
    QueueEntry,
    Record,
    Settlement,
)

RECORD = Record(
    review="DHR7", codebook=CodebookVersion(id="small-study", version="1.0"), coder="LN"
)


def test_a_record_whose_coder_has_coded_the_review_independently_too():
    (fault,) = coded_twice(RECORD, {"ln/dhr7": "LN/DHR7", "em/dhr7": "EM/DHR7"})
    assert (fault.path, fault.code, fault.severity) == (("coder",), "coded-twice-by-one", "warning")
    assert fault.sentence == (
        "LN has another coding of it in coders/LN/DHR7.yaml: "
        "'dhrcode agree' takes that one; keep one"
    )


def test_other_reviews_and_coders_and_what_was_agreed_are_left_alone():
    assert list(coded_twice(RECORD, {"ln/dhr8": "LN/DHR8", "em/dhr7": "EM/DHR7"})) == []
    agreed = RECORD.model_copy(update={"consensus_of": ("EM", "LN")})
    assert list(coded_twice(agreed, {"ln/dhr7": "LN/DHR7", "em/dhr7": "EM/DHR7"})) == []


def test_the_same_initials_in_other_capitals_are_the_same_coder_s():
    (fault,) = coded_twice(RECORD, {"ln/dhr7": "ln/DHR7"})
    assert fault.message == "LN has another coding of it in coders/ln/DHR7.yaml"
    (fault,) = respelt_coder(RECORD, {"EM", "Ln"})
    assert (fault.path, fault.code) == (("coder",), "coder-capitals")
    assert fault.message == "the coder 'LN' differs from coders/Ln only in capitals"
    assert list(respelt_coder(RECORD, {"EM", "LN"})) == []


def coding(finding=None, **more):
    found = {"gps": CodedSubtheme(finding=finding)} if finding else {}
    return RECORD.model_copy(update={"findings": found, **more})


QUEUED = QueueEntry(subtheme="gps", version="1.0", why="New.")
SETTLED = Settlement(
    found={"EM": "absent", "LN": "unclear"}, by=("EM",), decided=date(2025, 3, 1), reason="Read."
)


def agreed(finding, settled=None):
    coded = CodedSubtheme(finding=finding, settled=settled)
    return coding(consensus_of=("EM", "LN"), findings={"gps": coded})


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("absent", "'present' is agreed, and absent was found by the coders it joins"),
        ("unclear", "'present' is agreed, and absent and unclear was found by the coders it joins"),
    ],
)
def test_a_finding_that_was_agreed_and_that_no_coder_made(own, said):
    codings = {"EM": coding("absent"), "LN": coding(own)}
    (fault,) = agreed_by_nobody(agreed("present"), codings)
    assert (fault.path, fault.code) == (("findings", "gps", "finding"), "agreed-by-nobody")
    assert fault.message == said
    assert "dhrcode adjudicate DHR7 gps FINDING --replace" in fault.hint


def test_nor_one_of_what_no_coder_has_coded():
    (fault,) = agreed_by_nobody(agreed("present"), {"EM": coding(), "LN": coding()})
    assert fault.message == "'present' is agreed, and nothing was found by the coders it joins"


@pytest.mark.parametrize(
    ("record", "codings"),
    [
        (agreed("present", SETTLED), {"EM": coding("absent"), "LN": coding("unclear")}),
        (agreed("absent"), {"EM": coding("absent"), "LN": coding("unclear")}),
        (agreed("present"), {}),
        (coding("present"), {"EM": coding("absent")}),
        (
            agreed("present"),
            {"EM": coding("absent", codebook=CodebookVersion(id="small-study", version="0.9"))},
        ),
        (
            agreed("present"),
            {"EM": coding("absent", again=(QUEUED,))},
        ),
    ],
)
def test_what_was_settled_or_found_or_cannot_be_told_is_left_alone(record, codings):
    assert list(agreed_by_nobody(record, codings)) == []
