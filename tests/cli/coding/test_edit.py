"""edit: a coding is gone on with, or all that is on the queue."""

import json


def test_edit_leads_through_the_queue_of_every_record(said, changed):
    said("migrate", cwd=changed)
    status, out, err = said("edit", "--queue", cwd=changed, input="k\nk\nn\nk\nn\n")
    assert (status, err) == (0, "")
    assert "DHR1: 3 subthemes to be coded again." in out
    assert "DHR2: 2 subthemes to be coded again." in out
    left = json.loads(said("queue", "--format", "json", cwd=changed)[1])
    assert {row["coder"] for row in left} == {"EM"}  # another's coding is nobody else's business
    status, out, _ = said("edit", "--queue", "--as", "EM", cwd=changed, input="k\nn\n")
    assert status == 0
    assert said("queue", cwd=changed)[1] == "Nothing has to be coded again.\n"
    assert said("edit", "--queue", "DHR1", cwd=changed)[1] == (
        "DHR1 has nothing to be coded again.\n"
    )


def test_edit_stops_where_it_is_told_and_where_the_input_ends(said, changed):
    said("migrate", cwd=changed)
    status, out, _ = said("edit", "--queue", cwd=changed, input="k\ns\n")
    assert status == 0
    assert out.endswith("What was answered is kept: 'dhrcode edit --queue' goes on.\n")
    status, _, err = said("edit", "--queue", "DHR1", cwd=changed, input="k\n")
    assert status == 7
    assert err == (
        "dhrcode: the input ended; what was answered is kept: 'dhrcode edit --queue DHR1' goes "
        "on, and a script uses 'dhrcode code DHR1 SUBTHEME FINDING'\n"
    )
    left = json.loads(said("queue", "--format", "json", cwd=changed)[1])
    assert [row["subtheme"] for row in left if row["review"] == "DHR1"][:1] == ["housing"]


def test_edit_goes_to_the_attributes_alone_with_those_that_new_leaves_for_later(said, small):
    themes = small / "themes.yaml"
    text = themes.read_text().replace(
        "of: review, type: text}", "of: review, type: text, ask: later}"
    )
    themes.write_text(f"format: 2\n{text}")
    status, out, _ = said("new", "X9", "--coder", "LN", cwd=small, input="t\n2012\n\n..\ns\n")
    assert status == 0
    assert "place, or Enter> " not in out
    assert "There are more attributes: 'dhrcode edit X9 --attributes' asks for all." in out
    status, out, err = said("edit", "X9", "--attributes", cwd=small, input="\n\nA town\n..\n")
    assert (status, err) == (0, "")
    assert "year (now 2012), or Enter> " in out
    assert "place, or Enter> " in out
    assert "finding> " not in out
    kept = (small / "records" / "X9.yaml").read_text()
    assert kept.endswith("attributes:\n  year: 2012\n  place: A town\n")


def test_attributes_are_gone_to_by_themselves(said, small):
    for other in (["--theme", "gps"], ["--queue"]):
        assert said("edit", "DHR7", "--attributes", *other, cwd=small) == (
            2,
            "",
            "dhrcode: --attributes goes to the attributes alone: leave out --theme and --queue\n",
        )
