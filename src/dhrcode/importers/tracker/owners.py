"""Who owns an action, as a cell of a tracker says it: an agency with a post, or words."""

import re

from dhrcode.model.codebook import Codebook
from dhrcode.model.tracker_map import TrackerMap
from dhrcode.text import name_key

PARTS = re.compile(r"\s*(?:[,:;/(\n|]|\s[-\N{EN DASH}]\s)\s*")
"""What stands between an agency and its post."""


def owner_of(text: str, agencies: dict[str, str]) -> dict[str, str]:
    """The owner that a cell names: an agency with its post, or the words as they are.

    Args:
        text: the cell.
        agencies: their ids, by names as `name_key` makes them.
    """
    first, *rest = PARTS.split(text, maxsplit=1)
    agency = agencies.get(name_key(text)) or agencies.get(name_key(first))
    post = " ".join(rest[0].rstrip(")").split()) if rest else ""
    if agency is None or (post and any(name_key(p) in agencies for p in PARTS.split(post))):
        return {"as_written": " ".join(text.split())}
    if name_key(text) in agencies or not post:
        return {"agency": agency}
    return {"agency": agency, "post": post}


def agency_words(codebook: Codebook, given: TrackerMap) -> dict[str, str]:
    """The agencies that a cell can mean, by the names that they have, as `name_key` makes them."""
    gone = {one.id for one in codebook.agencies if one.retired is not None}
    known = {one: label for one, label in codebook.agency_labels.items() if one not in gone}
    words = {name_key(label): one for one, label in known.items()}
    for one in known:
        words |= {name_key(one): one, name_key(one.replace("-", " ")): one}
    return words | {name_key(word): one for word, one in given.agencies.items()}
