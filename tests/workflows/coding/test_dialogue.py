"""The questions that coding asks, branch by branch."""

from datetime import date

import pytest

from dhrcode.errors import BusyError
from dhrcode.model.record import Candidate, CodedSubtheme, Evidence, Settlement
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.correction_dialogue import CORRECTING
from dhrcode.workflows.coding.dialogue import Dialogue, StopCodingError
from dhrcode.workflows.coding.session import Session

KEYS = (
    "[p]resent  [a]bsent  [n]ot stated  [u]nclear  [l]ook for passages  Enter: leave it\n"
    "[b]ack  [d]efinition  at[t]ributes  [c]andidate theme  a[g]ency  [s]ave and stop"
)
QUOTE = "quote in the document's words (an empty line ends it)> "
PIECE = ["page, or Enter (x: nothing of this)> ", QUOTE, "your note, or Enter> "]
ANOTHER = "Another piece of evidence? [y/N] "
CODE_ALL = ["n", "n", "n"]


@pytest.fixture
def asked(small, scripted):
    """Codes a new review with a script; gives the session and the screen."""

    def run(*answers, review="DHR9", only=None):
        if small.path_of(review).exists():
            session = Session.resume(small, review)
        else:
            session = Session.begin(small, review, "LN", "dhr")
        screen = scripted(answers)
        try:
            Dialogue(session, screen).run(only)
        except StopCodingError:
            screen.said.append("STOPPED")
        assert screen.left == []
        record, _ = small.read(review)
        assert session.record == record
        return record, screen

    return run


def test_each_subtheme_is_shown_under_its_area_with_its_place(asked):
    _, screen = asked("", "", "", "n")
    assert screen.said == [
        "",
        "Process & policy  (1 of 3)",
        "Use of MARACs",
        "A conference was warranted and not held, or did not do its work.",
        KEYS,
        "",
        "Process & policy  (2 of 3)",
        "Police response",
        "The police did less than was called for.",
        KEYS,
        "",
        "Health  (3 of 3)",
        "Issues related to GPs",
        "The practice did not ask, record or pass on.",
        KEYS,
        "Not coded yet: use-of-maracs, police-response, gps",
    ]
    assert screen.asked == [
        *["finding> "] * 3,
        "Every subtheme was shown. Answer the attributes of the case now? [y/N] ",
    ]


@pytest.mark.parametrize(
    ("letter", "finding"),
    [("p", "present"), ("a", "absent"), ("u", "unclear"), ("P", "present")],
)
def test_a_finding_is_asked_for_its_evidence(asked, letter, finding):
    record, screen = asked(letter, "", "", "", "s")
    assert record.findings == {"use-of-maracs": CodedSubtheme(finding=finding)}
    assert screen.asked == ["finding> ", *PIECE, "finding> "]


def test_not_stated_is_asked_for_none(asked):
    record, screen = asked("n", "s")
    assert record.findings == {"use-of-maracs": CodedSubtheme(finding="not-stated")}
    assert screen.asked == ["finding> ", "finding> "]
    assert screen.said[-1] == "STOPPED"


def test_pieces_of_evidence_as_many_as_wanted(asked):
    record, screen = asked("p", "12", "one", "two", "", "my note", "y", "", "", "bare", "n", "s")
    assert record.findings["use-of-maracs"].evidence == (
        Evidence(page="12", quote="one two", note="my note"),
        Evidence(note="bare"),
    )
    assert screen.asked == [
        "finding> ",
        PIECE[0],
        QUOTE,
        "  ...> ",
        "  ...> ",
        PIECE[2],
        ANOTHER,
        *PIECE,
        ANOTHER,
        "finding> ",
    ]


