"""The texts that people have written in a record, plan or codebook, each with its key path."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dhrcode.model.codebook import BEARERS, Codebook, NotIdentifying
from dhrcode.model.plan import Action, Plan, Recommendation
from dhrcode.model.record import Evidence, Record, bearers
from dhrcode.problems import KeyPath


class WrittenText(NamedTuple):
    """A text and its key path in the file."""

    path: KeyPath
    text: str


def record_texts(record: Record, codebook: Codebook) -> Iterator[WrittenText]:
    """The texts of a record in order, without ids, dates of coding, digests or listed values."""
    for number, source in enumerate(record.sources):
        yield from _given(("sources", number), title=source.title, file=source.file)
    yield from _attributes(record, codebook)
    for subtheme, coded in record.findings.items():
        yield from _given(("findings", subtheme), summary=coded.summary)
        yield from _pieces(("findings", subtheme, "evidence"), coded.evidence)
        if coded.settled is not None:
            yield from _given(("findings", subtheme, "settled"), reason=coded.settled.reason)
    for number, candidate in enumerate(record.emerging):
        yield from _given(("emerging", number), label=candidate.label, note=candidate.note)
        yield from _pieces(("emerging", number, "evidence"), candidate.evidence)
    for number, contact in enumerate(record.contacts):
        yield from _given(("contacts", number), summary=contact.summary)
        yield from _pieces(("contacts", number, "evidence"), contact.evidence)
        if contact.settled is not None:
            yield from _given(("contacts", number, "settled"), reason=contact.settled.reason)
    for number, dropped in enumerate(record.dropped):
        yield from _given(("dropped", number), reason=dropped.reason)
    yield from _given((), memo=record.memo)
    yield from _reasons(record.not_identifying)


def plan_texts(plan: Plan) -> Iterator[WrittenText]:
    """The texts of a plan in order, without ids, dates and what is listed."""
    for number, source in enumerate(plan.sources):
        yield from _given(("sources", number), title=source.title, file=source.file)
    for number, sent in enumerate(plan.sent):
        yield from _given(("sent", number), to=sent.to)
    for number, one in enumerate(plan.recommendations):
        yield from _recommended(("recommendations", number), one)
    yield from _reasons(plan.not_identifying)


def _recommended(path: KeyPath, one: Recommendation) -> Iterator[WrittenText]:
    yield from _given(path, text=one.text)
    yield from _pieces((*path, "evidence"), one.evidence)
    for number, to in enumerate(one.to):
        yield from _given((*path, "to", number), as_written=to.as_written)
    for number, response in enumerate(one.responses):
        yield from _given((*path, "responses", number), words=response.words)
    for number, action in enumerate(one.actions):
        yield from _to_be_done((*path, "actions", number), action)


def _to_be_done(path: KeyPath, action: Action) -> Iterator[WrittenText]:
    yield from _given(path, text=action.text, measure=action.measure)
    if action.owner is not None:
        owner = action.owner
        yield from _given((*path, "owner"), post=owner.post, as_written=owner.as_written)
    if action.due is not None:
        yield from _given((*path, "due"), as_written=action.due.as_written)
    for number, entry in enumerate(action.log):
        at = (*path, "log", number)
        yield from _given(at, says=entry.says, withdrawn=entry.withdrawn)
        yield from _pieces((*at, "evidence"), entry.evidence)


def codebook_texts(codebook: Codebook) -> Iterator[WrittenText]:
    """The texts of a codebook in order."""
    yield from _given((), title=codebook.title, source=codebook.source)
    for number, kind in enumerate(codebook.kinds):
        yield from _given(("kinds", number), label=kind.label)
        yield from (
            WrittenText(("kinds", number, "also_known_as", n), text)
            for n, text in enumerate(kind.also_known_as)
        )
    for number, area in enumerate(codebook.areas):
        yield from _given(("areas", number), label=area.label)
        for place, one in enumerate(area.subthemes):
            path: KeyPath = ("areas", number, "subthemes", place)
            yield from _given(
                path,
                label=one.label,
                definition=one.definition,
                when_to_use=one.when_to_use,
                when_not_to_use=one.when_not_to_use,
                example=one.example,
            )
            yield from (
                WrittenText((*path, "also_known_as", n), text)
                for n, text in enumerate(one.also_known_as)
            )
            yield from (WrittenText((*path, "cues", n), text) for n, text in enumerate(one.cues))
    for number, theme in enumerate(codebook.candidates):
        yield from _given(("candidates", number), label=theme.label, definition=theme.definition)
    for number, grouping in enumerate(codebook.groupings):
        yield from _given(("groupings", number), label=grouping.label, note=grouping.note)
        for place, group in enumerate(grouping.groups):
            yield from _given(("groupings", number, "groups", place), label=group.label)
    for number, attribute in enumerate(codebook.attributes):
        path = ("attributes", number)
        yield from _given(path, label=attribute.label, definition=attribute.definition)
        key = "besides" if attribute.listed_in else "values"
        for place, choice in enumerate(getattr(attribute, key)):
            yield from _given((*path, key, place), label=choice.label)
    for number, agency in enumerate(codebook.agencies):
        yield from _given(("agencies", number), label=agency.label)
    yield from _reasons(codebook.not_identifying)


def _given(path: KeyPath, **texts: str | None) -> Iterator[WrittenText]:
    return (WrittenText((*path, key), text) for key, text in texts.items() if text is not None)


def _attributes(record: Record, codebook: Codebook) -> Iterator[WrittenText]:
    """The values of attributes that take any text."""
    for of in BEARERS:
        free = {a.id for a in codebook.attributes_of[of].values() if a.data_type.words}
        for path, given in bearers(record, of):
            for name in free.intersection(given):
                yield WrittenText((*path, name), str(given[name]))


def _pieces(path: KeyPath, pieces: Iterable[Evidence]) -> Iterator[WrittenText]:
    for number, piece in enumerate(pieces):
        page = None if piece.page is None or piece.page.isdigit() else piece.page
        yield from _given(
            (*path, number), page=page, section=piece.section, quote=piece.quote, note=piece.note
        )


def _reasons(entries: Iterable[NotIdentifying]) -> Iterator[WrittenText]:
    for number, entry in enumerate(entries):
        yield from _given(("not_identifying", number), reason=entry.reason)
