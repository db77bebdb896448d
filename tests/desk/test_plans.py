"""The plan of a review at the desk, written as `plan recommend` and `plan act` write it."""

import json

import pytest

from dhrcode.store.project import open_project

WORDS = "Staff praised her and relied on her."
PLAN = "actions/DHR58.yaml"


def listed(client):
    return client.ask("plan", {"review": "DHR58"})[1]


def test_recommendations_and_actions_are_written_as_the_commands_write_them(desked, by_command):
    said = {"to": ["gp"], "as_written": "the college", "themes": ["gps"], "level": "local"}
    evidence = desked.words(WORDS)
    status, answer = desked.act("recommend", text=WORDS, evidence=evidence, **said)
    assert (status, answer["record"]["review"]) == (200, "DHR58")
    assert answer["said"].startswith("DHR58/R1: recommended. Saved. Page 5 has these words.")
    options = ("--to", "gp", "--to-as-written", "the college", "--theme", "gps", "--level", "local")
    where = ("--source", "overview", "--page", "5")
    by_command("plan", "recommend", "DHR58", WORDS, *options, *where, file=PLAN)
    own = {"text": "Ask the carer too.", "id": "9.1"}
    assert desked.act("recommend", **own, evidence=evidence)[0] == 200
    quoted = ("--quote", WORDS, "--id", "9.1")
    by_command("plan", "recommend", "DHR58", own["text"], *where, *quoted, file=PLAN)
    todo = {"text": "Ask at each visit.", "owner": "gp", "post": "Head of Practice", "due": "2026"}
    status, answer = desked.act("action", recommendation="R1", **todo, measure="")
    assert (status, answer["said"].partition(":")[0]) == (200, "DHR58/R1.a is written")
    options = ("--owner", "gp", "--post", "Head of Practice", "--due", "2026")
    by_command("plan", "act", "DHR58/R1", todo["text"], *options, file=PLAN)


def test_the_plan_is_listed_and_its_version_tells_a_change(desked):
    before = desked.record["plan"]
    shown = listed(desked.client)
    assert shown["version"] == before
    first = shown["recommendations"][0]
    assert (first["id"], first["to"], first["level"]) == (
        "8.1",
        ["mental-health-service"],
        "single-agency",
    )
    assert first["actions"][0]["owner"]["post"] == "Head of Community Teams"
    step = desked.act("recommend", text="Ask.")[1]["step"]
    assert desked.record["plan"] != before
    given = {"review": "DHR58", "version": desked.record["version"], "plan": before}
    assert desked.client.ask("changes", given)[1]["record"]["plan"] == desked.record["plan"]
    given["plan"] = desked.record["plan"]
    assert desked.client.ask("changes", given)[1]["record"] is None
    desked.act("turn", step=step)
    assert desked.record["plan"] == before


def test_a_plan_begins_with_its_first_recommendation(desked, fictional, by_command, tmp_path):
    for folder in (fictional, tmp_path / "by-command"):
        (folder / PLAN).unlink()
    assert listed(desked.client) == {"version": "", "recommendations": []}
    assert desked.act("recommend", text="Ask.")[0] == 200
    by_command("plan", "recommend", "DHR58", "Ask.", file=PLAN)


def test_what_cannot_be_recommended_is_one_sentence(desked, fictional):
    kept = (fictional / PLAN).read_bytes()
    for given, why in (
        ({"text": ""}, "text"),
        ({"text": "Ask.", "id": "8.1"}, "DHR58 has a recommendation 8.1 already"),
        ({"text": "Ask.", "level": "global"}, "level"),
        ({"text": "Ask.", "to": ["scouts"]}, "'scouts'"),
    ):
        status, answer = desked.act("recommend", **given)
        assert status == 409
        assert why in answer["error"]
    person = {"recommendation": "8.1", "text": "Ask.", "owner": "gp", "post": "Dr Example"}
    status, answer = desked.act("action", **person)
    assert (status, "an owner is a post and no person" in answer["error"]) == (409, True)
    assert (fictional / PLAN).read_bytes() == kept


GIVEN = {
    "review": "DHR58",
    "source": "overview",
    "shown": "overview",
    "subtheme": "equality",
    "page": 1,
    "from": 1,
    "count": 10,
    "seen": "",
    "finding": "absent",
    "attribute": "method",
    "value": "other",
    "when": "2013",
    "agency": "gp",
    "theme": "Praise in place of help",
    "memo": "x",
    "left": 0,
    "text": "Ask.",
    "recommendation": "8.1",
    "passage": "0" * 64,
    "step": 1,
    "quote": "Staff praised her",
}
"""What makes sense to one act or another."""


CONTACT = "  - {{id: C{}, when: -77 weeks, agency: gp, summary: Xylophone.}}\n"


@pytest.fixture
def apart(fictional):
    """EM codes independently; LN's coding and the review's record have contacts, and it a plan."""
    path = fictional / "records" / "DHR58.yaml"
    record = path.read_text()
    contacts = "".join(CONTACT.format(number) for number in range(1, 8))
    path.write_text(record.replace("memo:", f"contacts:\n{contacts}memo:"))
    for coder, text in (("EM", record), ("LN", path.read_text().replace("coder: EM", "coder: LN"))):
        own = fictional / "coders" / coder / "DHR58.yaml"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text)
    plan = fictional / PLAN
    plan.write_text(plan.read_text().replace("The trust should", "Quokka: the trust should"))
    return open_project(fictional, "desk").of_coder("EM")


def test_a_coder_apart_is_sent_no_plan_and_nobody_elses_contacts(serve, apart):
    client = serve(apart, "DHR58").enter()
    acts = client.desk._desk.acts
    assert not {"plan", "recommend", "action"} & acts.keys()
    answers = {}
    for name in (*acts, "plan", "recommend", "action"):
        if name != "end":
            _, _, answers[name] = client.request("POST", f"/{name}", json.dumps(GIVEN).encode())
    assert b"C1 written: 2013, GP" in answers["contact"]
    assert answers["plan"] == answers["recommend"] == answers["action"] == b'{"error": "Not Found"}'
    told = (b"Quokka", b"Xylophone", b"-77 weeks", b"LN", b'"plan"', b"C2")
    assert [(n, word) for n, answer in answers.items() for word in told if word in answer] == []
