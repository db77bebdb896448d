"""One review's contacts as a timeline: a lane an agency, and the same in a table; no date."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.analysis.opportunities import BANDS, LONGEST_AGO, UNTOLD, band, is_exact, judged
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook
from dhrcode.model.when import in_words
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import plural

COLUMNS = (LONGEST_AGO, *(name for _, name in reversed(BANDS)))
"""The bands of time that are columns, from the furthest on; what is coarser has its own."""
COARSE = "Known only to the year, or not at all"
SHAPES = {"missed": "■", "taken": "□", "none": "–", "unclear": "?", "not-judged": "…"}
"""The mark of each judgement: filled, hollow, and others; its word stands beside it."""


class TimelineMark(NamedTuple):
    """A contact as it is marked, and what is shown of it.

    Attributes:
        id: its id.
        shape: its mark.
        judgement: in a word.
        when: how long before the death, in words.
        agency: the agency's label.
        people: whom it met, in words.
        themes: the numbers of its subthemes in the list.
        summary: what happened; empty if nothing is written.
        evidence: each piece in a line.
    """

    id: str
    shape: str
    judgement: str
    when: str
    agency: str
    people: str
    themes: tuple[int, ...]
    summary: str
    evidence: tuple[str, ...]


class Lane(NamedTuple):
    """An agency with its marks, a tuple of them for each column."""

    agency: str
    cells: tuple[tuple[TimelineMark, ...], ...]


class Timeline(NamedTuple):
    """What a timeline shows.

    Attributes:
        title: what it is.
        subtitle: how many contacts, and of which judgement.
        columns: the bands of time, from the furthest on.
        lanes: the agencies with a contact.
        marks: every contact in the order of time.
        themes: the labels of the subthemes, numbered from 1.
        notes: sentences below it.
        origin: where it came from.
    """

    title: str
    subtitle: str
    columns: tuple[str, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[TimelineMark, ...]
    themes: tuple[str, ...]
    notes: tuple[str, ...]
    origin: Sequence[tuple[str, str]]

    def texts(self) -> Iterator[str]:
        """Every text in it that a person has written."""
        for mark in self.marks:
            yield mark.summary
            yield from mark.evidence
        yield from (lane.agency for lane in self.lanes)
        yield from (value for pair in self.origin for value in pair)


def timeline_of(of: ReviewContacts, codebook: Codebook, origin: Provenance) -> Timeline:
    """The timeline of one review."""
    labels = {s.id: s.label for _, s in codebook.rows()}
    about = {theme for one in of.contacts for theme in one.themes}
    named = [theme for theme in labels if theme in about]
    marks = [_mark(one, codebook, named) for one in of.contacts]
    cells = defaultdict[tuple[str, str], list[TimelineMark]](list)
    for one, mark in zip(of.contacts, marks, strict=True):
        cells[one.agency, _column(one)].append(mark)
    columns = tuple(
        name for name in (COARSE, *COLUMNS) if any(column == name for _, column in cells)
    )
    lanes = tuple(
        Lane(label, tuple(tuple(cells.get((agency, column), ())) for column in columns))
        for agency, label in codebook.agency_labels.items()
        if any(lane == agency for lane, _ in cells)
    )
    return Timeline(
        title_of(of),
        subtitle_of(of),
        tuple(name if name == COARSE else f"{name} before" for name in columns),
        lanes,
        tuple(marks),
        tuple(labels[theme] for theme in named),
        notes_of(of),
        origin.lines(),
    )


def title_of(of: ReviewContacts) -> str:
    """What a review's timeline is called."""
    return f"{of.review.id}: contacts of agencies before the death"


def subtitle_of(of: ReviewContacts) -> str:
    """How many contacts there are, and how they were judged."""
    counted = Counter(judged(one) for one in of.contacts)
    parts = [f"{counted[what]} {what.replace('-', ' ')}" for what in SHAPES if counted[what]]
    return f"{plural(len(of.contacts), 'contact')}: {', '.join(parts)}" if parts else "no contact"


def time_text(one: CodedContact) -> str:
    """How long before the death a contact was, in words."""
    return in_words(one.before) if one.before is not None else f"time {UNTOLD}"


def notes_of(of: ReviewContacts) -> tuple[str, ...]:
    """What a reader of a timeline should know."""
    return tuple(_notes(of))


def _column(one: CodedContact) -> str:
    return band(one.before) if is_exact(one.before) else COARSE


def _mark(one: CodedContact, codebook: Codebook, named: Sequence[str]) -> TimelineMark:
    return TimelineMark(
        one.id,
        SHAPES[judged(one)],
        judged(one).replace("-", " "),
        time_text(one),
        codebook.agency_labels[one.agency],
        ", ".join(one.people),
        tuple(number for number, theme in enumerate(named, start=1) if theme in one.themes),
        one.summary or "",
        tuple(evidence_text(piece) for piece in one.evidence),
    )


def _notes(of: ReviewContacts) -> Iterator[str]:
    yield (
        "■ missed and □ taken are what the review says, with hindsight. Times are before the "
        "death, coarser the further back; dates stand only where quotes and summaries have them."
    )
    if of.death_known is None:
        yield "No date of the death is recorded: times are told only where they were coded so."
    elif of.death_known != "day":
        yield f"The date of the death is known only to the {of.death_known}: times are as coarse."
