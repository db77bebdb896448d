"""codebook merge and split."""

import pytest

MIGRATE = "4 records are of an older version: 'dhrcode migrate' brings them forward."


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (
            ("merge", "police-response", "use-of-maracs", "--into", "police-response"),
            (
                "police-response and use-of-maracs were merged into police-response; use-of-maracs "
                "is retired. Findings are joined: present if one is present and none is absent; "
                "present beside absent becomes unclear, and is to be coded again."
            ),
        ),
        (
            (
                "merge",
                "police-response",
                "gps",
                "--into",
                "services",
                "--label",
                "Services",
                "--definition",
                "Both.",
            ),
            (
                "police-response and gps were merged into services; police-response and gps are "
                "retired. "
                "Findings are joined: present if one is present and none is absent; present beside "
                "absent becomes unclear, and is to be coded again."
            ),
        ),
        (
            (
                "split",
                "gps",
                "--into",
                "a=One",
                "--into",
                "b=Two",
                "--definition-of",
                "a=x",
                "--definition-of",
                "b=y",
            ),
            (
                "gps was split into a and b, and is retired. Findings stay under the retired id; "
                "its parts are to be coded."
            ),
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_each_change_says_what_becomes_of_findings(change, small, arguments, printed):
    assert change(*arguments) == f"Version 1.1 of small-study, after 1.0: {printed} {MIGRATE}"
    assert 'version: "1.1"\n' in (small / "themes.yaml").read_text("utf-8")
