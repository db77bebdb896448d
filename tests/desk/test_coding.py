"""What a desk changes, and that it is what the commands would have written."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dhrcode.desk.desk import Desk
from dhrcode.desk.server import Ending
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.correction import EvidencePlace, clear, mend, move
from dhrcode.workflows.coding.entry import FindingEntry, Piece, complete, enter
from dhrcode.workflows.documents.verification import Library, verify
from dhrcode.workflows.project.undo import StepQuery, kept_steps

WORDS = "Staff praised her and relied on her."


@pytest.fixture
def twin(fictional, tmp_path):
    """The same project once more, which commands change."""
    return open_project(Path(shutil.copytree(fictional, tmp_path / "twin")), "code")


def same(project, twin):
    name = "records/DHR58.yaml"
    assert (project.root / name).read_bytes() == (twin.root / name).read_bytes()


def test_a_finding_with_its_words_is_what_code_writes(desked, project, twin):
    status, answer = desked.act(
        "code", "failure-to-engage", finding="present", evidence=desked.words(WORDS)
    )
    assert (status, answer["said"]) == (200, f"Saved, p. 5: “{WORDS}”")
    enter(twin, "DHR58", FindingEntry("failure-to-engage", "present", Piece(page="5", quote=WORDS)))
    same(project, twin)


def test_a_finding_alone_and_typed_evidence_are_too(desked, project, twin):
    desked.act("code", "equality", finding="not-stated", evidence=None)
    piece = {"source": "overview", "page": "2", "quote": "as printed", "note": "from a picture"}
    desked.act("code", "failure-to-engage", finding="unclear", evidence=piece)
    enter(twin, "DHR58", FindingEntry("equality", "not-stated"))
    enter(twin, "DHR58", FindingEntry("failure-to-engage", "unclear", Piece(**piece)))
    same(project, twin)


def test_another_finding_keeps_the_evidence_or_does_not(desked, project, twin):
    before = project.read("DHR58")[0].findings["managing-care"]
    desked.act("code", "managing-care", finding="unclear", keep=True)
    assert project.read("DHR58")[0].findings["managing-care"].evidence == before.evidence
    desked.act("code", "managing-care", finding="absent", keep=False)
    enter(twin, "DHR58", FindingEntry("managing-care", "absent", replace=True))
    same(project, twin)


def test_mending_moving_taking_out_and_the_end_are_those_of_the_commands(desked, project, twin):
    desked.act("mend", "managing-care", piece=1, note="in my own words")
    mend(twin, "DHR58", EvidencePlace("managing-care", 1), {"note": "in my own words"})
    same(project, twin)
    desked.act("mend", "managing-care", piece=1, evidence=desked.words(WORDS))
    given = {"page": "5", "quote": WORDS}
    mend(twin, "DHR58", EvidencePlace("managing-care", 1), given)
    same(project, twin)
    desked.act("move", "managing-care", piece=1, to="equality", finding="unclear")
    move(twin, "DHR58", EvidencePlace("managing-care", 1), "equality", "unclear")
    same(project, twin)
    assert desked.act("clear", "equality", piece=1)[1]["said"] == "The piece is taken out."
    clear(twin, "DHR58", "equality", 1)
    same(project, twin)
    assert desked.act("clear", "equality")[1]["said"] == "It is not coded any more."
    clear(twin, "DHR58", "equality")
    same(project, twin)
    status, answer = desked.act("complete")
    assert (status, answer["kind"]) == (409, "IncompleteError")
    for subtheme in project.codebook.subthemes:
        if subtheme not in project.read("DHR58")[0].findings:
            desked.act("code", subtheme, finding="not-stated")
            enter(twin, "DHR58", FindingEntry(subtheme, "not-stated"))
    for one in ("managing-care",):
        desked.act("code", one, finding="present", evidence=desked.words(WORDS))
        enter(twin, "DHR58", FindingEntry(one, "present", Piece(page="5", quote=WORDS)))
    assert desked.act("complete")[1]["said"] == "The record is complete."
    complete(twin, "DHR58")
    same(project, twin)


def test_what_changed_after_the_page_showed_it_is_not_overwritten(desked, project):
    other = desked.another()
    other.act("code", "equality", finding="absent")
    kept = project.path_of("DHR58").read_bytes()
    for name, given in (
        ("code", {"finding": "present"}),
        ("clear", {}),
        ("mend", {"piece": 1, "note": "x"}),
        ("move", {"piece": 1, "to": "gps"}),
    ):
        status, answer = desked.act(name, "equality", **given)
        assert (status, answer["kind"]) == (409, "ChangedMeanwhileError"), name
    assert project.path_of("DHR58").read_bytes() == kept
    # Another subtheme was not changed, and is coded as if nothing had been.
    assert desked.act("code", "failure-to-engage", finding="absent")[0] == 200


def test_a_step_is_taken_back_and_done_again_and_is_a_step_for_undo_too(desked, project):
    before = project.path_of("DHR58").read_bytes()
    step = desked.act("code", "equality", finding="absent")[1]["step"]
    after = project.path_of("DHR58").read_bytes()
    last = next(kept_steps(open_project(project.root), StepQuery("DHR58")))
    assert (last.number, last.step.command) == (step, "desk")
    assert desked.act("turn", step=step)[1]["said"] == "Taken back."
    assert project.path_of("DHR58").read_bytes() == before
    assert desked.act("turn", step=step, redo=True)[1]["said"] == "Done again."
    assert project.path_of("DHR58").read_bytes() == after


def test_a_step_is_not_taken_back_where_the_record_changed_since(desked, project, twin):
    step = desked.act("code", "equality", finding="absent")[1]["step"]
    other = open_project(project.root, "code")
    enter(other, "DHR58", FindingEntry("failure-to-engage", "absent"))
    kept = project.path_of("DHR58").read_bytes()
    status, answer = desked.act("turn", step=step)
    assert (status, answer["kind"]) == (409, "ChangedSinceError")
    assert project.path_of("DHR58").read_bytes() == kept
    number = next(kept_steps(other, StepQuery("DHR58"))).number
    assert desked.act("turn", step=number)[0] == 409  # not a step of a desk


def test_quotes_that_were_selected_are_verified(desked, project):
    texts = (
        WORDS,
        "no service offered her an assessment",
        "The panel could not settle the matter.",
    )
    themes = ("equality", "failure-to-engage", "staffing-and-facilities")
    for subtheme, text in zip(themes, texts, strict=True):
        assert (
            desked.act("code", subtheme, finding="present", evidence=desked.words(text))[0] == 200
        )
    ((found,),) = verify(project, Library(project.root), "DHR58")
    became = {
        (one.quoted.path[1], one.became) for one in found.held if one.quoted.path[1] in themes
    }
    assert became == {(subtheme, "found") for subtheme in themes}


def test_words_that_are_not_there_are_refused_and_nothing_is_written(desked, project):
    kept = project.path_of("DHR58").read_bytes()
    for places in (
        {"from": [1, 5], "to": [1, 5]},
        {"from": [9, 5], "to": [9, 50]},
        {"from": [1, 0], "to": [0, 0]},
        {"from": "x", "to": [1, 5]},
    ):
        evidence = {"source": "overview", **places}
        assert desked.act("code", "equality", finding="present", evidence=evidence)[0] == 409
    assert project.path_of("DHR58").read_bytes() == kept


def test_nobody_loses_anything_where_two_desks_and_a_terminal_code_at_once(desked, serve, project):
    second = desked.another(serve(open_project(project.root, "desk"), "DHR58").enter())
    themes = list(project.codebook.subthemes)
    open_themes = [one for one in themes if one not in project.read("DHR58")[0].findings]

    def at_a_desk(subtheme):
        return desked.another().act("code", subtheme, finding="absent")[0]

    def at_another(subtheme):
        return second.another().act("code", subtheme, finding="absent")[0]

    def in_a_terminal(subtheme):
        own = open_project(project.root, "code")
        enter(own, "DHR58", FindingEntry(subtheme, "absent"))
        return 200

    with ThreadPoolExecutor(6) as many:
        ways = [at_a_desk, at_another, in_a_terminal] * len(open_themes)
        done = [many.submit(way, one) for way, one in zip(ways, open_themes, strict=False)]
        assert {one.result() for one in done} == {200}
    found = project.read("DHR58")[0].findings
    assert {found[one].finding for one in open_themes} == {"absent"}


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(project, killed_at, tmp_path):
    told = tmp_path / "told"
    path, start = project.path_of("DHR58"), project.path_of("DHR58").read_bytes()
    number, killed = 0, True
    while killed:
        path.write_bytes(start)
        shutil.rmtree(project.root / ".dhrcode", ignore_errors=True)
        handle = os.open(told, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)

        def work(handle=handle):
            acts = Desk(project, None, Ending()).acts
            for subtheme in ("equality", "failure-to-engage"):
                given = {"review": "DHR58", "subtheme": subtheme, "finding": "absent", "seen": ""}
                acts["code"](given)
                os.write(handle, f"{subtheme}\n".encode())

        killed = killed_at(number, work)
        os.close(handle)
        record, _ = project.read("DHR58")
        for subtheme in told.read_text().split():
            assert record.findings[subtheme].finding == "absent", number
        number += 1
    assert number > 20
    assert told.read_text().split() == ["equality", "failure-to-engage"]


def test_a_memo_is_saved_and_one_that_changed_elsewhere_is_not_overwritten(client, project):
    seen = client.ask("record", {"review": "DHR58"})[1]["memo"]
    given = {"review": "DHR58", "seen": seen, "memo": "Two agencies gave no report."}
    status, answer = client.ask("memo", given)
    assert (status, answer["said"]) == (200, "The memo is saved.")
    assert answer["record"]["memo"] == project.read("DHR58")[0].memo == given["memo"]
    status, answer = client.ask("memo", {**given, "memo": "Another."})
    assert (status, answer["kind"]) == (409, "ChangedMeanwhileError")
    assert project.read("DHR58")[0].memo == given["memo"]
    given["seen"] = given["memo"]
    refused = client.ask("memo", {**given, "memo": "x" * 20_001})[1]["error"]
    assert refused == "the memo is longer than 20,000 characters"
    assert client.ask("memo", {**given, "memo": " \n"})[1]["record"]["memo"] == ""
    assert project.read("DHR58")[0].memo is None
