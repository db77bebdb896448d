"""What a form is made of, and how it is known again whether the record has changed since."""

from datetime import date
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError
from dhrcode.model.codebook import NotIdentifying
from dhrcode.model.form import MOST_PEOPLE
from dhrcode.model.record import (
    CodebookVersion,
    CodedSubtheme,
    Record,
    Settlement,
)
from dhrcode.reports.form import LEAST_PEOPLE, Subject, fingerprint
from dhrcode.store.codebooks import read_codebook

CODEBOOK = read_codebook(Path(__file__).parents[1] / "projects" / "small" / "themes.yaml").codebook
DAY = date(2025, 3, 10)


def record(**more):
    least = {
        "review": "DHR2",
        "codebook": CodebookVersion(id="small-study", version="1.0"),
        "coder": "LN",
    }
    return Record(**{**least, **more})


def subject(made=None, **more):
    return Subject("DHR2", "dhr", CODEBOOK, made, **more)


def test_one_more_person_than_the_record_has_can_be_filled_in():
    made = record(victims=tuple({} for _ in range(7)))
    assert subject(made).people()[0] == 8
    assert subject().people() == (LEAST_PEOPLE, LEAST_PEOPLE)


@pytest.mark.parametrize("of", ["victims", "perpetrators"])
def test_more_people_than_a_form_holds_are_refused(of):
    full = record(**{of: tuple({} for _ in range(MOST_PEOPLE))})
    assert MOST_PEOPLE + 1 in subject(full).people()
    with pytest.raises(RefusedError, match=r"^a form cannot hold DHR2: it has room for 100 vic"):
        subject(record(**{of: tuple({} for _ in range(MOST_PEOPLE + 1))})).people()


def test_the_hidden_sheet_says_what_it_was_made_from():
    about = subject(record(), coder="EM", own=True).about()
    assert (about.review, about.codebook, about.version) == ("DHR2", "small-study", "1.0")
    assert (about.coder, about.own) == ("LN", "yes")
    assert about.record == fingerprint(record(), CODEBOOK)
    nobody = subject(coder="EM").about()
    assert (nobody.coder, nobody.own, nobody.record) == ("EM", "no", "")


def test_the_fingerprint_is_of_what_a_form_holds_and_of_nothing_else():
    settled = Settlement(found={"EM": "absent"}, by=("LN",), decided=DAY)
    plain = record(findings={"gps": CodedSubtheme(finding="absent")})
    more = record(
        findings={"gps": CodedSubtheme(finding="absent", settled=settled)},
        consensus_of=("EM", "LN"),
        not_identifying=(NotIdentifying(text="x", reason="y"),),
    )
    assert fingerprint(plain, CODEBOOK) == fingerprint(more, CODEBOOK)
    for other in (
        record(findings={"gps": CodedSubtheme(finding="unclear")}),
        record(findings=plain.findings, memo="Mine."),
        record(findings=plain.findings, attributes={"year": 2012}),
    ):
        assert fingerprint(other, CODEBOOK) != fingerprint(plain, CODEBOOK)
    assert fingerprint(None, CODEBOOK) == ""
