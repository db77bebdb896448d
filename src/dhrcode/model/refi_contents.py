"""How much a record holds: exported with it, and counted against what comes back."""

import re
from collections import Counter

from dhrcode.model.record import Record

_BETWEEN = "; "


def contents(record: Record) -> Counter[str]:
    """How many things of each kind a record holds, by the name of one."""
    evidence = [coded.evidence for coded in record.findings.values()]
    evidence += [theme.evidence for theme in record.emerging]
    evidence += [contact.evidence for contact in record.contacts]
    pieces = [piece for of_one in evidence for piece in of_one]
    facts = (record.attributes, *record.victims, *record.perpetrators)
    own = [theme.note for theme in record.emerging] + [piece.note for piece in pieces]
    return Counter(
        {
            "finding": len(record.findings),
            "piece of evidence": len(pieces),
            "page number": sum(piece.page is not None for piece in pieces),
            "section": sum(piece.section is not None for piece in pieces),
            "quote": sum(piece.quote is not None for piece in pieces),
            "note": sum(note is not None for note in own),
            "summary": sum(coded.summary is not None for coded in record.findings.values()),
            "candidate theme": len(record.emerging),
            "contact": len(record.contacts),
            "document": len(record.sources),
            "value": sum(map(len, facts)),
            "memo": int(record.memo is not None),
        }
    )


def in_words(counts: Counter[str]) -> str:
    """The counts as the text of a variable, such as `finding: 21; quote: 9`, without zeros."""
    return _BETWEEN.join(f"{thing}: {count}" for thing, count in (+counts).items()) or "nothing"


def counted(text: str) -> Counter[str]:
    """The counts in the text of a variable; what cannot be read as one is left out."""
    parts = (re.fullmatch(r"([a-z ]+): ([0-9]{1,9})", part.strip()) for part in text.split(";"))
    return Counter({part[1]: int(part[2]) for part in parts if part})
