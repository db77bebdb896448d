"""What the commands under `dhrcode codebook` have in common."""

import pytest

WHY = ("--why", "Invented.")


@pytest.mark.parametrize("arguments", [("retire", "gps"), ("add", "x", *WHY), ("merge",), ()])
def test_what_is_lacking_shows_the_usage(said, small, arguments):
    status, out, err = said("codebook", *arguments, cwd=small)
    assert status == 2
    assert (out + err).startswith("Usage: dhrcode codebook")


@pytest.mark.parametrize(
    "arguments",
    [
        ("table",),
        ("report",),
        ("list",),
        ("show", "DHR2"),
        ("export", "findings.csv"),
        ("export", "evidence.csv"),
        ("crosstab", "use-of-maracs", "victim.sex"),
    ],
)
def test_with_retired_findings_in_records_everything_can_still_be_made(
    said, change, small, arguments
):
    change("retire", "gps")
    change("retire", "police-response")
    status, _, err = said(*arguments, cwd=small)
    assert status == 0, err
