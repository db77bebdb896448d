"""What changed between two codebooks, in sentences."""

from collections.abc import Iterator, Sequence
from typing import Any

from dhrcode.analysis.codebook_diff import LISTS, TEXTS, CodebookComparison, CodebookDifference
from dhrcode.analysis.version_history import version_history
from dhrcode.model.codebook import Codebook
from dhrcode.model.revision import CONCERNS, Revision
from dhrcode.reports.blocks import Cell, Column, Line, Paragraph, Report, Section, Table
from dhrcode.reports.revisions import done_in_words, findings_in_words

_SAID = {
    ("codebook", "order"): "The {part} are in another order.",
    ("kind", "added"): "The kind '{label}' ({id}) was added.",
    ("kind", "gone"): "The kind '{label}' ({id}) is gone.",
    ("area", "added"): "The area '{label}' ({id}) was added.",
    ("area", "gone"): "The area '{label}' ({id}) is gone.",
    ("area", "order"): "The subthemes of {id} are in another order.",
    ("subtheme", "added"): "'{label}' ({id}) was added.",
    ("subtheme", "gone"): "'{label}' ({id}) is gone, not retired: a record with a finding on it "
    "cannot be read.",
    ("subtheme", "retired"): "'{label}' ({id}) is retired since version {now}.",
    ("subtheme", "coded-again"): "'{label}' ({id}) was retired, and is coded again.",
    ("subtheme", "moved"): "'{label}' ({id}) was moved from '{was}' to '{now}'.",
    ("subtheme", "perhaps-renamed"): "{was} is gone, and '{label}' ({id}) was added: perhaps it "
    "was renamed, since the two have much the same label or definition.",
    ("candidate", "added"): "The candidate theme '{label}' ({id}) was added.",
    ("candidate", "gone"): "The candidate theme '{label}' ({id}) is gone.",
    ("grouping", "added"): "The grouping '{label}' ({id}) was added.",
    ("grouping", "gone"): "The grouping '{label}' ({id}) is gone.",
    ("attribute", "added"): "The attribute {id} ('{label}') was added.",
    ("attribute", "gone"): "The attribute {id} ('{label}') is gone: a record that has it cannot "
    "be read.",
    ("attribute", "perhaps-renamed"): "The attribute {was} is gone, and {id} ('{label}') was "
    "added: perhaps it was renamed, since the two have much the same label or definition.",
    ("attribute", "retired"): "The attribute {id} is retired since version {now}: records keep it.",
    ("attribute", "coded-again"): "The attribute {id} was retired, and is asked for again.",
    ("attribute", "order"): "The values of {id} are in another order.",
    ("agency", "added"): "The agency '{label}' ({id}) was added.",
    ("agency", "gone"): "The agency '{label}' ({id}) is gone: a plan that names it cannot be read.",
    ("agency", "retired"): "The agency {id} is retired since version {now}: plans keep it.",
    ("agency", "coded-again"): "The agency {id} was retired, and is offered again.",
    ("value", "added"): "The value {id} was added.",
    ("value", "retired"): "The value {id} is retired since version {now}: records keep it.",
    ("value", "coded-again"): "The value {id} was retired, and is chosen again.",
    ("value", "gone"): "The value {id} is gone: a record that has it cannot be read.",
}
_CONCERNED = {
    "subthemes": "subtheme",
    "values": "value",
    "attributes": "attribute",
    "agencies": "agency",
}
_PARTS = {
    "id": "id",
    "version": "version",
    "title": "title",
    "source": "source",
    "label": "label",
    "definition": "definition",
    "when_to_use": "rule when to use it",
    "when_not_to_use": "rule when not to use it",
    "example": "example",
    "also_known_as": "other names",
    "cues": "words to look for",
    "note": "note",
    "groups": "groups",
    "type": "type",
    "listed_in": "list that the values come from",
    "prefix": "prefix of ids",
    "disclosure": "disclosure settings",
    "not_identifying": "list of what identifies nobody",
    "history": "history",
}
_LONG = (*(text for text in TEXTS if text != "label"), *LISTS, "note", "groups")
"""Parts that are better read beside what they were."""
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The codebook", ("codebook", "kind")),
    ("Areas and subthemes", ("area", "subtheme")),
    ("Candidate themes and groupings", ("candidate", "grouping")),
    ("Attributes", ("attribute", "value")),
    ("Agencies", ("agency",)),
)
UNKNOWN = (
    "The history does not lead from the one version to the other: what was renamed, merged "
    "or split is inferred from ids and words only."
)

TURNED = (
    "By its history, the first is the later of the two: compare them the other way round to "
    "see what was renamed, merged or split."
)


