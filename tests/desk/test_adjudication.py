"""Differences between coders settled at the desk, as `adjudicate` would have settled them."""

import shutil
from pathlib import Path

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.adjudication import Adjudication

DIFFERING = ("diversity-of-assessment-tools", "failure-to-engage", "equality")


class Settler:
    """A page on which differences of DHR41 are settled; it sends what it saw last."""

    def __init__(self, client):
        self.client = client
        self.now = client.ask("differences")[1]

    def of(self, subtheme):
        return next(one for one in self.now["differences"] if one["subtheme"] == subtheme)

    def settle(self, subtheme, finding, **more):
        one = self.of(subtheme)
        given = {"by": "EM,LN", "reason": "Page 4 says so.", "keep": one["keep"][finding]}
        given |= {"subtheme": subtheme, "finding": finding, "seen": one["seen"]} | more
        return self.act("settle", **given)

    def act(self, name, **given):
        status, answer = self.client.ask(name, given)
        if status == 200:
            self.now = answer["now"]
        return status, answer


@pytest.fixture
def settler(serve, project):
    return Settler(serve(project, None, adjudicated="DHR41").enter())


@pytest.fixture
def twin(fictional, tmp_path):
    """The same project once more, in which the terminal settles."""
    return Path(shutil.copytree(fictional, tmp_path / "twin"))


def files(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("records", "coders")
        for path in (root / folder).rglob("*.yaml")
    }


def test_both_sides_are_shown_of_what_differs_and_of_nothing_else(settler, project):
    assert settler.now["coders"] == ["EM", "LN"]
    assert tuple(one["subtheme"] for one in settler.now["differences"]) == DIFFERING
    assert (settler.now["left"], settler.now["contacts"], settler.now["facts"]) == (3, 0, [])
    em, ln = settler.of("diversity-of-assessment-tools")["sides"]
    assert (em["coder"], em["finding"], em["evidence"]) == ("EM", "not-stated", [])
    assert (ln["coder"], ln["finding"], len(ln["evidence"])) == ("LN", "absent", 1)
    assert files(project.root).keys() == {
        "records/DHR41.yaml",
        "records/DHR58.yaml",
        "coders/EM/DHR41.yaml",
    }, "nothing is written by looking"


def test_the_marks_of_each_coder_are_those_of_the_differences(settler):
    marks = settler.client.ask("marks", {"source": "overview"})[1]["marks"]
    assert {one["subtheme"] for one in marks} <= set(DIFFERING)
    tools = [one for one in marks if one["subtheme"] == "diversity-of-assessment-tools"]
    assert [(one["coder"], one["finding"], len(one["places"])) for one in tools] == [
        ("LN", "absent", 1)
    ]
    assert {one["coder"] for one in marks} == {"EM", "LN"}
    pages = settler.client.ask("pages", {"source": "overview", "from": 1, "count": 9})[1]
    assert pages["total"] == len(pages["pages"]) == 5


def test_what_is_written_is_what_the_terminal_writes(settler, project, twin, run):
    tools = "diversity-of-assessment-tools"
    said = settler.settle(tools, "absent")[1]["said"]
    assert said == "Settled: Diversity of assessment tools is absent, by EM, LN."
    settler.settle("failure-to-engage", "unclear", keep=["LN"], by="JB")
    settler.settle("equality", "present")
    assert settler.now["left"] == 0
    assert settler.act("complete")[1]["said"] == "The record is complete."
    for ruling in (
        (tools, "absent", "--by", "EM,LN"),
        ("failure-to-engage", "unclear", "--by", "JB", "--keep", "LN"),
        ("equality", "present", "--by", "EM,LN"),
    ):
        done = run("adjudicate", "DHR41", *ruling, "--reason", "Page 4 says so.", cwd=twin)
        assert done.returncode == 0, done.stderr
    assert run("complete", "DHR41", cwd=twin).returncode == 0
    assert files(project.root) == files(twin)
    assert project.read("DHR41")[0].findings["equality"].settled.by == ("EM", "LN")


def test_what_was_settled_is_taken_back_to_the_byte_and_done_again(settler, project):
    before = files(project.root)
    step = settler.settle("equality", "absent")[1]["step"]
    after = files(project.root)
    assert "coders/LN/DHR41.yaml" in after
    assert settler.act("turn", step=step)[1]["said"] == "Taken back."
    assert files(project.root) == before
    assert settler.of("equality")["settled"] is None
    assert settler.act("turn", step=step, redo=True)[1]["said"] == "Done again."
    assert files(project.root) == after


def test_it_is_settled_anew_where_the_page_shows_what_was_settled(settler, project):
    other = Settler(settler.client)
    settler.settle("equality", "absent")
    kept = files(project.root)
    status, answer = other.settle("equality", "present")
    assert (status, answer["kind"]) == (409, "ChangedMeanwhileError")
    assert answer["error"] == "equality was changed elsewhere after this page showed it: look again"
    assert files(project.root) == kept
    assert settler.settle("equality", "unclear", reason="Anew.")[0] == 200
    assert settler.of("equality")["settled"]["finding"] == "unclear"
    assert settler.of("equality")["settled"]["reason"] == "Anew."


def test_a_coding_that_changed_since_is_not_settled_as_it_was_seen(settler, project):
    own = open_project(project.root).of_coder("EM")
    own.change("DHR41", lambda r: r.model_copy(update={"findings": {**r.findings, **changed(r)}}))
    before = files(project.root)
    assert settler.settle("equality", "absent")[1]["kind"] == "ChangedMeanwhileError"
    assert files(project.root) == before
    shown = settler.client.ask("changes", {"version": settler.now["version"]})[1]["now"]
    assert shown["version"] != settler.now["version"]
    again = settler.client.ask("changes", {"version": shown["version"]})[1]
    assert again == {"now": None}


def changed(record):
    coded = record.findings["equality"]
    return {"equality": coded.model_copy(update={"finding": "unclear"})}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"by": " "}, "say who: initials, parted by commas"),
        ({"by": "E M"}, "'E M' cannot be a coder's initials"),
        ({"keep": ["XX"]}, "XX has not coded this review: one of EM, LN"),
        ({"keep": "LN"}, "the page did not say which keep are meant"),
        ({"reason": "x" * 20_001}, "the reason is longer than 20,000 characters"),
        ({"reason": None}, "the page did not say which reason is meant"),
    ],
)
def test_what_the_terminal_refuses_is_refused_in_its_words(settler, project, given, said):
    before = files(project.root)
    assert settler.settle("equality", "absent", **given)[1]["error"] == said
    assert files(project.root) == before


def test_it_is_not_complete_before_all_is_settled(settler, project):
    before = files(project.root)
    assert settler.act("complete")[1]["error"] == "3 differences are left to settle"
    assert files(project.root) == before


def test_a_desk_of_coding_shows_no_differences_and_one_of_differences_nothing_else(
    serve, project, settler
):
    own = serve(project.of_coder("EM"), "DHR41").enter()
    for name in ("differences", "settle"):
        assert own.ask(name, {"review": "DHR41"})[0] == 404
    for name in ("reviews", "record", "code", "passages", "memo"):
        assert settler.client.ask(name, {"review": "DHR58"})[0] == 404


def test_what_stops_adjudication_is_said_in_its_place(settler, project):
    project.of_coder("EM").path_of("DHR41").unlink()
    with pytest.raises(NotFoundError) as caught:
        Adjudication.begin(open_project(project.root), "DHR41")
    assert settler.client.ask("differences")[1]["error"] == str(caught.value)
