"""From a project to its pack: what is counted, and what a publication refuses and leaves out."""

import runpy
from pathlib import Path

import pytest

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import DataProblemsError, DisclosureError, NotFoundError, UsageError
from dhrcode.model.disclosure import Disclosure
from dhrcode.reports.pack.whole import PackRequest, pack_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.report import Profile, published_words, report_on

ruled = runpy.run_path(str(Path(__file__).with_name("conftest.py")))["ruled"]


def test_an_internal_pack_has_every_part(small):
    made = report_on(small, Selection(), by=["victim.sex", "method"])
    pack = made.pack
    assert [case.id for case in pack.cases] == ["DHR2", "DHR10", "INT3"]
    assert pack.drafts_left_out == 1
    assert [table.variable.name for table in pack.by] == ["victim.sex", "method"]
    assert pack.years is not None
    assert pack.pairs
    assert (made.hidden, made.published) == ((), None)
    assert (made.origin.records, made.origin.selection) == (3, "all complete and partial reviews")


def test_a_variable_named_twice_is_counted_once(small):
    assert len(report_on(small, Selection(), by=["method", "method"]).pack.by) == 1


@pytest.mark.parametrize("profile", Profile)
def test_an_attribute_that_there_is_not_is_said_before_a_record_is_read(small, profile):
    small.path_of("DHR2").write_text("")
    with pytest.raises(UsageError, match="the codebook has no attribute 'methd'"):
        report_on(small, Selection(), by=["methd"], profile=profile)
    with pytest.raises(DataProblemsError, match=r"^no report was made: 1 error"):
        report_on(small, Selection(), profile=profile)


def test_without_a_review_there_is_no_report(small):
    with pytest.raises(NotFoundError) as none:
        report_on(small, selection(small.codebook, where=["year=1999"]))
    assert str(none.value) == (
        "there is no review to report on: none is in the project, or none was selected"
    )
    with pytest.raises(NotFoundError) as draft:
        report_on(small, selection(small.codebook, where=["year=2014"]))
    assert str(draft.value) == (
        "there is no review to report on: 1 draft is left out, which --include-drafts would count"
    )


def test_a_publication_hides_counts_and_says_what_it_did(many):
    project = ruled(many, threshold=5)
    made = report_on(project, Selection(), profile=Profile.PUBLICATION)
    assert made.pack.pairs == []
    assert made.hidden
    assert all(made.pack.figures[one.key] is HIDDEN for one in made.hidden)
    assert made.published[0].startswith("For publication: counts of 1 to 4 are hidden")
    assert made.published[-1] == "Reviews that are not coded to the end are left out."
    assert made.pack.drafts_left_out == 0


COUNTS: dict[str, tuple[str, ...]] = {
    "most_frequent": (),  # of the frequencies, those shown
    "frequency": ("present", "absent", "not_stated", "unclear", "not_coded"),
    "areas": ("present", "ticks"),
    "years": ("reviews", "ticks"),
    "subthemes_by_year": ("2012", "not_filled_in"),
    "by_method": ("reviews", "stabbing", "other"),
}


def starred(made):
    """How many counts the pack prints as *, each once."""
    wishes = PackRequest(published=made.published)
    tables = pack_report(made.pack, made.origin, wishes).data()["tables"]
    assert tables.keys() <= COUNTS.keys()
    return sum(
        str(row.get(column)) == "*"
        for name, rows in tables.items()
        for row in rows
        if name != "subthemes_by_year" or row["id"] != "reviews"  # which `years` has
        for column in COUNTS[name]
    )


@pytest.mark.parametrize("by", [(), ("method",)])
def test_so_many_counts_are_shown_as_stars_as_is_said(many, by):
    made = report_on(ruled(many, threshold=9), Selection(), by=by, profile=Profile.PUBLICATION)
    assert starred(made) == len(made.hidden) > 0
    assert f" {len(made.hidden)} counts are shown as *. " in made.published[0]


def test_what_is_counted_by_a_year_that_no_record_gives_is_not_among_them():
    project = open_project(Path(__file__).parents[2] / "projects" / "west-midlands-complete")
    made = report_on(project, Selection(), profile=Profile.PUBLICATION)
    assert made.pack.years is None
    assert starred(made) == len(made.hidden) > 30
    assert not [one for one in made.hidden if one.key[0] in ("value", "cross", "ticks of")]


