"""The form: its sheets and their columns, in one table that writing and reading it both follow.

To add a column: one line below. What the record calls it is its key, and whoever writes or reads a
source, a piece of evidence or a candidate theme takes all columns of it.
"""

from typing import Literal, NamedTuple

from dhrcode.model.codebook import Bearer

FORM_VERSION = "1"
"""Raised when forms made earlier can no longer be read."""

ABOUT = "dhrcode"
"""The hidden sheet that says which review and codebook a form was made from."""
LISTS = "lists"
"""The hidden sheet with the choices of the drop-downs."""
INSTRUCTIONS, GUIDE = "Instructions", "Codebook"
SOURCES, FINDINGS, ATTRIBUTES, CANDIDATES, CONTACTS, RECORD = (
    "Sources",
    "Findings",
    "Attributes",
    "Candidates",
    "Contacts",
    "Record",
)
READ = (SOURCES, FINDINGS, ATTRIBUTES, CANDIDATES, CONTACTS, RECORD)
"""The sheets that are read back."""
LATE = (CONTACTS,)
"""Those of them that forms of before do not have."""
ALL = (INSTRUCTIONS, *READ, GUIDE, LISTS, ABOUT)

NONE_OF_THEM = "(none)"
"""Stands for an empty list of choices; no id of a value has brackets."""
BETWEEN_CHOICES = ";"
MOST_PEOPLE = 100
"""How many victims, or perpetrators, a form has room for."""
COUNTS: dict[Bearer, str] = {"victim": "victims", "perpetrator": "perpetrators"}
FRESH = "put it back as it is in a fresh form"
"""The hint where a part of the form itself is missing."""

Look = Literal["typed", "told", "quiet", "shut"]
"""Of a cell: a person types in it; it tells something, or that in small; or it holds nothing."""
OF_ROW = "row"
"""Stands for the list that the row names."""
_EVIDENCE = "evidence."


class FormColumn(NamedTuple):
    """A column of a sheet.

    Attributes:
        key: what the record calls what stands in it, or what tells the row; after `evidence.` what
            a piece of evidence calls it.
        heading: in the first row; no two of a sheet are alike.
        width: in characters.
        look: of its cells, unless their row says otherwise.
        list: what the drop-down of a typed cell offers; see `Lists` of the exporter.
        name: whether a name from a list or an id is meant, which is never a number.
        repeated: whether there may be more of it: `Value`, `Value 2`, `Value 3`, ...
        late: whether forms of before had no such column.
    """

    key: str
    heading: str
    width: int
    look: Look = "typed"
    list: str = ""
    name: bool = False
    repeated: bool = False
    late: bool = False

    @property
    def field(self) -> str:
        """What a record, or a piece of evidence, calls what stands in it."""
        return self.named.replace("-", "_")

    @property
    def named(self) -> str:
        """The same as a file calls it."""
        return self.key.removeprefix(_EVIDENCE)

    @property
    def of_evidence(self) -> bool:
        """Whether a part of a piece of evidence stands in it."""
        return self.key.startswith(_EVIDENCE)


class FormSheet(NamedTuple):
    """A sheet that people see.

    Attributes:
        frozen: how many columns stay in sight.
        columns: in their order; `columns_of` has more where one is repeated.
        help: what there is to do on it, for the instructions.
    """

    frozen: int
    columns: tuple[FormColumn, ...]
    help: str

    @property
    def evidence(self) -> tuple[FormColumn, ...]:
        """The columns of a piece of evidence."""
        return tuple(column for column in self.columns if column.of_evidence)

    @property
    def typed(self) -> tuple[FormColumn, ...]:
        """The columns in which a person types."""
        return tuple(column for column in self.columns if column.look == "typed")

    @property
    def own(self) -> tuple[FormColumn, ...]:
        """The columns in which a person types, but for those of evidence."""
        return tuple(column for column in self.typed if not column.of_evidence)

    def columns_of(self, repeats: int) -> list[FormColumn]:
        """Its columns, a repeated one so many times; all but the first of these are shut."""
        result: list[FormColumn] = []
        for column in self.columns:
            for number in range(1, 1 + (repeats if column.repeated else 1)):
                key = value_heading(number) if column.repeated else column.key
                heading = key if column.repeated else column.heading
                look: Look = "shut" if number > 1 else column.look
                result.append(column._replace(key=key, heading=heading, look=look))
        return result


