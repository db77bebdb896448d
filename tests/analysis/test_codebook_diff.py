"""What changed between two codebooks: recorded, seen, or guessed and said to be."""

import pytest

from dhrcode.analysis.codebook_diff import CodebookDifference, compare_codebooks
from dhrcode.analysis.version_history import VersionHistory, version_history
from dhrcode.model.codebook import Codebook
from dhrcode.reports.codebook_diff import codebook_diff_report
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.loader import load_codebook

THEMES = """\
format: 2
id: tiny
version: "1.0"
title: Tiny
source: Invented.
kinds:
  - {id: dhr, label: Review}
areas:
  - id: services
    label: Services
    subthemes:
      - {id: gps, label: Issues related to doctors, definition: Doctors did not ask.}
      - {id: courts, label: Courts, definition: Judges., when_not_to_use: Not for `gps`.}
      - {id: schools, label: Schools, definition: Teachers., cues: [register]}
  - id: homes
    label: Homes
    subthemes:
      - {id: housing, label: Housing, definition: Flats.}
attributes:
  - {id: sex, label: Sex of the victim, of: victim, type: choice, values: [female, male]}
  - {id: sex, label: Sex of the perpetrator, of: perpetrator, type: choice, values: [female, male]}
  - {id: year, label: Year of the death, of: review, type: year}
"""


def made(text: str) -> Codebook:
    codebook, problems = load_codebook(text.encode(), "themes.yaml")
    assert codebook is not None, problems
    return codebook


OLD = made(THEMES)


def changed(*replacements: tuple[str, str], history: str = "") -> Codebook:
    text = THEMES
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return made(text + history)


def differences(*replacements: tuple[str, str]) -> list[CodebookDifference]:
    return list(compare_codebooks(OLD, changed(*replacements)).differences)


def test_nothing_differs_from_itself():
    told = compare_codebooks(OLD, changed())
    assert told.same
    assert told.recorded == ()
    assert compare_codebooks(shipped_codebook(), shipped_codebook()).same


GPS = "{id: gps, label: Issues related to doctors, definition: Doctors did not ask.}"
HOUSING = "      - {id: housing, label: Housing, definition: Flats.}\n"
SCHOOLS = "      - {id: schools, label: Schools, definition: Teachers., cues: [register]}\n"


