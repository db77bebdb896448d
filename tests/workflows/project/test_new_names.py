"""All files of a project that name a review or a coder, with new names."""

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.model.project_files import NewNames
from dhrcode.workflows.double_coding.sample import draw
from dhrcode.workflows.project.new_names import called_files, changes_for, named_files


def everything(*_):
    return True


def test_the_review_and_the_coder_by_whom_a_file_is_called(small):
    (small.root / "coders" / "EM").mkdir(parents=True)
    (small.root / "coders" / "EM" / "DHR7.yaml").touch()
    called = {one.file: one.called for one in called_files(small)}
    assert called["coders/EM/DHR7.yaml"] == {"coder": "EM", "review": "DHR7"}
    assert called["records/DHR7.yaml"] == {"review": "DHR7"}


def test_what_is_not_renamed_does_not_change(small):
    draw(small, "2", 1)
    assert changes_for(small, NewNames({"DHR1": "DHR100"}, {"ZZ": "YY"}), everything) == []
    assert len(list(named_files(small, everything))) == 6


def test_a_review_moves_and_comments_stay(small):
    path = small.root / "records" / "DHR10.yaml"
    path.write_text(path.read_text().replace("coder:", "# asked twice\ncoder:"))
    draw(small, "4", 1)
    changes = changes_for(small, NewNames({"DHR10": "X1"}), everything)
    assert [(one.file, one.new is None) for one in changes] == [
        ("records/X1.yaml", False),
        ("records/DHR10.yaml", True),
        ("sample.yaml", False),
    ]
    assert b"review: X1\n" in changes[0].new
    assert b"# asked twice\ncoder: LN\n" in changes[0].new
    assert b"X1" in changes[2].new


def test_what_was_verified_has_no_other_key_than_before(small):
    (change, _) = renaming_of(small)
    assert (change.file, b"accepted" in change.new) == ("verified/X1.yaml", False)


def renaming_of(project):
    changes = changes_for(project, NewNames({"DHR2": "X1"}), everything)
    return [one for one in changes if one.file.startswith("verified/")]


def test_a_coder_in_every_record(small):
    changes = changes_for(small, NewNames(coders={"JB": "KB"}), everything)
    assert [one.file for one in changes] == ["records/DHR7.yaml", "records/INT3.yaml"]


@pytest.mark.parametrize("file", ["records/DHR10.yaml", "verified/DHR2.yaml", "sample.yaml"])
def test_what_cannot_be_read_is_mended_first(small, file):
    (small.root / file).write_text("nonsense: 1\n")
    with pytest.raises(DataProblemsError, match="has to be mended first"):
        changes_for(small, NewNames({"DHR10": "X1"}), everything)


def test_a_plan_moves_with_its_review_and_others_name_it_so(planned):
    changes = changes_for(planned, NewNames({"DHR1": "X1"}), everything)
    texts = {one.file: one.new for one in changes if one.file.startswith("actions/")}
    assert sorted(texts) == ["actions/DHR1.yaml", "actions/X1.yaml", "actions/a-study.yaml"]
    assert texts["actions/DHR1.yaml"] is None
    assert texts["actions/X1.yaml"].startswith(b"plan: X1\n")
    assert b"  # The one that everybody knows\n" in texts["actions/X1.yaml"]
    assert b"covers: [X1, DHR2]\n" in texts["actions/a-study.yaml"]
    assert b"shares: [X1/R1.a]\n" in texts["actions/a-study.yaml"]
