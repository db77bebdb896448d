"""disagreements: where coders do not agree."""

import csv
import io
import json

import pytest


def test_disagreements_come_worst_first_with_both_sides(said, coded):
    out = said("disagreements", "--format", "csv", cwd=coded)[1]
    assert list(csv.reader(io.StringIO(out))) == [
        ["area_id", "subtheme_id", "subtheme", "review", "EM", "JB", "LN"],
        ["health", "gps", "Issues related to GPs", "DHR2", "present", "absent", "not-stated"],
        ["health", "gps", "Issues related to GPs", "DHR10", "absent", "", "present"],
    ]
    made = json.loads(said("disagreements", "--format", "json", cwd=coded)[1])
    assert [p["note"] for p in made["differences"][0]["evidence"]["EM"]] == ["EM on gps"]


@pytest.mark.parametrize("flags", [(), ("--kind", "interview"), ("-o", "a.csv")])
def test_where_no_review_is_coded_twice_it_refuses_as_agree_does(said, small, flags):
    refused = said("disagreements", *flags, cwd=small)
    assert refused == said("agree", *flags, cwd=small)
    assert refused[:2] == (1, "")
    assert refused[2].startswith("dhrcode: there is nothing to compare: ")
    assert not (small / "a.csv").exists()


def test_no_disagreement(said, coded):
    out = said("disagreements", "--area", "process", "--coders", "EM,JB", cwd=coded)[1]
    assert out.splitlines()[1] == "0 differences in 1 review coded by two or more of EM, JB"
