"""`plan report` in every format, and what does not leave."""

import json

import pytest

DAY = ("--on", "2025-01-31")


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "md", "json"])
def test_the_same_day_gives_the_same_bytes(said, planned, form):
    for name in ("a", "b"):
        status, out, err = said("plan", "report", *DAY, "-o", f"{name}.{form}", cwd=planned)
        assert (status, out, err) == (0, "", f"wrote {name}.{form}\n")
    assert (planned / f"a.{form}").read_bytes() == (planned / f"b.{form}").read_bytes()


def test_the_screen_has_the_chair_s_page(said, planned):
    out = said("plan", "report", *DAY, "--since", "2025-01-01", cwd=planned)[1]
    assert "Since 2025-01-01: 0 done, 0 became overdue, 0 moved, 0 reopened.\n" in out
    assert "Answered (of asked)" in out


def test_a_program_reads_the_tables(said, planned):
    data = json.loads(said("plan", "report", *DAY, "--format", "json", cwd=planned)[1])
    assert data["on"] == "2025-01-31"
    assert data["tables"]["ratings"][2] == {"id": "blue", "rating": "blue (B)", "actions": 1}


@pytest.fixture
def naming(planned):
    path = planned / "actions" / "DHR1.yaml"
    path.write_text(
        path.read_text("utf-8").replace("Put the", "Ask Mr Dunmere to put the"), "utf-8"
    )
    return planned


COMMANDS = [("list",), ("show", "DHR1"), ("report",), ("report", "-o", "x.xlsx")]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_output_leaves_with_an_identifier(said, naming, command):
    status, out, err = said("plan", *command, *DAY, cwd=naming)
    if command == ("report",):  # on the screen it has no action's text
        assert (status, err) == (0, "")
        return
    assert (status, out) == (9, "")
    assert err.startswith("actions/DHR1.yaml:17:19: error: 'Mr Dunmere' looks like a title with a")
    assert not (naming / "x.xlsx").exists()
    assert said("plan", *command, *DAY, "--allow-identifiers", cwd=naming)[0] == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_plan_says_to_identify_nobody_leaves(said, naming, command):
    path = naming / "actions" / "DHR1.yaml"
    entry = "not_identifying:\n  - {text: Mr Dunmere, reason: Invented.}\n"
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    assert said("plan", *command, *DAY, cwd=naming)[0] == 0


def test_a_format_of_one_table_is_none_of_a_report(said, planned):
    assert said("plan", "report", "-o", "x.csv", cwd=planned)[0] == 2
    assert said("plan", "report", "--since", "may", cwd=planned)[2] == (
        "dhrcode: --since takes a day such as 2014-12-31, not 'may'\n"
    )


def test_a_pack_has_a_section_of_plans_and_a_publication_nothing_of_them(said, planned):
    out = said("report", *DAY, "--format", "md", cwd=planned)[1]
    assert ": Recommendations and actions\n\n**As at 2025-01-31: 1 action of 2 recomm" in out
    public = said("report", *DAY, "--profile", "publication", "--format", "md", cwd=planned)[1]
    assert "ecommendation" not in public
    (planned / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    status, out, _ = said("report", *DAY, "--format", "md", cwd=planned)
    assert status == 0
    assert "Nothing is said of the plans: " in out


SCHEME = {
    "implemented": (49, {"state": "done", "checked": "shown"}),
    "implemented in part": (39, {"state": "done", "checked": "partly"}),
    "begun, and so in part": (9, {"state": "started", "checked": None}),
    "implemented in another way": (15, {"state": "done", "checked": None}),
    "not implemented": (10, {"state": "stopped", "checked": None}),
}
"""How many of 122 a published scheme put under each word, and what that is here."""
PLAN = """\
plan: {name}
of: review
codebook: {{id: tiny, version: "1.0"}}
recommendations:
  - id: R1
    text: Ask.
    actions:
      - id: a
        text: Do.
        owner: {{agency: police}}
        due: {{date: 2025-12-31}}
"""


@pytest.fixture
def scheme(said, planned):
    """A project whose 122 plans are in the states of the scheme, as its report tells them."""
    for path in (planned / "actions").iterdir():
        path.unlink()
    logs = [what for number, what in SCHEME.values() for _ in range(number)]
    for number, what in enumerate(logs, start=1):
        log = [f"{{on: 2025-01-05, by: police, what: {what['state']}}}"]
        if what["checked"]:
            log.append(f"{{on: 2025-01-08, by: board, what: checked, result: {what['checked']}}}")
        text = PLAN.format(name=f"DHR{number}") + "        log:\n"
        text += "".join(f"          - {entry}\n" for entry in log)
        (planned / "actions" / f"DHR{number}.yaml").write_text(text.replace("{on:", '{"on":'))

    def tables():
        assert said("plan", "report", "-o", "x.json", *DAY, cwd=planned)[0] == 0
        return json.loads((planned / "x.json").read_text("utf-8"))["tables"]

    return planned, tables


def cells(tables):
    """The roll-up by the scheme's words, and the report's own two."""
    told = [(row["state"], row["checked"]) for row in tables["actions"]]
    return {
        "scheme": {word: told.count((w["state"], w["checked"])) for word, (_, w) in SCHEME.items()},
        **{of: {row["id"]: row["actions"] for row in tables[of]} for of in ("states", "ratings")},
    }


def test_a_published_scheme_rolls_up_and_moving_one_action_changes_two_cells(said, scheme):
    project, tables = scheme
    before = cells(tables())
    assert before["scheme"] == {word: number for word, (number, _) in SCHEME.items()}
    assert sum(before["states"].values()) == 122
    begun = SCHEME["implemented"][0] + SCHEME["implemented in part"][0] + 1
    done = ("--what", "done", "--evidence", "The log", "--on", "2025-01-20")
    assert said("plan", "update", f"DHR{begun}/R1.a", *done, cwd=project)[0] == 0
    after = cells(tables())
    for of, old in before.items():
        changed = sorted(after[of][key] - old[key] for key in old if after[of][key] != old[key])
        assert changed == [-1, 1], of
