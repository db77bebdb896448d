"""`codebook attribute value`, as a person types it."""

import pytest


@pytest.fixture
def value(change, small):
    """Changes values of the small project's attributes, which is in the newest format."""
    themes = small / "themes.yaml"
    themes.write_text(f"format: 3\n{themes.read_text('utf-8')}", "utf-8")
    return lambda *given: change("attribute", "value", *given)


def test_values_are_added_renamed_and_retired(value, said, small):
    told = value("add", "method", "drowning", "--label", "Drowning", "--after", "stabbing")
    assert "the value review.method=drowning was added. Records are kept as they are." in told
    told = value("rename", "method", "stabbing", "knife")
    assert "review.method=stabbing was renamed to review.method=knife" in told
    told = value("retire", "method", "knife")
    assert "review.method=knife is no longer chosen. Records keep it, and have" in told
    assert "put on the queue" in said("migrate", cwd=small)[1]
    assert "'knife' is no longer chosen: Invented." in said("queue", cwd=small)[1]
    review = said("queue", cwd=small)[1].split("\n")[0]
    assert said("set", review, "method=drowning", cwd=small)[0] == 0
    assert review not in said("queue", cwd=small)[1]


def test_what_records_hold_may_be_left_alone(value, said, small):
    told = value("retire", "method", "stabbing", "--keep-values")
    assert "Records keep it, and it counts, until somebody chooses another." in told
    said("migrate", cwd=small)
    assert said("queue", cwd=small)[1] == "Nothing has to be coded again.\n"
