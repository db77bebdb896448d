"""reconcile: coded counts against published ones."""

import json
import re

AGREEING = [
    "fear-of-children-removed",
    "diversity-of-assessment-tools",
    "dash-not-administered",
    "families-not-involved",
    "lack-of-transition-in-care",
    "prescriptions",
    "equality",
]
COUNTS = "source: An invented study\nreviews: 3\ncounts:\n"
ALL_AGREE = COUNTS + "  use-of-maracs: 2\n  police-response: 0\n  gps: 2\n"


def published(project, text):
    (project / "published.yaml").write_text(text)
    return "published.yaml"


def test_the_example_agrees_in_seven_and_exceeds_in_none(said, example):
    status, out, err = said("reconcile", "counts.yaml", "--format", "json", cwd=example)
    made = json.loads(out)
    assert (status, err, made["agrees"]) == (1, "", False)
    assert [row["subtheme_id"] for row in made["rows"] if row["difference"] == 0] == AGREEING
    assert made["totals"] == {
        "coded": 57,
        "published": 100,
        "agree": 7,
        "below": 14,
        "above": 0,
        "not_published": 0,
        "not_attributable": 43,
    }
    assert made["reviews"] == {"coded": 13, "published": 13}
    assert len(made["rows"]) == 21


def test_the_example_in_words(said, example):
    status, out, err = said("reconcile", "counts.yaml", cwd=example)
    lines = out.splitlines()
    assert (status, err) == (1, "")
    remarks = [re.split(r" {2,}", line)[1:] for line in lines[5:33]]
    assert [row[2] for row in remarks if row and row[3] == "agrees"] == ["0"] * 7
    assert lines[6:8] == [
        (
            "Use of MARACs                                                             "
            "4          5          -1  1 not attributable to a review"
        ),
        (
            "Lack of proactive response / holistic responsibility                      "
            "3          7          -4  4 not attributable to a review"
        ),
    ]
    assert "7 subthemes of 21 agree in full; 57 of 100 published ticks are coded." in lines
    assert "43 ticks cannot be attributed to a review: the publication does not say which, and" in (
        "\n".join(lines)
    )


def test_agreeing_counts_exit_0(said, small):
    status, out, err = said("reconcile", published(small, ALL_AGREE), cwd=small)
    assert (status, err) == (0, "")
    assert out.splitlines()[:12] == [
        "Coded counts against published ones",
        "An invented study",
        "",
        "Subtheme               Coded  Published  Difference  Remark",
        "-----------------------------------------------------------",
        "Process & policy",
        "Use of MARACs              2          2           0  agrees",
        "Police response            0          0           0  agrees",
        "Health",
        "Issues related to GPs      2          2           0  agrees",
        "",
        "3 subthemes of 3 agree in full; 4 of 4 published ticks are coded.",
    ]


def test_above_the_published_count_is_an_error(said, small):
    text = ALL_AGREE.replace("gps: 2", "gps: 1")
    status, out, err = said("reconcile", published(small, text), cwd=small)
    assert (status, err) == (1, "")
    assert out.splitlines()[9:14] == [
        "Issues related to GPs      2          1           1  ERROR: above the published count",
        "",
        "2 subthemes of 3 agree in full; 4 of 3 published ticks are coded.",
        (
            "1 count is above the published one: something is coded that the publication does not "
            "have."
        ),
        "",
    ]


def test_a_count_that_is_not_published_is_said_and_does_not_agree(said, small):
    text = ALL_AGREE.replace("  gps: 2\n", "")
    status, out, _ = said("reconcile", published(small, text), cwd=small)
    assert (status, out.splitlines()[9]) == (
        1,
        "Issues related to GPs      2                         no published count",
    )


def test_another_number_of_reviews_does_not_agree(said, small):
    text = ALL_AGREE.replace("reviews: 3", "reviews: 4")
    status, out, _ = said("reconcile", published(small, text), cwd=small)
    assert (status, out.splitlines()[12]) == (1, "The table has 3 reviews and the publication 4.")


def test_csv_has_a_row_a_subtheme(said, small):
    text = ALL_AGREE.replace("gps: 2", "gps: 3")
    out = said("reconcile", published(small, text), "--format", "csv", cwd=small)[1]
    assert out.splitlines() == [
        "area_id,area,subtheme_id,subtheme,coded,published,difference",
        "process,Process & policy,use-of-maracs,Use of MARACs,2,2,0",
        "process,Process & policy,police-response,Police response,0,0,0",
        "health,Health,gps,Issues related to GPs,2,3,-1",
    ]


def test_include_drafts_counts_drafts(said, small):
    flags = ("--format", "json", "--include-drafts")
    out = said("reconcile", published(small, ALL_AGREE), *flags, cwd=small)[1]
    assert json.loads(out)["reviews"] == {"coded": 4, "published": 3}


def test_a_wrong_file_is_said_with_its_places(said, small):
    text = COUNTS + "  use-of-marac: 2\n  gps: 4\n  police-response: many\n"
    assert said("reconcile", published(small, text), cwd=small) == (
        1,
        "",
        (
            "published.yaml:6:20: error: 'police-response' must be a whole number, not 'many' "
            "[bad-value]\ndhrcode: published.yaml has to be mended first\n"
        ),
    )
    text = text.replace("many", "0")
    assert said("reconcile", published(small, text), cwd=small) == (
        1,
        "",
        (
            "published.yaml:4:3: error: the codebook has no subtheme 'use-of-marac': "
            "did you mean 'use-of-maracs'? [unknown-subtheme]\n"
            "published.yaml:5:8: error: 4 of 3 reviews is more than there are "
            "[count-above-reviews]\n"
            "dhrcode: published.yaml has to be mended first\n"
        ),
    )


def test_no_such_file_and_no_file_at_all(said, small):
    assert said("reconcile", "missing.yaml", cwd=small) == (
        3,
        "",
        "dhrcode: there is no file missing.yaml\n",
    )
    assert said("reconcile", "records", cwd=small) == (
        6,
        "",
        "dhrcode: records is not a regular file: nothing was read\n",
    )


def test_the_result_can_be_written_and_still_exits_1(said, small):
    text = ALL_AGREE.replace("gps: 2", "gps: 3")
    assert said("reconcile", published(small, text), "-o", "r.md", cwd=small) == (
        1,
        "",
        "wrote r.md\n",
    )
    assert "| Issues related to GPs | 2 | 3 | \\-1 | 1 not attributable to a review |" in (
        (small / "r.md").read_text()
    )
