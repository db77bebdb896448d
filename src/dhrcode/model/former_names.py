"""What an older version of a codebook called its subthemes, and which it did not yet have."""

from collections.abc import Iterator

from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import Choice
from dhrcode.model.history import added_by, present_name, revisions_since
from dhrcode.model.revision import Revision


def is_behind(codebook: Codebook, version: str) -> bool:
    """Whether the codebook's history leads from a version to a later one: its own."""
    return bool(revisions_since(codebook, version))


def newcomers(codebook: Codebook, version: str) -> dict[str, str]:
    """The subthemes that a version did not yet have, by their present id, and the version of each.

    What was renamed since is no newcomer: the version had it under another id.
    """
    came: dict[str, str] = {}
    for revision in revisions_since(codebook, version) or ():
        if revision.change == "rename":
            if (since := came.pop(revision.subthemes[0], None)) is not None:
                came[revision.becomes[0]] = since
        else:
            came |= dict.fromkeys(added_by(revision), revision.version)
    return came


def renaming(codebook: Codebook, version: str, subtheme: str) -> Revision | None:
    """The revision that gave another id to what a version called `subtheme`."""
    for revision in revisions_since(codebook, version) or ():
        if revision.change == "rename" and subtheme in revision.subthemes:
            return revision if subtheme not in revision.becomes else None
    return None


def with_former_ids(codebook: Codebook) -> Codebook:
    """A codebook with which records of every version in the history can be read.

    It has every id that a subtheme, an attribute or a value ever had, and no history: it does not
    say what an id became. For reading only.
    """
    known = codebook.subthemes.keys() | codebook.retired.keys()
    renamed = {
        revision.subthemes[0]: revision.version
        for revision in codebook.history
        if revision.change == "rename" and revision.subthemes[0] not in known
    }
    former = tuple(
        Subtheme(id=old, label=old, definition=old, retired=version)
        for old, version in renamed.items()
    )
    given = {name: getattr(codebook, name) for name in Codebook.model_fields}
    areas = (
        *codebook.areas,
        *([Area(id="former", label="former", subthemes=former)] if former else []),
    )
    attributes = tuple(_former_attributes(codebook))
    return Codebook(**given | {"areas": areas, "attributes": attributes, "history": ()})


def _former_attributes(codebook: Codebook) -> Iterator[Attribute]:
    """Each attribute with the values that it ever had, and once more for each id it ever had."""
    names, values = _former(codebook, "rename-attribute"), _former(codebook, "rename-value")
    for one in codebook.attributes:
        gone = [old.partition("=")[2] for old, now in values.items() if _is_of(now, one)]
        former = (Choice(id=old, retired=codebook.version) for old in dict.fromkeys(gone))
        known = {choice.id for choice in one.values}
        extra = tuple(choice for choice in former if choice.id not in known)
        read = one.model_copy(update={"values": (*one.values, *extra)}) if extra else one
        yield read
        for old, now in names.items():
            if now == one.name:
                yield read.model_copy(update={"id": old.partition(".")[2]})


def _is_of(value: str, attribute: Attribute) -> bool:
    return value.partition("=")[0] == attribute.name


def _former(codebook: Codebook, change: str) -> dict[str, str]:
    """What was renamed: each name that it had before, and its present one."""
    history = codebook.history
    named = {
        r.named[0]: present_name(history[n:], r.named[0])
        for n, r in enumerate(history)
        if r.change == change
    }
    return {old: now for old, now in named.items() if old != now}


def renamed_since(codebook: Codebook, name: str) -> str:
    """The hint for an attribute or value by a name that it had once; empty for another name."""
    for number, revision in enumerate(codebook.history):
        if present_name([revision], name) != name:
            now = present_name(codebook.history[number:], name)
            called = now.partition("=")[2] or now.partition(".")[2]
            return (
                f"it is '{called}' since version {revision.version}: "
                "'dhrcode migrate' brings the record forward"
            )
    return ""
