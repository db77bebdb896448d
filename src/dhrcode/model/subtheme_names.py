"""The subthemes that data names: unknown, renamed since, or coded before they existed."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import newcomers, renaming
from dhrcode.model.places import places
from dhrcode.model.record import Record
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest

MAX_FAULTS = 100
"""The most faults of one kind that are reported for one file."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # other keys are refused by the model


def subtheme_faults(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """What is wrong with the subthemes that a record names, checked against its codebook."""
    version = record.codebook.version
    yield from _unknown(record.findings, codebook, version)
    for path, subtheme in places(record, "again.*.subtheme"):
        if fault := subtheme_fault(subtheme, codebook, path, version=version):
            yield fault
    if version != codebook.version and codebook.history:
        yield from _too_early(record, codebook)


def unknown_subthemes(mapping: Mapping[str, object], codebook: Codebook) -> Iterator[Fault]:
    """The subthemes that an invalid record names and the codebook does not have."""
    findings, coded_with = mapping.get("findings"), mapping.get("codebook")
    version = coded_with.get("version") if isinstance(coded_with, Mapping) else None
    if isinstance(findings, Mapping):
        yield from _unknown(findings, codebook, str(version))


def subtheme_fault(  # noqa: PLR0913 - what the fault says of itself
    subtheme: str,
    codebook: Codebook,
    path: KeyPath = (),
    *,
    version: str | None = None,
    at_key: bool = False,
    retired: bool = True,
) -> Fault | None:
    """Why data cannot name a subtheme; None if it can.

    Args:
        subtheme: the id that it names.
        codebook: the project's.
        path: where it does.
        version: that of the codebook which the data was made with, where it says so.
        at_key: whether it is a key there.
        retired: whether it may be one that is not coded any more.
    """
    if subtheme in codebook.subthemes or (retired and subtheme in codebook.retired):
        return None
    renamed = renaming(codebook, version, subtheme) if version is not None else None
    if renamed is not None:
        new = renamed.becomes[0]
        said = f"'{subtheme}' was renamed to '{new}' in version {renamed.version}"
        hint = "'dhrcode migrate' brings the record forward"
        return Fault(path, "renamed-subtheme", said, hint, at_key=at_key)
    said = f"the codebook has no subtheme '{subtheme[:60]}'"
    hint = _what_became(subtheme, codebook) or nearest(subtheme, codebook.subthemes)
    return Fault(path, "unknown-subtheme", said, hint, at_key=at_key)


def _unknown(findings: Mapping[str, object], codebook: Codebook, version: str) -> Iterator[Fault]:
    unknown = (s for s in findings if s not in codebook.subthemes and _SLUG.fullmatch(s))
    faults = (
        subtheme_fault(s, codebook, ("findings", s), version=version, at_key=True) for s in unknown
    )
    yield from islice(filter(None, faults), MAX_FAULTS)


def _what_became(subtheme: str, codebook: Codebook) -> str:
    """The hint for an id that there was: of a subtheme that is retired, or called otherwise now."""
    if subtheme in codebook.retired:
        return f"it is retired since version {codebook.retired[subtheme].retired}"
    first = codebook.history[0].after if codebook.history else codebook.version
    renamed = renaming(codebook, first, subtheme)
    return f"it is '{renamed.becomes[0]}' since version {renamed.version}" if renamed else ""


def _too_early(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """Absent means that a coder looked for it, which nobody can do before the subtheme exists."""
    version = record.codebook.version
    for subtheme, came in newcomers(codebook, version).items():
        coded = record.findings.get(subtheme)
        if coded is not None and coded.finding == "absent":
            yield Fault(
                ("findings", subtheme, "finding"),
                "coded-before-it-existed",
                f"'{subtheme}' is absent in a record of version {version}, and came in "
                f"version {came}",
                "'dhrcode migrate' puts it on the queue",
            )
