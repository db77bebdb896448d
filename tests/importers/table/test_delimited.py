"""Text tables from bytes to cells: encodings, delimiters, quotation marks, places."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.importers.table.delimited import DELIMITERS, TextTableError, read_text_table
from dhrcode.model.base import UNUSABLE

TABLE = 'Case;Note\r\n7;"Zoë\u2019s – ""x"""\r\n'
ROWS = [["Case", "Note"], ["7", 'Zoë\u2019s – "x"']]
GUESS = "which is a guess: look at its accented letters"


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (TABLE.encode(), ()),
        (TABLE.encode("utf-8-sig"), ()),
        (TABLE.encode("utf-16"), ()),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), ()),
        (TABLE.encode("utf-16-le"), (f"was read as UTF-16, {GUESS}",)),
        (TABLE.encode("utf-16-be"), (f"was read as UTF-16, {GUESS}",)),
        (TABLE.encode("cp1252"), (f"was read as Windows-1252 (cp1252), {GUESS}",)),
        (TABLE.replace("\r\n", "\r").encode("mac-roman"), (f"was read as Mac Roman, {GUESS}",)),
    ],
    ids=[
        "utf-8",
        "utf-8 with a mark",
        "utf-16",
        "utf-16 be",
        "utf-16 le without a mark",
        "utf-16 be without a mark",
        "cp1252",
        "mac roman",
    ],
)
def test_encodings_are_told(data, notes):
    made = read_text_table(data)
    assert made.rows == ROWS
    assert made.starts == [1, 2]
    assert made.notes == notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac-roman"])
def test_an_encoding_that_was_said_is_not_guessed(encoding):
    made = read_text_table(TABLE.encode(encoding), encoding=encoding)
    assert (made.rows, made.notes) == (ROWS, ())


def test_latin_1_can_be_said():
    assert read_text_table(b"Zo\xeb,1\n", encoding="latin-1").rows == [["Zoë", "1"]]


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b"", (0, 0), "the file is empty: is it the right file? [empty-file]"),
        (b"\r\n \t\n", (0, 0), "the file is empty: is it the right file? [empty-file]"),
        (
            b"PK\x03\x04x",
            (0, 0),
            (
                "the file is a workbook or another zip under a table's name: give "
                "it its right suffix, such as .xlsx [not-a-table]"
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            (0, 0),
            (
                "the file is a document of an old Office "
                "program, or has a password: open it and save it as .xlsx or .csv [not-a-table]"
            ),
        ),
        (b"%PDF-1.7", (0, 0), "the file is a PDF: is it the right file? [not-a-table]"),
        (
            b"\n<html>",
            (0, 0),
            (
                "the file is a web page or XML under a table's name: open it and "
                "save it as .csv [not-a-table]"
            ),
        ),
        (
            b"a,b\nc,\x81\n",
            (2, 1),
            (
                "the byte 0x81 is not a letter in Windows-1252 (cp1252): save the "
                "file as UTF-8, or name its 'encoding' in the map [encoding]"
            ),
        ),
        (
            "Zoë,Chloë\n".encode() + b"Andr\xe9,1\n",
            (2, 1),
            (
                "the byte 0xE9 is not UTF-8, as other letters of the file are: is the file pasted "
                "together of two? Save it as UTF-8, "
                "or name its 'encoding' in the map [encoding]"
            ),
        ),
        (
            b"a,b\r\n1,x\x0by\r\n",
            (2, 1),
            ("the character U+000B is not text: delete it [control-character]"),
        ),
        (
            b'a,b\n1,"x\n2,y\n3,z\n',
            (2, 1),
            (
                "a quotation mark is opened in this row and not closed: "
                'close it, or write a mark that belongs to the text twice: "" [quotation-mark]'
            ),
        ),
        (
            b'a,b\n1,"x"y\n',
            (2, 1),
            (
                "text follows a closing quotation mark in this row: write a "
                'mark that belongs to the text twice: "" [quotation-mark]'
            ),
        ),
        (
            b'a,b\n1,"' + b"x" * 200_000 + b'"\n',
            (2, 1),
            (
                "a quotation mark is opened in this row "
                'and not closed: close it, or write a mark that belongs to the text twice: "" '
                "[quotation-mark]"
            ),
        ),
    ],
)
def test_what_is_no_table_is_refused_with_a_place_and_a_sentence(data, place, said):
    with pytest.raises(TextTableError) as caught:
        read_text_table(data)
    fault = caught.value.fault
    assert caught.value.at == place
    assert f"{fault.message}: {fault.hint} [{fault.code}]" == said


