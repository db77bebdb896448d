"""A revision of the codebook in words: what was done, and what becomes of findings."""

from dhrcode.model.codebook import Codebook
from dhrcode.model.history import retired_by
from dhrcode.model.revision import ChangeKind, Effect, Revision
from dhrcode.text import all_of

_DONE: dict[ChangeKind, str] = {
    "add": "{old} {were} added to the area {area}",
    "rename": "{old} was renamed to {new}",
    "move": "{old} {were} moved, and {is_} in the area {area} now",
    "merge": "{old} were merged into {new}; {retired} retired",
    "split": "{old} was split into {new}, and is retired",
    "retire": "{old} {were} retired",
    "redefine": "{old} {were} defined anew",
    "add-attribute": "the attribute{s} {old} {were} added",
    "rename-attribute": "the attribute {old} was renamed to {new}",
    "retire-attribute": "the attribute{s} {old} {were} retired",
    "add-value": "the value{s} {old} {were} added",
    "rename-value": "{old} was renamed to {new}",
    "retire-value": "{old} {is_} no longer chosen",
    "add-agency": "the agenc{ies} {old} {were} added",
    "rename-agency": "the agency {old} was renamed to {new}",
    "merge-agency": "the agenc{ies} {old} became {new}",
    "retire-agency": "the agenc{ies} {old} {were} retired",
}
_FINDINGS: dict[tuple[ChangeKind, Effect], str] = {
    ("add", "again"): "Not coded in the reviews that were coded before, and never absent there.",
    ("rename", "kept"): "Findings are kept under the new id.",
    ("move", "kept"): "Findings are kept as they are.",
    ("merge", "joined"): "Findings are joined: present if one is present and none is absent; "
    "present beside absent becomes unclear, and is to be coded again.",
    ("split", "again"): "Findings stay under the retired id; its parts are to be coded.",
    ("retire", "kept"): "Findings stay in their records, and are no longer counted.",
    ("redefine", "again"): "Findings stay, and are to be coded again.",
    ("redefine", "kept"): "Findings are kept as they are.",
    ("add-attribute", "again"): "Complete records have it on their queue.",
    ("add-attribute", "kept"): "Findings are kept as they are.",
    ("rename-attribute", "kept"): "What records say of it is kept under the new id.",
    ("retire-attribute", "kept"): "Records keep what they say of it, and nobody is asked any more.",
    ("add-value", "kept"): "Records are kept as they are.",
    ("rename-value", "kept"): "Records have it by its new id.",
    ("retire-value", "kept"): "Records keep it, and it counts, until somebody chooses another.",
    ("retire-value", "again"): "Records keep it, and have the attribute on their queue.",
    ("add-agency", "kept"): "Findings are kept as they are.",
    ("rename-agency", "kept"): "'dhrcode migrate' writes the new id into records and plans.",
    ("merge-agency", "kept"): "'dhrcode migrate' writes the new id into records and plans.",
    ("retire-agency", "kept"): "Records and plans keep it; it is not offered any more.",
}


def done_in_words(revision: Revision) -> str:
    """What was done: `gps was renamed to general-practice`."""
    if _label_alone(revision):
        return f"{revision.subthemes[0]} was given another label"
    if revision.candidate is not None:
        added = all_of(revision.subthemes)
        return f"{added} was added to the area {revision.area}; it was a candidate theme before"
    gone = retired_by(revision)
    one = len(revision.named) == 1
    return _DONE[revision.change].format(
        old=all_of(revision.named),
        s="" if one else "s",
        ies="y" if one else "ies",
        were="was" if one else "were",
        is_="is" if one else "are",
        new=revision.to or all_of(revision.becomes),
        area=revision.area or "(not said)",
        retired=f"{all_of(gone)} {'is' if len(gone) == 1 else 'are'}",
    )


def findings_in_words(revision: Revision) -> str:
    """What becomes of findings, in a sentence."""
    if _label_alone(revision):
        return "Findings are kept as they are."
    if revision.candidate is not None:
        return (
            "Unclear, and to be coded, in the reviews that noted it; not coded in the others that "
            "were coded before, and never absent there."
        )
    said = _FINDINGS[revision.change, revision.findings]
    facts = all_of([f"{name}={value}" for name, value in revision.sets.items()])
    return f"{said} 'dhrcode migrate' sets {facts} there." if facts else said


def past_in_words(codebook: Codebook, name: str) -> str:
    """Why a subtheme is not coded any more; the empty string if nothing is known."""
    for revision in reversed(codebook.history):
        renamed = revision.change == "rename" and name not in revision.becomes
        if name in retired_by(revision) or (renamed and name in revision.subthemes):
            return f"{done_in_words(revision)} (version {revision.version})"
    if name in codebook.retired:
        return f"{name} is retired since version {codebook.retired[name].retired}"
    return ""


def _label_alone(revision: Revision) -> bool:
    return revision.change == "rename" and revision.subthemes == revision.becomes
