"""The instructions of a form for the person who fills it in."""

from collections.abc import Iterator

from dhrcode.model.form import SHEETS
from dhrcode.reports.form import Subject

_FINDINGS = (
    ("present", "the documents show it"),
    ("absent", "you looked for it, and it did not happen"),
    ("not-stated", "the documents do not say"),
    ("unclear", "the documents say things that cannot be settled either way"),
)
KEEP = (
    "Type in the white cells. Delete no column or sheet, and merge no cells.",
    (
        "A page is text: 3-4 stays 3-4 as long as you type it into the cells that are there. What "
        "you copy from another program is best pasted as text or values alone."
    ),
    "Save the file as .xlsx, under the name it has, and send it back the way it came.",
)
_WARNING = (
    "Write no name, address, date of birth or anything else that tells who a person is, in "
    "quotes and notes too."
)


def instructions(subject: Subject) -> Iterator[tuple[str, str]]:
    """The sheet of instructions, line by line, each with its style."""
    codebook, record = subject.codebook, subject.record
    yield f"{subject.review}: form for coding", "title"
    yield f"Codebook: {codebook.title} ({codebook.id}, version {codebook.version})", "said"
    if coder := record.coder if record else subject.coder:
        holds = "Filled in with the coding of" if record else "For"
        yield f"{holds} {coder}.", "said"
    yield "", "said"
    yield _WARNING, "warning"
    yield "", "said"
    yield "What to do", "part"
    for number, (name, sheet) in enumerate(SHEETS.items(), start=1):
        yield f"{number}. {name}. {sheet.help}", "said"
    yield "", "said"
    yield "The four findings", "part"
    yield from ((f"{finding}: {meaning}.", "said") for finding, meaning in _FINDINGS)
    yield "", "said"
    yield "So that the form can be read again", "part"
    yield from ((text, "said") for text in KEEP)
