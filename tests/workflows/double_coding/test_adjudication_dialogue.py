"""The questions of `adjudicate`."""

import pytest

from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.adjudication import Adjudication
from dhrcode.workflows.double_coding.adjudication_dialogue import RulingDialogue
from dhrcode.workflows.double_coding.rulings import Ruling

LETTERS = "Type one of the letters in brackets, or Enter alone."


@pytest.fixture
def asked(small, scripted):
    """Goes through a review's differences with a script; gives the record and the screen."""

    def run(*answers, review="DHR2", by=("LN",)):
        open_ = Adjudication.begin(open_project(small.root), review)
        begun, screen = open_.pending, scripted(answers)
        RulingDialogue(open_, screen, by).run()
        assert screen.left == []
        record, _ = small.read(review)
        if open_.pending != begun:  # what is agreed is written with the first that is settled
            assert open_.record == record
        return record, screen

    return run


@pytest.fixture
def two(coded):
    """EM differs from LN on MARACs (absent, present) and on GPs (present, not stated) of DHR2."""
    coded("EM", "DHR2", "aap")


def notes(record, subtheme):
    return [piece.note for piece in record.findings[subtheme].evidence]


def test_each_difference_is_shown_side_by_side_with_its_evidence(two, asked):
    _, screen = asked("", "")
    assert screen.said[0] == (
        "DHR2: 2 differences between EM, LN to settle. Each is on disk once it is settled."
    )
    assert screen.said[1:9] == [
        "",
        "Difference 1 of 2",
        "Use of MARACs",
        "A conference was warranted and not held, or did not do its work.",
        "EM: absent",
        "LN: present",
        '    overview, page 20: "no agency sought a referral" - Each waited.',
        "    overview, section 4.2",
    ]
    second = screen.said.index("Difference 2 of 2")
    assert screen.said[second + 3 : second + 6] == [
        "EM: present",
        "    EM on gps",
        "LN: not-stated",
    ]


def test_what_one_has_not_coded_is_said_so(coded, asked):
    coded("EM", "DHR2", "pa-")
    record, screen = asked("n", "Read again.")
    assert "EM: not coded" in screen.said
    assert record.findings["gps"].settled.found == {"LN": "not-stated"}


def test_enter_leaves_a_difference_open(two, asked):
    record, screen = asked("", "u", "")
    assert "use-of-maracs" not in record.findings
    assert record.findings["gps"].finding == "unclear"
    assert [q for q in screen.asked if q == "agreed finding> "] == ["agreed finding> "] * 2


@pytest.mark.parametrize(
    ("answers", "finding"),
    [
        (("p", ""), "present"),
        (("A", "", ""), "absent"),  # LN's evidence speaks against it
        (("n", ""), "not-stated"),
        (("U", ""), "unclear"),
    ],
)
def test_each_letter_is_a_finding_in_capitals_or_not(two, asked, answers, finding):
    record, _ = asked(*answers, "s")
    settled = record.findings["use-of-maracs"]
    assert (settled.finding, settled.settled.by) == (finding, ("LN",))


def test_stopping_keeps_what_was_settled_and_asks_no_more(two, asked):
    record, screen = asked("p", "As LN says.", "s")
    assert record.findings.keys() == {"use-of-maracs", "police-response"}
    assert record.findings["use-of-maracs"].settled.reason == "As LN says."
    again, screen = asked("s")
    assert again == record
    assert screen.said[0].startswith("DHR2: 1 difference between EM, LN to settle.")
    assert "Difference 1 of 1" in screen.said


def test_with_nothing_to_settle_nothing_is_asked(coded, asked):
    coded("EM", "DHR2", "pan")
    record, screen = asked()
    assert screen.said == [
        "DHR2: 0 differences between EM, LN to settle. Each is on disk once it is settled."
    ]
    assert len(record.findings) == 3


