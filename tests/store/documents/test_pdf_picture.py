"""A page as a picture."""

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from dhrcode.errors import DocumentError, RefusedError
from dhrcode.store.documents import pdf_picture
from dhrcode.store.documents.pdf_picture import WIDTH, page_picture


def pdf(size=(595, 842), pages=2):
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size)
    for number in range(1, pages + 1):
        canvas.rect(10, 10, 100 * number, 100, fill=1)
        canvas.drawString(50, 400, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def drawn(data, number=1):
    return Image.open(io.BytesIO(page_picture(data, ".pdf", number)))


def test_a_page_is_drawn_as_wide_as_can_be_read():
    first, second = drawn(pdf(), 1), drawn(pdf(), 2)
    assert (first.format, first.size[0]) == ("PNG", WIDTH)
    assert first.tobytes() != second.tobytes()


def test_a_page_of_any_shape_is_bounded(monkeypatch):
    assert max(drawn(pdf((50, 14_000))).size) <= 4_001
    assert drawn(pdf((14_000, 50))).size[0] == WIDTH
    monkeypatch.setattr(pdf_picture, "LARGEST", 3_000)
    assert len(page_picture(pdf(), ".pdf", 1)) <= 3_000


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_page_that_is_not_there_is_said(number):
    with pytest.raises(RefusedError, match="no such page"):
        page_picture(pdf(), ".pdf", number)


def test_another_kind_of_file_and_a_broken_one_are_said():
    with pytest.raises(RefusedError, match="only a PDF has pages as printed"):
        page_picture(b"Words.", ".txt", 1)
    with pytest.raises(DocumentError, match="damaged"):
        page_picture(b"%PDF-1.4\nnothing\n%%EOF", ".pdf", 1)
