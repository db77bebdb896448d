"""What a form says to the person who fills it in."""

from collections.abc import Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.form import ATTRIBUTES, CANDIDATES, FINDINGS, GUIDE, RECORD, SOURCES
from dhrcode.reports.form import Subject

_FINDINGS = (
    ("present", "the documents show it"),
    ("absent", "you looked for it, and it did not happen"),
    ("not-stated", "the documents do not say"),
    ("unclear", "the documents say things that cannot be settled either way"),
)
_STEPS = (
    (
        SOURCES,
        (
            "List each document that you read, with a short id such as overview. Evidence names "
            "it by that id."
        ),
    ),
    (
        FINDINGS,
        (
            "Choose a finding for each subtheme from the list in its first row. Then say where "
            "you found it: page, section, a quote in the document's own words, a note in yours. "
            "Each row is one piece of evidence; the end of the sheet has rows for more. "
            "Leave the finding empty where you have not looked yet."
        ),
    ),
    (
        ATTRIBUTES,
        (
            "Choose or type what the documents say of the case, the victims and the "
            "perpetrators; not-stated where they do not say. Where several values are true, "
            "put one into each cell; if the cells are not enough, put ; between two."
        ),
    ),
    (
        CANDIDATES,
        (
            "Note what recurs and has no subtheme yet: a name for it, a note, and evidence. "
            "Rows of one number belong to one theme."
        ),
    ),
    (RECORD, "Say whether the coding is complete, on which day you finished, and anything else."),
    (GUIDE, "Read here when a subtheme applies, when it does not, and an example of each."),
)
_KEEP = (
    "Type in the white cells. Delete no column or sheet, and merge no cells.",
    (
        "A page is text: 3-4 stays 3-4 as long as you type it into the cells that are there. What "
        "you copy from another program is best pasted as text or values alone."
    ),
    (
        "Write no name, address, date of birth or anything else that tells who a person is, in "
        "quotes and notes too."
    ),
    "Save the file as .xlsx, under the name it has, and send it back the way it came.",
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
    yield _KEEP[2], "warning"
    yield "", "said"
    yield "What to do", "part"
    for number, (sheet, text) in enumerate(_STEPS, start=1):
        yield f"{number}. {sheet}. {text}", "said"
    yield "", "said"
    yield "The four findings", "part"
    yield from ((f"{finding}: {meaning}.", "said") for finding, meaning in _FINDINGS)
    yield "", "said"
    yield "So that the form can be read again", "part"
    yield from ((text, "said") for text in (*_KEEP[:2], _KEEP[3]))


def guide_rows(codebook: Codebook) -> Iterator[tuple[str, ...]]:
    """The codebook: headings, and for each subtheme when it applies and when not."""
    yield (
        "Subtheme",
        "Definition",
        "When to use it",
        "When not to use it",
        "Example",
        "Also known as",
    )
    area = ""
    for of, subtheme in codebook.rows():
        if of.id != area:
            area = of.id
            yield (of.label,)
        yield (
            subtheme.label,
            subtheme.definition,
            subtheme.when_to_use or "",
            subtheme.when_not_to_use or "",
            subtheme.example or "",
            "\n".join(subtheme.also_known_as),
        )
