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
