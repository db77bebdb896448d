"""Each publication is noted, since two of different reviews can be subtracted from each other."""

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
