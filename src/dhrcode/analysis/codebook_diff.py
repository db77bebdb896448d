"""What changed between two codebooks: from the history if it tells, else from ids and words."""

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar

from dhrcode.analysis.likeness import Item, alike
from dhrcode.analysis.version_history import VersionHistory, version_history
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import Grouping
from dhrcode.model.groupings import carried
from dhrcode.model.revision import Revision

TEXTS = ("label", "definition", "when_to_use", "when_not_to_use", "example")
LISTS = ("also_known_as", "cues")
_ATTRIBUTE = ("label", "type", "definition", "ask", "role", "days", "listed_in")

ChangeType = Literal[
    "added", "gone", "perhaps-renamed", "retired", "coded-again", "moved", "changed", "order"
]
ChangedPart = Literal[
    "codebook", "kind", "area", "subtheme", "candidate", "grouping", "attribute", "value", "agency"
]


class CodebookDifference(NamedTuple):
    """One difference that no revision in between explains.

    Attributes:
        of: what kind of thing it is.
        what: what happened to it.
        id: its present id, or its former id if it is gone; for an attribute `victim.sex`, for a
            value `victim.sex=female`.
        label: its label, likewise.
        part: the key of the text that changed, or of the list whose order changed.
        was: the text, id or area before.
        now: the text, id or area now.
    """

    of: ChangedPart
    what: ChangeType
    id: str
    label: str = ""
    part: str = ""
    was: str | None = None
    now: str | None = None


