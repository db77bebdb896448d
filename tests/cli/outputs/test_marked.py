"""marked as a person runs it."""

import os

import pytest


@pytest.fixture
def study(small):
    (small / "sources").mkdir()
    (small / "sources" / "DHR2.txt").write_text("Now no agency sought a referral.")
    return small


@pytest.mark.parametrize("name", ["marked.docx", "marked.HTML"])
def test_a_file_for_the_owner_alone(said, study, name):
    assert said("marked", "DHR2", "-o", name, cwd=study) == (
        0,
        (
            "1 passage marked; 2 pieces of evidence not placed, listed at the end.\n"
            "It holds the documents' whole text, with 0 words or phrases that may tell who "
            "somebody is: 'dhrcode\nscan DHR2' lists them.\n"
        ),
        f"wrote {name}\n",
    )
    if os.name != "nt":
        assert (study / name).stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_meant(said, study):
    assert said("marked", "DHR2", "-o", "m.pdf", cwd=study)[0] == 2
    assert said("marked", "DHR2", "-o", "sources/m.docx", cwd=study)[0] == 4
    assert said("marked", "DHR2", "-o", "m.docx", "--as", "EM", "--coders", "EM", cwd=study)[0] == 2
    assert said("marked", "DHR2", "-o", "m.docx", "--coders", "EM", cwd=study)[0] == 3
    assert said("marked", "DHR2", cwd=study)[0] == 2
