"""The codebook as a document: what coders work with, and the appendix of a study."""

import re
from collections.abc import Iterator, Sequence

from dhrcode import __version__
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import BEARERS, Area, Attribute, Bearer, Codebook, Subtheme
from dhrcode.model.codebook_parts import ReviewKind, ThemeGroup
from dhrcode.model.groupings import NOT_IN_CODEBOOK
from dhrcode.reports.blocks import Cell, Column, Line, Paragraph, Report, Section, Table
from dhrcode.reports.marks import MEANINGS
from dhrcode.reports.revisions import done_in_words, findings_in_words
from dhrcode.text import any_of, plural

_RULES = (
    ("Definition", "definition"),
    ("When to use", "when_to_use"),
    ("When not to use", "when_not_to_use"),
    ("Example", "example"),
)
_QUOTED = re.compile(r"`([^`\n]+)`")
"""Words between backticks, which mean something only to writers of Markdown."""
_BEARERS: dict[Bearer, str] = {
    "review": "Of the review",
    "victim": "Of each victim",
    "perpetrator": "Of each perpetrator",
}


def codebook_report(codebook: Codebook, digest: str) -> Report:
    """The whole codebook: areas, subthemes with their rules, attributes, versions.

    Args:
        codebook: the codebook.
        digest: SHA-256 of its file.
    """
    areas = [_area(area) for area in codebook.coded_areas]
    sections = [
        _about(codebook),
        *areas,
        *_candidates(codebook),
        *_groupings(codebook),
        *_attributes(codebook),
        *_retired(codebook),
        *_history(codebook),
    ]
    return Report(
        title=codebook.title,
        subtitle=(
            f"Codebook {codebook.id}, version {codebook.version}: "
            f"{plural(len(areas), 'area')}, {plural(len(codebook.subthemes), 'subtheme')}, "
            f"{plural(len(codebook.attributes), 'attribute')}"
        ),
        sections=sections,
        brief=tuple(
            block
            for section in sections
            for block in section.blocks
            if isinstance(block, Paragraph | Table)
        ),
        flat=lambda: _flat(codebook),
        data=lambda: codebook.model_dump(mode="json", exclude_none=True),
        origin=_origin(codebook, digest),
    )


def _origin(codebook: Codebook, digest: str) -> list[tuple[str, str]]:
    lines = [("Codebook", f"{codebook.id} {codebook.version} ({codebook.title})")]
    if codebook.source:
        lines.append(("Source", codebook.source))
    return [
        *lines,
        ("Made with", f"dhrcode {__version__}"),
        ("Digest of the input (SHA-256)", digest),
    ]


def _about(codebook: Codebook) -> Section:
    source = [Paragraph(codebook.source)] if codebook.source else []
    said = (
        "A subtheme is coded once for each review. What is found of it is one of these; where "
        "nothing is entered, nobody has looked yet."
    )
    findings = Table(
        "Findings",
        (Column("Finding", "label", 24, "finding"), Column("It says", "text", 80, "meaning")),
        [
            Line((str(finding).replace("-", " "), _MEANS[str(finding)]), key=str(finding))
            for finding, _ in MEANINGS
            if finding is not None
        ],
        key="findings",
    )
    kinds = [Paragraph(f"Kinds of review: {', '.join(map(_called, codebook.kinds))}.")]
    return Section("About this codebook", (*source, *kinds, Paragraph(said), findings))


_MEANS = {
    "present": "It happened, by what the document says; evidence says where.",
    "absent": "It was looked for, and it did not happen.",
    "not-stated": "The document does not say.",
    "unclear": "The document can be read either way, or its parts contradict each other.",
}


def _area(area: Area) -> Section:
    return Section(area.label, (_rules(area.label, area.subthemes, area.id),))


def _rules(title: str, subthemes: Sequence[Subtheme], key: str) -> Table:
    columns = (
        Column("Subtheme", "label", 18, "part"),
        Column("How it is coded", "text", 116, "text"),
    )
    return Table(title, columns, tuple(_lines(subthemes)), key=key, bands="subtheme")


def _lines(subthemes: Sequence[Subtheme]) -> Iterator[Line]:
    for subtheme in subthemes:
        yield Line((f"{subtheme.label}  ({subtheme.id})",), band=True)
        if subtheme.retired:
            yield Line(("Retired since", f"version {subtheme.retired}"), key=subtheme.id)
        for head, part in _RULES:
            if text := getattr(subtheme, part):
                yield Line((head, _QUOTED.sub(r"‘\1’", text)), key=subtheme.id)
        if subtheme.also_known_as:
            yield Line(("Also known as", "; ".join(subtheme.also_known_as)), key=subtheme.id)
        if subtheme.cues:
            yield Line(("Words to look for", ", ".join(subtheme.cues)), key=subtheme.id)


def _called(kind: ReviewKind) -> str:
    """A kind of review by its label, with its other names."""
    others = f" (also called {any_of(kind.also_known_as)})" if kind.also_known_as else ""
    return f"{kind.label}{others}"


