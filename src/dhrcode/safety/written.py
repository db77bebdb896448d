"""The texts that people have written in a record, plan or codebook, each with its key path."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from dhrcode.model.base import Model
from dhrcode.model.codebook import BEARERS, Area, Attribute, Codebook, NotIdentifying, Subtheme
from dhrcode.model.codebook_parts import (
    Agency,
    Choice,
    CodebookCandidate,
    Grouping,
    ReviewKind,
    ThemeGroup,
)
from dhrcode.model.contact import Contact, ContactSettlement
from dhrcode.model.plan import (
    Action,
    Addressee,
    Due,
    LogEntry,
    Owner,
    Plan,
    Recommendation,
    Response,
    Sent,
)
from dhrcode.model.record import (
    Candidate,
    CodedSubtheme,
    Evidence,
    Record,
    Settlement,
    Source,
    bearers,
)
from dhrcode.problems import KeyPath


class WrittenText(NamedTuple):
    """A text and its key path in the file."""

    path: KeyPath
    text: str


_KEYS: dict[type[Model], str] = {
    Action: "text measure owner due log",
    Addressee: "as_written",
    Agency: "label",
    Area: "label subthemes",
    Attribute: "label definition values besides",
    Candidate: "label note evidence",
    Choice: "label",
    CodebookCandidate: "label definition",
    Codebook: "title source kinds areas candidates groupings attributes agencies not_identifying",
    CodedSubtheme: "summary evidence settled",
    Contact: "summary evidence settled",
    ContactSettlement: "reason",
    Due: "as_written",
    Evidence: "page section quote note",
    Grouping: "label note groups",
    ReviewKind: "label also_known_as",
    LogEntry: "says withdrawn evidence",
    NotIdentifying: "reason",
    Owner: "post as_written",
    Plan: "sources sent recommendations not_identifying",
    Recommendation: "text evidence to responses actions",
    Record: "findings emerging contacts dropped memo not_identifying",
    Response: "words",
    Sent: "to",
    Settlement: "reason",
    Source: "title file",
    Subtheme: ("label definition when_to_use when_not_to_use example also_known_as cues"),
    ThemeGroup: "label",
}
"""The keys of each part of a file under which people write, or under which such parts are: without
ids, dates, digests and listed values. A record's sources and attributes come before these."""
_WRITTEN = {part: keys.split() for part, keys in _KEYS.items()}


def record_texts(record: Record, codebook: Codebook) -> Iterator[WrittenText]:
    """The texts of a record in order."""
    yield from _texts(record.sources, ("sources",))
    yield from _attributes(record, codebook)
    yield from _texts(record)


def plan_texts(plan: Plan) -> Iterator[WrittenText]:
    """The texts of a plan in order."""
    return _texts(plan)


def codebook_texts(codebook: Codebook) -> Iterator[WrittenText]:
    """The texts of a codebook in order."""
    return _texts(codebook)


def _texts(node: Any, path: KeyPath = ()) -> Iterator[WrittenText]:
    """The texts in a list, a mapping or a part of a file."""
    for step, value in _within(node):
        if isinstance(value, str):
            yield WrittenText((*path, step), value)
        elif value:
            yield from _texts(value, (*path, step))


def _within(node: Any) -> Iterable[tuple[str | int, Any]]:
    """What may hold texts in it, each with its step."""
    if isinstance(node, tuple):
        return enumerate(node)
    if isinstance(node, dict):
        return node.items()
    keys = _WRITTEN[type(node)]
    if isinstance(node, Evidence) and node.page is not None and node.page.isdigit():
        keys = keys[1:]  # a page's number says nothing
    elif isinstance(node, Attribute) and node.listed_in:
        keys = [key for key in keys if key != "values"]  # they are texts of the list itself
    return [(key, getattr(node, key)) for key in keys]


def _attributes(record: Record, codebook: Codebook) -> Iterator[WrittenText]:
    """The values of attributes that take any text."""
    for of in BEARERS:
        free = {a.id for a in codebook.attributes_of[of].values() if a.data_type.words}
        for path, given in bearers(record, of):
            for name in free.intersection(given):
                yield WrittenText((*path, name), str(given[name]))
