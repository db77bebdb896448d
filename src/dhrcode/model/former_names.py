"""What an older version of a codebook called its subthemes, and which it did not yet have."""

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.history import added_by, revisions_since
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

    It has every id that a subtheme ever had, and no history: it does not say what an id became. For
    reading only.
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
    return Codebook(**given | {"areas": areas, "history": ()})
