"""What the tests of documents share: a study of two pages, and records that quote from it."""

from dataclasses import replace

import pytest

from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Source
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.workflows.documents.memory import keep, outcome
from dhrcode.workflows.documents.verification import Library, Verification, verify

FIRST = "No agency sought a referral to the MARAC in that year."
SECOND = "The officers were prompt and kind when they came to her."
OVERVIEW = Source(id="overview", file="a.txt")


def record(review, coder, *pieces, source=OVERVIEW):
    return Record(
        review=review,
        codebook=CodebookVersion(id="small-study", version="1.0"),
        coder=coder,
        sources=(source,),
        findings={"gps": CodedSubtheme(finding="absent", evidence=tuple(pieces))},
    )


def quote(text, page=None):
    return Evidence(source="overview", page=page, quote=text)


def verified(project: Project, review: str | None = None) -> list[list[Verification]]:
    return list(verify(project, Library(project.root), review))


@pytest.fixture
def study(small: Project) -> Project:
    """Two pages to quote from, and no record but those that a test makes."""
    for path in small.listing[0]:
        path.unlink()
    (small.root / "sources").mkdir()
    (small.root / "sources" / "a.txt").write_text(f"{FIRST}\n\f{SECOND}\n")
    return replace(small)


@pytest.fixture
def put(small):
    """Writes a document."""

    def write(file, *pages):
        (small.root / "sources").mkdir(exist_ok=True)
        (small.root / "sources" / file).write_text("\f".join(pages), encoding="utf-8")

    return write


@pytest.fixture
def names(small):
    """Lets a record name documents, in coders/EM too."""

    def write(review, *files, coder=None):
        folder = small.root / (f"coders/{coder}" if coder else "records")
        folder.mkdir(parents=True, exist_ok=True)
        sources = "".join(f"  - {{id: s{n}, file: {f}}}\n" for n, f in enumerate(files, start=1))
        text = (
            f'review: {review}\ncodebook: {{id: small-study, version: "1.0"}}\n'
            f"coder: {coder or 'LN'}\n" + (f"sources:\n{sources}" if files else "")
        )
        (folder / f"{review}.yaml").write_text(text)

    return write


def remembered(project: Project, review: str, *, fix_pages: bool = False) -> list[str]:
    """Writes down what becomes of quotes; gives what is said of pages that were put right."""
    library = Library(project.root)
    made = [
        outcome(project, codings, library, fix_pages=fix_pages)
        for codings in verified(replace(project), review)
    ]
    kept = keep(project, library, made)
    return [said for one in kept for fix in one.fixes.values() for said in fix.said]


def outcomes(project: Project, review: str) -> list[str]:
    return sorted(read_verified(project.root, review)[0].quotes.values())
