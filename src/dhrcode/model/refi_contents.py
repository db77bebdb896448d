"""How much a record holds: exported with it, and counted against what comes back."""

import re
from collections import Counter

from dhrcode.model.places import places
from dhrcode.model.record import Record

_BETWEEN = "; "


_EVIDENCE = ("findings.*.evidence.*", "emerging.*.evidence.*", "contacts.*.evidence.*")
_COUNTED = {
    "finding": ("findings.*",),
    "piece of evidence": _EVIDENCE,
    "page number": tuple(f"{piece}.page" for piece in _EVIDENCE),
    "section": tuple(f"{piece}.section" for piece in _EVIDENCE),
    "quote": tuple(f"{piece}.quote" for piece in _EVIDENCE),
    "note": ("emerging.*.note", *(f"{piece}.note" for piece in _EVIDENCE)),
    "summary": ("findings.*.summary",),
    "candidate theme": ("emerging.*",),
    "contact": ("contacts.*",),
    "document": ("sources.*",),
    "value": ("attributes.*", "victims.*.*", "perpetrators.*.*"),
    "memo": ("memo",),
}
"""The places in a record of the things that are counted, by the name of one."""


def contents(record: Record) -> Counter[str]:
    """How many things of each kind a record holds, by the name of one."""
    found = {
        thing: [place for path in paths for place in places(record, path)]
        for thing, paths in _COUNTED.items()
    }
    return Counter({thing: len(there) for thing, there in found.items()})


def in_words(counts: Counter[str]) -> str:
    """The counts as the text of a variable, such as `finding: 21; quote: 9`, without zeros."""
    return _BETWEEN.join(f"{thing}: {count}" for thing, count in (+counts).items()) or "nothing"


def counted(text: str) -> Counter[str]:
    """The counts in the text of a variable; what cannot be read as one is left out."""
    parts = (re.fullmatch(r"([a-z ]+): ([0-9]{1,9})", part.strip()) for part in text.split(";"))
    return Counter({part[1]: int(part[2]) for part in parts if part})