_PIECE = (
    FormColumn("evidence.source", "Source", 14, list="source", name=True),
    FormColumn("evidence.page", "Page", 8),
    FormColumn("evidence.section", "Section", 12),
    FormColumn("evidence.quote", "Quote", 48),
)
SHEETS: dict[str, FormSheet] = {
    SOURCES: FormSheet(
        1,
        (
            FormColumn("id", "Id", 22, name=True),
            FormColumn("title", "Title", 34),
            FormColumn("file", "File", 30),
            FormColumn("pages", "Pages", 8),
            FormColumn("sha256", "SHA-256", 18),
            FormColumn("pages-by", "Pages by", 9, late=True),
            FormColumn("shared", "Shared", 9, late=True),
        ),
        "List each document that you read, with a short id such as overview. Evidence names "
        "it by that id.",
    ),
    FINDINGS: FormSheet(
        1,
        (
            FormColumn("label", "Subtheme", 26, "told"),
            FormColumn("definition", "Definition", 48, "told"),
            FormColumn("finding", "Finding", 13, list="finding"),
            *_PIECE,
            FormColumn("evidence.note", "Note", 36),
            FormColumn("summary", "Summary", 36, late=True),
            FormColumn("id", "Id", 22, "quiet", list="subtheme", name=True),
        ),
        "Choose a finding for each subtheme from the list in its first row. Then say where "
        "you found it: page, section, a quote in the document's own words, a note in yours. "
        "Summary takes the finding in one or two sentences of yours, in its first row. "
        "Each row is one piece of evidence; the end of the sheet has rows for more. "
        "Leave the finding empty where you have not looked yet.",
    ),
    ATTRIBUTES: FormSheet(
        3,
        (
            FormColumn("of", "Whose", 12, "quiet", name=True),
            FormColumn("number", "No.", 6, "quiet"),
            FormColumn("label", "Attribute", 26, "told"),
            FormColumn("definition", "Definition", 48, "told"),
            FormColumn("value", "Value", 20, list=OF_ROW, repeated=True),
            FormColumn("id", "Id", 22, "quiet", name=True),
        ),
        "Choose or type what the documents say of the case, the victims and the "
        "perpetrators; not-stated where they do not say. Where several values are true, "
        "put one into each cell; if the cells are not enough, put ; between two.",
    ),
    CANDIDATES: FormSheet(
        2,
        (
            FormColumn("number", "No.", 6, "quiet"),
            FormColumn("label", "Theme", 26, list="candidate"),
            FormColumn("note", "Note", 36),
            *_PIECE,
            FormColumn("evidence.note", "Note on the evidence", 36),
        ),
        "Note what recurs and has no subtheme yet: a name for it, a note, and evidence. "
        "Where the cell has a list, choose the name from it if one of them is meant. "
        "Rows of one number belong to one theme.",
    ),
    CONTACTS: FormSheet(
        1,
        (
            FormColumn("id", "Id", 7, "quiet", name=True),
            FormColumn("when", "When", 18),
            FormColumn("agency", "Agency", 20, list="agency", name=True),
            FormColumn("with", "With", 18, list="with"),
            FormColumn("opportunity", "Opportunity", 13, list="opportunity", name=True),
            FormColumn("themes", "Subthemes", 26, list="themes"),
            FormColumn("summary", "What happened", 40),
            *_PIECE,
            FormColumn("evidence.note", "Note", 36),
        ),
        "Write down each contact of an agency: when (2013-10-14, 2013-10, 2013; -14 weeks before "
        "the death; about 2013-10; 2013-10 to 2014-01), which agency, with whom, whether an "
        "opportunity was missed or taken, and where it stands. Put ; between several. Rows of one "
        "Id belong to one contact.",
    ),
    RECORD: FormSheet(
        1,
        (
            FormColumn("label", "Of the record", 26, "told"),
            FormColumn("value", "Value", 64, list=OF_ROW),
            FormColumn("definition", "What it is", 48, "told"),
            FormColumn("id", "Id", 22, "quiet", name=True),
        ),
        "Say whether the coding is complete, on which day you finished, and anything else.",
    ),
    GUIDE: FormSheet(
        1,
        (
            FormColumn("label", "Subtheme", 26, "told"),
            FormColumn("definition", "Definition", 46, "told"),
            FormColumn("when_to_use", "When to use it", 40, "told"),
            FormColumn("when_not_to_use", "When not to use it", 40, "told"),
            FormColumn("example", "Example", 36, "told"),
            FormColumn("also_known_as", "Also known as", 24, "told"),
        ),
        "Read here when a subtheme applies, when it does not, and an example of each.",
    ),
}
"""The sheets between the instructions and those that are hidden, in their order."""


class RecordRow(NamedTuple):
    """A row of the sheet `Record`.

    Attributes:
        key: what the record calls it; of `COUNTS`, how many people there are.
        label: what a person calls it.
        definition: what it is.
        list: what the drop-down offers.
        day: whether a date is meant.
        word: whether a word or a date is meant, and no text.
    """

    key: str
    label: str
    definition: str
    list: str = ""
    day: bool = False
    word: bool = True


RECORD_ROWS = (
    RecordRow(
        "status", "Status", "complete once every subtheme has a finding; draft until then", "status"
    ),
    RecordRow("kind", "Kind of review", "as the codebook names it", "kind"),
    RecordRow(
        "coded", "Day of the coding", "the day on which you finished, such as 2014-06-03", day=True
    ),
    RecordRow(
        "victims", "Victims in all", "only if there are more than are described in Attributes"
    ),
    RecordRow("perpetrators", "Perpetrators in all", "only if there are more than are described"),
    RecordRow("memo", "Memo", "anything else that a reader of this record should know", word=False),
)


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
