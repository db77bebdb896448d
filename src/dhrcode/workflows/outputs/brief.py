"""From a project to briefings on its themes: their quotes, plans and files."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from dhrcode.analysis.case_evidence import case_pieces
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.quotes.quoted import QuoteCounts, Quoted, source_of
from dhrcode.analysis.selection import Selection
from dhrcode.errors import UsageError
from dhrcode.model.record import Record
from dhrcode.model.verified import Verified
from dhrcode.progress import Progress, no_progress
from dhrcode.reports.blocks import Lead, Report
from dhrcode.reports.pack.brief import BriefQuote, BriefRequest, brief_report
from dhrcode.reports.pack.leads import page_leads
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.text import plural
from dhrcode.workflows.outputs.report import ReportResult
from dhrcode.workflows.plan.report import PlansTold, plans_told
from dhrcode.workflows.select import select_records

ThemeQuotes = dict[str, tuple[BriefQuote, ...]]
"""The quotes of one review by subtheme, in the record's order."""
_CHOICE = re.compile(r"(?P<review>.+):(?P<number>[1-9][0-9]{0,3})")


def _quotes_in(root: Path, record: Record, _: str) -> tuple[str, ThemeQuotes]:
    """The review of a record, and its quotes by subtheme."""
    verified = read_verified(root, record.review)[0]
    titles = {source.id: source.title or source.id for source in record.sources}
    return record.review, {
        theme: tuple(_of_theme(record, theme, titles, verified)) for theme in record.findings
    }


def _of_theme(
    record: Record, theme: str, titles: dict[str, str], verified: Verified
) -> Iterable[BriefQuote]:
    evidence, found = record.findings[theme].evidence, record.findings[theme].finding
    shown = case_pieces(evidence, titles)
    for number, (piece, as_shown) in enumerate(zip(evidence, shown, strict=True), start=1):
        if piece.quote is not None:
            path = ("findings", theme, "evidence", number - 1)
            quoted = Quoted(path, piece.quote, piece.page, source_of(record, piece))
            became = QuoteCounts.of([quoted], verified)
            outcome = "verified" if became.found else "not found" if became.lost else "not verified"
            quote = " ".join(piece.quote.split())
            source, page = as_shown.source, piece.page
            yield BriefQuote(record.review, number, quote, source, page, outcome, found)


def theme_quotes(
    project: Project, selection: Selection, progress: Progress = no_progress
) -> dict[str, ThemeQuotes]:
    """The quotes of each selected review, by subtheme.

    Raises:
        DataProblemsError: a record has an error.
    """
    keep = partial(_quotes_in, project.root)
    return dict(select_records(project, selection, keep, progress, what="briefing").kept)


def make_briefs(  # noqa: PLR0913 - what a briefing is made of
    project: Project,
    selection: Selection,
    result: ReportResult,
    themes: Sequence[str],
    chosen: Sequence[str] = (),
    *,
    on: date,
    progress: Progress = no_progress,
) -> dict[str, Report]:
    """A briefing for each of some subthemes, by their ids, from a pack of the same selection.

    Args:
        project: the project.
        selection: which reviews.
        result: the pack.
        themes: the subthemes.
        chosen: quotes that a person named, as `DHR3:1`; the first verified of each review if none.
        on: as at which day plans are told.
        progress: shows how far it is.

    Raises:
        UsageError: there is no such quote.
        DataProblemsError: a record has an error.
    """
    quotes = theme_quotes(project, selection, progress)
    plans, why = _plans(project, on)
    made = {}
    for theme in themes:
        shown = (
            chosen_quotes(quotes, theme, chosen) if chosen else _first(quotes, theme, result.pack)
        )
        wishes = BriefRequest(shown, bool(chosen), plans, why)
        made[theme] = brief_report(result.pack, theme, result.origin, wishes)
    return made


def leads_of(
    project: Project, selection: Selection, result: ReportResult, *, parts: Sequence[str], on: date
) -> tuple[Lead, ...]:
    """What the figures of a page lead to: evidence, plans and timelines where it has these parts.

    Raises:
        DataProblemsError: a record has an error.
    """
    quoted = "evidence" in parts
    plans, why = _plans(project, on) if "plans" in parts else (None, "They are left out here.")
    quotes = theme_quotes(project, selection) if quoted else {}
    briefs = {
        theme: BriefRequest(
            _first(quotes, theme, result.pack) if quoted else None, plans=plans, unread=why
        )
        for theme in project.codebook.subthemes
    }
    made = page_leads(result.pack, briefs)
    return tuple(one for one in made if one.of == "theme" or "opportunities" in parts)


def _plans(project: Project, on: date) -> tuple[PlansTold | None, str]:
    """The numbers of the plans, or why nothing is said of them."""
    told = plans_told(project, on)
    return (None, f"Nothing is said of the plans: {told}.") if isinstance(told, str) else (told, "")


def _first(quotes: Mapping[str, ThemeQuotes], theme: str, pack: Pack) -> list[BriefQuote]:
    there = (case.id for case in pack.cases if case.review.findings.get(theme) == "present")
    return first_verified(quotes, theme, there)


def first_verified(
    quotes: Mapping[str, ThemeQuotes], theme: str, present: Iterable[str]
) -> list[BriefQuote]:
    """The first verified quote of each review in which a theme is present."""
    every = (quotes.get(review, {}).get(theme, ()) for review in present)
    first = (next((one for one in of if one.outcome == "verified"), None) for of in every)
    return [one for one in first if one is not None]


def chosen_quotes(
    quotes: Mapping[str, ThemeQuotes], theme: str, typed: Sequence[str]
) -> list[BriefQuote]:
    """The quotes that a person named, as `DHR3:1`: the first piece of evidence of DHR3.

    Raises:
        UsageError: one is not so written, or there is no such quote on the theme.
    """
    return [_chosen(quotes, theme, name.strip()) for one in typed for name in one.split(",")]


def _chosen(quotes: Mapping[str, ThemeQuotes], theme: str, name: str) -> BriefQuote:
    match = _CHOICE.fullmatch(name)
    if match is None:
        raise UsageError(f"--quotes takes DHR3:1,DHR5:2, say, and not '{name[:40]}'")
    review = match["review"]
    if review not in quotes:
        raise UsageError(f"--quotes: the review '{review[:40]}' is not in what is reported on")
    there = {one.number: one for one in quotes[review].get(theme, ())}
    if (found := there.get(int(match["number"]))) is None:
        numbers = ", ".join(map(str, there)) or "none"
        held = plural(len(there), "quote")
        raise UsageError(
            f"--quotes: {review} has no quote {match['number']} on {theme}; it has {held} by the "
            f"numbers of their pieces of evidence: {numbers} ('dhrcode show {review}')"
        )
    return found
