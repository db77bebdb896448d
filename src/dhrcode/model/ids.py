"""Which names can be the id of a review, and which a coder's initials."""

import re

_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*")
_CODER = re.compile(r"[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*")


def is_review_id(name: str) -> bool:
    """Whether a name can be the id of a review."""
    return len(name) <= 40 and _ID.fullmatch(name) is not None


def is_coder_id(name: str) -> bool:
    """Whether a name can be a coder's initials."""
    return len(name) <= 30 and _CODER.fullmatch(name) is not None
