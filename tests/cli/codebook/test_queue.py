"""queue: what has to be coded again, and why."""

import json
import shutil


def test_the_queue_lists_review_subtheme_version_and_reason(said, changed):
    said("migrate", cwd=changed)
    status, out, err = said("queue", cwd=changed)
    assert (status, err) == (0, "")
    assert (
        out
        == """\
DHR1
  Use of MARACs  use-of-maracs, since 1.4
      Defined anew: It left out delay.
  Police  police, since 1.2
      'police-response' (present) and 'dash' (absent) were joined: Coders confused the two.
  Housing  housing, since 1.3
      New in version 1.3: Coders noted it.
DHR2
  Use of MARACs  use-of-maracs, since 1.4
      Defined anew: It left out delay.
  Housing  housing, since 1.3
      New in version 1.3: Coders noted it.
DHR1 (coded by EM independently)
  Use of MARACs  use-of-maracs, since 1.4
      Defined anew: It left out delay.
  Housing  housing, since 1.3
      New in version 1.3: Coders noted it.

7 findings to be coded again: 'dhrcode edit --queue' leads through 5, 'dhrcode edit --queue --as EM'
through 2.
"""
    )
    rows = json.loads(said("queue", "--format", "json", cwd=changed)[1])
    assert len(rows) == 7
    assert rows[-1] == {
        "review": "DHR1",
        "coder": "EM",
        "subtheme": "housing",
        "attribute": None,
        "label": "Housing",
        "version": "1.3",
        "why": "New in version 1.3: Coders noted it.",
    }
    own = json.loads(said("queue", "--format", "json", "--as", "EM", cwd=changed)[1])
    assert own == rows[-2:]


def test_an_empty_queue_says_so(said, small):
    assert said("queue", cwd=small) == (0, "Nothing has to be coded again.\n", "")
    assert said("queue", "--format", "json", cwd=small) == (0, "[]\n", "")
    assert said("edit", "--queue", cwd=small) == (0, "Nothing has to be coded again.\n", "")


def test_the_queue_says_which_records_are_behind(said, changed):
    for review in ("DHR1", "DHR3"):
        (changed / "records" / f"{review}.yaml").unlink()
    shutil.rmtree(changed / "coders")
    assert said("queue", cwd=changed) == (
        0,
        "Nothing has to be coded again.\n",
        (
            "1 record is coded with an older version of the codebook: 'dhrcode migrate' brings "
            "them forward\nfirst.\n"
        ),
    )


def test_edit_says_what_waits_in_codings_made_apart(said, changed):
    said("migrate", cwd=changed)
    told = (
        "EM's own codings: 2 to be coded again; 'dhrcode edit --queue --as EM' leads through "
        "them.\n"
    )
    assert told in said("edit", "--queue", cwd=changed, input="s\n")[1]
    assert "own codings" not in said("edit", "--queue", "--as", "EM", cwd=changed, input="s\n")[1]
    assert "own codings" not in said("edit", "--queue", "DHR1", cwd=changed, input="s\n")[1]