def test_an_average_goes_before_a_subtheme_s_count():
    """Of 51 counts that are not 0, 34 are small or tell a small one; the 35th is for the area."""
    project = open_project(Path(__file__).parents[2] / "projects" / "west-midlands-complete")
    made = report_on(project, Selection(), profile=Profile.PUBLICATION)
    assert made.pack.figures["finding", "prescriptions", "present"] == 5
    assert made.pack.figures["ticks", "health"] is HIDDEN
    assert len(made.hidden) == 35
    shown = [figure for figure in made.pack.figures.values() if figure not in (0, HIDDEN)]
    assert len(shown) == 16 + 2  # the reviews, and those of the one kind


def test_rounded_counts_have_no_tests_and_round_the_number_of_records(many):
    project = ruled(many, threshold=3, round_to=5)
    made = report_on(project, Selection(), by=["method"], profile=Profile.PUBLICATION)
    assert made.pack.figures[ALL] == made.origin.records == 25
    assert {row.test.p for table in made.pack.by for row in table.rows} == {HIDDEN}
    internal = report_on(project, Selection(), by=["method"])
    assert {row.test.p for table in internal.pack.by for row in table.rows}.isdisjoint(
        {None, HIDDEN}
    )


def test_a_publication_has_one_table_by_an_attribute(many):
    with pytest.raises(UsageError, match=r"^a publication has one --by: of several tables"):
        report_on(many, Selection(), by=["year", "method"], profile=Profile.PUBLICATION)
    project = ruled(many, threshold=3)
    twice = report_on(project, Selection(), by=["year", "review.year"], profile=Profile.PUBLICATION)
    assert len(twice.pack.by) == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [("place", "text"), ("victim.known-to", "choices"), ("victim.children", "integer")],
)
def test_words_and_numbers_of_the_records_are_not_published(small, name, kind):
    with pytest.raises(UsageError) as caught:
        report_on(small, Selection(), by=[name], profile=Profile.PUBLICATION)
    assert str(caught.value).startswith(f"'{name}' is of type {kind}: a publication takes --by of")


def test_reviews_with_several_values_are_not_published(small):
    small.change("DHR10", lambda r: r.model_copy(update={"attributes": {"method": "other"}}))
    for name in ("victim.sex", "victim.relationship"):
        if name == "victim.relationship":
            victims = ({"relationship": "partner"}, {"relationship": "parent"})
            small.change("DHR10", lambda r, v=victims: r.model_copy(update={"victims": v}))
        with pytest.raises(DisclosureError, match=f"^some reviews have several values of '{name}'"):
            report_on(small, Selection(), by=[name], profile=Profile.PUBLICATION)


@pytest.mark.parametrize(
    ("rule", "hidden", "first"),
    [
        ({"threshold": 2}, 1, "For publication: counts of 1 are hidden, and so are further counts"),
        ({"threshold": 8}, 3, "For publication: counts of 1 to 7 are hidden"),
        ({"threshold": 3, "round_to": 5}, 3, "For publication: counts of 1 to 2 are hidden"),
        ({"threshold": 1, "round_to": 1}, 0, "Left out: the ids of reviews, quotes and notes"),
    ],
)
def test_what_a_profile_did_is_said_and_never_which_counts(small, rule, hidden, first):
    codebook = small.codebook.model_copy(update={"disclosure": Disclosure(**rule)})
    said = published_words(codebook, hidden, drafts=False)
    assert said[0].startswith(first)
    assert said[-1].startswith("Left out:")
    rounded = (
        "Every other count is rounded to the nearest 5; percentages follow the rounded counts."
    )
    assert (rounded in said) is (rule.get("round_to") == 5)
    if rule["threshold"] > 1:
        stars = {1: "1 count is shown as *", 3: "3 counts are shown as *"}[hidden]
        assert f"; in the pack with all its parts {stars}. A 0 is a 0." in said[0]
    assert len(published_words(codebook, hidden, drafts=True)) == len(said) + 1
