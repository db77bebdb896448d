"""Places by their paths, in models and in plain data, and what stands there changed."""

from datetime import date

import pytest

from dhrcode.model.contact import Contact
from dhrcode.model.evidence import Evidence
from dhrcode.model.places import changed, places
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Record, Settlement

RULING = Settlement(found={"EM": "absent"}, by=("LN", "EM"), decided=date(2025, 3, 17))
RECORD = Record(
    review="DHR7",
    codebook=CodebookVersion(id="a", version="1"),
    coder="EM",
    findings={
        "gps": CodedSubtheme(finding="absent", settled=RULING),
        "courts": CodedSubtheme(finding="present", evidence=(Evidence(page="2"),)),
    },
    contacts=(
        Contact.model_validate({"id": "C1", "when": "2013", "agency": "gp", "with": ["child"]}),
    ),
)
PLAIN = {
    "sources": [{"id": "a"}, {"pages-by": "label"}, None],
    "findings": {"gps": {"summary": None}},
}


@pytest.mark.parametrize(
    ("node", "path", "found"),
    [
        (RECORD, "coder", [(("coder",), "EM")]),
        (RECORD, "memo", []),
        (
            RECORD,
            "findings.*.finding",
            [
                (("findings", "gps", "finding"), "absent"),
                (("findings", "courts", "finding"), "present"),
            ],
        ),
        (
            RECORD,
            "findings.*.settled.by.*",
            [
                (("findings", "gps", "settled", "by", 0), "LN"),
                (("findings", "gps", "settled", "by", 1), "EM"),
            ],
        ),
        (
            RECORD,
            "findings.*.settled.found.(key)",
            [(("findings", "gps", "settled", "found", "EM"), "EM")],
        ),
        (RECORD, "contacts.*.with.*", [(("contacts", 0, "with", 0), "child")]),
        (PLAIN, "sources.*.pages-by", [(("sources", 1, "pages-by"), "label")]),
        (PLAIN, "findings.*.summary", [(("findings", "gps", "summary"), None)]),
        (PLAIN, "sources.id", []),
        (PLAIN, "findings.gps.summary.*", []),
    ],
)
def test_every_place_of_a_path_is_found(node, path, found):
    assert places(node, path) == found


def test_a_place_says_where_its_node_stands():
    (found,) = places(RECORD.contacts, "*.id", ("contacts",))
    assert found == (("contacts", 0, "id"), "C1")


@pytest.mark.parametrize(
    "path",
    ["coder", "findings.*.settled.by.*", "findings.*.settled.found.(key)", "contacts.*.with.*"],
)
def test_what_stands_there_is_changed_and_nothing_else(path):
    made = changed(RECORD, path, str.upper)
    assert [one for _, one in places(made, path)] == [
        one.upper() for _, one in places(RECORD, path)
    ]
    assert changed(RECORD, path, str) == RECORD


def test_an_item_that_goes_is_left_out_and_what_is_unsaid_stays_so():
    made = changed(RECORD, "findings.*.settled.by.*", lambda one: None if one == "LN" else one)
    assert made.findings["gps"].settled.by == ("EM",)
    assert made.findings["courts"] == RECORD.findings["courts"]
    assert changed(RECORD, "memo", str.upper) == RECORD
