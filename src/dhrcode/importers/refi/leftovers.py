"""Counts of what could not be imported from a project, as sentences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dhrcode.importers.refi.clean import listed, named, things
from dhrcode.text import plural


def _counter() -> Counter[str]:
    return Counter()


@dataclass(slots=True)
class Leftovers:
    """Counts of what was left out or imported only in part.

    Attributes:
        codes: codings by the name of a code that is not a subtheme.
        users: codings by the name of a user whose codings were not asked for.
        orphans: codings by the name of a document whose review is not known.
        variables: values by the name of a variable that is not an attribute.
        values: values, as `variable: value`, that their attribute does not take.
        things: other things in a project by kind: sets, graphs.
        documents: documents that the records name; their files are not brought in.
        titled: those of them with the title from the file, which may name somebody.
        places: codings of what is not text, of which only the place was imported.
        named: codings of texts that are not in the file, whose words are in the selection's name.
        wordless: codings of texts whose words are not in the file.
        long: codings whose words, or the note on them, are too long for a record.
        missing: what was exported with records and is not in the file, by kind.
        exported: how many there were of each of these kinds.
        drafted: records that were complete, and of which something is missing.
        reading: the way in which positions were counted, if unusual.
    """

    codes: Counter[str] = field(default_factory=_counter)
    users: Counter[str] = field(default_factory=_counter)
    orphans: Counter[str] = field(default_factory=_counter)
    variables: Counter[str] = field(default_factory=_counter)
    values: Counter[str] = field(default_factory=_counter)
    things: Counter[str] = field(default_factory=_counter)
    documents: int = 0
    titled: int = 0
    places: int = 0
    named: int = 0
    wordless: int = 0
    long: int = 0
    missing: Counter[str] = field(default_factory=_counter)
    exported: Counter[str] = field(default_factory=_counter)
    drafted: int = 0
    reading: str = ""

    def notes(self) -> Iterator[str]:
        """A sentence for each kind of thing that is not, or only in part, in the records."""
        for counts, thing, which in (
            (self.codes, "coding", "with codes that are not subthemes of the codebook"),
            (self.users, "coding", "by another coder"),
            (self.orphans, "coding", "in documents of no review, or of several"),
            (self.variables, "value", "of variables that are not attributes of the codebook"),
            (self.values, "value", "that the attribute does not take"),
        ):
            if counts:
                count = plural(counts.total(), thing)
                yield f"Left out: {count} {which}: {named(counts)}."
        if left := listed(self.things):
            yield f"Left out, since a record has no place for them: {left}."
        yield from self._in_part()

    def _in_part(self) -> Iterator[str]:
        if self.places:
            yield (
                f"{plural(self.places, 'coding')} of pictures, recordings or areas of a page: "
                "the place came, and nothing of what is there."
            )
        if self.named:
            yield (
                f"{plural(self.named, 'quote')} came from the names of selections, since their "
                "texts are not in the file: they may be only the beginning."
            )
        if self.wordless:
            yield (
                f"{plural(self.wordless, 'coding')} of texts came without the words: they are "
                "not in the file where it says."
            )
        if self.long:
            yield (
                f"{plural(self.long, 'coding')} came without the words or the note, of more "
                "than 20,000 characters."
            )
        if self.missing:
            lost = (f"{n} of {things(self.exported[one], one)}" for one, n in self.missing.items())
            yield f"Of what was exported, this is not in the file: {', '.join(lost)}."
        if self.drafted:
            yield (
                f"{plural(self.drafted, 'record')} came as a draft: complete before, and not all "
                "of it is in the file."
            )
        if self.reading:
            yield (
                "Positions in texts were read as most selections begin and end with a word: "
                f"{self.reading}. Check some quotes against their documents."
            )
        if self.documents:
            count = plural(self.documents, "document")
            yield f"The records name {count}; put the files into sources/ yourself."
        if self.titled:
            count = plural(self.titled, "document has its", "documents have their")
            yield f"{count} title and id from the file: check that they name nobody."
