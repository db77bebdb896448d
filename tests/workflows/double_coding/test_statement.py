"""The agreement in a sentence, for a report."""

import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import Treatment
from dhrcode.analysis.selection import Selection
from dhrcode.errors import DataProblemsError
from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.comparison import agree, agree_on_ratings, codings
from dhrcode.workflows.double_coding.statement import setting_of, stated_agreement


def stated(project):
    return stated_agreement(open_project(project.root), Selection())


def test_nothing_is_said_where_nobody_coded_independently(small):
    assert stated(small) is None


def test_what_two_coders_agreed_on(small, coded):
    coded("EM", "DHR2", "aan")
    said = stated(small)
    assert said.startswith("Two coders independently coded 1 of 3 reviews; they agreed on 67% of 3")
    assert "the four findings compared; not coded is left out" in said


def test_coders_who_share_no_review(small, coded):
    coded("EM", "DHR30", "aan")
    assert stated(small) == "No agreement can be stated: no review in common."


def test_a_faulty_coding_is_not_passed_over(small, coded):
    coded("EM", "DHR2", "aan")
    small.of_coder("EM").path_of("DHR10").write_text("review: [\n")
    with pytest.raises(DataProblemsError):
        stated(small)


def test_the_setting_of_a_project_s_coders(small, coded):
    coded("EM", "DHR2", "aan")
    coded("EM", "DHR7", "a--", status="draft")
    project = open_project(small.root)
    made = codings(project, Selection())
    agreed = agree(project, made, Selection(), Treatment.FINDINGS, Resampling(samples=0))
    setting = setting_of(project, agreed)
    assert setting.labels["gps"] == "Issues related to GPs"
    assert setting.labels["health"] == "Health"
    assert (setting.coders, setting.twice, setting.reviews) == (("EM", "LN"), 1, 3)
    assert (setting.drafts, setting.origin) == (2, agreed.origin)


def test_the_setting_of_a_table_of_ratings(small, tmp_path):
    (tmp_path / "r.csv").write_text("unit,coder,code\n1,A,x\n1,B,y\n2,A,x\n2,B,x\n")
    agreed = agree_on_ratings(tmp_path / "r.csv", Resampling(samples=0))
    setting = setting_of(small, agreed)
    assert (setting.labels, setting.origin, setting.drafts) == ({}, None, 0)
    assert (setting.coders, setting.twice, setting.reviews) == (("A", "B"), 2, 2)