def codebook_diff_report(result: CodebookComparison) -> Report:
    """Everything that differs, grouped; what the history records first."""
    groups = list(_grouped(result))
    texts = _texts(result)
    sections = [Section(title, [Paragraph(said) for said in several]) for title, several in groups]
    if texts.lines:
        sections.append(Section(texts.title, (texts,)))
    if not sections:
        sections.append(Section("Result", (Paragraph(SAME),)))
    return Report(
        title="What changed in the codebook",
        subtitle=f"From {_named(result.old)} to {_named(result.new)}",
        sections=sections,
        brief=tuple(_brief(groups, result)) or (Paragraph(SAME),),
        flat=lambda: _flat(result),
        data=lambda: _data(result),
        origin=(("Before", _titled(result.old)), ("After", _titled(result.new))),
    )


SAME = "Nothing differs."


def _named(codebook: Codebook) -> str:
    return f"{codebook.id} {codebook.version}"


def _titled(codebook: Codebook) -> str:
    return f"{_named(codebook)} ({codebook.title})"


def _grouped(result: CodebookComparison) -> Iterator[tuple[str, list[str]]]:
    if result.recorded:
        yield "Recorded in the history", [_recorded(revision) for revision in result.recorded]
    said = []
    if result.recorded is None and not result.same:
        said.append(TURNED if version_history(result.new, result.old).revisions else UNKNOWN)
    if result.old.version == result.new.version and not result.same:
        said.append(f"Both call themselves version {result.new.version}.")
    for title, of in _GROUPS:
        said += [sentence(one) for one in result.differences if one.of in of and not _long(one)]
        if said:
            yield title, said
        said = []


def _recorded(revision: Revision) -> str:
    return (
        f"{revision.version} ({revision.on}): {done_in_words(revision)}. "
        f"{findings_in_words(revision)} Why: {revision.why}"
    )


def _long(one: CodebookDifference) -> bool:
    """Whether it is a text that is better read beside the earlier one."""
    return (
        one.what == "changed"
        and one.of not in ("codebook", "kind", "area", "value")
        and one.part in _LONG
    )


def sentence(one: CodebookDifference) -> str:
    """One difference in a sentence."""
    if one.what != "changed":
        label = one.label or one.id
        return _SAID[one.of, one.what].format(**one._asdict() | {"label": label})
    whose = "" if one.of == "codebook" else f" of {one.id}"
    part = _PARTS.get(one.part, f"setting '{one.part}'")
    if one.was is None and one.now is None:
        return f"The {part}{whose} changed."
    was, now = (f"'{text}'" if text else "nothing" for text in (one.was, one.now))
    return f"The {part}{whose} changed from {was} to {now}."


def _texts(result: CodebookComparison) -> Table:
    columns = (
        Column("Of", "label", 26, "of"),
        Column("What", "text", 16, "part"),
        Column("Before", "text", 60, "before"),
        Column("After", "text", 60, "after"),
    )
    lines = [
        Line((one.id, _PARTS[one.part], one.was, one.now), key=one.id)
        for one in result.differences
        if _long(one)
    ]
    return Table("Definitions and rules", columns, lines, key="texts")


def _brief(
    groups: Sequence[tuple[str, list[str]]], result: CodebookComparison
) -> Iterator[Paragraph]:
    texts = [one for one in result.differences if _long(one)]
    several = [*groups]
    if texts:
        several.append(("Definitions and rules", [_before_and_after(one) for one in texts]))
    for title, said in several:
        yield Paragraph(title, lead=True)
        yield Paragraph("\n".join(f"  {one}" for one in said))


def _before_and_after(one: CodebookDifference) -> str:
    was, now = (" ".join((text or "(nothing)").split()) for text in (one.was, one.now))
    return f"{one.id}: {_PARTS[one.part]}\n    before: {was}\n    after: {now}"


def _flat(result: CodebookComparison) -> Iterator[Sequence[Cell]]:
    yield ("version", "of", "what", "id", "label", "part", "was", "now", "why")
    for revision in result.recorded or ():
        yield (
            revision.version,
            _CONCERNED[CONCERNS.get(revision.change, "subthemes")],
            revision.change,
            " ".join(revision.named),
            None,
            None,
            " ".join(revision.named),
            revision.to or " ".join(revision.becomes) or None,
            revision.why,
        )
    for one in result.differences:
        yield (
            None,
            one.of,
            one.what,
            one.id,
            one.label or None,
            one.part or None,
            one.was,
            one.now,
            None,
        )


def _data(result: CodebookComparison) -> dict[str, Any]:
    return {
        "same": result.same,
        "before": {"id": result.old.id, "version": result.old.version},
        "after": {"id": result.new.id, "version": result.new.version},
        "history_known": result.recorded is not None,
        "recorded": [r.model_dump(mode="json", exclude_none=True) for r in result.recorded or ()],
        "differences": [one._asdict() | {"said": sentence(one)} for one in result.differences],
    }