def test_every_answer_is_on_disk_before_the_next_question(small, scripted):
    seen = []

    def then(answer):
        def look():
            seen.append(small.path_of("DHR9").read_text().partition("status: draft\n")[2])
            return answer

        return look

    session = Session.begin(small, "DHR9", "LN", "dhr")
    screen = scripted(
        [then("p"), then("12"), then("words"), then(""), then("note"), then("n"), then("s")]
    )
    with pytest.raises(StopCodingError):
        Dialogue(session, screen).run()
    head = "findings:\n  use-of-maracs:"
    page = f'{head}\n    finding: present\n    evidence:\n      - page: "12"\n'
    whole = f"{page}        quote: words\n        note: note\n"
    assert seen == [
        "",
        "",
        "",
        "",
        "",
        whole,
        whole,
    ]  # an answer is one when its last part is given


@pytest.mark.parametrize("typed", [("x",), ("12", "x"), ("12", "words", "x"), ("", "", "x")])
def test_an_answer_that_is_taken_back_leaves_nothing(asked, typed):
    record, screen = asked("p", *typed, "s")
    assert record.findings == {}
    assert screen.said[5] == "Nothing of this was kept."
    assert screen.said[7] == "Process & policy  (1 of 3)"
    record, screen = asked("p", "12", "", "", "y", *typed, "s")
    assert record.findings["use-of-maracs"].evidence == (Evidence(page="12"),)
    assert "Nothing of this piece was kept." in screen.said


def test_a_candidate_that_is_taken_back_leaves_nothing(asked):
    for typed in (("x",), ("Moved.", "4", "x")):
        record, screen = asked("c", "Housing", *typed, "s")
        assert ("Nothing of this was kept." in screen.said, record.status) == (True, "draft")
    assert [theme.label for theme in record.emerging] == [
        "Housing"
    ]  # its own question was answered


def test_on_a_draft_that_lacks_evidence_alone_it_is_asked_for_that(asked):
    asked("p", "", "", "", "n", "p", "", "", "", "n")
    record, screen = asked("p", "4", "", "", "n", "p", "5", "", "", "n", "n", "y")
    shown = [line.rpartition("  ")[2] for line in screen.said if line.endswith(" of 3)")]
    assert shown == ["(1 of 3)", "(3 of 3)"]
    assert record.status == "complete"


def test_nothing_else_is_asked_where_evidence_is_left_out_again(asked):
    asked("p", "", "", "", "n", "n", "n")
    _, screen = asked("", "n")
    assert screen.said[-1] == "Present without evidence: use-of-maracs"


def test_back_goes_one_up_and_not_beyond_the_first(asked):
    _, screen = asked("b", "n", "b", "a", "", "", "", "s")
    places = [line.rpartition("  ")[2] for line in screen.said if line.endswith(" of 3)")]
    assert places == ["(1 of 3)", "(1 of 3)", "(2 of 3)", "(1 of 3)", "(2 of 3)"]
    assert "Now: not-stated" in screen.said


def test_another_finding_asks_what_becomes_of_the_evidence(asked):
    asked("p", "12", "", "", "n", "s")
    record, screen = asked("a", "n", "", "", "", only="use-of-maracs")
    assert screen.asked[1] == ("Remove its 1 piece of evidence, which stood for 'present'? [y/N] ")
    assert record.findings["use-of-maracs"] == CodedSubtheme(
        finding="absent", evidence=(Evidence(page="12"),)
    )
    record, _ = asked("u", "y", "", "", "", only="use-of-maracs")
    assert record.findings["use-of-maracs"] == CodedSubtheme(finding="unclear")


def test_the_same_finding_again_adds_evidence(asked):
    asked("p", "12", "", "", "n", "s")
    record, screen = asked("p", "14", "", "", "n", only="use-of-maracs")
    assert record.findings["use-of-maracs"].evidence == (Evidence(page="12"), Evidence(page="14"))
    assert screen.said[4] == "Now: present, 1 piece of evidence"


def test_definition_shows_what_the_codebook_gives_and_asks_again(asked):
    _, screen = asked("d", "", "d", "s")
    assert screen.said[5:9] == [
        "When to use: If the review says so.",
        "When not to use: Not for police checklists.",
        "Example: Invented: nobody made the referral.",
        "Also known as: MARAC failings; Risk conferences",
    ]
    assert screen.said[-2:] == [KEYS, "STOPPED"]


