"""contact list: dates as coded, and that is said; nothing of another coder's."""

import json

DATES = "It shows dates of contacts, and dates tell who is meant: it stays with the coders.\n"


def test_the_list_has_the_dates_and_says_so(said, dated):
    for when in ("2013-10", "-20 weeks"):
        said("contact", "add", "DHR58", "--when", when, "--agency", "gp", "--page", "4", cwd=dated)
    done, out, err = said("contact", "list", "DHR58", "--format", "json", cwd=dated)
    assert (done, err) == (0, DATES)
    first, second = json.loads(out)
    assert first == {
        "review": "DHR58",
        "id": "C2",
        "when": "-20 weeks",
        "agency": "gp",
        "with": [],
        "opportunity": None,
        "themes": [],
        "page": "4",
    }
    assert second["when"] == "2013-10"
    _, out, _ = said("contact", "list", cwd=dated)
    assert out.endswith("2 contacts in 1 review.\n")


def test_nothing_of_another_coder_s_is_shown(said, dated):
    said("contact", "add", "DHR58", "--when", "2013-10", "--agency", "gp", cwd=dated)
    (dated / "coders" / "EM").mkdir(parents=True)
    record = (dated / "records" / "DHR58.yaml").read_text().partition("contacts:")[0]
    (dated / "coders" / "EM" / "DHR58.yaml").write_text(record.replace("coder: LN", "coder: EM"))
    for command in (
        ("contact", "list", "--as", "EM"),
        ("contact", "list", "DHR58", "--as", "EM"),
        ("show", "DHR58", "--as", "EM"),
        ("contact", "edit", "DHR58", "C1", "--opportunity", "missed", "--as", "EM"),
        ("contact", "add", "DHR58", "--when", "2011", "--agency", "police", "--as", "EM"),
    ):
        _, out, err = said(*command, cwd=dated)
        assert "2013-10" not in out + err
        assert "gp" not in out + err
