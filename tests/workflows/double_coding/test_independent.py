"""The independent codings of a review, and those that a record joins."""

from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.independent import independent_codings, joined_codings


def test_a_record_that_is_one_coder_s_is_a_coding_and_an_agreed_one_is_not(small, coded):
    coded("EM", "DHR2", "aap")
    project = open_project(small.root)
    assert list(independent_codings(project, "DHR2")) == ["EM", "LN"]
    agreed = project.read("DHR2")[0].model_copy(update={"consensus_of": ("EM", "LN")})
    assert list(joined_codings(project, agreed)) == ["EM"]
    small.change("DHR2", lambda record: record.model_copy(update={"consensus_of": ("EM",)}))
    assert list(independent_codings(open_project(small.root), "DHR2")) == ["EM"]
