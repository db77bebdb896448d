"""A record: one coder's coding of one review."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field, PlainValidator, model_validator

from dhrcode.model.attribute_types import AttributeValue
from dhrcode.model.base import (
    MAX_TEXT,
    CoderId,
    Day,
    Model,
    OneLine,
    ReviewId,
    Several,
    Sha256,
    Slug,
    Text,
    Truth,
    Version,
    WholeNumber,
    unusable,
)
from dhrcode.model.codebook import (
    BEARERS,
    Attribute,
    Bearer,
    Codebook,
    CodebookVersion,
    NotIdentifying,
)
from dhrcode.model.contact import Contact, ContactSettlement
from dhrcode.model.evidence import Evidence as Evidence  # noqa: PLC0414 - had from here too
from dhrcode.model.evidence import EvidenceList
from dhrcode.model.read_pages import ReadPages
from dhrcode.model.revision import AttributeName
from dhrcode.problems import KeyPath

Finding = Literal["present", "absent", "not-stated", "unclear"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)
"""What a record may say of a subtheme. No entry is a fifth thing: nobody has looked yet."""
Status = Literal["draft", "complete", "partial"]
"""`partial`: coded as far as a secondary source tells; what it does not name is not coded."""
STATUSES: tuple[Status, ...] = get_args(Status)


def _value(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _value_text(value)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(_value_text(item) for item in value)
    raise ValueError("must be a value or a list of values")


def _value_text(text: str) -> str:
    if len(text) > 300 or "\n" in text:
        raise ValueError("must be one line of at most 300 characters")
    if wrong := unusable(text):
        raise ValueError(wrong)
    return text


Value = Annotated[AttributeValue, PlainValidator(_value)]
"""An attribute's value, as written until its attribute's type has read it."""
Values = dict[Slug, Value]
"""What is said of a review, a victim or a perpetrator: a value by the id of its attribute."""


def _inside_sources(name: str) -> str:
    if "\\" in name or ":" in name or name.startswith("/") or ".." in name.split("/"):
        raise ValueError("must be a file name inside sources/")
    return name


class Settlement(Model):
    """How coders who differed came to one finding.

    `found` is what each coder had found independently; a coder who is not in it had not coded the
    subtheme.
    """

    found: dict[CoderId, Finding]
    by: Annotated[Several[CoderId], Field(min_length=1)]
    decided: Day
    reason: Text | None = None


def joined_texts(texts: Iterable[str | None], between: str = "\n") -> str | None:
    """What several coders wrote, each text once, as far as a text is long; None for nothing."""
    return between.join(dict.fromkeys(filter(None, texts)))[:MAX_TEXT] or None


class CodedSubtheme(Model):
    """The finding on one subtheme, its evidence, and how it was settled if coders differed.

    `summary` is one or two sentences of the coder's own, for the framework chart.
    """

    finding: Finding
    summary: Text | None = None
    evidence: EvidenceList = ()
    settled: Settlement | None = None


def _changed(
    one: Any, change: Callable[[EvidenceList, KeyPath], EvidenceList], path: KeyPath
) -> Any:
    """What holds evidence, with that which is made of its own."""
    return one.model_copy(update={"evidence": change(one.evidence, path)})


def kept_of_finding(
    coded: CodedSubtheme, held: CodedSubtheme | None, fields: Iterable[str]
) -> CodedSubtheme:
    """The finding with what a file cannot say of it, from the one held, if the finding is that."""
    if held is None or held.finding != coded.finding:
        return coded
    return coded.model_copy(update={field: getattr(held, field) for field in fields})


class Candidate(Model):
    """A candidate theme: something that recurs and that the codebook has no code for yet."""

    label: OneLine
    note: Text | None = None
    evidence: EvidenceList = ()


class Source(Model):
    """A document that was coded; `file` is its name under `sources/`, `sha256` its digest.

    `shared` says that other reviews are of the same document (a joint review); `pages_by` which
    numbers its pages go by in evidence, those printed on them or those of the file.
    """

    id: Slug
    title: OneLine | None = None
    file: Annotated[OneLine, AfterValidator(_inside_sources)] | None = None
    sha256: Sha256 | None = None
    pages: WholeNumber | None = None
    pages_by: Annotated[Literal["label", "file"] | None, Field(alias="pages-by")] = None
    shared: Truth | None = None


class QueueEntry(Model):
    """What has to be coded again, and the codebook's version and the reason for it.

    A subtheme, or an attribute by its full name, such as `victim.sex`.
    """

    subtheme: Slug | None = None
    attribute: AttributeName | None = None
    version: Version
    why: Text

    @model_validator(mode="after")
    def _names_one(self) -> "QueueEntry":
        if (self.subtheme is None) == (self.attribute is None):
            raise ValueError("must name a subtheme or an attribute")
        return self


class Unblinding(Model):
    """A coding was shown, on a day, before these coders had completed theirs of the review."""

    day: Day
    before: Several[CoderId] = ()


class Record(Model):
    """One coder's coding of one review.

    `consensus_of` names the coders whose independent codings the record joins; empty if it is one
    coder's own. `not_identifying` applies to this record and its documents. `again` is what a
    change of the codebook has put on the queue. `unblinded` says when it was shown although it was
    to be independent of others. `read` says, for a source's id, which of its pages the coder has
    read. `contacts` stand in the document's order; `dropped` are contacts that coders have agreed
    to leave out. Values under `attributes`, `victims` and `perpetrators` are as written until
    `vocabulary.typed` has read them with the codebook.
    """

    review: ReviewId
    kind: Slug = "dhr"
    codebook: CodebookVersion
    coder: CoderId
    coded: Day | None = None
    status: Status = "draft"
    sources: Several[Source] = ()
    read: dict[Slug, ReadPages] = Field(default_factory=dict)
    attributes: Values = Field(default_factory=dict)
    victims: Several[Values] = ()
    perpetrators: Several[Values] = ()
    findings: dict[Slug, CodedSubtheme] = Field(default_factory=dict)
    emerging: Several[Candidate] = ()
    contacts: Several[Contact] = ()
    dropped: Several[ContactSettlement] = ()
    memo: Text | None = None
    consensus_of: Several[CoderId] = ()
    not_identifying: Several[NotIdentifying] = ()
    again: Several[QueueEntry] = ()
    unblinded: Several[Unblinding] = ()

    def with_pieces(self, change: Callable[[EvidenceList, KeyPath], EvidenceList]) -> "Record":
        """The record with other evidence: what `change` makes of each list, given its key path."""
        return self.model_copy(
            update={
                "findings": {
                    subtheme: _changed(coded, change, ("findings", subtheme, "evidence"))
                    for subtheme, coded in self.findings.items()
                },
                **{
                    key: tuple(
                        _changed(one, change, (key, number, "evidence"))
                        for number, one in enumerate(held)
                    )
                    for key, held in (("emerging", self.emerging), ("contacts", self.contacts))
                },
            }
        )

    def coded_of(self, subthemes: Collection[str]) -> str:
        """How many of the subthemes are coded, such as `12 of 21`."""
        return f"{len(subthemes) - len(self.uncoded(subthemes))} of {len(subthemes)}"

    def uncoded(self, subthemes: Iterable[str]) -> list[str]:
        """Those of the subthemes that nobody has looked at yet, in order."""
        return [subtheme for subtheme in subthemes if subtheme not in self.findings]

    def unread(self, source: Source) -> frozenset[int]:
        """The pages of a document that the coder has not said they have read.

        None where the record does not say how many pages it has. Of a document that has changed
        since, none is read.
        """
        said, every = self.read.get(source.id), frozenset(range(1, (source.pages or 0) + 1))
        if said is None or source.sha256 not in (None, said.sha256):
            return every
        return every - said.numbers

    @property
    def is_read_to_the_end(self) -> bool:
        """Whether every page of every document is said to be read."""
        return bool(self.sources) and all(
            source.id in self.read and source.pages and not self.unread(source)
            for source in self.sources
        )

    def unevidenced(self) -> list[str]:
        """The subthemes found `present` without a piece of evidence."""
        return [s for s, c in self.findings.items() if c.finding == "present" and not c.evidence]

    def unevidenced_contacts(self) -> list[str]:
        """The ids of the contacts without a piece of evidence."""
        return [one.id for one in self.contacts if not one.evidence]

    def contact_settlements(self) -> list[ContactSettlement]:
        """How coders who differed on contacts came to keep or drop them."""
        kept = [one.settled for one in self.contacts if one.settled is not None]
        return [*kept, *self.dropped]

    def unjudged_contacts(self) -> list[str]:
        """The ids of the contacts of which nobody has said whether an opportunity was missed."""
        return [one.id for one in self.contacts if one.opportunity is None]


def bearers(record: Record, of: str) -> list[tuple[KeyPath, Values]]:
    """What is said of the review itself, or of each victim or perpetrator, and where it stands."""
    if of == "review":
        return [(("attributes",), record.attributes)]
    return [((f"{of}s", n), person) for n, person in enumerate(getattr(record, f"{of}s"))]


def attribute_values(
    record: Record, codebook: Codebook
) -> Iterator[tuple[KeyPath, Attribute, Value]]:
    """Each value in a record with its place and attribute; what the codebook lacks is left out."""
    for of in BEARERS:
        known = codebook.attributes_of[of]
        for path, said in bearers(record, of):
            for key, value in said.items():
                if key in known:
                    yield (*path, key), known[key], value


def said_of(record: Record) -> dict[str, list[Values]]:
    """Copies of the values of the review (one), and of each victim and perpetrator."""
    return {of: [dict(one) for _, one in bearers(record, of)] for of in BEARERS}


def with_said(record: Record, said: Mapping[str, Sequence[Values]]) -> Record:
    """The record with other values, in the form of `said_of`."""
    return record.model_copy(
        update={
            "attributes": said["review"][0],
            "victims": tuple(said["victim"]),
            "perpetrators": tuple(said["perpetrator"]),
        }
    )


def with_values(record: Record, change: Callable[[Values, Bearer, KeyPath], Values]) -> Record:
    """The record with what `change` makes of the values of each bearer, given whose, and where."""
    said: dict[str, list[Values]] = {}
    for of in BEARERS:
        said[of] = [change(one, of, path) for path, one in bearers(record, of)]
    return with_said(record, said)
