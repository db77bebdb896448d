"""What was decided where coders differ: of a finding, and of a contact."""

from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.errors import UsageError
from dhrcode.model.base import unusable
from dhrcode.model.contact import OPPORTUNITIES, Opportunity
from dhrcode.model.ids import is_coder_id
from dhrcode.model.record import Finding
from dhrcode.text import nearest_or_all


class Ruling(NamedTuple):
    """What was agreed of one subtheme.

    Attributes:
        finding: the agreed finding.
        keep: the coders whose evidence is kept.
        by: who decided.
        reason: why; may be empty.
    """

    finding: Finding
    keep: tuple[str, ...]
    by: tuple[str, ...]
    reason: str = ""


class ContactRuling(NamedTuple):
    """What was decided of a contact: how it is judged (None leaves it out), by whom, and why."""

    opportunity: Opportunity | None
    by: tuple[str, ...]
    reason: str = ""


def named_coders(typed: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
    """Initials parted by commas.

    Raises:
        UsageError: none, or some that cannot be initials, or none of the known.
    """
    names = tuple(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
    if not names:
        raise UsageError("say who: initials, parted by commas")
    for name in names:
        if not is_coder_id(name):
            raise UsageError(f"'{name[:40]}' cannot be a coder's initials")
        if known is not None and name not in known:
            hint = nearest_or_all(name, known)
            raise UsageError(f"{name} has not coded this review: {hint}")
    return names


def opportunity_named(typed: str) -> Opportunity | None:
    """How a contact is judged; None where it is dropped.

    Raises:
        UsageError: it is none of these.
    """
    for known in OPPORTUNITIES:
        if typed == known:
            return known
    if typed == "drop":
        return None
    hint = nearest_or_all(typed, (*OPPORTUNITIES, "drop"))
    raise UsageError(f"'{typed[:40]}' is nothing that a contact can be: {hint}")


def checked_reason(text: str) -> str | None:
    """Why something was decided, as it is kept; None for no reason.

    Raises:
        UsageError: it cannot be kept.
    """
    if not text.strip():
        return None
    if wrong := unusable(text):
        raise UsageError(f"the reason {wrong}: type it again without it")
    if len(text) > 20_000:
        raise UsageError("the reason is longer than 20,000 characters")
    return text.strip()
