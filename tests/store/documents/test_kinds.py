import io
import zipfile

import pytest
from PIL import Image

from dhrcode.errors import DocumentError
from dhrcode.store.documents.kinds import kind_of, suffix_for


def refused(data, suffix=".pdf"):
    with pytest.raises(DocumentError) as caught:
        kind_of(data, suffix)
    return caught.value.code, str(caught.value)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".txt", ""])
def test_the_content_says_what_a_file_is_and_not_its_name(make, suffix):
    assert kind_of(make.pdf(["a"]), suffix) == "pdf"
    assert kind_of(make.docx(make.p(make.r("a"))), suffix) == "docx"


def test_lines_before_a_pdf_are_allowed_where_the_name_says_pdf(make):
    data = b"X-Header: 1\n" + make.pdf(["a"])
    assert (kind_of(data, ".pdf"), kind_of(b"\xef\xbb\xbf\n" + data[12:], ".txt")) == ("pdf", "pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"The panel met.",
        "Café".encode(),
        "Café".encode("cp1252"),
        "Café".encode("utf-16"),
        b"A %PDF- is named here",
        b"PKN was the name",
        b"BMX",
    ],
)
def test_text_is_what_is_nothing_else(data):
    assert kind_of(data, ".txt") == "text"


def picture(form):
    out = io.BytesIO()
    Image.new("L", (4, 4)).save(out, form)
    return out.getvalue()


PRINT = "which cannot be read: save or print it as a PDF and use that file"
SAVE = "which cannot be read: save it as PDF, DOCX or plain text and use that file"
RECOGNISE = (
    "which cannot be read: have its text recognised by an OCR program (Acrobat, ABBYY, OCRmyPDF), "
    "save that as a PDF, and use that file"
)
UNPACK = "which cannot be read: unpack it and use the documents in it"


def others(make):
    yield b"{\\rtf1\\ansi The panel met.}", f"is a rich text file (RTF), {SAVE}"
    for form in ("PNG", "JPEG", "GIF", "TIFF"):
        yield picture(form), f"is a picture ({form}), {RECOGNISE}"
    yield b"<!DOCTYPE html>\n<p>Not found", f"is a web page (HTML), {PRINT}"
    yield b"\xef\xbb\xbf \n<HTML>", f"is a web page (HTML), {PRINT}"
    yield make.ole("WordDocument"), f"is a Word document of the old kind (.doc), {SAVE}"
    yield make.ole("Workbook"), f"is a spreadsheet of the old kind (.xls), {PRINT}"
    yield make.ole("Strange"), f"is a file of an old Microsoft kind, {SAVE}"
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}
    yield make.zipped(odt), f"is an OpenDocument text (.odt), {SAVE}"
    yield (
        make.zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
        (f"is a spreadsheet (Excel), {PRINT}"),
    )
    yield make.zipped({"ppt/presentation.xml": ""}), f"is a presentation (PowerPoint), {PRINT}"
    yield make.zipped({"DHR7.pdf": ""}), f"is an archive (ZIP), {UNPACK}"
    yield b"Rar!\x1a\x07", f"is an archive (RAR), {UNPACK}"


def test_what_cannot_be_read_is_called_by_its_name(make):
    for data, said in others(make):
        for suffix in (".pdf", ".txt"):
            assert refused(data, suffix) == ("document-of-other-kind", said)


def test_other_bytes_are_no_text():
    assert refused(b"\x01\x00\x02 binary", ".txt") == (
        "document-of-other-kind",
        "is neither PDF nor DOCX nor text: save it as PDF, DOCX or plain text and use that file",
    )


def test_an_encrypted_word_document(make):
    code, said = refused(make.ole("EncryptedPackage"), ".docx")
    assert code == "document-encrypted"
    assert said == (
        "is encrypted and asks for a password: open it with the password, save it without one, and "
        "use that file"
    )


@pytest.mark.parametrize("data", [b"", b"\x00" * 50, b" \r\n\f"])
def test_nothing_is_empty(data):
    assert refused(data) == ("document-empty", "is empty: get the file again")


def test_a_name_that_promises_more_than_there_is():
    assert refused(b"The panel met.", ".pdf") == (
        "document-broken",
        "is named as a PDF but is not one: get the file again",
    )
    assert refused(b"The panel met.", ".docx")[1].startswith("is named as a DOCX but is not one")


def test_a_zip_that_is_cut_short(make):
    data = make.docx(make.p(make.r("a")))
    assert refused(data[:-30], ".docx") == (
        "document-broken",
        "is damaged: get the file again",
    )


def test_a_kind_declared_in_a_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/epub+zip" + b" " * 50_000_000)
    assert refused(out.getvalue())[1].startswith("is an electronic book (EPUB)")


def test_a_copy_gets_the_ending_of_what_it_is(make):
    document = make.docx(make.p(make.r("a")))
    assert suffix_for(make.pdf(["a"]), ".txt") == ".pdf"
    assert suffix_for(make.pdf(["a"]), "") == ".pdf"
    assert [suffix_for(document, own) for own in (".docm", ".zip")] == [".docm", ".docx"]
    assert [suffix_for(b"a", own) for own in ("", ".txt", ".md")] == [".txt", ".txt", ".md"]
