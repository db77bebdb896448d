import pytest

from dhrcode.errors import DocumentError
from dhrcode.store.documents import plain
from dhrcode.store.documents.plain import plain_extract


def texts(data):
    return [page.text for page in plain_extract(data).pages]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_that_people_have(encoding):
    assert texts("The café’s “view”".encode(encoding)) == ["The café’s “view”"]


def test_utf_16_the_other_way_round():
    assert texts(b"\xfe\xff" + "café".encode("utf-16-be")) == ["café"]


def test_bytes_that_cp1252_has_no_letter_for_do_not_stop_it():
    assert texts(b"caf\xe9 \x81 and \xff") == ["café \ufffd and ÿ"]


def test_form_feeds_part_pages():
    extract = plain_extract(b"One\nof two\fTwo\n")
    assert [(page.number, page.text) for page in extract.pages] == [
        (1, "One\nof two"),
        (2, "Two\n"),
    ]
    assert extract.paged


def test_a_form_feed_at_the_end_begins_no_page():
    extract = plain_extract(b"One\f\n")
    assert ([page.text for page in extract.pages], extract.paged) == (["One"], True)


def test_without_a_form_feed_it_knows_no_pages():
    extract = plain_extract(b"Page 1 of 2\nOne\nPage 2 of 2\nTwo")
    assert (len(extract.pages), extract.paged) == (1, False)


def test_lines_end_in_newlines_whatever_the_file_has():
    assert texts("a\r\nb\rc\u2028d\x85e".encode()) == ["a\nb\nc\nd\ne"]


def test_characters_that_are_no_text_are_no_document():
    with pytest.raises(DocumentError) as caught:
        plain_extract(b"\x0b\x1b\n")
    assert (caught.value.code, str(caught.value)) == (
        "document-empty",
        "is empty: get the file again",
    )


def test_a_file_too_large_to_be_a_review_is_not_decoded(monkeypatch):
    monkeypatch.setattr(plain, "MAX_CHARACTERS", 10)
    monkeypatch.setattr(plain, "decoded", None)
    with pytest.raises(DocumentError) as caught:
        plain_extract(b"x" * 41)
    assert caught.value.code == "document-too-large"
