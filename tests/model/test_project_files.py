"""Which files of a project are called by a review."""

import pytest

from dhrcode.model.project_files import review_of


@pytest.mark.parametrize(
    ("file", "review"),
    [
        ("records/DHR7.yaml", "DHR7"),
        ("coders/E.M/DHR7.yaml", "DHR7"),
        ("verified/DHR7.yaml", "DHR7"),
        ("records/DHR7.yml", None),
        ("records/a/DHR7.yaml", None),
        ("coders/DHR7.yaml", None),
        ("sources/DHR7.yaml", None),
        ("themes.yaml", None),
        ("recordsXDHR7.yaml", None),
    ],
)
def test_a_file_is_called_by_its_review(file, review):
    assert review_of(file) == review
