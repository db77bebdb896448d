"""From which of the codebooks that dhrcode carries a project's own was made."""

from collections.abc import Iterator

from dhrcode.errors import RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.history import versions
from dhrcode.store.codebooks import carried_codebook, shipped_codebook
from dhrcode.store.shipped import earlier_paths


def shipped_base(codebook: Codebook) -> Codebook:
    """The carried codebook that a project's own was made of, or was last brought into step with.

    Its `based_on` says so. Without one, its history tells: it begins with that of the other.

    Raises:
        RefusedError: it is of none that this dhrcode carries.
    """
    if codebook.based_on is not None:
        name, version = codebook.based_on.id, codebook.based_on.version
        if (carried := carried_codebook(name, version)) is not None:
            return carried[0]
        raise RefusedError(f"based_on says {name} {version}, which this dhrcode does not carry")
    found = next((one for one in _carried(codebook.id) if _leads_to(one, codebook)), None)
    if found is not None:
        return found
    newest = shipped_codebook()
    raise RefusedError(
        f"{codebook.id} {codebook.version} comes from no codebook that this dhrcode carries: if "
        f"it does under another name, say so in themes.yaml, such as 'based_on: {{id: {newest.id}, "
        f'version: "{newest.version}"}}\''
    )


def _carried(name: str) -> Iterator[Codebook]:
    """Every carried codebook of an id, the newest first."""
    newest = shipped_codebook()
    known = dict.fromkeys((*earlier_paths(), (newest.id, newest.version)))
    for one in reversed(known):
        if one[0] == name and (carried := carried_codebook(*one)) is not None:
            yield carried[0]


def _leads_to(carried: Codebook, codebook: Codebook) -> bool:
    """Whether a history begins with another's, and that one's version is in it."""
    begun = codebook.history[: len(carried.history)]
    return begun == carried.history and carried.version in versions(codebook)
