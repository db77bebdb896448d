import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.store.names import read_names


def write(root, data: bytes):
    (root / "private").mkdir()
    (root / "private" / "names.txt").write_bytes(data)


def test_no_list_is_an_empty_one(tmp_path):
    assert read_names(tmp_path) == ((), [])


def test_lines_comments_blanks_a_byte_order_mark_and_crlf(tmp_path):
    write(tmp_path, "\ufeffAnna Kowalska\r\n# family\r\n\r\n  Dunmere  \r\n#\r\nZo\u00eb".encode())
    assert read_names(tmp_path) == (("Anna Kowalska", "Dunmere", "Zo\u00eb"), [])


def test_a_single_letter_is_said_and_left_out(tmp_path):
    write(tmp_path, b"Dunmere\nx\n")
    names, (problem,) = read_names(tmp_path)
    assert names == ("Dunmere",)
    assert (problem.line, problem.code, problem.severity) == (2, "name-of-one-letter", "warning")


@pytest.mark.parametrize(
    ("ignored", "codes"),
    [
        (None, ["names-in-git"]),
        ("sources/\n", ["names-in-git"]),
        ("private/\n", []),
        ("x\n/private\n", []),
        ("private/names.txt\n", []),
    ],
)
def test_a_repository_has_to_leave_the_list_out(tmp_path, ignored, codes):
    write(tmp_path, b"Dunmere\n")
    (tmp_path / ".git").mkdir()
    if ignored is not None:
        (tmp_path / ".gitignore").write_text(ignored, encoding="utf-8")
    assert [problem.code for problem in read_names(tmp_path)[1]] == codes


@pytest.mark.parametrize("data", ["Zo\u00eb".encode("cp1252"), "Zo".encode("utf-16"), b"a\x00b"])
def test_a_list_that_is_no_text_is_refused(tmp_path, data):
    write(tmp_path, data)
    with pytest.raises(DataProblemsError) as refused:
        read_names(tmp_path)
    assert len(refused.value.problems) == 1
