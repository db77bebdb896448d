"""Documents: their text, quotes held against it, passages found, identifiers looked for."""

import random
import sys
from hashlib import sha256
from pathlib import Path

from measurement import PROGRAM, Figure, measured
from projects import SEED, make_project, sentence

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Source
from dhrcode.model.vocabulary import arranged
from dhrcode.store.project import shipped_codebook
from dhrcode.store.yaml.writer import record_yaml

PAGES, LINES, QUOTES = 100, 38, 200
TAKE = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_bounded()
"""
READ = """
import shutil, sys
from pathlib import Path
from dhrcode.store.documents import read_document
shutil.rmtree(Path(sys.argv[1], ".dhrcode"), ignore_errors=True)
assert len(read_document(Path(sys.argv[1]), sys.argv[2]).pages) == int(sys.argv[3])
"""


def make_pdf(path: Path) -> list[str]:
    """Writes an invented document of 100 pages; gives the text of each."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - no other figure needs it
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    rng = random.Random(SEED)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    texts = []
    for number in range(1, PAGES + 1):
        lines = [sentence(rng, 12) for _ in range(LINES)]
        writing = canvas.beginText(60, 790)
        writing.setFont("Times-Roman", 11)
        for line in (*lines, "", f"Page {number} of {PAGES}"):
            writing.textLine(line)
        canvas.drawText(writing)
        canvas.showPage()
        texts.append(" ".join(lines))
    canvas.save()
    return texts


def quoting_record(pages: list[str], digest: str, codebook: Codebook) -> Record:
    """A record with 200 true quotes of 8 to 22 words, each with its page."""
    rng = random.Random(SEED)
    quoted: dict[str, list[Evidence]] = {subtheme: [] for subtheme in codebook.subthemes}
    for number in range(QUOTES):
        page = rng.randrange(len(pages))
        words = pages[page].split()
        start, length = rng.randrange(len(words) - 22), rng.randint(8, 22)
        quote = " ".join(words[start : start + length])
        subtheme = list(quoted)[number % len(quoted)]
        quoted[subtheme].append(Evidence(source="overview", page=str(page + 1), quote=quote))
    return Record(
        review="DHR1",
        codebook=CodebookVersion(id=codebook.id, version=codebook.version),
        coder="LN",
        status="complete",
        sources=(Source(id="overview", file="DHR1-overview.pdf", sha256=digest, pages=PAGES),),
        findings={
            s: CodedSubtheme(finding="present", evidence=tuple(e)) for s, e in quoted.items()
        },
    )


def make_documented(folder: Path) -> Path:
    """A project of one review with its document of 100 pages; gives the document."""
    make_project(folder, 0)
    (folder / "sources").mkdir()
    document = folder / "sources" / "DHR1-overview.pdf"
    pages = make_pdf(document)
    codebook = shipped_codebook()
    record = quoting_record(pages, sha256(document.read_bytes()).hexdigest(), codebook)
    text = record_yaml(arranged(record, codebook))
    (folder / "records" / "DHR1.yaml").write_text(text, encoding="utf-8")
    return document


def evidence_figures(folder: Path) -> list[Figure]:
    """The figures of documents, quotes and identifiers."""
    return [*_quotes(folder / "documented"), _scan(folder)]


def _quotes(project: Path) -> list[Figure]:
    print("documents", file=sys.stderr)
    document = make_documented(project)
    take, read = measured(
        [sys.executable, "-c", TAKE, str(document)],
        [sys.executable, "-c", READ, str(project), document.name, str(PAGES)],
    )
    show, verify, find = measured(
        [PROGRAM, "-C", str(project), "show", "DHR1"],
        [PROGRAM, "-C", str(project), "verify"],
        [PROGRAM, "-C", str(project), "find", "safety plan"],
    )
    return [
        Figure(
            "PDF of 100 pages to text",
            f"{read.seconds:.2f} s",
            f"pypdfium2 alone {take.seconds:.2f} s",
            f"{read.seconds / take.seconds:.2f}",
            "0.4 s",
            read.seconds < 0.4,
        ),
        Figure(
            "`verify`, 200 quotes against it",
            f"{verify.seconds:.2f} s",
            f"`show` {show.seconds:.2f} s",
            f"{verify.seconds / show.seconds:.2f}",
            "0.5 s",
            verify.seconds < 0.5,
        ),
        Figure(
            "`find`, the same document",
            f"{find.seconds:.2f} s",
            f"`show` {show.seconds:.2f} s",
            f"{find.seconds / show.seconds:.2f}",
            "",
            within=True,
        ),
    ]


def _scan(folder: Path) -> Figure:
    print("scan", file=sys.stderr)
    project = str(folder / "2000")
    loading, scan = measured(
        [PROGRAM, "-C", project, "table", "-o", str(folder / "t.csv")],
        [PROGRAM, "-C", project, "scan"],
    )
    return Figure(
        "`scan`, 2,000 records",
        f"{scan.seconds:.2f} s",
        f"`table -o t.csv` {loading.seconds:.2f} s",
        f"{scan.seconds / loading.seconds:.2f}",
        "3 s",
        scan.seconds < 3,
    )
