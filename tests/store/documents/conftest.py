"""Small documents of each kind, made for the tests: all their words are invented."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace
from xml.sax.saxutils import escape

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def pdf(
    *pages: Draw | Sequence[str],
    title: str = "",
    labels: Iterable[tuple[int, str, int]] = (),
    password: str | None = None,
    owner: str | None = None,
) -> bytes:
    """A PDF: of each page its lines, or what draws it; labels are (page, style, first number)."""
    out = io.BytesIO()
    encrypted = password is not None or owner is not None
    key = StandardEncryption(password or "", owner, canCopy=0, strength=128) if encrypted else None
    canvas = Canvas(out, invariant=1, encrypt=key)
    canvas.setTitle(title)
    for index, style, start in labels:
        canvas.addPageLabel(index, style=style, start=start)
    for page in pages:
        if callable(page):
            page(canvas)
        else:
            lines(page)(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(texts: Sequence[str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 780)
        text.setFont("Helvetica", 10)
        for line in texts:
            text.textLine(line)
        canvas.drawText(text)

    return draw


def scan(stamp: str = "") -> Draw:
    """A page that is one picture, with a few words on it where there is a stamp."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        canvas.drawString(50, 20, stamp)

    return draw


def outlines(canvas: Canvas) -> None:
    """A page whose letters are drawings."""
    for step in range(300):
        canvas.line(step, step, step + 3, step + 9)


def table_in_landscape(rows: Sequence[tuple[str, str]]) -> Draw:
    """A wide table, each letter placed by itself, as some browsers print it."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((842, 595))
        canvas.setFont("Helvetica", 9)
        for number, row in enumerate(rows):
            for start, cell in zip((40, 700), row, strict=True):
                for place, letter in enumerate(cell):
                    if letter != " ":
                        x = start + stringWidth(cell[:place], "Helvetica", 9)
                        canvas.drawString(x, 540 - 10 * number, letter)

    return draw


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of Word's XML."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


BREAK = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


def docx(
    body: str, parts: dict[str, str] | None = None, title: str = "", head: str = HEAD
) -> bytes:
    """A DOCX with that in its body; `parts` are further parts by their kind, such as footnotes."""
    parts = parts or {}
    core = (
        f'{HEAD}<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/'
        f'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></c:coreProperties>"
    )
    files = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": relations(
            {"officeDocument": "word/document.xml", "core-properties": "/docProps/core.xml"}
        ),
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in parts}),
        "word/document.xml": f"{head}{element('document', f'<w:body>{body}</w:body>')}",
        **{f"word/{kind}.xml": f"{HEAD}{element(kind, inner)}" for kind, inner in parts.items()},
    }
    return zipped(files)


def element(name: str, inner: str) -> str:
    spaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    return f"<w:{name} {spaces}>{inner}</w:{name}>"


def relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{kind}" Type="{R}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'


def zipped(files: dict[str, str] | dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def ole(*names: str) -> bytes:
    """The beginning of a file in Microsoft's old container, with names in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "".join(names).encode("utf-16-le")


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """What makes documents."""
    makers = (pdf, scan, outlines, table_in_landscape, p, r, docx, element, relations, zipped, ole)
    own = {maker.__name__: maker for maker in makers}
    return SimpleNamespace(**own, BREAK=BREAK, RENDERED=RENDERED, HEAD=HEAD)