@pytest.mark.parametrize("answer", ["?", "h", "H"])
def test_help_shows_the_keys(asked, answer):
    _, screen = asked(answer, "s")
    assert screen.said[5:] == [KEYS, "STOPPED"]


@pytest.mark.parametrize("answer", ["x", "present", "pp", "1", "é", "[bold]"])
def test_anything_else_is_asked_again(asked, answer):
    record, screen = asked(answer, "s")
    assert screen.said[5:] == ["Type one of the letters in brackets, or Enter alone.", "STOPPED"]
    assert record.findings == {}


def test_yes_and_no_in_words_and_nothing_else(asked):
    record, screen = asked("p", "12", "", "", "ja", "YES", "13", "", "", "No", "s")
    assert len(record.findings["use-of-maracs"].evidence) == 2
    assert screen.said.count("Type y or n.") == 1


def test_text_that_cannot_be_kept_is_said_and_asked_for_again(asked):
    record, screen = asked("p", "1\x1b2", "x" * 301, "12", "", "a\ud800", "note", "n", "s")
    assert [said for said in screen.said if said.startswith("Not kept")] == [
        (
            "Not kept: the page holds the character U+001B, which is not text: type it again "
            "without it"
        ),
        "Not kept: the page is longer than 300 characters",
        (
            "Not kept: the note holds the character U+D800, which is not text: type it again "
            "without it"
        ),
    ]
    assert record.findings["use-of-maracs"].evidence == (Evidence(page="12", note="note"),)


def test_the_one_source_goes_without_asking_and_of_two_one_is_chosen(asked, small):
    record, screen = asked("n", review="DHR2", only="gps")
    assert record.findings["gps"].evidence == ()
    record, screen = asked("u", "9", "", "", "n", review="DHR2", only="gps")
    assert record.findings["gps"].evidence == (Evidence(source="overview", page="9"),)
    text = small.path_of("DHR2").read_text()
    first = "  - id: overview\n"
    assert first in text
    small.path_of("DHR2").write_text(text.replace(first, "  - id: letter\n" + first))
    record, screen = asked("u", "10", "", "", "nonsense", "letter", "n", review="DHR2", only="gps")
    assert record.findings["gps"].evidence[1:] == (Evidence(source="letter", page="10"),)
    assert screen.asked[4:6] == ["document (letter, overview), or Enter> "] * 2
    assert [said for said in screen.said if said.startswith("Not kept")] == [
        "Not kept: DHR2 has no source 'nonsense': one of letter, overview"
    ]


def test_a_source_without_evidence_is_not_evidence(asked, small):
    text = small.path_of("DHR2").read_text()
    small.path_of("DHR2").write_text(text.replace("sources:\n", "sources:\n  - {id: letter}\n"))
    record, _ = asked("u", "", "", "", review="DHR2", only="gps")
    assert record.findings["gps"].evidence == ()


def test_candidate_themes(asked):
    record, screen = asked(
        "c",
        "",
        "c",
        "Housing",
        "Moved.",
        "4",
        "moved twice",
        "",
        "",
        "n",
        "c",
        "Debt",
        "",
        "",
        "",
        "",
        "c",
        "\x1b",
        "s",
    )
    moved = Evidence(page="4", quote="moved twice")
    assert record.emerging == (
        Candidate(label="Housing", note="Moved.", evidence=(moved,)),
        Candidate(label="Debt"),
    )
    assert [said for said in screen.said if said.startswith("Not kept")] == [
        "Not kept: the text holds the character U+001B, which is not text"
    ]


