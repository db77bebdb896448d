"""Who codes independently sees nothing of a plan: not its words, not that there is one."""

import pytest

WORD = "zebrafinch"
COMMANDS = [
    ("show", "DHR1"),
    ("list",),
    ("check",),
    ("check", "--format", "json"),
    ("scan",),
    ("scan", "DHR1"),
    ("source", "list"),
    ("source", "check"),
    ("verify",),
    ("queue",),
    ("undo", "--list"),
    ("complete", "DHR1"),
    ("set", "DHR1", "year=2012"),
]


@pytest.fixture
def coding(said, planned):
    """EM has coded DHR1, whose plan has a word that is nowhere else, and a step of its own."""
    path = planned / "actions" / "DHR1.yaml"
    path.write_text(path.read_text("utf-8").replace("registration", WORD), "utf-8")
    record = (planned / "records" / "DHR1.yaml").read_text("utf-8")
    (planned / "coders" / "EM").mkdir(parents=True)
    (planned / "coders" / "EM" / "DHR1.yaml").write_text(record.replace("LN", "EM"), "utf-8")
    assert said("plan", "recommend", "DHR1", f"Again: {WORD}.", cwd=planned)[0] == 0
    return planned


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_answer_has_a_byte_of_a_plan(said, coding, command):
    _, out, err = said(*command, "--as", "EM", cwd=coding)
    told = (out + err).casefold()
    assert "no such option" not in told
    for word in (WORD, "plan", "recommend", "actions/"):
        assert word not in told


def test_the_same_commands_do_tell_who_settles_the_record(said, coding):
    assert WORD in said("show", "DHR1", cwd=coding)[1]
    assert "2 plans" in said("check", cwd=coding)[2]
    assert "plan recommend" in said("undo", "--list", cwd=coding)[1]
