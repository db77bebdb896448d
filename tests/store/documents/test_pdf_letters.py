"""Letters of a PDF put together to lines."""

from pypdfium2 import PdfTextPage

from dhrcode.store.documents.pdf import pdf_extract


def texts(data):
    return [page.text for page in pdf_extract(data).pages]


def test_a_wide_table_is_not_torn_into_letters(make):
    rows = [("Failure to involve families", "2"), ("Use of meetings", "10")] * 12
    (text,) = texts(make.pdf(make.table_in_landscape(rows)))
    assert text.splitlines() == [" ".join(row) for row in rows]


def test_letters_are_put_together_whichever_way_they_are_turned(make):
    def turned(degrees):
        def draw(canvas):
            make.table_in_landscape([("Use of meetings", "1")] * 24)(canvas)
            canvas.translate(400, 300)
            canvas.rotate(degrees)
            canvas.drawString(0, 0, "Turned words")

        return draw

    for degrees in (90, 180, 270):
        (text,) = texts(make.pdf(turned(degrees)))
        assert text.splitlines()[-1] == "Turned words", degrees


def test_a_thousand_characters_without_a_letter_are_no_failure(make, monkeypatch):
    def too_deep(*_):
        raise RecursionError

    data = make.pdf(["The panel met."])
    monkeypatch.setattr(PdfTextPage, "get_text_range", too_deep)
    assert texts(data) == ["The panel met."]
