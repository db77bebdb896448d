"""codebook add, rename, move, retire and redefine."""

import pytest

MIGRATE = "4 records are of an older version: 'dhrcode migrate' brings them forward."


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (
            ("add", "housing", "--area", "health", "--label", "Housing", "--definition", "None."),
            (
                "housing was added to the area health. Not coded in the reviews that were coded "
                "before, and never absent there."
            ),
        ),
        (
            ("rename", "gps", "surgeries"),
            "gps was renamed to surgeries. Findings are kept under the new id.",
        ),
        (
            ("rename", "gps", "--label", "Surgeries"),
            "gps was given another label. Findings are kept as they are.",
        ),
        (
            ("move", "gps", "--area", "process", "--before", "police-response"),
            (
                "gps was moved, and is in the area process now. Findings are kept as they are. The "
                "area 'Health' (health) has no subtheme left, and is gone."
            ),
        ),
        (
            ("retire", "Issues related to GPs"),
            "gps was retired. Findings stay in their records, and are no longer counted.",
        ),
        (
            ("redefine", "gps", "--definition", "Doctors."),
            "gps was defined anew. Findings stay, and are to be coded again.",
        ),
        (
            ("redefine", "gps", "--cue", "surgery", "--keep-findings"),
            "gps was defined anew. Findings are kept as they are.",
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_each_change_says_what_becomes_of_findings(change, small, arguments, printed):
    assert change(*arguments) == f"Version 1.1 of small-study, after 1.0: {printed} {MIGRATE}"
    assert 'version: "1.1"\n' in (small / "themes.yaml").read_text("utf-8")


def test_what_is_said_of_a_subtheme_is_all_kept(change, small):
    change(
        "add",
        "housing",
        "--area",
        "homes",
        "--new-area",
        "At home",
        "--label",
        "Housing",
        "--definition",
        "Nowhere to go.",
        "--when-to-use",
        "Always.",
        "--when-not-to-use",
        "Never.",
        "--example",
        "Invented: x.",
        "--cue",
        "rent",
        "--cue",
        "flat",
    )
    assert """\
  - id: homes
    label: At home
    subthemes:
      - id: housing
        label: Housing
        definition: Nowhere to go.
        when_to_use: Always.
        when_not_to_use: Never.
        example: "Invented: x."
        cues:
          - rent
          - flat
""" in (small / "themes.yaml").read_text("utf-8")


def test_a_retired_subtheme_is_explained_when_it_is_asked_for_and_not_listed(said, change, small):
    change("retire", "gps")
    assert "gps" not in said("themes", cwd=small)[1]
    assert said("themes", "gps", cwd=small)[1].splitlines()[:3] == [
        "Issues related to GPs",
        "Health; id gps",
        "Not coded any more: gps was retired (version 1.1).",
    ]


def test_what_was_renamed_is_said_wherever_it_is_asked_for(said, change, small):
    change("rename", "gps", "surgeries")
    words = "'gps' is not coded any more: gps was renamed to surgeries (version 1.1)"
    for arguments in (("themes", "gps"), ("code", "DHR2", "gps", "absent", "--coder", "LN")):
        assert said(*arguments, cwd=small) == (2, "", f"dhrcode: {words}\n")
