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
    assert "## Recommendations and actions\n\n**As at 2025-01-31: 1 action of 2 recomm" in out
    public = said("report", *DAY, "--profile", "publication", "--format", "md", cwd=planned)[1]
    assert "ecommendation" not in public
    (planned / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    status, out, _ = said("report", *DAY, "--format", "md", cwd=planned)
    assert status == 0
    assert "Nothing is said of the plans: " in out
