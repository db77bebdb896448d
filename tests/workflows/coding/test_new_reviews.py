"""Which reviews a project knows."""

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.workflows.coding.new_reviews import NewReviewError, begun, refuse_new


def test_a_review_that_nothing_names_is_new_and_the_nearest_is_named(small):
    with pytest.raises(NewReviewError) as caught:
        refuse_new(small, "DHR11")
    assert caught.value.question == "DHR11 is new; did you mean 'DHR10'?"
    with pytest.raises(NewReviewError) as caught:
        refuse_new(small, "XY")
    assert caught.value.question == "XY is new."
    assert str(caught.value) == "XY is new: --new begins it; nothing was written"


def test_one_that_somebody_has_coded_is_known_to_every_coder(small):
    refuse_new(small, "DHR10")
    refuse_new(small.of_coder("EM"), "DHR10")
    other = small.of_coder("EM")
    other.folder.mkdir(parents=True)
    (other.folder / "DHR11.yaml").write_text("review: DHR11\n")
    refuse_new(small.of_coder("JB"), "DHR11")


def test_one_in_other_capitals_is_left_to_whoever_refuses_that(small):
    refuse_new(small, "dhr10")


def test_one_of_the_sample_is_known(small):
    (small.root / "sample.yaml").write_text("seed: 1\nshare: 20%\nof: 5\nreviews: [DHR11]\n")
    refuse_new(small, "DHR11")
    (small.root / "sample.yaml").write_text("seed: 1\n")
    with pytest.raises(DataProblemsError):
        refuse_new(small, "DHR11")


@pytest.mark.parametrize("name", ["DHR11-overview.pdf", "DHR11.docx", "dhr11_1.txt"])
def test_one_with_a_document_is_known(small, name):
    folder = small.root / "sources"
    folder.mkdir()
    (folder / name).write_text("")
    refuse_new(small, "DHR11")
    with pytest.raises(NewReviewError):
        refuse_new(small, "DHR1")


def test_an_independent_coding_begins_with_the_documents_of_the_record(small):
    assert begun(small, "DHR2", "LN", None).sources == ()
    own = begun(small.of_coder("EM"), "DHR2", "EM", None)
    assert (own.coder, own.findings) == ("EM", {})
    assert own.sources == small.read("DHR2")[0].sources
    assert begun(small.of_coder("EM"), "DHR90", "EM", None).sources == ()
    (small.root / "records" / "DHR2.yaml").write_text("nonsense: 1\n")
    assert begun(small.of_coder("EM"), "DHR2", "EM", None).sources == ()
