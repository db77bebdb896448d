"""Which project a command works on."""

import pytest

HEADING = "DHR2  dhr, LN, coded 2025-03-10, complete"


def test_it_is_found_upwards_from_a_subfolder(said, small):
    deep = small / "sources" / "letters"
    deep.mkdir(parents=True)
    status, out, err = said("show", "DHR2", cwd=deep)
    assert (status, out.splitlines()[0], err) == (0, HEADING, "")


@pytest.mark.parametrize("flag", ["-C", "--project"])
def test_it_is_named_before_or_after_the_command(said, small, flag):
    before = said(flag, "small", "show", "DHR2", cwd=small.parent)
    after = said("show", "DHR2", flag, "small", cwd=small.parent)
    assert before == after
    assert (before[0], before[1].splitlines()[0], before[2]) == (0, HEADING, "")


def test_after_the_command_wins_over_before(said, small, project_dir):
    status, out, _ = said("-C", project_dir, "show", "DHR2", "-C", small)
    assert (status, out.splitlines()[0]) == (0, HEADING)


def test_what_is_named_is_not_looked_for_upwards(said, small):
    (small / "sources").mkdir()
    assert said("list", "-C", "sources", cwd=small) == (
        3,
        "",
        "dhrcode: there is no themes.yaml in sources: is it a project?\n",
    )


def test_no_project_anywhere_says_what_to_do(said, tmp_path):
    assert said("list", cwd=tmp_path) == (
        3,
        "",
        (
            f"dhrcode: no themes.yaml in {tmp_path} or above it: 'dhrcode init DIR' starts a "
            "project, '--project DIR' names one\n"
        ),
    )


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("show", "DHR2"),
        ("check",),
        ("new", "DHR9", "--coder", "LN"),
        ("edit", "DHR2"),
        ("code", "DHR2", "gps", "not-stated"),
        ("set", "DHR2", "year=2012"),
        ("complete", "DHR2"),
        ("table",),
        ("reconcile", "published.yaml"),
    ],
    ids=lambda command: command[0],
)
def test_every_command_takes_the_project_and_misses_it_alike(said, tmp_path, command):
    assert said(*command, "-C", "nowhere", cwd=tmp_path) == (
        3,
        "",
        "dhrcode: there is no themes.yaml in nowhere: is it a project?\n",
    )


def test_problems_name_files_from_where_the_person_stands(said, small):
    from_above = said("check", "-C", "small", cwd=small.parent)[1]
    from_inside = said("check", cwd=small)[1]
    assert from_inside.split(":")[0] == "records/DHR7.yaml"
    assert from_above.split(":")[0] == "small/records/DHR7.yaml"


def test_a_codebook_with_an_error_stops_every_command_with_its_place(said, small):
    text = (small / "themes.yaml").read_text().replace("title: Small", "titel: Small")
    (small / "themes.yaml").write_text(text)
    assert said("list", cwd=small) == (
        1,
        "",
        (
            "themes.yaml:1:1: error: 'title' is missing: every file of this kind has it "
            "[missing-key]\n"
            "themes.yaml:4:1: error: unknown key 'titel': did you mean 'title'? [unknown-key]\n"
            "dhrcode: themes.yaml has to be mended first\n"
        ),
    )
