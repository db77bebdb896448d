"""The page without data: its files, and what may not be in them."""

import re
from pathlib import Path

import pytest

from dhrcode.desk.page_files import page_files
from dhrcode.reports.marks import MARKS

FILES = page_files()
SCRIPTS = sorted(path for path in FILES if path.endswith(".js"))


def text(path):
    return FILES[path].data.decode()


def test_the_page_its_styles_and_its_scripts_are_there_with_their_types():
    kinds = {path.rpartition(".")[2]: file.kind for path, file in FILES.items()}
    assert kinds == {
        "/": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
    }
    folder = Path(page_files.__code__.co_filename).with_name("page")
    assert len(FILES) == len(list(folder.iterdir()))


def test_the_title_says_nothing_and_the_words_are_sent_to_no_spelling_or_translation():
    page = text("/")
    assert "<title>dhrcode desk</title>" in page
    assert '<html lang="en-GB" translate="no">' in page
    assert 'spellcheck="false"' in page


def test_nothing_is_written_into_the_page_but_its_own_files():
    page = text("/")
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) <= FILES.keys()


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_reads_no_markup_and_names_no_other_place(path):
    script = text(path)
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", script) == []
    assert re.findall(r"\beval\(|new Function|localStorage|document\.cookie", script) == []
    assert re.findall(r"https?://|\bimport\(", script) == []
    for imported in re.findall(r'from "([^"]*)"', script):
        assert imported.replace("./", "/") in FILES


@pytest.mark.parametrize("path", [path for path in FILES if path != "/"])
def test_a_file_can_be_read_in_one_sitting(path):
    assert len(text(path).splitlines()) < 300


def test_the_page_is_small():
    assert sum(len(file.data) for file in FILES.values()) < 150_000


def test_the_page_marks_findings_as_tables_do():
    (store,) = (path for path in SCRIPTS if path.endswith("store.js"))
    signs = re.findall(r'id: "(\S+)", .* sign: "(.)"', text(store))
    assert dict(signs) == {finding: mark for finding, mark in MARKS.items() if finding}
