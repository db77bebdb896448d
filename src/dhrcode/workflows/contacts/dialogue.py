"""The questions for one contact, in `new` and `edit`; nothing is written before the last."""

from typing import Any

from dhrcode.errors import DhrcodeError
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE
from dhrcode.model.plan_names import offered_agencies
from dhrcode.workflows.coding.entry import Piece
from dhrcode.workflows.coding.evidence_dialogue import EvidenceDialogue
from dhrcode.workflows.coding.screen import Screen, typed
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.contacts.entry import ContactEntry, add_contact

_QUESTIONS = (
    ("when", "when (2013-10-14, 2013-10, 2013, -14 weeks), or Enter> "),
    ("agency", "agency> "),
    ("people", f"with whom ({', '.join(PEOPLE)}; several with , between), or Enter> "),
    ("opportunity", f"opportunity ({', '.join(OPPORTUNITIES)}), or Enter> "),
    ("summary", "what happened, in your words, or Enter> "),
)


def ask_for_contact(
    session: Session, screen: Screen, evidence: EvidenceDialogue, theme: str
) -> None:
    """Asks for a contact that is about a subtheme, and writes it.

    Raises:
        CancelledError: `x` was typed; nothing is kept.
    """
    offered = offered_agencies(session.project.codebook)
    screen.say(f"Agencies: {', '.join(offered)}", "quiet")
    said: dict[str, Any] = {}
    for key, question in _QUESTIONS:
        text = typed(screen, question)
        if key == "when" and not text:
            return
        if text:
            parts = tuple(part.strip() for part in text.split(","))
            said[key] = parts if key == "people" else text
    piece = Piece(**evidence.ask())
    try:
        entry = ContactEntry(**said, themes=(theme,), piece=piece)
        one = add_contact(session.project, session.review, entry).contact
    except DhrcodeError as error:
        screen.say(f"Not kept: {error}", "warning")
        return
    session.seen()
    screen.say(f"{one.id} is written; 'dhrcode undo' takes it back.", "quiet")
