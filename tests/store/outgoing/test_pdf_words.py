import io
import zlib

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from dhrcode.store.outgoing.passage import OutputPassage, UnreadPart
from dhrcode.store.outgoing.pdf_words import pdf_words

WHO = "Mrs Okafor"


def told(data):
    return [
        one.where for one in pdf_words(data) if isinstance(one, OutputPassage) and WHO in one.text
    ]


def objects(*several):
    return b"%PDF-1.7\n" + b"".join(b"1 0 obj\n" + one + b"\nendobj\n" for one in several)


@pytest.mark.parametrize(
    ("inside", "where"),
    [
        (f"/FT /Tx /T (name) /V ({WHO})", "form field: "),
        (f"/FT /Ch /Opt [(a) ({WHO})]", "text of an object: "),
        (f"/Type /Annot /Subtype /Text /Contents ({WHO})", "annotation: "),
        (f"/Type /Annot /T ({WHO})", "author of an annotation: "),
        (f"/S /URI /URI (https://example.org/{WHO})", "link: "),
        (f"/S /JavaScript /JS (say\\({WHO}\\))", "script: "),
        (f"/Title ({WHO}) /Parent 3 0 R", "bookmark: "),
        (f"/Title ({WHO}) /Producer (x)", "document properties: "),
        (f"/Keywords (cases, {WHO})", "document properties: "),
        (f"/S /Figure /Alt ({WHO})", "alternative text: "),
        (f"/Type /Filespec /F ({WHO}.docx)", "name of a file: "),
        (f"/Title <feff{WHO.encode('utf-16-be').hex()}> /Parent 3 0 R", "bookmark: "),
        ("/Contents (Mrs Oka\\146or)", "annotation: "),
        (f"/Contents (she \\(or {WHO}, \\(nested\\) (twice)\\))", "annotation: "),
    ],
)
def test_what_is_not_on_a_page(inside, where):
    assert told(objects(f"<< {inside} >>".encode("latin-1"))) == [where]


def test_objects_that_are_packed_together_and_properties_in_xml():
    inner = zlib.compress(f"5 0 << /Contents ({WHO}) >>".encode())
    packed = b"<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + inner + b"\nendstream"
    xml = f"<x:xmpmeta xmlns:x='x'><a>{WHO}</a></x:xmpmeta>".encode()
    plain = b"<< /Type /Metadata /Subtype /XML >>\nstream\n" + xml + b"\nendstream"
    assert told(objects(packed, plain)) == ["annotation: ", "document properties (XMP): "]


def test_what_cannot_be_read_is_said():
    data = objects(b"<< /Type /EmbeddedFile >>", b"<< /Subtype /Image >>", b"<< /Subtype /Image >>")
    assert list(pdf_words(data)) == [
        UnreadPart("attachment"),
        UnreadPart("picture"),
        UnreadPart("picture"),
    ]
    assert list(pdf_words(objects(b"<< /EF << /F 3 0 R >> >>"))) == [UnreadPart("attachment")]
    locked = objects(f"<< /Contents ({WHO}) >>".encode()) + b"trailer << /Encrypt 3 0 R >>"
    assert list(pdf_words(locked)) == [
        UnreadPart("encrypted part", "forms, notes, links and properties")
    ]


def test_a_field_is_read_with_its_name():
    data = objects(b"<< /FT /Tx /V (9434765919) /T (NHS number) >>")
    assert "NHS number: 9434765919" in [one.text for one in pdf_words(data)]


def test_a_file_of_another_program():
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.setAuthor(WHO)
    page.drawString(50, 700, "x")
    page.bookmarkPage("b")
    page.addOutlineEntry(WHO, "b")
    page.acroForm.textfield(name="who", value=WHO)
    page.save()
    assert set(told(out.getvalue())) == {"document properties: ", "bookmark: ", "form field: "}


@pytest.mark.parametrize("data", [b"(", b"(" * 50_000, b"<" * 50_000, b"stream\n" * 5_000, b""])
def test_a_hostile_file_is_read_to_its_end(data):
    assert list(pdf_words(data)) == []
