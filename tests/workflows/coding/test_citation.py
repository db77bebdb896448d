"""Passages with a subtheme's cues, shown while coding, and taken as evidence by a person alone."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from dhrcode.model.record import CodedSubtheme, Evidence
from dhrcode.store import passages as store
from dhrcode.workflows.coding.correction_dialogue import CORRECTING
from dhrcode.workflows.coding.dialogue import Dialogue
from dhrcode.workflows.coding.session import Session

FIRST = "4.1 MARAC\n\nFew at the meeting knew of the MARAC that met after the MARAC of May.\n"
SECOND = (
    "Staff thought that a refer-\nral was somebody else\u2019s to make. One of them had rung the "
    "neigh-\nbours about the referral and about the MARAC. It stayed so."
)
THIRD = (
    "A referral was made by the housing officer in the autumn of that year, after a long talk with "
    "the whole of the team about what might be done for them before the winter came."
)
OTHERS = ["4.2 Housing\n\nNothing of it.", *["Nothing of it."] * 8]
PAGES = (FIRST, SECOND, THIRD, *OTHERS)
SENTENCES = [
    "Staff thought that a referral was somebody else\u2019s to make.",
    "One of them had rung the neighbours about the referral and about the MARAC.",
    "It stayed so.",
]
WHICH = "sentence to quote, or two as 1-2, [a]ll, [n]one, or Enter for {}> "
WHAT = "evidence of what? [p]resent  [a]bsent  [n]ot stated  [u]nclear  Enter: keep nothing> "
NOTE = "your note, or Enter (x: nothing of this)> "
PASSAGE = "passage to take as evidence: 1-3, [d]efinition, or Enter> "


@pytest.fixture
def put(small):
    """Writes a document of the review that is coded."""

    def write(*pages, file="DHR2.txt"):
        (small.root / "sources").mkdir(exist_ok=True)
        (small.root / "sources" / file).write_text("\f".join(pages), encoding="utf-8")

    return write


@pytest.fixture
def coded(small, scripted):
    """Codes one subtheme with a script, to which an Enter leaves it; gives what it is now."""

    def run(*answers, review="DHR2", theme="use-of-maracs", fresh=True):
        session = Session.resume(small, review)
        if fresh:
            small.change(review, lambda record: record.model_copy(update={"findings": {}}))
            session = Session.resume(small, review)
        screen = scripted([*answers, ""] if answers[:1] == ("l",) else answers)
        Dialogue(session, screen).run(theme)
        assert screen.left == []
        record, _ = small.read(review)
        assert session.record == record
        return record.findings.get(theme), screen

    return run


def passages(screen):
    """The headings of the passages that were shown."""
    return [said for said in screen.said if said[:1].isdigit()]


def test_passages_are_listed_with_their_page_and_cues_and_nothing_is_coded(coded, put):
    put(*PAGES)
    held, screen = coded("l", "")
    assert held is None
    assert screen.asked == ["finding> ", PASSAGE, "finding> "]
    assert passages(screen) == [
        "1  DHR2 overview, page 2  (words: referral, MARAC)",
        "2  DHR2 overview, page 3  (words: referral)",
        "3  DHR2 overview, page 1  (words: MARAC)",
    ]
    assert "   " + THIRD.replace("referral", "»referral«") in screen.said
    assert (
        "   4.1 »MARAC« Few at the meeting knew of the »MARAC« that met after the »MARAC« of May."
    ) in screen.said


def test_one_is_taken_with_quote_page_and_source_once_a_finding_is_typed(coded, put):
    put(*PAGES)
    held, screen = coded("l", "1", "", "p", "my note", "")
    assert screen.asked == [
        "finding> ",
        PASSAGE,
        WHICH.format(2),
        WHAT,
        NOTE,
        PASSAGE,
        "finding> ",
    ]
    numbered = [f"   {number}  {text}" for number, text in enumerate(SENTENCES, start=1)]
    assert [said for said in screen.said if said in numbered] == numbered
    piece = Evidence(source="overview", page="2", quote=SENTENCES[1], note="my note")
    assert held == CodedSubtheme(finding="present", evidence=(piece,))
    assert f"Kept as evidence for 'present', overview, page 2: {SENTENCES[1]}" in screen.said
    assert screen.said[-2:] == ["Now: present, 1 piece of evidence", CORRECTING]


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("1", SENTENCES[0]),
        ("1-2", " ".join(SENTENCES[:2])),
        ("2 \u2013 3", " ".join(SENTENCES[1:])),
        ("a", " ".join(SENTENCES)),
        ("A", " ".join(SENTENCES)),
    ],
)
def test_sentences_are_chosen(coded, put, typed, quote):
    put(*PAGES)
    held, _ = coded("l", "1", typed, "a", "", "")
    assert held == CodedSubtheme(
        finding="absent", evidence=(Evidence(source="overview", page="2", quote=quote),)
    )


@pytest.mark.parametrize("wrong", ["0", "4", "2-1", "1-4", "x", "1,2", "\u0661"])
def test_sentences_that_there_are_not_are_asked_for_again(coded, put, wrong):
    put(*PAGES)
    held, screen = coded("l", "1", wrong, "n", "")
    assert held is None
    assert "Type numbers from 1 to 3, a, n, or Enter alone." in screen.said
    assert screen.asked[2:4] == [WHICH.format(2)] * 2


def test_no_heading_is_offered_first(coded, put):
    put(*PAGES)
    held, screen = coded("l", "3", "", "p", "", "")
    assert screen.asked[2] == WHICH.format(2)
    assert held.evidence[0].quote.startswith("Few at the meeting")


def test_a_passage_of_one_sentence_is_taken_whole(coded, put):
    put(*PAGES)
    held, screen = coded("l", "2", "u", "", "")
    assert screen.asked[1:4] == [PASSAGE, WHAT, NOTE]
    assert held == CodedSubtheme(
        finding="unclear", evidence=(Evidence(source="overview", page="3", quote=THIRD),)
    )


def test_without_a_finding_nothing_is_kept(coded, put):
    put(*PAGES)
    held, screen = coded("l", "2", "x", "", "")
    assert held is None
    assert screen.asked[1:5] == [PASSAGE, WHAT, WHAT, PASSAGE]
    assert "Nothing was kept." in screen.said


def test_evidence_is_added_to_the_finding_that_is_there(coded, put):
    put(*PAGES)
    before, _ = coded("", fresh=False)
    held, screen = coded("l", "2", "", "", fresh=False)
    assert WHAT not in screen.asked
    piece = Evidence(source="overview", page="3", quote=THIRD)
    assert held == CodedSubtheme(finding=before.finding, evidence=(*before.evidence, piece))
    again, _ = coded("l", "2", "", "", fresh=False)
    assert again == held


def test_not_stated_is_asked_anew_before_evidence_is_put_to_it(coded, put):
    put(*PAGES)
    coded("n")
    held, _ = coded("l", "2", "", "", fresh=False)
    assert held == CodedSubtheme(finding="not-stated")
    held, _ = coded("l", "2", "p", "", "", fresh=False)
    assert held.finding == "present"


def test_more_passages_are_shown_when_asked_for(coded, put):
    put(*[f"Then referral {n} was made." for n in range(1, 12)])
    held, screen = coded("l", "6", "m", "6", "p", "", "m", "m", "")
    prompts = [asked for asked in screen.asked if asked.startswith("passage")]
    assert prompts == [
        *["passage to take as evidence: 1-5, [m]ore of 11, [d]efinition, or Enter> "] * 2,
        *["passage to take as evidence: 1-10, [m]ore of 11, [d]efinition, or Enter> "] * 2,
        *["passage to take as evidence: 1-11, [d]efinition, or Enter> "] * 2,
    ]
    assert [said.split()[0] for said in passages(screen)] == [str(n) for n in range(1, 12)]
    assert screen.said.count("Type the number of a passage, or Enter alone.") == 2
    assert [piece.page for piece in held.evidence] == ["7"]


def test_without_a_document_there_is_a_sentence(coded):
    _, screen = coded("l", review="DHR10")
    said = "DHR10 names no document: 'dhrcode source add DHR10 FILE' adds one."
    assert said in screen.said
    assert screen.asked == ["finding> ", "finding> "]


def test_a_document_that_cannot_be_read_is_said(coded):
    _, screen = coded("l")
    assert screen.said[-1] == "there is no file sources/DHR2.txt"


def test_no_hit_says_what_was_searched_and_codes_nothing(coded, put):
    put("Nothing.", "At all.")
    held, screen = coded("l")
    assert "No passage shares a word with the codebook: 1 document, 2 pages." in screen.said
    assert held is None


def test_a_subtheme_without_cues_is_looked_for_by_its_definition(coded, put):
    put(FIRST, "The police called again.")
    _, screen = coded("l", "", theme="police-response")
    assert passages(screen) == ["1  DHR2 overview, page 2  (words: police, called)"]


def test_where_no_cue_occurs_a_line_says_so(coded, put):
    put("It was warranted.")
    _, screen = coded("l", "")
    assert "No cue occurs; these share words of the definition." in screen.said
    put(*PAGES)
    _, screen = coded("l", "")
    assert "No cue occurs; these share words of the definition." not in screen.said


def test_the_definition_is_shown_beside_the_passages(coded, put):
    put(*PAGES)
    _, screen = coded("l", "d", "")
    shown = screen.said[screen.said.index("   " + THIRD.replace("referral", "»referral«")) :]
    assert "   A conference was warranted and not held, or did not do its work." in shown
    assert "   Not for police checklists." in shown


def test_what_says_no_is_marked_and_listed_all_the_same(coded, put):
    put("No MARAC was needed in that year.", "Nothing.")
    _, screen = coded("l", "")
    assert passages(screen) == ["1  DHR2 overview, page 1  (words: MARAC; says no?)"]


def test_a_document_without_pages_gives_none(coded, put, monkeypatch):
    put(THIRD)
    read = store.read_document
    monkeypatch.setattr(store, "read_document", lambda *a: read(*a)._replace(paged=False))
    held, screen = coded("l", "1", "p", "", "")
    assert passages(screen) == ["1  DHR2 overview  (words: referral)"]
    assert held.evidence == (Evidence(source="overview", quote=THIRD),)


def test_every_answer_is_on_disk_before_the_next_question(small, scripted, put):
    put(THIRD)
    seen = []

    def then(answer):
        def look():
            seen.append(small.path_of("DHR2").read_text())
            return answer

        return look

    small.change("DHR2", lambda record: record.model_copy(update={"findings": {}}))
    screen = scripted([then("l"), then("1"), then("p"), then("a note"), then(""), then("")])
    Dialogue(Session.resume(small, "DHR2"), screen).run("use-of-maracs")
    for words in ("finding: present", "quote: >-\n          A referral was made by", "a note"):
        assert [words in text for text in seen] == [False] * 4 + [True] * 2


def test_what_somebody_else_codes_meanwhile_is_not_overwritten(small, scripted, put):
    put(THIRD)
    small.change("DHR2", lambda record: record.model_copy(update={"findings": {}}))

    def meanwhile():
        Session.resume(small, "DHR2").find("use-of-maracs", "absent")
        return "p"

    screen = scripted(["l", "1", meanwhile, "", "", ""])
    Dialogue(Session.resume(small, "DHR2"), screen).run("use-of-maracs")
    assert small.read("DHR2")[0].findings["use-of-maracs"] == CodedSubtheme(finding="absent")
    assert "Not kept: somebody else has just coded use-of-maracs: look again" in screen.said


@pytest.fixture
def looked_up(monkeypatch):
    """What was looked up of each quote, with a sentence in answer."""
    seen = []
    module = ModuleType("dhrcode.workflows.documents.verification")

    def look_up(project, record, piece):
        seen.append((record.review, piece))
        said = f"found: {piece.quote}" if piece.quote != "nowhere" else ""
        return SimpleNamespace(said=said, missing=False)

    module.looked_up = look_up
    monkeypatch.setitem(sys.modules, "dhrcode.workflows.documents.verification", module)
    return seen


def test_a_quote_is_looked_up_once_it_is_typed(coded, looked_up):
    _, screen = coded("p", "12", "no agency", "came", "", "", "y", "", "nowhere", "", "", "n")
    assert looked_up == [
        ("DHR2", Evidence(source="overview", page="12", quote="no agency came")),
        ("DHR2", Evidence(source="overview", quote="nowhere")),
    ]
    assert [said for said in screen.said if said.startswith("found")] == ["found: no agency came"]


def test_no_quote_is_not_looked_up(coded, looked_up):
    coded("p", "12", "", "", "n")
    assert looked_up == []


def test_a_note_can_take_it_all_back(coded, put):
    put(*PAGES)
    held, screen = coded("l", "2", "p", "x", "")
    assert held is None
    assert "Nothing was kept." in screen.said


def test_the_number_of_a_paragraph_is_none_of_its_words(coded, put):
    put("4.12 The referral was never made by any of the agencies that had been asked for it then.")
    held, _ = coded("l", "1", "p", "", "")
    assert held.evidence[0].quote.startswith("The referral was never made")
