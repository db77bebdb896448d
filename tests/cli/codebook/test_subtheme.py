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


@pytest.fixture
def offering(said, small):
    """The small project with candidates, one noted in DHR2 by its id and in DHR7 by its label."""
    themes = small / "themes.yaml"
    themes.write_text(
        f"format: 2\n{themes.read_text('utf-8')}candidates:\n"
        "  # noted by everybody\n"
        "  - {id: hospitals, label: Hospital care, definition: Wards did not ask.}\n"
        "  - {id: debt, label: Debt, definition: Money was owed.}\n",
        "utf-8",
    )
    evidence = ("--page", "4", "--quote", "was not asked", "--note", "The ward.")
    assert said("note", "DHR2", "hospitals", *evidence, cwd=small)[0] == 0
    assert said("note", "DHR7", "HOSPITAL CARE", "--about", "Twice.", cwd=small)[0] == 0
    return small


def test_a_candidate_theme_becomes_a_subtheme_and_its_notes_are_to_be_coded(said, change, offering):
    listed = said("themes", cwd=offering)[1]
    assert "Candidate themes, which have no subtheme\n  hospitals: Hospital care\n" in listed
    assert said("themes", "Hospital care", cwd=offering)[1] == (
        "Hospital care\nA candidate theme, which has no subtheme; id hospitals\n"
        "Wards did not ask.\n"
    )
    assert change("add", "--from-candidate", "hospitals", "--area", "health", "--cue", "ward") == (
        "Version 1.1 of small-study, after 1.0: hospitals was added to the area health; it was a "
        "candidate theme before. Unclear, and to be coded, in the reviews that noted it; not coded "
        f"in the others that were coded before, and never absent there. {MIGRATE}"
    )
    text = (offering / "themes.yaml").read_text("utf-8")
    assert (
        """\
      # noted by everybody
      - id: hospitals
        label: Hospital care
        definition: Wards did not ask.
        cues:
          - ward
candidates:
  - id: debt
    label: Debt
    definition: Money was owed.
"""
        in text
    )
    assert text.endswith("    why: Invented.\n    findings: again\n    candidate: Hospital care\n")
    assert said("migrate", cwd=offering)[0] == 0
    record = (offering / "records" / "DHR2.yaml").read_text("utf-8")
    assert (
        """\
  hospitals:
    finding: unclear
    evidence:
      - source: overview
        page: "4"
        quote: was not asked
        note: The ward.
"""
        in record
    )
    assert "Hospital" not in record.partition("again:")[0]
    assert "  - label: Housing\n" in record
    queue = said("queue", cwd=offering)[1]
    assert queue.count("hospitals, since 1.1") == 4
    assert queue.count("It was noted as the candidate theme 'Hospital care': Invented.") == 2
    assert queue.count("New in version 1.1: Invented.") == 2
    assert (
        "hospitals"
        not in (offering / "records" / "DHR10.yaml").read_text("utf-8").partition("again")[0]
    )
    assert said("migrate", "--undo", cwd=offering)[0] == 0
    assert "label: Hospital care" in (offering / "records" / "DHR2.yaml").read_text("utf-8")


WHICH = (
    "say which: the id of a new subtheme, or --from-candidate with that of a candidate theme, "
    "whose id it keeps"
)


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            ("--area", "health"),
            2,
            WHICH,
        ),
        (
            ("wards", "--from-candidate", "hospitals", "--area", "health"),
            2,
            WHICH,
        ),
        (
            ("--from-candidate", "hospital", "--area", "health"),
            2,
            "the codebook has no candidate theme 'hospital': did you mean 'hospitals'?",
        ),
        (
            ("hospitals", "--label", "A", "--definition", "B", "--area", "health"),
            4,
            (
                "'hospitals' is the id of a candidate theme: 'dhrcode codebook add "
                "--from-candidate hospitals' makes it a subtheme"
            ),
        ),
        (("wards", "--area", "health"), 2, "'wards' is new: give its --label"),
    ],
)
def test_what_cannot_be_added_is_one_sentence(said, offering, arguments, status, sentence):
    before = (offering / "themes.yaml").read_bytes()
    assert said("codebook", "add", *arguments, "--why", "x", cwd=offering) == (
        status,
        "",
        f"dhrcode: {sentence}\n",
    )
    assert (offering / "themes.yaml").read_bytes() == before