@pytest.mark.parametrize(
    ("replacements", "expected"),
    [
        (
            [("title: Tiny", "title: Small")],
            [CodebookDifference("codebook", "changed", "tiny", "Small", "title", "Tiny", "Small")],
        ),
        (
            [('"1.0"', '"2"')],
            [CodebookDifference("codebook", "changed", "tiny", "Tiny", "version", "1.0", "2")],
        ),
        (
            [("source: Invented.\n", "")],
            [
                CodebookDifference(
                    "codebook", "changed", "tiny", "Tiny", "source", "Invented.", None
                )
            ],
        ),
        (
            [("attributes:", "disclosure: {threshold: 9}\nattributes:")],
            [CodebookDifference("codebook", "changed", "tiny", "Tiny", "disclosure")],
        ),
        (
            [("{id: dhr, label: Review}", "{id: dhr, label: Review, prefix: R}")],
            [CodebookDifference("kind", "changed", "dhr", "Review", "prefix", "DHR", "R")],
        ),
        (
            [
                (
                    "  - {id: dhr, label: Review}\n",
                    "  - {id: dhr, label: Review}\n  - {id: talk, label: Talk}\n",
                )
            ],
            [CodebookDifference("kind", "added", "talk", "Talk")],
        ),
        (
            [("label: Homes", "label: At home")],
            [
                CodebookDifference(
                    "area", "changed", "homes", "At home", "label", "Homes", "At home"
                )
            ],
        ),
        (
            [("label: Courts", "label: The courts")],
            [
                CodebookDifference(
                    "subtheme", "changed", "courts", "The courts", "label", "Courts", "The courts"
                )
            ],
        ),
        (
            [("definition: Judges.", "definition: Trials.")],
            [
                CodebookDifference(
                    "subtheme", "changed", "courts", "Courts", "definition", "Judges.", "Trials."
                )
            ],
        ),
        (
            [(", when_not_to_use: Not for `gps`.", "")],
            [
                CodebookDifference(
                    "subtheme",
                    "changed",
                    "courts",
                    "Courts",
                    "when_not_to_use",
                    "Not for `gps`.",
                    None,
                )
            ],
        ),
        (
            [("[register]", "[register, absent]")],
            [
                CodebookDifference(
                    "subtheme",
                    "changed",
                    "schools",
                    "Schools",
                    "cues",
                    "register",
                    "register; absent",
                )
            ],
        ),
        (
            [("definition: Flats.", 'definition: Flats., retired: "0.9"')],
            [CodebookDifference("subtheme", "retired", "housing", "Housing", "", None, "0.9")],
        ),
        ([(SCHOOLS, "")], [CodebookDifference("subtheme", "gone", "schools", "Schools")]),
        (
            [(HOUSING, HOUSING + "      - {id: pets, label: Pets, definition: Animals.}\n")],
            [CodebookDifference("subtheme", "added", "pets", "Pets")],
        ),
        (
            [(SCHOOLS, ""), (HOUSING, HOUSING + SCHOOLS)],
            [
                CodebookDifference(
                    "subtheme", "moved", "schools", "Schools", "area", "Services", "Homes"
                )
            ],
        ),
        (
            [(SCHOOLS, ""), (f"      - {GPS}", f"{SCHOOLS}      - {GPS}")],
            [CodebookDifference("area", "order", "services", "", "subthemes")],
        ),
        (
            [("id: gps,", "id: surgeries,")],
            [
                CodebookDifference(
                    "subtheme",
                    "perhaps-renamed",
                    "surgeries",
                    "Issues related to doctors",
                    "",
                    "gps",
                    "surgeries",
                )
            ],
        ),
        (
            [("id: gps, label: Issues related to doctors", "id: doctors, label: Surgeries")],
            [
                CodebookDifference(
                    "subtheme", "perhaps-renamed", "doctors", "Surgeries", "", "gps", "doctors"
                ),
                CodebookDifference(
                    "subtheme",
                    "changed",
                    "doctors",
                    "Surgeries",
                    "label",
                    "Issues related to doctors",
                    "Surgeries",
                ),
            ],
        ),
        (
            [(GPS, "{id: clinics, label: Clinics, definition: Queues were long.}")],
            [
                CodebookDifference("subtheme", "gone", "gps", "Issues related to doctors"),
                CodebookDifference("subtheme", "added", "clinics", "Clinics"),
            ],
        ),
        (
            [("type: year", "type: integer")],
            [
                CodebookDifference(
                    "attribute",
                    "changed",
                    "review.year",
                    "Year of the death",
                    "type",
                    "year",
                    "integer",
                )
            ],
        ),
        (
            [("id: year", "id: year-of-death")],
            [
                CodebookDifference(
                    "attribute",
                    "perhaps-renamed",
                    "review.year-of-death",
                    "Year of the death",
                    "",
                    "review.year",
                    "review.year-of-death",
                )
            ],
        ),
        (
            [
                (
                    "of: perpetrator, type: choice, values: [female, male]",
                    "of: perpetrator, type: choice, values: [female, {id: other, label: Another}]",
                )
            ],
            [
                CodebookDifference("value", "gone", "perpetrator.sex=male"),
                CodebookDifference("value", "added", "perpetrator.sex=other", "Another"),
            ],
        ),
        (
            [
                (
                    "of: perpetrator, type: choice, values: [female, male]",
                    "of: perpetrator, type: choice, values: [male, {id: female, label: Woman}]",
                )
            ],
            [
                CodebookDifference(
                    "value", "changed", "perpetrator.sex=female", "Woman", "label", None, "Woman"
                ),
                CodebookDifference("attribute", "order", "perpetrator.sex", "", "values"),
            ],
        ),
        (
            [("type: year", "type: date, days: true")],
            [
                CodebookDifference(
                    "attribute",
                    "changed",
                    "review.year",
                    "Year of the death",
                    "type",
                    "year",
                    "date",
                ),
                CodebookDifference(
                    "attribute", "changed", "review.year", "Year of the death", "days", None, "true"
                ),
            ],
        ),
    ],
)
def test_what_is_seen_without_a_history(replacements, expected):
    assert differences(*replacements) == expected


def test_a_setting_of_an_attribute_that_changed_is_said_in_a_sentence():
    told = codebook_diff_report(
        compare_codebooks(OLD, changed(("type: year", "type: date, days: true")))
    )
    (section,) = [s for s in told.sections if s.title == "Attributes"]
    assert [paragraph.text for paragraph in section.blocks] == [
        "The type of review.year changed from 'year' to 'date'.",
        "The setting 'days' of review.year changed from nothing to 'true'.",
    ]