def test_a_definition_is_shown_where_there_is_one_and_the_question_stays(two, asked):
    _, screen = asked("d", "s")
    assert screen.said[-2:] == ["If the review says so.", "Not for police checklists."]
    _, screen = asked("", "D", "s")
    assert screen.said[-1].startswith("[p]resent")  # GPs have no more to say


def test_another_answer_is_asked_for_again(two, asked):
    record, screen = asked("x", "pp", "present", "p", "", "s")
    assert screen.said.count(LETTERS) == 3
    assert record.findings["use-of-maracs"].finding == "present"


def test_who_decides_is_asked_once_and_until_it_can_be(two, asked):
    record, screen = asked("p", "", "L N", "LN, EM", "", "u", "", by=None)
    asked_who = [q for q in screen.asked if q.startswith("who decides")]
    assert asked_who == ["who decides (initials, with commas)> "] * 3
    assert [line for line in screen.said if line.startswith("Not kept")] == [
        "Not kept: say who: initials, parted by commas",
        "Not kept: 'L N' cannot be a coder's initials",
    ]
    for subtheme in ("use-of-maracs", "gps"):
        assert record.findings[subtheme].settled.by == ("LN", "EM")


def test_nobody_is_asked_whose_evidence_where_all_of_it_supports_the_finding(two, asked):
    record, screen = asked("p", "", "p", "")
    assert not any(question.startswith("whose") for question in screen.asked)
    assert notes(record, "gps") == ["EM on gps"]
    assert len(record.findings["use-of-maracs"].evidence) == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", []), ("-", []), ("EM", ["EM on gps"]), ("EM,LN", ["EM on gps"]), ("LN", [])],
)
def test_whose_evidence_is_kept_is_asked_where_some_speaks_against_the_finding(
    two, asked, typed, kept
):
    record, screen = asked("", "n", typed, "")
    assert screen.asked[2] == "whose evidence to keep (EM; - for none), or Enter for LN> "
    assert notes(record, "gps") == kept


def test_somebody_who_has_not_coded_is_asked_for_again(two, asked):
    record, screen = asked("", "n", "JB", "em", "-", "")
    assert [line for line in screen.said if line.startswith("Not kept")] == [
        "Not kept: JB has not coded this review: one of EM, LN",
        "Not kept: em has not coded this review: did you mean 'EM'?",
    ]
    assert record.findings["gps"].finding == "not-stated"


def test_among_three_those_who_have_evidence_are_named(coded, asked):
    coded("EM", "DHR2", "aap")
    coded("JB", "DHR2", "pap")
    record, screen = asked("s")
    assert record.consensus_of == (), "nothing was settled, and nothing is written"
    _, screen = asked("", "n", "JB", "")
    assert screen.asked[2] == "whose evidence to keep (EM, JB; - for none), or Enter for LN> "


def test_a_reason_that_cannot_be_kept_is_asked_for_again(two, asked):
    record, screen = asked("p", "a\x07b", "x" * 20_001, "Read again.", "s")
    assert [line for line in screen.said if line.startswith("Not kept")] == [
        (
            "Not kept: the reason holds the character U+0007, which is not text: "
            "type it again without it"
        ),
        "Not kept: the reason is longer than 20,000 characters",
    ]
    assert record.findings["use-of-maracs"].settled.reason == "Read again."


def test_each_is_on_disk_before_the_next_is_asked(small, two, asked):
    def look():
        assert small.read("DHR2")[0].findings["use-of-maracs"].finding == "present"
        return "s"

    asked("p", "", look)


def test_what_was_settled_by_command_is_not_asked(small, two, asked):
    open_ = Adjudication.begin(open_project(small.root), "DHR2")
    open_.settle("use-of-maracs", Ruling("present", (), ("LN",)))
    _, screen = asked("s")
    assert "Use of MARACs" not in screen.said


def test_an_input_that_ends_leaves_what_was_settled(small, two, asked, out_of_answers):
    with pytest.raises(out_of_answers):
        asked("p", "", "n")
    assert small.read("DHR2")[0].findings.keys() == {"use-of-maracs", "police-response"}