class CodebookComparison(NamedTuple):
    """Two codebooks compared with each other.

    Attributes:
        old: the codebook before.
        new: the codebook after.
        recorded: the revisions that led from one to the other; None if the history does not lead
            there; what was renamed, merged or split can then only be guessed.
        differences: what else differs.
    """

    old: Codebook
    new: Codebook
    recorded: tuple[Revision, ...] | None
    differences: tuple[CodebookDifference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.recorded and not self.differences


def compare_codebooks(old: Codebook, new: Codebook) -> CodebookComparison:
    """What changed from one codebook to another."""
    both, line = (old, new), version_history(old, new)
    agencies = {one for r in line.revisions or () for one in (*r.agencies, *r.becomes)}
    found = [
        *_of_codebook(old, new, line),
        *_in_list("kind", "kinds", ("label", "also_known_as", "prefix"), both),
        *_in_list("area", "areas", ("label",), both),
        *_of_subthemes(old, new, line),
        *_in_list("candidate", "candidates", ("label", "definition"), both, line.added),
        *_of_groupings(old, new, line),
        *_of_attributes(old, new, line),
        *_in_list("agency", "agencies", ("label",), both, agencies),
    ]
    if not found and not line.revisions and old != new:
        found.append(CodebookDifference("codebook", "changed", new.id, new.title, "history"))
    return CodebookComparison(old, new, line.revisions, tuple(found))


def _of_codebook(
    old: Codebook, new: Codebook, line: VersionHistory
) -> Iterator[CodebookDifference]:
    for part in ("id", "version", "title", "source"):
        was, now = getattr(old, part), getattr(new, part)
        if was != now and not (line.revisions and part == "version"):
            yield CodebookDifference("codebook", "changed", new.id, new.title, part, was, now)
    for part in ("disclosure", "not_identifying"):
        if getattr(old, part) != getattr(new, part):
            yield CodebookDifference("codebook", "changed", new.id, new.title, part)


def _in_list(
    of: ChangedPart,
    key: str,
    parts: Sequence[str],
    codebooks: tuple[Codebook, Codebook],
    recorded: Collection[str] = (),
) -> Iterator[CodebookDifference]:
    """What differs in a list of the codebook, but for the ids of which the history tells."""
    before, after = (
        {one.id: one for one in getattr(codebook, key) if one.id not in recorded}
        for codebook in codebooks
    )
    yield from _by_id(of, before, after, parts)
    if of == "agency":
        yield from _all_retired(of, before, after)
    yield from _order("codebook", codebooks[1].id, key, before, after)


def _of_groupings(
    old: Codebook, new: Codebook, line: VersionHistory
) -> Iterator[CodebookDifference]:
    """What differs in groupings that does not follow from the history."""
    followed = old.groupings
    for revision in line.revisions or ():
        followed = carried(followed, revision)
    before, after = ({one.id: one for one in every} for every in (followed, new.groupings))
    yield from _by_id("grouping", before, after, ("label", "note"))
    for name, one in after.items():
        if name in before and before[name].groups != one.groups:
            was, now = _groups(before[name]), _groups(one)
            yield CodebookDifference("grouping", "changed", name, one.label, "groups", was, now)
    yield from _order("codebook", new.id, "groupings", before, after)


def _groups(grouping: Grouping) -> str:
    return "; ".join(f"{g.label}: {', '.join(g.subthemes) or 'none'}" for g in grouping.groups)


class _HasLabel(Protocol):
    @property
    def label(self) -> str | None: ...


LabelledItem = TypeVar("LabelledItem", bound=_HasLabel)


def _by_id(
    of: ChangedPart,
    old: Mapping[str, LabelledItem],
    new: Mapping[str, LabelledItem],
    parts: Sequence[str],
) -> Iterator[CodebookDifference]:
    """What is gone, added or changed among things that have ids."""
    for name, item in old.items():
        if name not in new:
            yield CodebookDifference(of, "gone", name, item.label or "")
    for name, item in new.items():
        if name not in old:
            yield CodebookDifference(of, "added", name, item.label or "")
        else:
            yield from _changed(of, name, old[name], item, parts)


def _changed(
    of: ChangedPart, name: str, old: _HasLabel, new: _HasLabel, parts: Sequence[str]
) -> Iterator[CodebookDifference]:
    for part in parts:
        was, now = _text(getattr(old, part)), _text(getattr(new, part))
        if was != now:
            yield CodebookDifference(of, "changed", name, new.label or "", part, was, now)


def _text(value: object) -> str | None:
    if isinstance(value, tuple):
        return "; ".join(value) or None
    return ("true" if value is True else str(value)) if value else None


def _order(
    of: ChangedPart, name: str, part: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[CodebookDifference]:
    """The difference if the things that are in both are in another order."""
    if [one for one in old if one in new] != [one for one in new if one in old]:
        yield CodebookDifference(of, "order", name, "", part)


class _PlacedSubtheme(NamedTuple):
    area: Area
    subtheme: Subtheme


def _standing(codebook: Codebook) -> dict[str, _PlacedSubtheme]:
    return {s.id: _PlacedSubtheme(area, s) for area in codebook.areas for s in area.subthemes}


def _of_subthemes(
    old: Codebook, new: Codebook, line: VersionHistory
) -> Iterator[CodebookDifference]:
    before = {line.now.get(name, name): one for name, one in _standing(old).items()}
    after = _standing(new)
    gone = {name: one.subtheme for name, one in before.items() if name not in after}
    known = before.keys() | line.added
    added = {name: after[name].subtheme for name in after if name not in known}
    guessed = yield from _guesses("subtheme", gone, added)
    before = {guessed.get(name, name): one for name, one in before.items()}
    for name, one in after.items():
        if name in before:
            yield from _of_subtheme(before[name], one, line)
    yield from _within_areas(before, after, line)


def _of_subtheme(
    was: _PlacedSubtheme, now: _PlacedSubtheme, line: VersionHistory
) -> Iterator[CodebookDifference]:
    one, before = now.subtheme, was.subtheme
    if not (one.retired and one.id in line.retired):
        yield from _retired("subtheme", one.id, before.retired, one.retired, one.label)
    if was.area.id != now.area.id and one.id not in line.moved:
        yield CodebookDifference(
            "subtheme", "moved", one.id, one.label, "area", was.area.label, now.area.label
        )
    texts = {part: line.renamed_in(getattr(before, part)) for part in TEXTS}
    before = before.model_copy(update=texts)
    yield from _changed("subtheme", one.id, before, one, (*TEXTS, *LISTS))


def _within_areas(
    before: Mapping[str, _PlacedSubtheme],
    after: Mapping[str, _PlacedSubtheme],
    line: VersionHistory,
) -> Iterator[CodebookDifference]:
    """Areas whose subthemes are in another order, apart from those that were moved."""
    stayed = {
        n: one.area.id
        for n, one in after.items()
        if n in before and n not in line.moved and before[n].area.id == one.area.id
    }
    for area in dict.fromkeys(stayed.values()):
        orders = (
            {n: one for n, one in all_.items() if stayed.get(n) == area} for all_ in (before, after)
        )
        yield from _order("area", area, "subthemes", *orders)


def _guesses(
    of: ChangedPart, gone: Mapping[str, Item], added: Mapping[str, Item]
) -> Generator[CodebookDifference, None, dict[str, str]]:
    """What may have been renamed, what is gone and what was added; returns the first."""
    guessed = alike(gone, added)
    for was, now in guessed.items():
        yield CodebookDifference(of, "perhaps-renamed", now, added[now].label, "", was, now)
    new = set(guessed.values())
    yield from _by_id(
        of,
        {name: item for name, item in gone.items() if name not in guessed},
        {name: item for name, item in added.items() if name not in new},
        (),
    )
    return guessed


class _CanRetire(Protocol):
    @property
    def retired(self) -> str | None: ...


def _all_retired(
    of: ChangedPart,
    before: Mapping[str, _CanRetire],
    after: Mapping[str, _CanRetire],
    recorded: Collection[str] = (),
) -> Iterator[CodebookDifference]:
    """What of those in both is chosen no more, or again, but for what the history tells."""
    for name, one in after.items():
        if name in before and name not in recorded:
            yield from _retired(of, name, before[name].retired, one.retired)


def _retired(
    of: ChangedPart, name: str, was: str | None, now: str | None, label: str = ""
) -> Iterator[CodebookDifference]:
    if now and not was:
        yield CodebookDifference(of, "retired", name, label, "", None, now)
    if was and not now:
        yield CodebookDifference(of, "coded-again", name, label)


def _of_attributes(
    old: Codebook, new: Codebook, line: VersionHistory
) -> Iterator[CodebookDifference]:
    before = {line.named_now(one.name): one for one in old.attributes}
    after = {one.name: one for one in new.attributes}
    gone = {name: one for name, one in before.items() if name not in after}
    known = before.keys() | line.named("add-attribute")
    added = {name: after[name] for name in after if name not in known}
    guessed = yield from _guesses("attribute", gone, added)
    before = {guessed.get(name, name): one for name, one in before.items()}
    for name, one in after.items():
        if name in before:
            yield from _of_attribute(name, before[name], one, line)
    yield from _order("codebook", new.id, "attributes", before, after)


def _of_attribute(
    name: str, was: Attribute, now: Attribute, line: VersionHistory
) -> Iterator[CodebookDifference]:
    texts = {"definition": line.renamed_in(was.definition)}
    before = was.model_copy(update=texts)
    yield from _changed("attribute", name, before, now, _ATTRIBUTE)
    if name not in line.named("retire-attribute"):
        yield from _retired("attribute", name, was.retired, now.retired)
    shared = bool(was.listed_in and now.listed_in)  # what differs in the list is said of it
    old = {line.named_now(f"{was.name}={v.id}"): v for v in (was.besides if shared else was.values)}
    recorded = line.named("add-value") - old.keys()
    new = {f"{name}={v.id}": v for v in (now.besides if shared else now.values)}
    told = {value: choice for value, choice in new.items() if value not in recorded}
    yield from _by_id("value", old, told, ("label",))
    yield from _all_retired("value", old, told, line.named("retire-value"))
    yield from _order("attribute", name, "values", old, told)