def test_the_candidates_of_the_codebook_are_offered_and_a_subtheme_is_none(small, scripted):
    themes = small.root / "themes.yaml"
    themes.write_text(
        f"format: 2\n{themes.read_text()}candidates:\n"
        "  - {id: hospitals, label: Hospital care, definition: Wards.}\n"
        "  - {id: debt, label: Debt, definition: Money.}\n"
    )
    session = Session.begin(open_project(small.root), "DHR9", "LN", "dhr")
    screen = scripted(["c", "hospitals", "", "4", "", "", "n", "c", "gps", "s"])
    with pytest.raises(StopCodingError):
        Dialogue(session, screen).run()
    assert screen.said[5:7] == ["  hospitals: Hospital care", "  debt: Debt"]
    assert screen.asked[1] == (
        "one of these, or another candidate theme the codebook has no code for, or Enter> "
    )
    assert session.record.emerging == (
        Candidate(label="Hospital care", evidence=(Evidence(page="4"),)),
    )
    assert screen.said[-1] == "Not kept: 'gps' is the subtheme gps: code that"


def test_attributes_of_every_bearer_and_type(asked):
    record, screen = asked(
        "t",
        "2012",
        "stabbing",
        "A town",
        "female",
        "partner",
        "gp, police",
        "2",
        "y",
        "male",
        "",
        "",
        "",
        "n",
        "no",
        "n",
        "s",
    )
    assert record.attributes == {"year": 2012, "method": "stabbing", "place": "A town"}
    assert record.victims == (
        {"sex": "female", "relationship": "partner", "known-to": ("gp", "police"), "children": 2},
        {"sex": "male"},
    )
    assert record.perpetrators == ({"alcohol": "no"},)
    assert screen.asked[1:5] == [
        "year, or Enter> ",
        "method, or Enter> ",
        "place, or Enter> ",
        "sex, or Enter> ",
    ]
    assert screen.asked[6] == "known-to, several parted by commas, or Enter> "
    assert [said for said in screen.said if said in ("Victim 1", "Victim 2", "Perpetrator 1")] == [
        "Victim 1",
        "Victim 2",
        "Perpetrator 1",
    ]


def test_attributes_that_are_set_are_shown_and_kept_by_enter(asked, small):
    text = small.path_of("DHR10").read_text().replace("complete", "draft")
    small.path_of("DHR10").write_text(text.replace("  police-response: {finding: unclear}\n", ""))
    before, _ = small.read("DHR10")
    record, screen = asked("t", *[""] * 3, *[""] * 8, "n", "", "n", "s", review="DHR10")
    assert record == before
    assert screen.asked[1:13] == [
        "year (now 2013), or Enter> ",
        "method, or Enter> ",
        "place, or Enter> ",
        "sex (now male), or Enter> ",
        "relationship (now parent), or Enter> ",
        "known-to, several parted by commas, or Enter> ",
        "children, or Enter> ",
        "sex (now female), or Enter> ",
        "relationship (now parent), or Enter> ",
        "known-to, several parted by commas, or Enter> ",
        "children, or Enter> ",
        "Another victim? [y/N] ",
    ]


def test_two_full_stops_end_the_attributes(asked):
    record, screen = asked("t", "2012", "..", "s")
    assert record.attributes == {"year": 2012}
    assert screen.said[-1] == "STOPPED"


def test_a_wrong_value_is_said_and_asked_for_again(asked):
    record, screen = asked("t", "soon", "1899", "2012", "stabing", "..", "s")
    assert record.attributes == {"year": 2012}
    assert [said for said in screen.said if said.startswith("Not kept")] == [
        "Not kept: 'soon' is not a year such as 2012 or 'not-stated'",
        "Not kept: '1899' is not a year such as 2012 or 'not-stated'",
        "Not kept: 'stabing' is not a value of 'method': did you mean 'stabbing'?",
    ]


def test_at_the_end_attributes_are_offered_and_then_completeness(asked):
    record, screen = asked(*CODE_ALL, "y", "2012", "..", "y")
    assert (record.status, record.attributes) == ("complete", {"year": 2012})
    assert screen.asked[-1] == "Everything is coded. Mark the record complete? [y/N] "


def test_no_keeps_it_a_draft_and_a_complete_record_is_not_asked(asked):
    record, _ = asked(*CODE_ALL, "n", "n")
    assert record.status == "draft"
    _, screen = asked("n", "n")
    assert screen.asked == [
        "Every subtheme was shown. Answer the attributes of the case now? [y/N] ",
        "Everything is coded. Mark the record complete? [y/N] ",
    ]
    record, screen = asked(review="DHR2")
    assert screen.asked == []