VICTIM = "{id: sex, label: Sex of the victim, of: victim,"


def test_when_an_attribute_is_asked_for_is_a_setting_of_it():
    told = codebook_diff_report(
        compare_codebooks(OLD, changed(("type: year", "type: year, ask: later")))
    )
    said = [block.text for section in told.sections for block in section.blocks]
    assert said[-1] == "The setting 'ask' of review.year changed from 'first' to 'later'."


CANDIDATES = """\
candidates:
  - {id: hospitals, label: Hospitals, definition: Wards.}
  - {id: debt, label: Debt, definition: Money.}
"""


def test_candidate_themes_that_came_went_or_changed():
    before = made(THEMES + CANDIDATES)
    after = made(
        THEMES
        + CANDIDATES.replace("debt, label: Debt", "funding, label: Funding")
        .replace("Wards.", "Wards and doctors.")
        .replace("label: Hospitals", "label: Hospital care")
    )
    told = codebook_diff_report(compare_codebooks(before, after))
    assert [block.text for section in told.sections[:-1] for block in section.blocks] == [
        "Both call themselves version 1.0.",
        "The candidate theme 'Debt' (debt) is gone.",
        "The label of hospitals changed from 'Hospitals' to 'Hospital care'.",
        "The candidate theme 'Funding' (funding) was added.",
    ]
    (texts,) = told.sections[-1].blocks
    assert [line.cells for line in texts.lines] == [
        ("hospitals", "definition", "Wards.", "Wards and doctors.")
    ]
    assert compare_codebooks(before, before).same


def test_a_candidate_theme_that_the_history_made_a_subtheme_is_not_said_to_be_gone():
    before = made(THEMES + CANDIDATES)
    text = THEMES + CANDIDATES.replace("  - {id: debt, label: Debt, definition: Money.}\n", "")
    text = text.replace(
        "definition: Flats.}",
        "definition: Flats.}\n      - {id: debt, label: Debt, definition: Money.}",
    ).replace('"1.0"', '"1.1"')
    history = """\
history:
  - version: "1.1"
    after: "1.0"
    on: 2025-04-01
    change: add
    subthemes: [debt]
    area: homes
    why: It came back.
    findings: again
    candidate: Debt
"""
    told = compare_codebooks(before, made(text + history))
    assert told.differences == ()
    assert [one.candidate for one in told.recorded] == ["Debt"]


GROUPINGS = """\
groupings:
  - id: national
    label: National themes
    groups:
      - {label: Health, subthemes: [gps]}
      - {label: Law, subthemes: [courts, schools]}
      - {label: Children}
"""


def test_groupings_that_came_went_or_changed():
    before = made(THEMES + GROUPINGS)
    text = GROUPINGS.replace("[courts, schools]", "[courts]").replace(
        "themes\n", "themes of 2013\n"
    )
    after = made(f"{THEMES}{text}  - {{id: own, label: Ours, groups: [{{label: A}}]}}\n")
    told = codebook_diff_report(compare_codebooks(before, after))
    assert [block.text for section in told.sections[:-1] for block in section.blocks] == [
        "Both call themselves version 1.0.",
        "The label of national changed from 'National themes' to 'National themes of 2013'.",
        "The grouping 'Ours' (own) was added.",
    ]
    (texts,) = told.sections[-1].blocks
    assert [line.cells for line in texts.lines] == [
        (
            "national",
            "groups",
            "Health: gps; Law: courts, schools; Children: none",
            "Health: gps; Law: courts; Children: none",
        )
    ]
    back = codebook_diff_report(compare_codebooks(after, before))
    said = [block.text for section in back.sections[:-1] for block in section.blocks]
    assert said[1] == "The grouping 'Ours' (own) is gone."


def test_what_a_change_of_subthemes_makes_of_a_grouping_is_not_told_twice():
    before = made(THEMES + GROUPINGS)
    history = """\
history:
  - version: "1.1"
    after: "1.0"
    on: 2025-04-01
    change: rename
    subthemes: [gps]
    becomes: [surgeries]
    why: Clearer.
    findings: kept
"""
    text = f"{THEMES}{GROUPINGS}".replace("{id: gps,", "{id: surgeries,").replace(
        "`gps`", "`surgeries`"
    )
    after = made(text.replace("[gps]", "[surgeries]").replace('"1.0"', '"1.1"') + history)
    assert compare_codebooks(before, after).differences == ()


