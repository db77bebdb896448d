"""merge: codings that come from elsewhere."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def elsewhere(said, small, tmp_path):
    """A copy of the project, in which EM and JB have coded a review each."""
    other = Path(shutil.copytree(small, tmp_path / "elsewhere"))
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=other)
    said("code", "DHR10", "gps", "absent", "--as", "JB", cwd=other)
    return other


@pytest.mark.parametrize("part", ["", "coders"])
def test_a_folder_s_codings_come_whole(said, small, elsewhere, part):
    assert said("merge", elsewhere / part, cwd=small) == (
        0,
        "2 codings brought in: EM/DHR2, JB/DHR10\n",
        "",
    )
    for name in ("EM/DHR2", "JB/DHR10"):
        own, other = (p / "coders" / f"{name}.yaml" for p in (small, elsewhere))
        assert own.read_bytes() == other.read_bytes()
    assert said("merge", elsewhere, cwd=small) == (
        0,
        "2 codings were there already: EM/DHR2, JB/DHR10\n",
        "",
    )


def test_one_coder_s_folder_comes_alone(said, small, elsewhere):
    out = said("merge", elsewhere / "coders" / "JB", cwd=small)[1]
    assert out == "1 coding brought in: JB/DHR10\n"
    assert [path.name for path in (small / "coders").iterdir()] == ["JB"]


def test_a_different_coding_is_never_written_over(said, small, elsewhere):
    said("code", "DHR2", "gps", "unclear", "--as", "EM", cwd=small)
    before = (small / "coders" / "EM" / "DHR2.yaml").read_bytes()
    assert said("merge", elsewhere, cwd=small) == (
        4,
        "",
        "dhrcode: 1 coding differs from what is there: EM/DHR2; nothing was brought in\n",
    )
    assert (small / "coders" / "EM" / "DHR2.yaml").read_bytes() == before
    assert not (small / "coders" / "JB").exists()


def test_a_faulty_coding_keeps_all_out(said, small, elsewhere):
    record = elsewhere / "coders" / "EM" / "DHR2.yaml"
    record.write_text(record.read_text().replace("absent", "abscent"))
    status, out, err = said("merge", elsewhere, cwd=small)
    assert (status, out) == (1, "")
    assert "'finding' does not take this value: did you mean 'absent'?" in err
    assert err.splitlines()[-1] == "dhrcode: nothing was brought in: mend these first"
    assert not (small / "coders").exists()


def test_a_coding_in_the_folder_of_another_coder_keeps_all_out(said, small, elsewhere):
    record = elsewhere / "coders" / "EM" / "DHR2.yaml"
    record.write_text(record.read_text().replace("coder: EM", "coder: LN"))
    line = record.read_text().splitlines().index("coder: LN") + 1
    status, out, err = said("merge", elsewhere, cwd=small)
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        (
            f"{record}:{line}:8: error: the coder is 'LN' and the folder is that of 'EM': "
            "put the file into the folder of its coder [coder-and-folder]"
        ),
        "dhrcode: nothing was brought in: mend these first",
    ]
    assert not (small / "coders").exists()


def test_line_ends_are_no_difference(said, small, elsewhere):
    said("merge", elsewhere, cwd=small)
    record = elsewhere / "coders" / "EM" / "DHR2.yaml"
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    assert said("merge", elsewhere, cwd=small)[0] == 0


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("nowhere", "there is no folder nowhere"),
        (
            "schemas",
            (
                "there are no independent codings in schemas: a project with coders/INITIALS, "
                "or a folder of that name, is wanted"
            ),
        ),
    ],
)
def test_a_folder_without_codings(said, small, folder, sentence):
    (small / "schemas").mkdir()
    assert said("merge", folder, cwd=small) == (3, "", f"dhrcode: {sentence}\n")