def test_present_without_evidence_is_said_at_the_end_and_not_complete(asked):
    record, screen = asked("p", "", "", "", "n", "n", "n")
    assert screen.said[-1] == "Present without evidence: use-of-maracs"
    assert record.status == "draft"


def test_it_begins_at_the_first_uncoded(asked):
    _, screen = asked("s", review="DHR7")
    assert screen.said[1:3] == ["Process & policy  (2 of 3)", "Police response"]


def test_a_subtheme_coded_by_somebody_else_meanwhile_is_shown_anew(small, asked):
    def somebody_else():
        theirs = Session.resume(small, "DHR7")
        theirs.find("police-response", "present")
        theirs.cite("police-response", page="31")
        return "a"

    record, screen = asked(somebody_else, "p", "", "", "", "s", review="DHR7")
    assert screen.said[5:11] == [
        "somebody else has just coded police-response: look again",
        "",
        "Process & policy  (2 of 3)",
        "Police response",
        "The police did less than was called for.",
        "Now: present, 1 piece of evidence",
    ]
    assert screen.said[11] == CORRECTING
    assert record.findings["police-response"] == CodedSubtheme(
        finding="present", evidence=(Evidence(page="31"),)
    )


def test_what_somebody_else_codes_elsewhere_meanwhile_is_kept(small, asked):
    def somebody_else():
        Session.resume(small, "DHR7").find("gps", "unclear")
        return "n"

    record, _ = asked(somebody_else, "s", review="DHR7")
    assert {key: coded.finding for key, coded in record.findings.items()} == {
        "use-of-maracs": "absent",
        "police-response": "not-stated",
        "gps": "unclear",
    }


def test_a_busy_project_ends_the_dialogue_with_its_sentence(small, scripted, monkeypatch):
    from filelock import FileLock  # noqa: PLC0415

    monkeypatch.setattr("dhrcode.store.locks.LOCK_SECONDS", 0.05)
    session = Session.begin(small, "DHR9", "LN", "dhr")
    with (
        FileLock(small.root / ".dhrcode" / "lock"),
        pytest.raises(BusyError, match="another dhrcode is writing to"),
    ):
        Dialogue(session, scripted(["n"])).run()


def test_an_unanswered_question_ends_where_the_input_ends(small, scripted, out_of_answers):
    session = Session.begin(small, "DHR9", "LN", "dhr")
    with pytest.raises(out_of_answers):
        Dialogue(session, scripted(["p", "12", "half a quote"])).run()
    record, _ = small.read("DHR9")
    assert record.findings == {}


def test_a_person_of_whom_nothing_was_said_is_asked_for_again(asked):
    nothing = [""] * 4
    record, screen = asked(
        "t",
        "",
        "",
        "",
        *nothing,
        "y",
        "female",
        "",
        "",
        "",
        "n",
        "..",
        "s",
    )
    assert [said for said in screen.said if said.startswith("Victim ")] == ["Victim 1", "Victim 1"]
    assert record.victims == ({"sex": "female"},)


def test_what_was_agreed_is_not_changed_by_a_letter_and_its_evidence_may_grow(asked, small):
    settled = Settlement(
        found={"LN": "absent", "EM": "present"}, by=("LN",), decided=date(2025, 3, 1)
    )
    agreed = CodedSubtheme(finding="absent", settled=settled)
    small.change(
        "DHR7",
        lambda now: now.model_copy(
            update={"consensus_of": ("EM", "LN"), "findings": {"use-of-maracs": agreed}}
        ),
    )
    record, screen = asked("u", "a", "4", "", "", "n", review="DHR7", only="use-of-maracs")
    assert record.findings["use-of-maracs"].settled == settled
    assert [piece.page for piece in record.findings["use-of-maracs"].evidence] == ["4"]
    assert any(said.startswith("DHR7 is agreed by EM and LN") for said in screen.said)
