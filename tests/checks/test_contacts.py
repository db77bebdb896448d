"""Contacts checked against the record that they are in."""

import pytest

from dhrcode.checks.contacts import check
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.contact import Contact
from dhrcode.model.record import CodebookVersion, Record

CODEBOOK = Codebook(
    id="a",
    version="1",
    title="A",
    areas=(Area(id="a", label="A", subthemes=(Subtheme(id="s", label="S", definition="x"),)),),
    attributes=(
        Attribute(id="died", label="Died", of="victim", type="date", role="date-of-death"),
    ),
)
GOOD = {
    "id": "C1",
    "when": "2013-10",
    "agency": "board",
    "with": ["victim"],
    "opportunity": "none",
    "evidence": [{"page": "4"}],
}


def faults(status="complete", **change):
    given = {key: value for key, value in (GOOD | change).items() if value is not None}
    record = Record(
        review="DHR1",
        codebook=CodebookVersion(id="a", version="1"),
        coder="LN",
        status=status,
        victims=({"died": "2014-01"},),
        contacts=(Contact.model_validate(given),),
    )
    return [(fault.path, fault.code, fault.severity) for fault in check(record, CODEBOOK)]


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"when": "2014-02"}, ("contacts", 0, "when"), "contact-after-death"),
        ({"with": ["victim", "victim 2"]}, ("contacts", 0, "with", 1), "no-such-person"),
        ({"with": ["perpetrator 1"]}, ("contacts", 0, "with", 0), "no-such-person"),
        ({"opportunity": None}, ("contacts", 0), "contact-not-judged"),
        ({"evidence": []}, ("contacts", 0), "contact-without-evidence"),
    ],
)
def test_each_fault_has_its_place(change, path, code):
    assert faults(**change) == [(path, code, "error")]


def test_what_is_right_is_no_fault_and_a_draft_may_lack_something():
    assert faults() == []
    assert faults(when="2014-01", **{"with": ["victim 1", "child 3"]}) == []
    assert [s for _, _, s in faults("draft", opportunity=None, evidence=[])] == ["warning"] * 2
