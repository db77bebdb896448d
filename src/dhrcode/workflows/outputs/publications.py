"""What a publication may be made of; each is noted, since two can be subtracted from each other."""

from collections.abc import Iterable, Sequence

from dhrcode.analysis.selection import Selection, find_attribute
from dhrcode.analysis.variables import ReviewVariable
from dhrcode.errors import DisclosureError, UsageError
from dhrcode.model.attribute_types import TYPES
from dhrcode.model.codebook import Codebook
from dhrcode.model.publications import Publication, Publications
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loader import read_model
from dhrcode.store.project import Project
from dhrcode.store.yaml.writer import plain_yaml

NAME = "publications.yaml"


def read_publications(project: Project) -> tuple[Publication, ...]:
    """The publications that were noted.

    Raises:
        DataProblemsError: the file has errors.
    """
    path = project.root / NAME
    return read_model(path, Publications)[1].publications if path.exists() else ()


def note_publication(project: Project, made: Publication) -> None:
    """Adds a publication to those that were noted, if it is not there; comments there stay.

    Raises:
        DataProblemsError: the file has errors.
        FileAccessError: it cannot be written.
    """
    if made in read_publications(project):
        return
    path = project.root / NAME
    with project.writing():
        before = read_bytes(path) if path.exists() else None
        left_out = set() if made.by else {"by"}
        values = made.model_dump(mode="json", exclude_none=True, exclude=left_out)
        after = plain_yaml({"publications": [values]}).encode()
        if before is not None and before.strip():
            after = before.rstrip() + b"\n" + after.partition(b"\n")[2]
        project.write([project.file_change(path, before, after)], kept=False)


def subtractable(noted: tuple[Publication, ...], made: Publication) -> str | None:
    """A sentence where an earlier publication is of other reviews, or tabulated otherwise."""
    other = next((one for one in noted if one.selection != made.selection), None)
    if other is not None:
        return (
            f"On {other.day.isoformat()} another selection was published ({other.selection}): "
            "counts that each of the two hides may be worked out by subtracting one from the "
            "other. Publish one."
        )
    other = next((one for one in noted if one.by != made.by), None)
    if other is None:
        return _another_day(noted, made)
    by = ", ".join(other.by) or "no attribute"
    return (
        f"On {other.day.isoformat()} the same reviews were published by {by}: counts that each of "
        "the two hides may be worked out from both together. Publish one."
    )


def _another_day(noted: tuple[Publication, ...], made: Publication) -> str | None:
    """A sentence where the reviews' plans were published as at another day."""
    days = (one for one in noted if None not in (one.as_at, made.as_at))
    other = next((one for one in days if one.as_at != made.as_at), None)
    if other is None:
        return None
    return (
        f"On {other.day.isoformat()} the same reviews were published with their plans as at "
        f"{other.as_at}: what changed in one review may be worked out from both. Publish one."
    )


def refuse_unprovable(codebook: Codebook, by: Sequence[str]) -> None:
    """Refuses cross-tabulations of which a publication could not be proved safe.

    With one variable whose categories part the reviews, the relations of the ledger are all that
    can be known of the counts: whatever fulfils them, reviews could be. With two they are not.

    Raises:
        UsageError: there are several, or one that prints words or numbers of the records.
    """
    if len({(a.of, a.id) for a in (find_attribute(codebook, name) for name in by)}) > 1:
        raise UsageError(
            "a publication has one --by: of several tables together it could not be "
            "proved that nothing can be worked out"
        )
    for name in by:
        refuse_type(codebook, name, "--by")


def refuse_type(codebook: Codebook, name: str, what: str) -> None:
    """Refuses an attribute that prints words or numbers of the records, or overlaps.

    Raises:
        UsageError: it is of such a type; `what` is what takes it.
    """
    attribute = find_attribute(codebook, name)
    if not attribute.data_type.publishable:
        able = ", ".join(name for name, kind in TYPES.items() if kind.publishable)
        raise UsageError(
            f"'{name}' is of type {attribute.type}: a publication takes {what} of "
            f"the types {able} alone"
        )


def refuse_unpublishable(selection: Selection) -> None:
    """Refuses to publish of reviews that are selected by more than a publication may tell.

    Raises:
        UsageError: a condition does so.
    """
    said = [one.unpublishable for one in selection.conditions]
    said += [one.unpublishable for one in selection.contacts]
    for why in filter(None, said):
        raise UsageError(why)


def refuse_overlapping(variables: Iterable[ReviewVariable]) -> None:
    """Refuses a variable of which a review has several values.

    Raises:
        DisclosureError: names it.
    """
    for variable in variables:
        if variable.overlapping:
            raise DisclosureError(
                f"some reviews have several values of '{variable.name}' (two victims, say), and "
                "for such a table it could not be proved that nothing can be worked out: leave "
                "it out"
            )