def _candidates(codebook: Codebook) -> Iterator[Section]:
    if codebook.candidates:
        title = "Candidate themes"
        said = "These have no subtheme. Who meets one notes it by its name, with evidence."
        columns = (
            Column("Candidate theme", "label", 34, "label"),
            Column("Id", "text", 28, "id"),
            Column("What it is", "text", 90, "definition"),
        )
        lines = [
            Line((one.label, one.id, _QUOTED.sub(r"‘\1’", one.definition)), key=one.id)
            for one in codebook.candidates
        ]
        yield Section(title, (Paragraph(said), Table(title, columns, lines, key="candidates")))


def _groupings(codebook: Codebook) -> Iterator[Section]:
    columns = (
        Column("Group", "label", 44, "label"),
        Column("Subthemes in it", "text", 108, "subthemes"),
    )
    for grouping in codebook.groupings:
        grouped = {subtheme for group in grouping.groups for subtheme in group.subthemes}
        others = [one.label for one in codebook.subthemes.values() if one.id not in grouped]
        lines = [Line((group.label, _in_it(codebook, group))) for group in grouping.groups]
        notes = [f"In no group: {'; '.join(others)}."] if others else []
        taken = Paragraph(f"A grouping: table and report take it as --grouping {grouping.id}.")
        said = [taken, *([Paragraph(grouping.note)] if grouping.note else [])]
        key = f"grouping_{grouping.id}"
        table = Table(grouping.label, columns, lines, (), notes, key=key, bands="group")
        yield Section(grouping.label, (*said, table))


def _in_it(codebook: Codebook, group: ThemeGroup) -> str:
    labels = (codebook.subthemes[subtheme].label for subtheme in group.subthemes)
    return "; ".join(labels) or NOT_IN_CODEBOOK


def _attributes(codebook: Codebook) -> Iterator[Section]:
    if not codebook.attributes:
        return
    columns: tuple[Column, ...] = (
        Column("Attribute", "label", 30, "label"),
        Column("Id", "text", 24, "name"),
        Column("What it is", "text", 46, "definition"),
        Column("It takes", "text", 48, "values"),
    )
    later = any(attribute.ask == "later" for attribute in codebook.attributes)
    if later:  # where all are asked at once there is nothing to say
        columns += (Column("Asked", "text", 8, "ask"),)
    lines: list[Line] = []
    for of in BEARERS:
        of_it = codebook.attributes_of[of].values()
        if of_it:
            lines.append(Line((_BEARERS[of],), band=True))
        lines += [
            Line(
                (one.label, one.full_name, one.definition, _takes(one), *([one.ask] * later)),
                key=one.full_name,
            )
            for one in of_it
        ]
    notes = ["Each takes 'not stated' too: the document does not say."]
    if later:
        notes.append("A new coding asks for those that say 'first'.")
    title = "Attributes of the case"
    table = Table(title, columns, lines, (), notes, key="attributes", bands="group")
    yield Section(title, (table,))


def _takes(attribute: Attribute) -> str:
    since = f"Retired since {attribute.retired}; " if attribute.retired else ""
    said = f"{since}{attribute.data_type.takes}"
    values = [_value(attribute, value.id) for value in attribute.values if value.id != NOT_STATED]
    return f"{said}: {'; '.join(values)}" if values else said


def _value(attribute: Attribute, value: str) -> str:
    """The label of a value, with its id if that is not obvious from the label."""
    label = attribute.label_of(value)
    if since := attribute.retired_values.get(value):
        return f"{label} ({value}; retired since {since})"
    return label if label.casefold() == value.replace("-", " ") else f"{label} ({value})"


def _retired(codebook: Codebook) -> Iterator[Section]:
    if codebook.retired:
        title = "Retired subthemes"
        said = "These are no longer coded or counted. Findings on them stay in their records."
        table = _rules(title, tuple(codebook.retired.values()), "retired")
        yield Section(title, (Paragraph(said), table))


def _history(codebook: Codebook) -> Iterator[Section]:
    if not codebook.history:
        return
    columns = (
        Column("Version", "label", 18, "version"),
        Column("What was done", "text", 42, "done"),
        Column("Why", "text", 40, "why"),
        Column("Findings", "text", 44, "findings"),
    )
    lines, made = [], ""
    for one in codebook.history:
        stands, made = made, f"{one.version}, {one.on}"
        first = made if made != stands else None  # one version may be made by several
        lines.append(Line((first, done_in_words(one), one.why, findings_in_words(one))))
    yield Section("Versions", (Table("Versions", columns, lines, key="history"),))


def _flat(codebook: Codebook) -> Iterator[Sequence[Cell]]:
    parts = [part for _, part in _RULES]
    yield ("area_id", "area", "subtheme_id", "subtheme", *parts, "also_known_as", "cues", "retired")
    for area in codebook.areas:
        for one in area.subthemes:
            yield (
                area.id,
                area.label,
                one.id,
                one.label,
                *(getattr(one, part) for part in parts),
                "; ".join(one.also_known_as) or None,
                "; ".join(one.cues) or None,
                one.retired,
            )
