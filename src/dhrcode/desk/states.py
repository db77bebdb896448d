"""What tells one state of a record, or of a part of it, from another."""

import json
from hashlib import sha256

from dhrcode.desk.given import Given, text_of
from dhrcode.model.base import Model
from dhrcode.workflows.coding.session import ChangedMeanwhileError


def version_of(data: bytes) -> str:
    """What tells one state of a record's file from another."""
    return sha256(data).hexdigest()


def seen_of(part: Model | None) -> str:
    """What tells one state of a part of a record from another; empty where it is not there."""
    if part is None:
        return ""
    return digest_of(part.model_dump(mode="json"))


def refuse_unseen(state: str, given: Given, what: str) -> None:
    """Refuses to change what is not as the page showed it.

    Raises:
        ChangedMeanwhileError: it has been changed elsewhere.
    """
    if state != text_of(given, "seen"):
        raise ChangedMeanwhileError(
            f"{what} was changed elsewhere after this page showed it: look again"
        )


def digest_of(data: object) -> str:
    """What tells one state of data from another."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:32]
