"""Agencies in records and plans under the ids that they have now."""

from datetime import date

from dhrcode.analysis.agency_migration import (
    agencies_renamed,
    present_agencies,
    with_present_agencies,
)
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import Contact
from dhrcode.model.record import CodebookVersion, Record
from dhrcode.model.revision import Revision


def revision(change, agencies, *becomes):
    given = {"version": "1.1", "after": "1.0", "on": date(2026, 1, 1), "why": "W."}
    return Revision(change=change, agencies=agencies, becomes=becomes, findings="kept", **given)


HISTORY = [
    revision("rename-agency", ("gp",), "practice"),
    revision("add-agency", ("ambulance",)),
    revision("merge-agency", ("practice", "hospital"), "health"),
    revision("retire-agency", ("police",)),
]
NOW = {"gp": "health", "practice": "health", "hospital": "health"}
CODEBOOK = Codebook.model_validate(
    {
        "id": "tiny",
        "version": "1.1",
        "title": "Tiny",
        "areas": [
            {"id": "a", "label": "A", "subthemes": [{"id": "s", "label": "S", "definition": "D"}]}
        ],
        "attributes": [
            {"id": "k", "label": "K", "of": "victim", "type": "choices", "values": "agencies"},
            {"id": "own", "label": "O", "of": "victim", "type": "choice", "values": ["gp", "x"]},
            {"id": "led", "label": "L", "of": "review", "type": "choice", "values": "agencies"},
        ],
        "agencies": [{"id": name, "label": name} for name in (*NOW, "health", "police")],
    }
)


def test_each_former_id_leads_to_the_last():
    assert present_agencies(HISTORY) == NOW


def test_values_from_the_list_are_renamed_each_once_and_others_are_not():
    record = Record.model_validate(
        {
            "review": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "coder": "LN",
            "attributes": {"led": "gp"},
            "victims": [{"k": ("gp", "police", "hospital"), "own": "gp"}, {}],
            "contacts": [
                {"id": "C1", "when": "2013", "agency": "hospital"},
                {"id": "C2", "when": "2013", "agency": "police"},
            ],
        }
    )
    made = with_present_agencies(record, NOW, CODEBOOK)
    assert made.attributes == {"led": "health"}
    assert made.victims == ({"k": ("health", "police"), "own": "gp"}, {})
    assert [one.agency for one in made.contacts] == ["health", "police"]
    assert with_present_agencies(record, {}, CODEBOOK) is record


def test_in_plain_data_of_a_plan_agencies_alone_are_renamed():
    data = {"by": "gp", "text": "gp", "to": [{"agency": "hospital"}], "n": 1}
    assert agencies_renamed(data, NOW) == {
        "by": "health",
        "text": "gp",
        "to": [{"agency": "health"}],
        "n": 1,
    }


def test_a_contact_s_agency_has_its_present_id():
    version = CodebookVersion(id="a", version="1")
    given = {"id": "C1", "when": "2013", "agency": "police"}
    contacts = (Contact.model_validate(given),)
    record = Record(review="DHR1", codebook=version, coder="LN", contacts=contacts)
    now = with_present_agencies(record, {"police": "constabulary"}, CODEBOOK)
    assert now.contacts[0].agency == "constabulary"
    assert with_present_agencies(record, {}, CODEBOOK) == record
