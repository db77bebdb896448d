"""progress as a person runs it."""

import json


def test_reviews_by_coders_in_one_table(said, small):
    status, out, err = said("progress", cwd=small)
    assert (status, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert lines[1] == ["4", "reviews,", "2", "coders"]
    assert lines[5] == ["DHR2", "LN", "complete", "3", "of", "3", "0", "0", "1", "2025-03-10"]
    assert lines[9] == ["4", "in", "all", "3", "complete", "0", "0", "1", "2025-04-01"]


def test_for_machines_and_as_a_file(said, small):
    data = json.loads(said("progress", "--format", "json", cwd=small)[1])
    assert (data["subthemes"], len(data["codings"])) == (3, 4)
    assert said("progress", "-o", "progress.xlsx", cwd=small)[0] == 0


def test_a_record_with_an_error_is_named(said, small):
    (small / "records" / "DHR7.yaml").write_text("nonsense: 1\n")
    status, out, _ = said("progress", cwd=small)
    assert (status, "unknown-key" in out + _) == (1, True)


def test_one_s_own_alone(said, small):
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)
    out = said("progress", "--as", "EM", cwd=small)[1]
    assert "1 review, 1 coder\n" in out
