"""Counts of what could not be imported from a project, as sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dhrcode.importers.refi.clean import listed, named, things

_LEFT_OUT = {
    "codes": ("coding", "with codes that are not subthemes of the codebook"),
    "users": ("coding", "by another coder"),
    "orphans": ("coding", "in documents of no review, or of several"),
    "variables": ("value", "of variables that are not attributes of the codebook"),
    "values": ("value", "that the attribute does not take"),
}
"""What is counted by the names of codes, users, documents, variables, and `variable: value`."""
_IN_PART = {
    "places": (
        "coding",
        (
            "{} of pictures, recordings or areas of a page: the place came, and nothing of what is "
            "there."
        ),
    ),
    "named": (
        "quote",
        (
            "{} came from the names of selections, since their texts are not in the file: they "
            "may be only the beginning."
        ),
    ),
    "wordless": (
        "coding",
        "{} of texts came without the words: they are not in the file where it says.",
    ),
    "long": ("coding", "{} came without the words or the note, of more than 20,000 characters."),
    "drafted": (
        "record",
        "{} came as a draft: complete before, and not all of it is in the file.",
    ),
}
"""What came only in part: what is counted, and what is said of it."""
_TO_SEE_TO = {
    "documents": ("document", "The records name {}; put the files into sources/ yourself."),
    "titled": (
        "document has its",
        "{} title and id from the file: check that they name nobody.",
    ),
}
"""What is left to do, likewise."""


class Leftovers:
    """Counts of what was left out or imported only in part.

    Attributes:
        left_out: what is counted by names, by the keys of `_LEFT_OUT`.
        in_part: what is counted, by the keys of `_IN_PART` and `_TO_SEE_TO`.
        things: other things in a project by kind: sets, graphs.
        missing: what was exported with records and is not in the file, by kind.
        exported: how many there were of each of these kinds.
        reading: the way in which positions were counted, if unusual.
    """

    def __init__(self) -> None:
        self.left_out: dict[str, Counter[str]] = defaultdict(Counter)
        self.in_part: Counter[str] = Counter()
        self.things: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()
        self.exported: Counter[str] = Counter()
        self.reading = ""

    def notes(self) -> Iterator[str]:
        """A sentence for each kind of thing that is not, or only in part, in the records."""
        for key, (thing, which) in _LEFT_OUT.items():
            if counts := self.left_out[key]:
                yield f"Left out: {things(counts.total(), thing)} {which}: {named(counts)}."
        if left := listed(self.things):
            yield f"Left out, since a record has no place for them: {left}."
        if self.missing:
            lost = (f"{n} of {things(self.exported[one], one)}" for one, n in self.missing.items())
            yield f"Of what was exported, this is not in the file: {', '.join(lost)}."
        yield from self._said(_IN_PART)
        if self.reading:
            yield (
                "Positions in texts were read as most selections begin and end with a word: "
                f"{self.reading}. Check some quotes against their documents."
            )
        yield from self._said(_TO_SEE_TO)

    def _said(self, sentences: dict[str, tuple[str, str]]) -> Iterator[str]:
        for key, (thing, said) in sentences.items():
            if count := self.in_part[key]:
                yield said.format(things(count, thing))
