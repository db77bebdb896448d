"""The parts that name reviews: candidate themes, gaps, evidence. Never in a publication."""

from collections.abc import Iterator, Sequence

from dhrcode.analysis.candidates import CandidateTheme
from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.analysis.gaps import AGAIN, NOT_CODED, UNCLEAR, UNEVIDENCED
from dhrcode.analysis.pack import Pack
from dhrcode.reports.blocks import Block, Cell, Column, Line, Paragraph, Section, Table
from dhrcode.text import plural

_WORDS = (
    Column("Document", "text", 26, "source"),
    Column("Page", "text", 8, "page"),
    Column("Section", "text", 9, "section"),
    Column("Quote", "text", 60, "quote"),
    Column("Note", "text", 44, "note"),
)


def candidates(pack: Pack) -> Section:
    """Themes that coders noted outside the codebook, which it may need next."""
    title = "Candidate themes"
    if not pack.candidates:
        return Section(title, (Paragraph("No coder noted a theme outside the codebook."),))
    columns = (
        Column("Candidate theme", "label", 30, "label"),
        Column("Review", "text", 10, "review"),
        Column("What was noted", "text", 50, "said"),
        *_WORDS,
    )
    lines = tuple(line for theme in pack.candidates for line in _theme(theme))
    said = "Noted by coders as recurring and not in the codebook: what it may need next."
    table = Table("Candidate themes and their evidence", columns, lines, key="candidates")
    return Section(title, (Paragraph(said), _themes(pack), table))


def _themes(pack: Pack) -> Table:
    columns: tuple[Column, ...] = (
        Column("Candidate theme", "label", 30, "label"),
        Column("Reviews", "count", key="reviews"),
        Column("Which", "text", 40, "which"),
    )
    defined = any(theme.definition for theme in pack.candidates)
    if defined:
        columns += (Column("What it is", "text", 60, "definition"),)
    lines = tuple(
        Line(
            (
                *(theme.label, len(theme.reviews), ", ".join(theme.reviews)),
                *([theme.definition] * defined),
            )
        )
        for theme in pack.candidates
    )
    return Table("How often each was noted", columns, lines, key="candidate_themes")


def _theme(theme: CandidateTheme) -> Iterator[Line]:
    for review, noted in theme.noted:
        pieces: Sequence[CaseEvidence | None] = noted.evidence or (None,)
        for piece in pieces:
            words: tuple[Cell, ...] = tuple(piece) if piece else (None,) * len(_WORDS)
            yield Line((theme.label, review, noted.note, *words))


def gaps(pack: Pack) -> Section:
    """What is missing or unsettled in the coding."""
    found = pack.gaps
    blocks: list[Block] = [Paragraph(_counted(pack))]
    if found.drafts:
        blocks.append(Paragraph(f"Counted though drafts: {', '.join(found.drafts)}."))
    if found.findings:
        columns = (
            Column("Review", "label", 14, "label"),
            Column("Subtheme", "text", 50, "subtheme"),
            Column("What", "text", 26, "what"),
        )
        lines = tuple(
            Line((gap.review, gap.subtheme.label, gap.what), key=gap.subtheme.id)
            for gap in found.findings
        )
        blocks.append(Table("Findings to look at again", columns, lines, key="gaps"))
    return Section("Gaps", tuple(blocks))


def _counted(pack: Pack) -> str:
    parts = [
        f"{plural(number, 'finding is', 'findings are')} {what}"
        for what in (NOT_CODED, AGAIN, UNCLEAR, UNEVIDENCED)
        if (number := pack.gaps.number(what))
    ]
    if pack.gaps.left_open:
        cells = plural(pack.gaps.left_open, "finding is", "findings are")
        parts.append(f"{cells} left open by partial records, whose sources do not tell")
    if pack.drafts_left_out:
        parts.insert(0, plural(pack.drafts_left_out, "draft is left out", "drafts are left out"))
    if not parts:
        return "None: no draft is left out, and no finding is missing, unclear or without evidence."
    return f"{'; '.join(parts)}."


def evidence(pack: Pack) -> Section:
    """The evidence of each finding, review by review."""
    columns = (
        Column("Review", "label", 12, "label"),
        Column("Subtheme", "text", 34, "subtheme"),
        Column("Finding", "text", 12, "finding"),
        *_WORDS,
    )
    lines = []
    for case in pack.cases:
        for subtheme in pack.codebook.subthemes.values():
            finding = case.review.findings.get(subtheme.id)
            for piece in case.evidence.get(subtheme.id, ()):
                cells = (case.id, subtheme.label, (finding or "").replace("-", " "), *piece)
                lines.append(Line(cells, key=subtheme.id, anchor=f"{case.id}/{subtheme.id}"))
    if not lines:
        return Section("Evidence", (Paragraph("No finding has evidence."),))
    return Section("Evidence", (Table("Evidence", columns, tuple(lines), key="evidence"),))
