"""Partial records as a person makes, lists and counts them."""

import json

import pytest

PUBLISHED = "source: A study\nreviews: {}\ncounts:\n  use-of-maracs: 3\n  victim.sex=female: 2\n"


@pytest.fixture
def partial(said, small):
    """A copy of the small project in format 2, of which DHR7 is partial."""
    assert said("init", "--update", cwd=small)[0] == 0
    assert said("complete", "DHR7", "--partial", cwd=small) == (
        0,
        "DHR7 is partial: 1 of 3 subthemes coded\n",
        "",
    )
    return small


def test_an_older_project_is_told_what_raises_it(said, small):
    assert said("complete", "DHR7", "--partial", cwd=small) == (
        4,
        "",
        (
            "dhrcode: DHR7 would hold 'status: partial', which needs format 2, and this project "
            "is in format 1: 'dhrcode init --update' raises it; nothing was written\n"
        ),
    )


def test_it_is_listed_with_how_far_it_goes(said, partial):
    line = next(one for one in said("list", cwd=partial)[1].splitlines() if "DHR7" in one)
    assert line.split() == [
        "DHR7",
        "dhr",
        "JB",
        "2025-03-14",
        "partial,",
        "1",
        "of",
        "3",
        "1",
        "of",
        "3",
        "0",
    ]
    assert said("check", cwd=partial) == (0, "", "4 reviews checked: 0 errors, 0 warnings\n")


def test_what_it_does_not_code_makes_counts_at_least(said, partial):
    rows = json.loads(said("table", "--format", "json", cwd=partial)[1])["rows"]
    told = {row["subtheme_id"]: (row["present"], row.get("at_least")) for row in rows}
    assert told == {"use-of-maracs": (2, None), "police-response": (0, True), "gps": (2, True)}
    assert {row["subtheme_id"]: row.get("not_coded_in_partial") for row in rows} == {
        "use-of-maracs": None,
        "police-response": 1,
        "gps": 1,
    }
    screen = said("table", cwd=partial)[1]
    assert "2 of 4" in screen
    assert "at least 2 of 4" in screen
    pack = json.loads(said("report", "--format", "json", cwd=partial)[1])
    gps = next(row for row in pack["tables"]["frequency"] if row["id"] == "gps")
    assert (gps["present"], gps["at_least"], gps["share"]) == (2, ["present"], None)
    assert gps["undefined"]["share"] == "not coded in 1 partial record"
    whole = " ".join(pack["text"]["Summary"])
    assert "1 of 4 records is partial: " in whole


def test_nothing_coded_and_nothing_to_show_for_it_is_no_partial_record(said, partial):
    assert said("new", "DHR30", "--coder", "LN", cwd=partial, input="s\n")[0] == 0
    assert said("complete", "DHR30", "--partial", cwd=partial) == (
        1,
        "",
        "dhrcode: DHR30 stays a draft; nothing is coded\n",
    )
    assert said("code", "DHR30", "gps", "present", cwd=partial)[0] == 0
    assert said("complete", "DHR30", "--partial", cwd=partial) == (
        1,
        "",
        "dhrcode: DHR30 stays a draft; present without evidence: gps\n",
    )


def test_an_independent_coding_is_never_partial(said, partial):
    assert said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=partial)[0] == 0
    assert said("complete", "DHR2", "--partial", "--as", "EM", cwd=partial) == (
        2,
        "",
        "dhrcode: an independent coding is a draft or complete, and not partial\n",
    )


def test_edit_makes_it_a_draft_and_offers_to_put_it_back(said, partial):
    record = partial / "records" / "DHR7.yaml"
    before = record.read_text("utf-8")
    # Two subthemes passed over, and yes: partial again.
    status, out, _ = said("edit", "DHR7", cwd=partial, input="\n\ny\n")
    assert (status, record.read_text("utf-8")) == (0, before)
    assert "Not coded yet: police-response, gps\nThe record was partial. Mark it partial " in out
    assert out.endswith("DHR7 is kept: 1 of 3 subthemes coded, partial.\n")
    assert said("edit", "DHR7", cwd=partial, input="s\n")[0] == 0
    assert "status: draft" in record.read_text("utf-8")


@pytest.mark.parametrize(("reviews", "shown"), [(4, True), (5, False)])
def test_a_published_table_beside_the_records(said, partial, reviews, shown):
    (partial / "published.yaml").write_text(PUBLISHED.format(reviews), encoding="utf-8")
    assert ("Published" in said("table", cwd=partial)[1]) is shown
    assert "Published" not in said("table", "--kind", "dhr", cwd=partial)[1]
    assert "Published" not in said("table", "--include-drafts", cwd=partial)[1] or shown is False
    found = said("reconcile", "published.yaml", "--format", "json", cwd=partial)
    assert json.loads(found[1])["facts"] == [
        {"condition": "victim.sex=female", "coded": 2, "published": 2, "difference": 0}
    ]


def test_a_condition_that_cannot_be_is_said_with_its_place(said, partial):
    text = PUBLISHED.format(4).replace("victim.sex=female", "victim.sex=woman")
    (partial / "published.yaml").write_text(text, encoding="utf-8")
    status, out, error = said("table", cwd=partial)
    assert (status, out) == (1, "")
    assert error.startswith("published.yaml:5:3: error: ")
    assert "[unknown-condition]" in error
