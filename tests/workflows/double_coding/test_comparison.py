"""Which codings are compared, what is wrong with a table of ratings, and where coders differ."""

import os
import shutil

import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import Treatment
from dhrcode.analysis.selection import selection
from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.comparison import (
    agree,
    agree_on_ratings,
    codings,
    differences,
)

NO_INTERVALS = Resampling(samples=0)


def wanted(project, **how):
    return selection(project.codebook, **how)


def made_of(project, *coders, **how):
    fresh = open_project(project.root)  # the folders of coders are listed once
    return codings(fresh, wanted(project, **how), coders)


def compared(project, *coders, treatment=Treatment.FINDINGS, **how):
    made = made_of(project, *coders, **how)
    return agree(project, made, wanted(project, **how), treatment, NO_INTERVALS)


def by(made):
    return {coder: sorted(cases) for coder, cases in made.cases.items()}


def test_a_record_is_its_coder_s_own_coding_too(small, coded):
    coded("EM", "DHR2", "aap")
    made = made_of(small)
    assert by(made) == {"EM": ["DHR2"], "JB": ["INT3"], "LN": ["DHR10", "DHR2"]}
    assert (made.drafts, made.every, made.warnings) == (1, 3, ())
    assert made.reviews == ["DHR2", "DHR10", "INT3"]
    assert made.twice() == ["DHR2"]
    assert made.sharing() == ("EM", "LN")


def test_a_coder_s_folder_goes_before_the_record_of_the_same_coder(small, coded):
    coded("LN", "DHR2", "uuu")
    case = made_of(small).cases["LN"]["DHR2"]
    assert set(case.review.findings.values()) == {"unclear"}


def test_a_consensus_is_nobody_s_own_coding(small, coded):
    coded("EM", "DHR2", "aap")
    coded("LN", "DHR2", "pan")
    small.change(
        "DHR2",
        lambda r: r.model_copy(update={"coder": "consensus", "consensus_of": ("EM", "LN")}),
    )
    made = made_of(small)
    assert by(made) == {"EM": ["DHR2"], "JB": ["INT3"], "LN": ["DHR10", "DHR2"]}
    assert made.cases["LN"]["DHR2"].review.findings["gps"] == "not-stated"


def test_drafts_are_left_out_counted_and_taken_in_when_asked(small, coded):
    coded("EM", "DHR7", "a--", status="draft")
    assert (made_of(small).drafts, made_of(small).every) == (2, 3)
    made = made_of(small, include_drafts=True)
    assert (made.drafts, made.every) == (0, 4)
    assert made.twice() == ["DHR7"]


def test_some_coders_alone_while_every_review_still_counts(small, coded):
    coded("EM", "DHR2", "aap")
    made = made_of(small, "LN", "EM")
    assert list(made.cases) == ["EM", "LN"]
    assert made.every == 3
    assert made.reviews == ["DHR2", "DHR10"]


def test_a_coder_who_is_named_and_has_coded_nothing_that_counts_is_in_it(small, coded):
    coded("EM", "DHR7", "a--", status="draft")
    assert by(made_of(small, "EM", "LN")) == {"EM": [], "LN": ["DHR10", "DHR2"]}
    assert "EM" not in made_of(small).cases


def test_coders_stand_in_natural_order(emptied, coded):
    for coder in ("C10", "c2", "C1"):
        coded(coder, "DHR2", "aaa")
    assert list(made_of(emptied).cases) == ["C1", "c2", "C10"]
    assert list(made_of(emptied, "C10", "c2").cases) == ["c2", "C10"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("em", "did you mean 'EM'?"), ("QX", "one of EM, LN, JB"), ("y" * 60, "one of EM, LN, JB")],
)
def test_a_coder_that_there_is_not(small, coded, name, hint):
    coded("EM", "DHR2", "aap")
    with pytest.raises(UsageError) as caught:
        made_of(small, "EM", name)
    assert str(caught.value) == f"nobody is called '{name[:40]}' here: {hint}"


