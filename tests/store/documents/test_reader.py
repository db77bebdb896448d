"""From a file in a project to its text: the cache, names in sentences, and hostile bytes."""

import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.errors import DocumentError
from dhrcode.model.document import Document
from dhrcode.store.documents import cache_folder, read_document, reader, sources_folder
from dhrcode.store.documents.extract import Extract
from dhrcode.store.documents.reader import extracted, file_digest

MUTATIONS = 300
"""Of each kind."""


def refused(root, file):
    with pytest.raises(DocumentError) as caught:
        read_document(root, file)
    return caught.value.code, str(caught.value)


@pytest.fixture
def root(tmp_path):
    sources_folder(tmp_path).mkdir()
    return tmp_path


def put(root, name, data):
    (sources_folder(root) / name).write_bytes(data)


def test_a_document_of_each_kind(root, make):
    data = make.pdf(["The panel met."], title="Overview report")
    put(root, "a.pdf", data)
    document = read_document(root, "a.pdf")
    assert document == Document(
        "sources/a.pdf", sha256(data).hexdigest(), document.pages, True, "Overview report"
    )
    put(root, "b.docx", make.docx(make.p(make.r("The panel met."))))
    put(root, "c.txt", b"The panel met.")
    for name in ("a.pdf", "b.docx", "c.txt"):
        assert [page.text.strip() for page in read_document(root, name).pages] == ["The panel met."]


def test_text_is_taken_once_as_long_as_the_file_is_the_same(root, make, monkeypatch):
    taken = []
    first = extracted
    monkeypatch.setattr(reader, "extracted", lambda *given: taken.append(1) or first(*given))
    put(root, "a.pdf", make.pdf(["One"]))
    before = read_document(root, "a.pdf")
    assert (read_document(root, "a.pdf"), len(taken)) == (before, 1)
    put(root, "a.pdf", make.pdf(["Two"]))
    assert ([page.text for page in read_document(root, "a.pdf").pages], len(taken)) == (["Two"], 2)
    put(root, "b.pdf", make.pdf(["One"]))  # the same content under another name
    assert (read_document(root, "b.pdf").pages, len(taken)) == (before.pages, 2)


def test_what_cannot_be_read_is_not_kept(root, make):
    put(root, "a.pdf", make.pdf(["a"], password="secret"))
    assert refused(root, "a.pdf")[1].startswith("sources/a.pdf is encrypted and asks")
    assert not cache_folder(root).exists()


def test_a_missing_file_a_folder_and_one_too_large(root, monkeypatch):
    assert refused(root, "a.pdf") == ("document-missing", "there is no file sources/a.pdf")
    assert refused(root, ".")[0] == "document-unreadable"
    put(root, "a.txt", b"The panel met.")
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    assert refused(root, "a.txt") == (
        "document-too-large",
        "sources/a.txt is larger than 0 MB: is it a single document?",
    )


def test_the_digest_of_a_file(root):
    put(root, "a.txt", b"The panel met.")
    path = sources_folder(root) / "a.txt"
    assert file_digest(path, "a") == read_document(root, "a.txt").sha256
    with pytest.raises(DocumentError):
        file_digest(path.with_name("b"), "b")


@given(st.binary(max_size=300), st.sampled_from([".pdf", ".docx", ".txt", ""]))
def test_any_bytes_are_text_or_a_sentence(data, suffix):
    for beginning in (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        sound(beginning + data, suffix)


def sound(data, suffix):
    """Takes a file's text, or its sentence; anything else fails the test."""
    try:
        extract = extracted(data, suffix)
    except DocumentError as error:
        return error.code
    assert isinstance(extract, Extract)
    assert any(page.text.strip() for page in extract.pages)
    return "text"


def mutated(data, chance):
    """A file with bytes changed, taken out, put in twice, or lost at its end."""
    given = bytearray(data)
    match chance.randrange(5):
        case 0:
            return data[: chance.randrange(1, len(data))]
        case 1:
            start = chance.randrange(len(data))
            del given[start : start + chance.randrange(1, 500)]
        case 2:
            start, again = chance.randrange(len(data)), chance.randrange(len(data))
            given[start:start] = data[again : again + 1000]
        case 3:  # lengths, offsets and references
            digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
            for place in chance.sample(digits, min(20, len(digits))):
                given[place] = 48 + chance.randrange(10)
        case _:
            for _ in range(chance.choice([1, 3, 10, 100])):
                given[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(given)


def seeds(make):
    lines = ["The panel met four times.", "It heard the practi-", "tioner."]
    labels = [(0, "ROMAN_LOWER", 1)]
    wide = make.table_in_landscape([("Use of meetings", "1")] * 24)
    notes = {"footnotes": f'<w:footnote w:id="2">{make.p(make.r("Note."))}</w:footnote>'}
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = make.p(make.r("One"), note) + make.p(make.BREAK) + make.p(make.r("two"))
    return {
        ".pdf": [
            make.pdf(lines, lines, labels=labels, title="Overview"),
            make.pdf(wide),
            make.pdf(lines, make.scan(), make.outlines),
            make.pdf(lines, owner="o"),
            make.pdf(lines, password="secret"),
        ],
        ".docx": [make.docx(body, notes, "Overview"), make.docx(make.p(make.r("x" * 5000)))],
    }


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_damaged_files_are_problems_and_no_crash(make, suffix):
    chance = random.Random(2014)
    given = seeds(make)[suffix]
    codes = {sound(mutated(chance.choice(given), chance), suffix) for _ in range(MUTATIONS)}
    assert {"text", "document-broken"} <= codes
    assert all(code == "text" or code.startswith("document-") for code in codes)
