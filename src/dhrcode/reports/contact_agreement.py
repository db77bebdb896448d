"""How far coders agree on contacts: a table, sentences and plain data, for the agreement report.

Kappa stands over the contacts alone that two coders have matched and judged. That flatters, for
what only one has found does not count in it, and each of these says so.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dhrcode.analysis.contact_matches import ContactAgreement
from dhrcode.reports.blocks import Cell, Column, Line, Table
from dhrcode.reports.cell_text import cell_text
from dhrcode.text import plural

FLATTERS = "That flatters: contacts that only one has found do not count in it."
_UNDEFINED = "undefined"
_NO_VARIATION = "both give the same judgement throughout"
_NOTHING = "no contact is matched and judged by both"
_COLUMNS = (
    Column("Coders", "label", 24, "coders"),
    Column("Reviews", "count", key="reviews"),
    Column("Contacts of the first", "count", 12, "first"),
    Column("Contacts of the second", "count", 12, "second"),
    Column("Matched", "count", key="matched"),
    Column("Judged by both", "count", 10, "judged"),
    Column("Judged alike", "count", 10, "alike"),
    Column("Agreement", "percent", 13, "percent"),
    Column("Cohen's kappa", "number", 13, "kappa"),
)


def contact_table(found: Sequence[ContactAgreement]) -> Table:
    """A line for each two coders: what each has, what is matched, and how that is judged."""
    lines = [Line(_cells(one), key="+".join(one.coders)) for one in found]
    matched = (
        "Contacts are matched if the agency is equal and the times can be the same, each once. "
        f"Agreement and kappa are of those that are matched and judged by both. {FLATTERS}"
    )
    reasons = dict.fromkeys(why for one in found if (why := _why(one)))
    notes = [matched, *(f"Undefined where it says so: {why}." for why in reasons)]
    return Table("Contacts", _COLUMNS, lines, (), tuple(notes), key="contacts")


def _cells(one: ContactAgreement) -> tuple[Cell, ...]:
    share, kappa = one.share, one.kappa
    return (
        " and ".join(one.coders),
        one.reviews,
        one.first,
        one.second,
        one.matched,
        len(one.judged),
        one.alike,
        _UNDEFINED if share is None else share,
        _UNDEFINED if kappa is None else kappa,
    )


def _why(one: ContactAgreement) -> str:
    """Why kappa is undefined; empty if it is not."""
    if one.kappa is not None:
        return ""
    return _NO_VARIATION if one.judged else _NOTHING


def contact_sentence(one: ContactAgreement) -> str:
    """Matched, of how many on each side, and how far those are judged alike."""
    said = (
        f"Contacts of {plural(one.reviews, 'review')}: {one.coders[0]} has {one.first}, "
        f"{one.coders[1]} {one.second}, and {one.matched} are matched (agency, time)"
    )
    if not one.judged:
        return f"{said}; none of them is judged by both."
    kappa = _UNDEFINED if one.kappa is None else cell_text("number", one.kappa)
    return (
        f"{said}. {one.alike} of {len(one.judged)} matched and judged by both are judged "
        f"alike, kappa {kappa}. {FLATTERS}"
    )


def contact_rows(found: Sequence[ContactAgreement]) -> Iterator[Sequence[Cell]]:
    """Rows as the flat table of agreement has them, with level `contacts`."""
    for one in found:
        head = ("contacts", "", "+".join(one.coders), one.reviews, len(one.judged))
        for measure, number in (("first", one.first), ("second", one.second)):
            yield (*head, measure, number, None, None, "")
        yield (*head, "matched", one.matched, None, None, "")
        yield (*head, "percent", one.share, None, None, "" if one.judged else _NOTHING)
        yield (*head, "kappa", one.kappa, None, None, _why(one))


def contact_data(one: ContactAgreement) -> dict[str, Any]:
    """The same as plain data."""
    kappa: dict[str, Any] = {"value": one.kappa}
    if one.kappa is None:
        kappa["undefined"] = _why(one)
    return {
        "coders": list(one.coders),
        "reviews": one.reviews,
        "contacts": {one.coders[0]: one.first, one.coders[1]: one.second},
        "matched": one.matched,
        "judged": len(one.judged),
        "alike": one.alike,
        "percent": one.share,
        "kappa": kappa,
        "note": FLATTERS,
    }
