"""Contacts at the desk, written as `contact add`, `edit` and `remove` write them."""

import pytest

from dhrcode.desk.contacts import contacts_view
from dhrcode.model.contact import Contact
from dhrcode.model.record import Evidence
from dhrcode.store.project import open_project

WORDS = "Staff praised her and relied on her."
SAID = {
    "when": "2013-10",
    "agency": "gp",
    "with": ["victim", "child"],
    "opportunity": "missed",
    "themes": ["gps", "equality"],
    "summary": "Nobody asked.",
}
OPTIONS = (
    *("--when", "2013-10", "--agency", "gp", "--with", "victim", "--with", "child"),
    *("--opportunity", "missed", "--theme", "gps", "--theme", "equality"),
    *("--summary", "Nobody asked.", "--page", "5", "--quote", WORDS),
)


def test_contacts_are_written_changed_and_taken_out_as_the_commands_do(desked, by_command):
    evidence = desked.words(WORDS)
    status, answer = desked.act("contact", **SAID, evidence=evidence)
    assert (status, answer["said"]) == (200, "C1 written: 2013-10, GP, missed. Saved.")
    by_command("contact", "add", "DHR58", *OPTIONS)
    (shown,) = answer["record"]["contacts"]
    own = {"contact": "C1", "seen": shown["seen"]}
    status, answer = desked.act("contact", **own, opportunity="", themes=[], when="-14 weeks")
    assert (status, answer["said"]) == (200, "C1 changed: -14 weeks, GP, not judged yet. Saved.")
    options = ("--opportunity", "", "--theme", "", "--when", "-14 weeks")
    by_command("contact", "edit", "DHR58", "C1", *options)
    status, answer = desked.act("contact", when="2013", agency="police")
    assert status == 200
    by_command("contact", "add", "DHR58", "--when", "2013", "--agency", "police")
    own["seen"] = next(one["seen"] for one in answer["record"]["contacts"] if one["id"] == "C1")
    assert desked.act("drop", **own)[0] == 200
    by_command("contact", "remove", "DHR58", "C1")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"agency": "gp"}, "a contact needs a time and an agency"),
        ({"when": "2013", "agency": ""}, "a contact needs a time and an agency"),
        ({"when": "2013-13", "agency": "gp"}, "a month is 01 to 12"),
        ({"when": "2013", "agency": "scouts"}, "'scouts'"),
        ({"when": "2013", "agency": "gp", "with": ["neighbour"]}, "takes victim, perpetrator"),
        ({"when": "2013", "agency": "gp", "with": "victim"}, "did not say which with are meant"),
        ({"when": "2013", "agency": "gp", "themes": ["housing"]}, "no subtheme 'housing'"),
    ],
)
def test_what_cannot_be_a_contact_is_one_sentence(desked, project, said, why):
    kept = project.path_of("DHR58").read_bytes()
    status, answer = desked.act("contact", **said)
    assert status == 409
    assert why in answer["error"]
    assert project.path_of("DHR58").read_bytes() == kept


def test_a_contact_that_changed_elsewhere_is_not_overwritten_or_taken_out(desked, run, project):
    desked.act("contact", **SAID)
    (shown,) = desked.record["contacts"]
    run("-C", project.root, "contact", "edit", "DHR58", "C1", "--summary", "Somebody asked.")
    kept = project.path_of("DHR58").read_bytes()
    own = {"contact": "C1", "seen": shown["seen"]}
    for name, given in (("contact", {**own, "opportunity": "taken"}), ("drop", own)):
        status, answer = desked.act(name, **given)
        assert (status, answer["kind"]) == (409, "ChangedMeanwhileError")
    assert project.path_of("DHR58").read_bytes() == kept


def test_a_contact_is_taken_back_and_written_again(desked, project):
    before = project.path_of("DHR58").read_bytes()
    step = desked.act("contact", **SAID)[1]["step"]
    after = project.path_of("DHR58").read_bytes()
    assert desked.act("turn", step=step)[1]["record"]["contacts"] == []
    assert project.path_of("DHR58").read_bytes() == before
    desked.act("turn", step=step, redo=True)
    assert project.path_of("DHR58").read_bytes() == after


def test_contacts_stand_in_the_order_of_the_documents_pages(project):
    record, _ = project.read("DHR58")

    def at(own, page):
        pieces = (Evidence(source="overview", page=page),) if page else ()
        return Contact(id=own, when="2013", agency="gp", evidence=pieces)

    mistyped = (Evidence(source="overvieww", page="1"),)
    contacts = (at("C1", None), at("C2", "10"), at("C3", "9"), at("C4", "2-3"))
    contacts += (at("C5", None).model_copy(update={"evidence": mistyped}),)
    shown = contacts_view(record.model_copy(update={"contacts": contacts}))
    assert [one["id"] for one in shown] == ["C5", "C4", "C3", "C2", "C1"]


def test_a_complete_record_that_lacks_something_is_said_to_be_a_draft_now(serve, fictional):
    client = serve(open_project(fictional, "desk"), "DHR41").enter()
    status, answer = client.ask("contact", {"review": "DHR41", "when": "2014", "agency": "gp"})
    assert status == 200
    assert answer["said"].endswith("The record is a draft now.")
