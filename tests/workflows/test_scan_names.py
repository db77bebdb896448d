"""Words that may be names: where they are looked for, and which are known already."""

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.store.project import open_project
from dhrcode.workflows.scan_names import names_in_files, names_in_project


def add(project, name, text):
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + text, "utf-8")


def named(found):
    return [(one.name, one.times, one.first.rpartition("/")[2]) for one in found]


def test_in_records_and_in_the_documents_that_they_name(small):
    add(small, "records/DHR7.yaml", "memo: Katarzyna rang Okafor, and Okafor came.\n")
    add(small, "sources/DHR2.txt", "Bogdan came.\fHere Okafor was.\n")
    project = open_project(small.root)
    found = named(names_in_project(project))
    assert ("Okafor", 3, "DHR7.yaml") in found
    assert ("Katarzyna", 1, "DHR7.yaml") in found
    assert ("Bogdan", 1, "DHR2.txt page 1") in found
    assert named(names_in_project(project, "DHR7"))[0] == ("Okafor", 2, "DHR7.yaml")
    assert "Bogdan" not in [one.name for one in names_in_project(project, documents=False)]
    with pytest.raises(NotFoundError):
        names_in_project(project, "DHR99")


def test_what_is_known_already_is_left_out(small):
    add(small, "records/DHR7.yaml", "memo: Katarzyna rang Okafor in Dunmere.\n")
    add(small, "private/names.txt", "Okafor\n")
    entry = "not_identifying:\n  - {text: Dunmere, reason: invented}\n"
    add(small, "records/DHR7.yaml", entry)
    found = [one.name for one in names_in_project(open_project(small.root), documents=False)]
    assert "Katarzyna" in found
    assert not {"Okafor", "Dunmere"} & set(found)


def test_in_a_file_each_word_once(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("name,born\nKatarzyna,1984\nKatarzyna,1985\n", "utf-8")
    assert named(names_in_files([path], None)) == [("Katarzyna", 2, "a.csv column 'name'")]
