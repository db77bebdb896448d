"""disagreements: where coders do not agree."""

import csv
import io
import json


def test_disagreements_come_worst_first_with_both_sides(said, coded):
    out = said("disagreements", "--format", "csv", cwd=coded)[1]
    assert list(csv.reader(io.StringIO(out))) == [
        ["area_id", "subtheme_id", "subtheme", "review", "EM", "JB", "LN"],
        ["health", "gps", "Issues related to GPs", "DHR2", "present", "absent", "not-stated"],
        ["health", "gps", "Issues related to GPs", "DHR10", "absent", "", "present"],
    ]
    made = json.loads(said("disagreements", "--format", "json", cwd=coded)[1])
    assert [p["note"] for p in made["differences"][0]["evidence"]["EM"]] == ["EM on gps"]


def test_no_disagreement(said, small):
    out = said("disagreements", cwd=small)[1]
    assert out.splitlines()[1] == "0 differences in 0 reviews coded by two or more of JB, LN"
