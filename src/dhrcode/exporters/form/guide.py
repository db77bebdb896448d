"""The instructions of a form for the person who fills it in."""

from collections.abc import Iterable, Iterator, Mapping

from dhrcode.model.form import SHEETS, FormSheet
from dhrcode.reports.form import Subject

_FINDINGS = {
    "present": "the documents show it",
    "absent": "you looked for it, and it did not happen",
    "not-stated": "the documents do not say",
    "unclear": "the documents say things that cannot be settled either way",
}
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
    yield from part("What to do", what_to_do(SHEETS))
    yield from part("The four findings", (f"{one}: {means}." for one, means in _FINDINGS.items()))
    yield from part("So that the form can be read again", KEEP)


def part(heading: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A part of the instructions with its heading, after a blank line."""
    yield "", "said"
    yield heading, "part"
    yield from ((line, "said") for line in lines)


def what_to_do(sheets: Mapping[str, FormSheet]) -> Iterator[str]:
    """What there is to do on each sheet, numbered."""
    for number, (name, sheet) in enumerate(sheets.items(), start=1):
        yield f"{number}. {name}. {sheet.help}"
