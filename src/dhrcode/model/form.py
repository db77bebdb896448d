"""The form's sheets and their columns; used both for writing and for reading it."""

from typing import NamedTuple

from dhrcode.model.codebook import Bearer

FORM_VERSION = "1"
"""Raised when forms made earlier can no longer be read."""

ABOUT = "dhrcode"
"""The hidden sheet that says which review and codebook a form was made from."""
LISTS = "lists"
"""The hidden sheet with the choices of the drop-downs."""
INSTRUCTIONS, GUIDE = "Instructions", "Codebook"
SOURCES, FINDINGS, ATTRIBUTES, CANDIDATES, RECORD = (
    "Sources",
    "Findings",
    "Attributes",
    "Candidates",
    "Record",
)
READ = (SOURCES, FINDINGS, ATTRIBUTES, CANDIDATES, RECORD)
"""The sheets that are read back."""
ALL = (INSTRUCTIONS, *READ, GUIDE, LISTS, ABOUT)

NONE_OF_THEM = "(none)"
"""Stands for an empty list of choices; no id of a value has brackets."""
BETWEEN_CHOICES = ";"
MOST_PEOPLE = 100
"""How many victims, or perpetrators, a form has room for."""


class FormColumn(NamedTuple):
    """A column of a form's sheet.

    Attributes:
        key: its name in the record, or what identifies the row.
        heading: in the first row.
        typed: whether a person types in it.
    """

    key: str
    heading: str
    typed: bool = True


_EVIDENCE = (
    FormColumn("source", "Source"),
    FormColumn("page", "Page"),
    FormColumn("section", "Section"),
    FormColumn("quote", "Quote"),
)
COLUMNS: dict[str, tuple[FormColumn, ...]] = {
    SOURCES: (
        FormColumn("id", "Id"),
        FormColumn("title", "Title"),
        FormColumn("file", "File"),
        FormColumn("pages", "Pages"),
        FormColumn("sha256", "SHA-256"),
    ),
    FINDINGS: (
        FormColumn("label", "Subtheme", typed=False),
        FormColumn("definition", "Definition", typed=False),
        FormColumn("finding", "Finding"),
        *_EVIDENCE,
        FormColumn("note", "Note"),
        FormColumn("id", "Id", typed=False),
    ),
    ATTRIBUTES: (
        FormColumn("of", "Whose", typed=False),
        FormColumn("number", "No.", typed=False),
        FormColumn("label", "Attribute", typed=False),
        FormColumn("definition", "Definition", typed=False),
        FormColumn("value", "Value"),
        FormColumn("id", "Id", typed=False),
    ),
    CANDIDATES: (
        FormColumn("number", "No.", typed=False),
        FormColumn("label", "Theme"),
        FormColumn("note", "Note"),
        *_EVIDENCE,
        FormColumn("evidence note", "Note on the evidence"),
    ),
    RECORD: (
        FormColumn("label", "Of the record", typed=False),
        FormColumn("value", "Value"),
        FormColumn("definition", "What it is", typed=False),
        FormColumn("id", "Id", typed=False),
    ),
}
"""The columns of each sheet that is read; `Attributes` has more of `Value`, see `value_heading`."""
EVIDENCE_FIELDS = ("source", "page", "section", "quote", "note")
RECORD_FIELDS = ("status", "kind", "coded", "memo")
"""The rows of the sheet `Record`, besides the numbers of people."""
COUNTS: dict[Bearer, str] = {"victim": "victims", "perpetrator": "perpetrators"}
FRESH = "put it back as it is in a fresh form"
"""The hint where a part of the form itself is missing."""


def value_heading(number: int) -> str:
    """The heading of an attribute's first, second, ... value."""
    return "Value" if number == 1 else f"Value {number}"


class About(NamedTuple):
    """What the hidden sheet says; everything as text.

    Attributes:
        form: the version of the form's layout.
        review: the review's id.
        codebook: the codebook's id.
        version: its version.
        coder: whose record it was made from, or for whom it was made; empty if nobody has coded
            yet.
        own: `yes` if it is for a coder's independent coding.
        record: the digest of the record it was made from; empty if there was none.
        victims: how many victims it has rows for; `perpetrators` likewise.
    """

    form: str
    review: str
    codebook: str
    version: str
    coder: str
    own: str
    record: str
    victims: str
    perpetrators: str
