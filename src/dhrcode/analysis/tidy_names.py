"""Names for the columns of attributes that need no quotes in R, SPSS or SQL."""

from collections.abc import Container, Iterable

from dhrcode.model.codebook import Codebook

LONGEST = 64
"""The longest name of a variable that SPSS takes."""
# DuckDB's SQL, SPSS (by eq ge gt le lt ne to with and or not all) and R (in lower case).
_WORDS = """
all analyse analyze and anti any array as asc asof asymmetric at authorization binary both break by
case cast check collate collation column columns concurrently constraint create cross default
deferrable desc describe distinct do else end eq except false fetch for foreign freeze from full
function ge generated glob group gt having if ilike in initially inner intersect into is isnull join
lambda lateral le leading left like limit lt map natural ne next not notnull null offset on only or
order outer overlaps pivot pivot_longer pivot_wider placing positional primary qualify references
repeat returning right select semi show similar some struct summarize symmetric table tablesample
then to trailing true try_cast tuple union unique unpack unpivot using variadic verbose when where
while window with
"""
RESERVED = frozenset(_WORDS.split())
"""Words that cannot name a column without quotes in one of the languages."""


def attribute_columns(codebook: Codebook, fixed: Iterable[str]) -> list[str]:
    """The name of each attribute's column, in the codebook's order; all differ.

    They depend only on the codebook, so every export of a study has the same.

    Args:
        codebook: the codebook.
        fixed: names that are taken already; the review's attribute of that name gets `review_`.
    """
    taken = set(fixed)
    names: dict[str, str] = {}
    # People's names first, since they have a prefix anyway: the review's give way.
    for attribute in sorted(codebook.attributes, key=lambda a: a.of == "review"):
        name = attribute.full_name.replace(".", "_").replace("-", "_")
        if name in taken or name in RESERVED or name[0].isdigit():
            name = f"review_{name}"
        names[attribute.full_name] = free_name(name, taken)
        taken.add(names[attribute.full_name])
    return [names[attribute.full_name] for attribute in codebook.attributes]


def free_name(name: str, taken: Container[str], longest: int = LONGEST) -> str:
    """The name, cut to what is taken, with a number after it if another has it already."""
    found, number = name[:longest].rstrip("_"), 1
    while found in taken:
        number += 1
        found = f"{name[: longest - 4].rstrip('_')}_{number}"
    return found