def test_nobody_is_called_anything_where_nobody_has_coded(emptied):
    with pytest.raises(UsageError, match=r"^nobody is called 'EM' here: one of none$"):
        made_of(emptied, "EM")


def test_a_condition_holds_if_it_does_for_any_record_of_the_review(small, coded):
    coded("EM", "DHR2", "aap")  # who noted no year, as LN did
    coded("EM", "DHR10", "aap", attributes={"year": 2011})
    made = made_of(small, where=["year=2012"])
    assert by(made) == {"EM": ["DHR2"], "LN": ["DHR2"]}
    assert made.every == 1
    both = made_of(small, where=["year>=2011"])
    assert both.twice() == ["DHR2", "DHR10"]


def test_a_condition_may_hold_for_the_agreed_record_alone(small, coded):
    coded("EM", "DHR2", "aap")
    coded("LN", "DHR2", "pan")
    update = {"consensus_of": ("EM", "LN"), "attributes": {"method": "other"}}
    small.change("DHR2", lambda r: r.model_copy(update=update))
    assert by(made_of(small, where=["method=other"])) == {"EM": ["DHR2"], "LN": ["DHR2"]}


def test_a_kind_is_each_record_s_own(small, coded):
    coded("EM", "INT3", "aap", kind="interview")
    assert by(made_of(small, kinds=["interview"])) == {"EM": ["INT3"], "JB": ["INT3"]}


def test_a_faulty_coding_stops_all(small, coded):
    coded("EM", "DHR2", "aap")
    small.of_coder("EM").path_of("DHR10").write_text("review: [\n")
    with pytest.raises(DataProblemsError, match="no comparison was made: 1 error in the records"):
        made_of(small)


@pytest.mark.skipif(os.name == "nt", reason="there the two names are one folder")
def test_what_lies_among_the_coders_folders_is_said(small, coded):
    coded("EM", "DHR2", "aap")
    shutil.copytree(small.root / "coders" / "EM", small.root / "coders" / "em")
    (small.root / "coders" / "some body").mkdir()
    made = made_of(small)
    assert list(made.cases) == ["EM", "JB", "LN"]
    assert {problem.code for problem in made.warnings} >= {"duplicate-coder"}
    assert len(made.warnings) == 2


def test_those_who_share_no_review_leave_kappa_to_the_others(small, coded):
    coded("EM", "DHR2", "aan")
    agreed = compared(small)
    assert agreed.comparison.together.coders == ("EM", "LN")  # JB's INT3 is nobody else's
    assert agreed.comparison.together.overall.units == 3
    assert agreed.comparison.together.overall.measures["percent"].value == 2 / 3


def test_where_nobody_shares_a_review_all_are_named(small):
    together = compared(small).comparison.together
    assert together.coders == ("JB", "LN")
    assert together.overall.measures["percent"].reason == "no review in common"


def test_three_coders_are_compared_two_and_two(small, coded):
    coded("EM", "DHR2", "aan")
    coded("JB", "DHR2", "pap")
    comparison = compared(small).comparison
    assert comparison.together.coders == ("EM", "JB", "LN")
    assert [pair.coders for pair in comparison.pairs] == [("EM", "JB"), ("EM", "LN"), ("JB", "LN")]
    values = [pair.overall.measures["percent"].value for pair in comparison.pairs]
    assert values == [1 / 3, 2 / 3, 2 / 3]


def test_the_areas_asked_for_alone_are_compared(small, coded):
    coded("EM", "DHR2", "aan")
    together = compared(small, areas=["health"]).comparison.together
    assert [area.id for area in together.areas] == ["health"]
    assert (together.overall.units, together.overall.measures["percent"].value) == (1, 1)
    assert [area.id for area in compared(small).comparison.together.areas] == ["process", "health"]


def test_the_treatment_is_passed_on(small, coded):
    coded("EM", "DHR2", "a-u")
    units = {t: compared(small, treatment=t).comparison.together.overall.units for t in Treatment}
    assert units == {
        Treatment.FINDINGS: 2,
        Treatment.PRESENCE: 2,
        Treatment.STATED: 1,
        Treatment.CODED: 3,
    }


