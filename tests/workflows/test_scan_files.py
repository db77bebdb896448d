"""Identifiers in files that are about to be handed on."""

import pytest

from dhrcode.errors import DataProblemsError, FileAccessError, NotFoundError, UsageError
from dhrcode.store.project import open_project
from dhrcode.workflows.scan_files import allowed, scan_files

OKAFOR = "Dear Mrs Okafor of Dunmere\n"


def plainly(items, total, doing):
    return items


def entry(text, reason="invented"):
    return f"not_identifying:\n  - {{text: {text}, reason: {reason}}}\n"


def add(project, name, text):
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text() if path.exists() else ""
    path.write_text(before + text)


@pytest.fixture
def letter(tmp_path):
    """A letter that names somebody."""
    path = tmp_path / "letter.txt"
    path.write_text(OKAFOR)
    return path


def test_several_files_one_after_another_with_what_is_shown_of_each(tmp_path, letter):
    other = tmp_path / "other.md"
    other.write_text("# Notes\n\ncall 07700 900123\n")
    seen = []

    def counting(items, total, doing):
        seen.append((total, doing))
        return items

    found = scan_files([other, letter], None, counting)
    assert [(p.file, p.line, p.column, p.code) for p in found] == [
        (str(other), 3, 6, "identifier-phone-number"),
        (str(letter), 1, 6, "identifier-titled-name"),
    ]
    assert [doing for _, doing in seen] == ["Scanning other.md", "Scanning letter.txt"]
    assert found[0].hint.startswith("in the record that it comes from, ")


def test_the_name_of_a_file_is_printed_as_it_is_reached(letter, monkeypatch):
    monkeypatch.chdir(letter.parent)
    assert [p.file for p in scan_files([letter], None, plainly)] == ["letter.txt"]


@pytest.mark.parametrize("where", ["themes.yaml", "records/DHR7.yaml", "coders/EM/DHR7.yaml"])
def test_an_entry_of_anything_in_the_project_silences(small, letter, where):
    if where.startswith("coders"):
        text = small.path_of("DHR7").read_text().replace("JB", "EM")
        add(small, where, text)
    add(small, where, entry("Mrs Okafor"))
    project = open_project(small.root)
    assert [one.text for one in allowed(project)] == ["Mrs Okafor"]
    assert scan_files([letter], project, plainly) == []
    assert len(scan_files([letter], None, plainly)) == 1


def test_an_entry_of_somebody_else_silences_nothing(small, letter):
    add(small, "records/DHR7.yaml", entry("Mrs Okafo"))
    assert len(scan_files([letter], small, plainly)) == 1


def test_a_record_that_cannot_be_read_silences_nothing(small, letter):
    add(small, "records/DHR7.yaml", entry("Mrs Okafor") + "review: [\n")
    assert allowed(small) == []
    assert len(scan_files([letter], small, plainly)) == 1


def test_the_list_of_names_holds_for_files_too(small, letter):
    add(small, "private/names.txt", "Dunmere\n")
    codes = [p.code for p in scan_files([letter], small, plainly)]
    assert codes == ["identifier-titled-name", "identifier-listed-name"]


def test_a_list_of_names_that_is_no_text_stops_it(small, letter):
    add(small, "private/names.txt", "")
    (small.root / "private" / "names.txt").write_bytes(b"\xff\x00")
    with pytest.raises(DataProblemsError):
        scan_files([letter], small, plainly)


def test_files_that_cannot_be_read(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"no pdf")
    (tmp_path / "a.exe").write_bytes(b"MZ\0")
    with pytest.raises(FileAccessError, match=r"a\.pdf "):
        scan_files([tmp_path / "a.pdf"], None, plainly)
    with pytest.raises(UsageError):
        scan_files([tmp_path / "a.exe"], None, plainly)
    with pytest.raises(NotFoundError):
        scan_files([tmp_path / "none.txt"], None, plainly)


def test_an_empty_file_has_none(tmp_path):
    (tmp_path / "a.txt").write_text("")
    assert scan_files([tmp_path / "a.txt"], None, plainly) == []


@pytest.mark.parametrize("before", [199, 200, 201, 399, 400])
def test_passages_are_looked_through_in_lots_and_none_is_left_out(tmp_path, before):
    path = tmp_path / "t.txt"
    path.write_text("nobody\n\n" * before + OKAFOR)
    assert [p.line for p in scan_files([path], None, plainly)] == [2 * before + 1]
