"""What a publication hides, in words for the analyst."""

from collections.abc import Sequence

from dhrcode.analysis.ledger import CountKey
from dhrcode.reports.blocks import Column, Line, Table
from dhrcode.safety.disclosure import HiddenCount

_PARTS = {
    "finding": "subtheme {0}: {1}",
    "area": "area {0}: one or more present",
    "ticks": "area {0}: present findings",
    "kind": "kind {0}",
    "value": "{0}: {1}",
    "several": "{0}: reviews in more than one column",
    "cross": "{0} {1}: subtheme {2} present",
    "ticks of": "{0} {1}: present findings",
    "with": "reviews with {0}",
    "both": "subthemes {0} and {1}: both present",
}


def hidden_table(hidden: Sequence[HiddenCount]) -> Table:
    """Each hidden count with its number and the reason."""
    columns = (Column("Count", "label", 60), Column("Number", "count"), Column("Why", "text", 60))
    lines = tuple(Line((in_words(one.key), one.count, _why(one))) for one in hidden)
    return Table("", columns, lines)


def in_words(key: CountKey) -> str:
    """The name of a count in words."""
    kind, *names = key
    names = [name or "not filled in" for name in names]
    if kind == "cross" and len(names) > 3:
        return f"{names[0]} {names[1]}: subtheme {names[2]} {names[3].replace('-', ' ')}"
    if kind == "both" and len(names) > 2:
        alone = f"{names[2]} alone" if names[2] != "neither" else "neither"
        return f"subthemes {names[0]} and {names[1]}: {alone}"
    if kind == "with" and len(names) > 1:
        return f"reviews without {names[0]}"
    if kind == "area" and len(names) > 1:
        return f"area {names[0]}: none present"
    return _PARTS.get(kind, " ".join(("{0}", *("{1}" for _ in names[1:2])))).format(*names)


def _why(one: HiddenCount) -> str:
    if one.protects is None:
        return "a small count"
    return f"else one could work out: {in_words(one.protects)}"
