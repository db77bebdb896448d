"""The keys of edit that say what is coded, take it out, mend it and move it."""

import pytest

from dhrcode.model.record import Evidence
from dhrcode.workflows.coding.correction_dialogue import CorrectionDialogue
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.project.undo import StepQuery, turn

SHOWN = [
    "present",
    '  1. overview, page 20: "no agency sought a referral" - Each waited.',
    "  2. overview, section 4.2",
]
DONE = "Done; 'dhrcode undo' takes it back."


@pytest.fixture
def typed(newest, scripted):
    """Types a key at a subtheme of DHR2 and answers what is asked; the record and the screen."""

    def run(key, *answers, theme="use-of-maracs", known=True):
        session, screen = Session.resume(newest, "DHR2"), scripted(answers)
        dialogue = CorrectionDialogue(session, screen)
        assert dialogue.command(key, newest.codebook.subthemes[theme]) is known
        assert screen.left == []
        assert session.record == newest.read("DHR2")[0]
        return session.record, screen

    return run


def test_what_is_here_is_shown_with_its_numbers(typed):
    _, screen = typed("w")
    assert screen.said == SHOWN
    _, screen = typed("w", theme="gps")
    assert screen.said == ["not-stated, without evidence"]


def test_where_nothing_is_coded_the_keys_are_none(typed):
    typed("r", "a", theme="gps")
    for key in "wreoy":
        typed(key, theme="gps", known=False)
    typed("z", known=False)


def test_a_summary_is_written_shown_mended_and_taken_out(typed):
    record, screen = typed("y", "Nobody referred her.")
    assert record.findings["use-of-maracs"].summary == "Nobody referred her."
    assert screen.asked == ["summary in one or two sentences, or Enter> "]
    _, screen = typed("w")
    assert screen.said == [*SHOWN, "  Summary: Nobody referred her."]
    record, screen = typed("y", "")
    assert record.findings["use-of-maracs"].summary == "Nobody referred her."
    record, screen = typed("y", "-")
    assert record.findings["use-of-maracs"].summary is None
    assert screen.asked == [
        "summary in one or two sentences (now: Nobody referred her.; - takes it out), or Enter> "
    ]


def test_one_piece_or_all_is_taken_out_and_comes_back(typed, small):
    before = small.read("DHR2")[1]
    record, screen = typed("r", "3", "2")
    assert [len(c.evidence) for c in (record.findings["use-of-maracs"],)] == [1]
    assert screen.asked == ["take out: 1-2, [a]ll of it, or Enter> "] * 2
    assert screen.said == [*SHOWN, "Type one of these, or Enter alone.", DONE]
    record, screen = typed("r", "a")
    assert screen.asked == ["take out: 1, [a]ll of it, or Enter> "]
    assert ("use-of-maracs" in record.findings, record.status) == (False, "draft")
    for _ in range(2):
        turn(small, StepQuery(), lambda _: True, "undo")
    assert small.read("DHR2")[1] == before


@pytest.mark.parametrize("answers", [("r", ""), ("e", ""), ("o", ""), ("o", "1", "")])
def test_enter_leaves_it(typed, small, answers):
    before = small.read("DHR2")[1]
    typed(*answers)
    assert small.read("DHR2")[1] == before


def test_a_piece_is_mended_part_by_part(typed):
    record, screen = typed("e", "1", "", "21", "", "", "-")
    assert record.findings["use-of-maracs"].evidence[0] == Evidence(
        source="overview", page="21", quote="no agency sought a referral"
    )
    assert screen.asked[:3] == [
        "which piece to mend: 1-2, or Enter> ",
        "source (now overview; - takes it out), or Enter> ",
        "page (now 20; - takes it out), or Enter> ",
    ]
    _, screen = typed("e", "1", "", "", "", "", "")
    assert DONE not in screen.said
    _, screen = typed("e", "1", "annex", "", "", "", "")
    assert screen.said[-1].startswith("DHR2 has no source 'annex'")


def test_a_piece_is_moved(typed):
    record, screen = typed("o", "1", "Police response")
    assert len(record.findings["police-response"].evidence) == 2
    assert screen.said[-1] == DONE
    typed("r", "a", theme="gps")
    record, screen = typed("o", "1", "gps", "n")
    assert "gps" not in record.findings
    record, screen = typed("o", "1", "gps", "p")
    assert screen.asked[2] == "gps is not coded: [p]resent  [a]bsent  [u]nclear> "
    assert record.findings["gps"].finding == "present"
    _, screen = typed("o", "1", "housing", theme="gps")
    assert screen.said[-1].startswith("The codebook has no subtheme 'housing'")
    _, screen = typed("o", theme="use-of-maracs")
    assert screen.asked == []  # it has no evidence left


@pytest.mark.parametrize("answers", [("r", "a"), ("o", "1", "gps")])
def test_what_was_agreed_stays(typed, small, answers):
    small.change("DHR2", lambda now: now.model_copy(update={"consensus_of": ("EM", "LN")}))
    before = small.read("DHR2")[1]
    _, screen = typed(*answers)
    assert screen.said[-1].startswith("DHR2 joins the codings of EM, LN")
    assert small.read("DHR2")[1] == before
