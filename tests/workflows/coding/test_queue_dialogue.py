"""The questions of `edit --queue`."""

import pytest

from dhrcode.model.record import CodedSubtheme
from dhrcode.store.project import open_project
from dhrcode.workflows.codebook.migration import carry_out, planned
from dhrcode.workflows.coding.dialogue import StopCodingError
from dhrcode.workflows.coding.queue_dialogue import QueueDialogue, waiting_in
from dhrcode.workflows.coding.session import Session

KEEP = "[k]eep it: the finding stands"


@pytest.fixture
def asked(changed, scripted):
    """Goes through a review's queue with a script; gives the record and the screen."""
    carry_out(changed, planned(changed))
    project = open_project(changed.root)

    def run(*answers, review="DHR1"):
        session, screen = Session.resume(project, review), scripted(answers)
        try:
            QueueDialogue(session, screen).ask_queue()
        except StopCodingError:
            screen.said.append("STOPPED")
        assert screen.left == []
        record, _ = project.read(review)
        assert session.record == record
        return record, screen

    return run


def test_what_is_queued_alone_is_shown_with_its_reason_and_its_evidence(asked):
    record, screen = asked("", "", "")
    assert [line for line in screen.said if "of 4)" in line] == [
        "Process & policy  (1 of 4)",
        "Process & policy  (2 of 4)",
        "Health  (4 of 4)",
    ]
    reasons = [line for line in screen.said if line.startswith("On the queue")]
    assert reasons == [
        "On the queue since version 1.4: Defined anew: It left out delay.",
        (
            "On the queue since version 1.2: 'police-response' (present) and 'dash' (absent) were "
            "joined: Coders confused the two."
        ),
        "On the queue since version 1.3: New in version 1.3: Coders noted it.",
    ]
    evidence = screen.said.index("Evidence for police, unclear:")
    assert screen.said[evidence : evidence + 3] == [
        "Evidence for police, unclear:",
        "    page 3",
        "    page 4",
    ]
    assert screen.said.count(KEEP) == 2  # housing has no finding that could stand
    assert screen.said[-1] == "3 subthemes stay on the queue."
    assert len(record.again) == 3


def test_an_answer_takes_it_off_and_keep_too(asked):
    record, screen = asked("k", "p", "", "", "", "", "a", "", "", "")
    assert record.again == ()
    assert record.findings["use-of-maracs"] == CodedSubtheme(finding="absent")
    assert record.findings["police"].finding == "present"
    assert record.findings["housing"] == CodedSubtheme(finding="absent")
    assert "on the queue." not in screen.said[-1]


def test_what_is_not_coded_cannot_be_kept(asked):
    record, screen = asked("k", "k", "k", "n", review="DHR2")
    assert [entry.subtheme for entry in record.again] == []
    assert record.findings["housing"] == CodedSubtheme(finding="not-stated")
    assert screen.said.count("Type one of the letters in brackets, or Enter alone.") == 2


def test_back_and_stop_and_definitions_are_as_in_every_coding(asked):
    record, screen = asked("b", "", "b", "k", "d", "s")
    assert [entry.subtheme for entry in record.again] == ["police", "housing"]
    assert screen.said[-1] == "STOPPED"


def test_the_evidence_of_what_was_split_is_shown_with_its_parts(changed, scripted):
    text = (changed.root / "themes.yaml").read_text()
    text = text.replace('version: "1.4"\ntitle', 'version: "1.5"\ntitle').replace(
        "        definition: The practice did not ask, record or pass on.\n",
        '        definition: The practice did not ask, record or pass on.\n        retired: "1.5"\n'
        "      - {id: asking, label: Asking, definition: Nobody asked.}\n"
        "      - {id: passing-on, label: Passing on, definition: Nobody passed it on.}\n",
    )
    (changed.root / "themes.yaml").write_text(
        f'{text}  - version: "1.5"\n    after: "1.4"\n    on: 2025-04-05\n    change: split\n'
        "    subthemes: [general-practice]\n    becomes: [asking, passing-on]\n"
        "    why: Two things.\n    findings: again\n"
    )
    project = open_project(changed.root)
    carry_out(project, planned(project))
    session, screen = Session.resume(project, "DHR1"), scripted(["", "", "", "", ""])
    assert waiting_in(session) == ["use-of-maracs", "police", "asking", "passing-on", "housing"]
    QueueDialogue(session, screen).ask_queue()
    assert screen.said.count("Evidence for general-practice, present:") == 2
    assert screen.said.count("    Five doctors in one year.") == 2


def test_one_that_somebody_else_coded_meanwhile_is_shown_again(changed, scripted):
    carry_out(changed, planned(changed))
    project = open_project(changed.root)
    other = Session.resume(project, "DHR1")

    def elsewhere():
        other.find("use-of-maracs", "present")
        return "k"

    session = Session.resume(project, "DHR1")
    screen = scripted([elsewhere, "", "", ""])
    QueueDialogue(session, screen).ask_queue()
    said = screen.said.index("somebody else has just coded use-of-maracs: look again")
    assert "Now: present" in screen.said[said : said + 6]
    assert project.read("DHR1")[0].findings["use-of-maracs"].finding == "present"