def test_where_the_numbers_came_from(small, coded):
    coded("EM", "DHR2", "aan")
    origin = compared(small).origin
    assert (origin.records, origin.selection) == (4, "all complete and partial reviews")  # INT3 too
    narrowed = compared(small, "EM", "LN", where=["year=2012"]).origin
    assert (narrowed.records, narrowed.selection) == (2, "year=2012")
    assert narrowed.digest != origin.digest


def test_differences_come_by_subtheme_with_the_most_first(small, coded):
    coded("EM", "DHR2", "aap")
    coded("EM", "DHR10", "pua")
    found = differences(small.codebook, made_of(small))
    assert [(d.area.id, d.subtheme.id, d.review) for d in found] == [
        ("health", "gps", "DHR2"),
        ("health", "gps", "DHR10"),
        ("process", "use-of-maracs", "DHR2"),
    ]
    assert [d.found for d in found] == [
        {"EM": "present", "LN": "not-stated"},
        {"EM": "absent", "LN": "present"},
        {"EM": "absent", "LN": "present"},
    ]


def test_as_many_differences_stand_in_the_codebook_s_order(small, coded):
    coded("EM", "DHR2", "nnu")
    found = differences(small.codebook, made_of(small))
    assert [d.subtheme.id for d in found] == ["use-of-maracs", "police-response", "gps"]
    only = differences(small.codebook, made_of(small), ["process"])
    assert [d.subtheme.id for d in only] == ["use-of-maracs", "police-response"]


def test_not_coded_differs_from_what_is_coded_and_a_review_not_coded_does_not(small, coded):
    coded("EM", "DHR2", "pa-")
    coded("JB", "DHR10", "pup")
    (one,) = differences(small.codebook, made_of(small))
    assert (one.review, one.found) == ("DHR2", {"EM": None, "LN": "not-stated"})


def test_each_side_has_its_own_evidence(small, coded):
    coded("EM", "DHR2", "pnp")
    police, gps = differences(small.codebook, made_of(small))
    assert {c: [p.note for p in pieces] for c, pieces in gps.evidence.items()} == {
        "EM": ["EM on gps"],
        "LN": [],
    }
    assert [(p.source, p.page) for p in police.evidence["LN"]] == [("Overview report", "31")]
    assert police.evidence["EM"] == ()


def test_a_table_of_ratings_is_compared_as_it_stands(tmp_path):
    (tmp_path / "r.csv").write_text("unit,coder,code\n1,B,yes\n1,A,yes\n2,A,yes\n2,B,no\n")
    agreed = agree_on_ratings(tmp_path / "r.csv", NO_INTERVALS)
    assert (agreed.origin, agreed.codings) == (None, None)
    assert agreed.comparison.together.coders == ("B", "A")
    assert agreed.comparison.together.overall.measures["percent"].value == 1 / 2


def test_a_coder_in_other_capitals_is_not_compared_with_herself(small, coded):
    """`coder: jb` in records/ beside coders/JB is JB, whose own folder goes before."""
    path = small.path_of("DHR2")
    path.write_text(path.read_text().replace("coder: LN", "coder: jb"))
    coded("JB", "DHR2", "aap")
    made = made_of(small)
    assert [coder for coder, by in made.cases.items() if "DHR2" in by] == ["JB"]
    said = [problem.message for problem in made.warnings if problem.code == "coder-capitals"]
    assert said == ["the coder 'jb' differs from JB only in capitals"]


def test_initials_of_two_records_that_differ_in_capitals_are_one_coder(small, coded):
    for review, coder in (("DHR2", "Em-1"), ("DHR7", "EM-1")):
        path = small.path_of(review)
        text = path.read_text().replace("coder: LN", f"coder: {coder}")
        path.write_text(text.replace("coder: JB", f"coder: {coder}"))
    made = made_of(small, include_drafts=True)
    assert "EM-1" not in made.cases
    assert {"DHR2", "DHR7"} <= made.cases["Em-1"].keys()
