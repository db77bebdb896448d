"""The subthemes that a record names: unknown, renamed since, or coded before they existed."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import newcomers, renaming
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
    for number, entry in enumerate(record.again):
        if not _knows(codebook, entry.subtheme):
            path = ("again", number, "subtheme")
            yield _not_there(path, entry.subtheme, codebook, version, at_key=False)
    if version != codebook.version and codebook.history:
        yield from _too_early(record, codebook)


def unknown_subthemes(mapping: Mapping[str, object], codebook: Codebook) -> Iterator[Fault]:
    """The subthemes that an invalid record names and the codebook does not have."""
    findings, coded_with = mapping.get("findings"), mapping.get("codebook")
    version = coded_with.get("version") if isinstance(coded_with, Mapping) else None
    if isinstance(findings, Mapping):
        yield from _unknown(findings, codebook, str(version))


def _knows(codebook: Codebook, subtheme: str) -> bool:
    return subtheme in codebook.subthemes or subtheme in codebook.retired


def _unknown(findings: Mapping[str, object], codebook: Codebook, version: str) -> Iterator[Fault]:
    unknown = (s for s in findings if not _knows(codebook, s) and _SLUG.fullmatch(s))
    for subtheme in islice(unknown, MAX_FAULTS):
        yield _not_there(("findings", subtheme), subtheme, codebook, version, at_key=True)


def _not_there(
    path: KeyPath, subtheme: str, codebook: Codebook, version: str, *, at_key: bool
) -> Fault:
    renamed = renaming(codebook, version, subtheme)
    if renamed is not None:
        return Fault(
            path,
            "renamed-subtheme",
            f"'{subtheme}' was renamed to '{renamed.becomes[0]}' in version {renamed.version}",
            "'dhrcode migrate' brings the record forward",
            at_key=at_key,
        )
    return Fault(
        path,
        "unknown-subtheme",
        f"the codebook has no subtheme '{subtheme}'",
        _once_called(subtheme, codebook) or nearest(subtheme, codebook.subthemes),
        at_key=at_key,
    )


def _once_called(subtheme: str, codebook: Codebook) -> str:
    """The hint if the record says it is of a version that already had the new id."""
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
