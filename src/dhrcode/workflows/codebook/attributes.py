"""Changes to the attributes of a codebook and to their values, each as a version of its own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from dhrcode.analysis.selection import find_attribute
from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.attribute_types import TYPES
from dhrcode.model.codebook import BEARERS, Attribute, Codebook
from dhrcode.model.codebook_parts import Choice
from dhrcode.model.revision import ChangeKind, Effect
from dhrcode.text import nearest_or_all
from dhrcode.workflows.codebook.changes import ChangedCodebook
from dhrcode.workflows.codebook.places import refuse_former
from dhrcode.workflows.codebook.wording import checked, remade

_Item = TypeVar("_Item", Attribute, Choice)


class AttributeWording(NamedTuple):
    """What is said of a new attribute, as it was typed.

    Attributes:
        label: its name in forms and tables.
        type: what it takes, such as `choice`.
        definition: what it is.
        ask: `first` or `later`.
        values: the labels of its values by their ids, an empty one where the id says it.
        after: the attribute after which it stands; the last one's place if not given.
    """

    label: str
    type: str
    definition: str | None = None
    ask: str | None = None
    values: Mapping[str, str] = {}
    after: str | None = None


def add(codebook: Codebook, name: str, wording: AttributeWording) -> ChangedCodebook:
    """An attribute that there was not.

    A complete record has it on its queue, unless a new coding does not ask for it either.

    Args:
        codebook: the codebook.
        name: its name, with whose it is: `victim.pets`; of the review if it says nothing.
        wording: what is said of it.

    Raises:
        UsageError: it cannot be kept, or there is no such neighbour.
        RefusedError: the name is taken, or was.
    """
    of, _, key = name.rpartition(".")
    of = of or "review"
    if of not in BEARERS:
        raise UsageError(
            f"'{name[:60]}' is of none of {', '.join(BEARERS)}: give victim.{key[:40]}, say"
        )
    _refuse_type(wording)
    given: dict[str, Any] = {"id": key, "label": wording.label, "of": of, "type": wording.type}
    given["values"] = tuple(_choice(value, label) for value, label in wording.values.items())
    optional = {"definition": wording.definition, "ask": wording.ask}
    new = checked(Attribute, given | {k: v for k, v in optional.items() if v})
    _refuse_taken(codebook, new.name)
    attributes = [*codebook.attributes]
    after = find_attribute(codebook, wording.after) if wording.after else None
    attributes.insert(attributes.index(after) + 1 if after else len(attributes), new)
    effect: Effect = "again" if new.ask == "first" else "kept"
    parts = {"attributes": tuple(attributes)}
    return ChangedCodebook("add-attribute", (new.name,), parts, effect)


def rename(
    codebook: Codebook, old: str, new: str | None, label: str | None = None
) -> ChangedCodebook:
    """Another id, another label, or both.

    Raises:
        UsageError: there is no such attribute, nothing would change, or it cannot be called so.
        RefusedError: the name is taken, or was.
    """
    before = _asked(codebook, old)
    key = before.id if new is None else new.removeprefix(f"{before.of}.")
    if key == before.id:
        raise UsageError(f"'{before.id}' is called so already: give another id")
    after = remade(before, id=key, label=label or before.label)
    _refuse_taken(codebook, after.name)
    parts = _replaced(codebook, before, after)
    return ChangedCodebook("rename-attribute", (before.name,), parts, to=after.name)


def retire(codebook: Codebook, name: str, version: str) -> ChangedCodebook:
    """An attribute that nobody is asked for from a version on; records keep what they say of it.

    Raises:
        UsageError: there is no such attribute, or it is retired already.
    """
    before = _asked(codebook, name)
    parts = _replaced(codebook, before, before.model_copy(update={"retired": version}))
    return ChangedCodebook("retire-attribute", (before.name,), parts)


def add_value(
    codebook: Codebook, name: str, value: str, label: str | None, after: str | None = None
) -> ChangedCodebook:
    """One more value of an attribute, after the others or after one of them.

    Raises:
        UsageError: there is no such attribute or value, or its type lists none.
        RefusedError: the value is there already, or was.
    """
    before = _listing(codebook, name)
    _refuse_value_taken(codebook, before, value)
    values = [*before.values]
    at = len(values) if after is None else values.index(_offered(before, after)) + 1
    values.insert(at, _choice(value, label))
    return _revalued(codebook, "add-value", before, value, values)


def rename_value(
    codebook: Codebook, name: str, old: str, new: str, label: str | None = None
) -> ChangedCodebook:
    """Another id of a value, in records too, and perhaps another label.

    Raises:
        UsageError: there is no such attribute or value, or it cannot be called so.
        RefusedError: there is such a value already, or was.
    """
    before = _listing(codebook, name)
    held = _offered(before, old)
    _refuse_value_taken(codebook, before, new)
    values = _instead(before.values, held, _choice(new, label or held.label))
    done = _revalued(codebook, "rename-value", before, old, values)
    return done._replace(to=f"{before.name}={new}")


def retire_value(
    codebook: Codebook, name: str, value: str, version: str, *, keep: bool = False
) -> ChangedCodebook:
    """A value that is no longer chosen; records keep it until somebody chooses another.

    Args:
        codebook: the codebook.
        name: the attribute's name.
        value: the value.
        version: the version that is made.
        keep: whether records that hold it are left alone; otherwise it comes onto their queue.

    Raises:
        UsageError: there is no such attribute or value, or no other that can be chosen.
    """
    before = _listing(codebook, name)
    held = _offered(before, value)
    values = _instead(before.values, held, held.model_copy(update={"retired": version}))
    if all(one.retired is not None for one in values):
        raise UsageError(f"'{value}' is the only value of '{before.id}': add another first")
    effect: Effect = "kept" if keep else "again"
    return _revalued(codebook, "retire-value", before, value, values, effect)


def _revalued(  # noqa: PLR0913, PLR0917 - what a change is
    codebook: Codebook,
    change: ChangeKind,
    before: Attribute,
    value: str,
    values: Sequence[Choice],
    effect: Effect = "kept",
) -> ChangedCodebook:
    parts = _replaced(codebook, before, before.model_copy(update={"values": tuple(values)}))
    return ChangedCodebook(change, (f"{before.name}={value}",), parts, effect)


def _refuse_type(wording: AttributeWording) -> None:
    """Refuses a type that there is not, and values where it takes none, or needs some."""
    kind = TYPES.get(wording.type)
    if kind is None:
        hint = nearest_or_all(wording.type, TYPES)
        raise UsageError(f"there is no type '{wording.type[:40]}': {hint}")
    if ("values" in kind.keys) != bool(wording.values):
        takes = "give a --value for each" if not wording.values else "leave out --value"
        listed = "lists its values" if "values" in kind.keys else "lists no values"
        raise UsageError(f"the type {kind.name} {listed}: {takes}")


def _replaced(
    codebook: Codebook, old: Attribute, new: Attribute
) -> dict[str, tuple[Attribute, ...]]:
    """The attributes with another in the place of one."""
    return {"attributes": tuple(_instead(codebook.attributes, old, new))}


def _instead(items: Iterable[_Item], old: _Item, new: _Item) -> list[_Item]:
    return [new if one is old else one for one in items]


def _choice(value: str, label: str | None) -> Choice:
    return checked(Choice, {"id": value} | ({"label": label} if label else {}))


def _asked(codebook: Codebook, name: str) -> Attribute:
    found = find_attribute(codebook, name)
    if found.retired:
        raise UsageError(f"'{name[:60]}' is retired since version {found.retired} already")
    return found


def _listing(codebook: Codebook, name: str) -> Attribute:
    found = _asked(codebook, name)
    if found.listed_in:
        raise UsageError(
            f"the values of '{found.id}' are the codebook's {found.listed_in}: "
            "'dhrcode codebook agency' changes them"
        )
    if "values" not in found.data_type.keys:
        raise UsageError(f"'{found.id}' is of type {found.type}, which lists no values")
    return found


def _offered(attribute: Attribute, value: str) -> Choice:
    known = {one.id: one for one in attribute.values if one.retired is None}
    if value in known:
        return known[value]
    hint = nearest_or_all(value, known)
    raise UsageError(f"'{value[:40]}' is not a value of '{attribute.id}': {hint}")


def _refuse_taken(codebook: Codebook, name: str) -> None:
    shown = name.removeprefix("review.")
    if any(one.name == name for one in codebook.attributes):
        raise RefusedError(f"there is an attribute '{shown}' already: give another id")
    refuse_former(codebook, name, f"'{shown}' was the name of an attribute")


def _refuse_value_taken(codebook: Codebook, attribute: Attribute, value: str) -> None:
    if any(one.id == value for one in attribute.values):
        raise RefusedError(f"'{attribute.id}' has a value '{value}' already: give another id")
    said = f"'{value}' was a value of '{attribute.id}'"
    refuse_former(codebook, f"{attribute.name}={value}", said)