def test_a_heading_pk_is_no_workbook():
    assert read_text_table(b"PK,Case\n1,7\n").rows == [["PK", "Case"], ["1", "7"]]


def test_a_table_beyond_the_caps_is_refused(monkeypatch):
    monkeypatch.setattr("dhrcode.importers.table.delimited.MAX_ROWS", 2)
    with pytest.raises(TextTableError) as caught:
        read_text_table(b"a,b\n1,2\n3,4\n")
    assert (caught.value.fault.code, caught.value.at) == ("table-too-large", (3, 1))


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_told_by_rows_of_one_length(delimiter):
    rows = [["Case", "Note"], ["7", "one, two; three"], ["8", "a|b\tc"], ["9", ""]]
    assert read_text_table(written(rows, delimiter)).rows == rows


def test_a_title_above_the_table_does_not_matter():
    data = b"Themes, 2014\n\nCase;A;B\n7;x;\n8;;x\n"
    assert read_text_table(data).rows[2:] == [["Case", "A", "B"], ["7", "x", ""], ["8", "", "x"]]


def test_excels_line_that_names_the_delimiter():
    made = read_text_table(b"sep=|\r\nCase|A\r\n7|x,y\r\n")
    assert (made.rows, made.starts) == ([["Case", "A"], ["7", "x,y"]], [2, 3])


def test_a_delimiter_that_was_said_is_not_guessed():
    assert read_text_table(b"a;b,c\n", delimiter=",").rows == [["a;b", "c"]]
    assert read_text_table(b"a\tb,c\n", delimiter="tab").rows == [["a", "b,c"]]


def test_a_table_of_one_column():
    assert read_text_table(b"Case\n7\n8\n").rows == [["Case"], ["7"], ["8"]]


def written(rows, delimiter):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


cells = st.text(max_size=8).map(lambda text: UNUSABLE.sub("", text).replace("\r", ""))


@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1)
    ),
    st.sampled_from(DELIMITERS),
)
def test_what_is_written_is_read_and_each_row_has_its_line(rows, delimiter):
    rows = [["Case", *rows[0][1:]], *rows[1:]]  # not empty, and no other kind of file
    data = written(rows, delimiter)
    named = "tab" if delimiter == "\t" else delimiter
    made = read_text_table(data, encoding="utf-8", delimiter=named)
    assert made.rows == rows
    lines = re.split("\r\n|\r|\n", data.decode())
    for row, start in zip(rows, made.starts, strict=True):
        assert lines[start - 1].startswith(
            re.split("\n", written([row], delimiter).decode())[0][:1]
        )


@given(st.binary(max_size=300))
def test_no_bytes_end_in_anything_but_cells_or_a_sentence(data):
    said = "none"
    try:
        made = read_text_table(data)
    except TextTableError as error:
        said, made = error.fault.message, None
    assert said
    assert made is None or len(made.rows) == len(made.starts)


@pytest.mark.parametrize("at", [20, 5_000])
def test_a_character_that_is_none_is_called_that(at):
    data = b"Case,MARAC\n" + b"7,x\n" * 2_000
    with pytest.raises(TextTableError) as caught:
        read_text_table(data[:at] + b"\0" + data[at:])
    assert caught.value.fault.code == "control-character"
    assert caught.value.fault.message == "the character U+0000 is not text"
    assert caught.value.at[0] == data[:at].count(b"\n") + 1
