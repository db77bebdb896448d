"""Long tables and those joined to them; what a map names that is not there."""

import pytest

from dhrcode.errors import UsageError

MAP = """layout: codings
id: review
codes: {columns: [subtheme_id]}
columns: {finding: finding}
join:
  - file: evidence.csv
    id: review
    codes: {columns: [subtheme_id]}
    columns: {quote: quote, theme: candidate, theme_note: candidate-note}
"""
FINDINGS = "review,subtheme_id,finding\nDHR1,gps,absent\nDHR1,use-of-maracs,present\n"
EVIDENCE = (
    "review,subtheme_id,quote,theme,theme_note\n"
    "DHR1,use-of-maracs,words of it,,\nDHR1,,of no code,Housing,Recurs.\nDHR2,gps,more words,,\n"
)


def test_what_two_tables_say_of_a_review_is_one_record(bring):
    made = bring({"findings.csv": FINDINGS, "evidence.csv": EVIDENCE}, MAP)
    assert made.problems == []
    one, two = (draft.record for draft in made.drafts)
    assert {s: c.finding for s, c in one.findings.items()} == {
        "gps": "absent",
        "use-of-maracs": "present",
    }
    (theme,) = one.emerging
    assert (theme.label, theme.note, theme.evidence[0].quote) == (
        "Housing",
        "Recurs.",
        "of no code",
    )
    assert two.review == "DHR2"


def test_nobody_is_the_coder_and_that_is_said(bring):
    with pytest.raises(UsageError, match="nothing says whose coding it is"):
        bring({"findings.csv": FINDINGS}, MAP, coder=None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("[subtheme_id]}\ncolumns", "[subthem_id]}\ncolumns"), "missing-heading"),
        (
            (
                "{columns: [subtheme_id]}\ncolumns",
                "{columns: [subtheme_id], values: {x: gp}}\ncolumns",
            ),
            "unknown-subtheme",
        ),
        (("columns: {finding: finding}", "columns: {}"), "unmapped-heading"),
    ],
)
def test_a_map_that_does_not_fit_is_said_with_its_place(bring, change, code):
    assert change[0] in MAP
    made = bring({"findings.csv": FINDINGS, "evidence.csv": EVIDENCE}, MAP.replace(*change))
    assert made.problems[0].code == code
    assert made.drafts == []