def test_an_attribute_of_another_bearer_is_never_taken_for_one_renamed():
    found = differences((VICTIM, "{id: gender, label: Sex of the victim, of: review,"))
    assert [(one.what, one.id) for one in found] == [
        ("gone", "victim.sex"),
        ("added", "review.gender"),
    ]


HISTORY = """\
history:
  - {version: "1.1", after: "1.0", "on": 2025-01-07, change: rename, subthemes: [gps], becomes: [doctors], why: Invented., findings: kept}
  - {version: "1.2", after: "1.1", "on": 2025-01-07, change: rename, subthemes: [doctors], becomes: [surgeries], why: Invented., findings: kept}
  - {version: "1.3", after: "1.2", "on": 2025-01-07, change: move, subthemes: [schools], area: homes, why: Invented., findings: kept}
  - {version: "1.4", after: "1.3", "on": 2025-01-07, change: retire, subthemes: [courts], why: Invented., findings: kept}
  - {version: "1.5", after: "1.4", "on": 2025-01-07, change: add, subthemes: [pets], area: homes, why: Invented., findings: again}
  - {version: "1.6", after: "1.5", "on": 2025-01-07, change: rename, subthemes: [pets], becomes: [animals], why: Invented., findings: kept}
"""  # noqa: E501 - a codebook
LATER = (
    ('version: "1.0"', 'version: "1.6"'),
    ("id: gps,", "id: surgeries,"),
    (
        "Judges., when_not_to_use: Not for `gps`.",
        'Judges., when_not_to_use: Not for `surgeries`., retired: "1.4"',
    ),
    (SCHOOLS, ""),
    (HOUSING, HOUSING + SCHOOLS + "      - {id: animals, label: Pets, definition: Animals.}\n"),
)


def test_what_the_history_says_is_told_once_and_by_it():
    new = changed(*LATER, history=HISTORY)
    told = compare_codebooks(OLD, new)
    assert told.recorded == new.history
    assert told.differences == ()
    assert not told.same


def test_what_the_history_does_not_say_is_told_besides():
    new = changed(*LATER, ("label: Housing", "label: Homes and rent"), history=HISTORY)
    assert compare_codebooks(OLD, new).differences == (
        CodebookDifference(
            "subtheme", "changed", "housing", "Homes and rent", "label", "Housing", "Homes and rent"
        ),
    )


def test_how_one_came_of_the_other():
    new = changed(*LATER, history=HISTORY)
    line = version_history(OLD, new)
    assert line.now == {"gps": "surgeries"}
    assert (line.added, line.retired, line.moved) == ({"animals"}, {"courts"}, {"schools"})
    assert line.renamed_in("`gps` and gps") == "`surgeries` and gps"
    assert line.renamed_in(None) is None


PARTED = """\
history:
  - {version: "1.1", after: "1.0", "on": 2025-01-07, change: move, subthemes: [gps], why: Invented., findings: kept}
  - {version: "1.2", after: "1.1", "on": 2025-01-07, change: move, subthemes: [gps], why: Invented., findings: kept}
"""  # noqa: E501 - a codebook


@pytest.mark.parametrize(
    "old",
    [
        OLD.model_copy(update={"id": "another"}),
        OLD.model_copy(update={"version": "0.9"}),
        changed(('version: "1.0"', 'version: "1.2"'), history=PARTED),
    ],
    ids=["of another codebook", "of no version that is known", "whose history parted"],
)
def test_of_what_no_history_leads_from_nothing_is_claimed(old):
    new = changed(*LATER, history=HISTORY)
    assert version_history(old, new) == VersionHistory()
    told = compare_codebooks(old, new)
    assert told.recorded is None
    assert ("perhaps-renamed", "surgeries") in [(one.what, one.id) for one in told.differences]


def test_the_other_way_round_nothing_is_claimed_either():
    told = compare_codebooks(changed(*LATER, history=HISTORY), OLD)
    assert told.recorded is None
    assert ("coded-again", "courts") in [(one.what, one.id) for one in told.differences]


def test_a_history_alone_that_differs_is_a_difference():
    version = ('version: "1.0"', 'version: "1.2"')
    old = changed(version, history=PARTED)
    new = changed(version, history=PARTED.replace("01-07", "01-08"))
    assert compare_codebooks(old, new).differences == (
        CodebookDifference("codebook", "changed", "tiny", "Tiny", "history"),
    )
