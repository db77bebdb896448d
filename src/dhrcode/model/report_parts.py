"""The parts of a report, told by its headings: the narrative, and what is not part of it.

What the rules do not know is narrative, since a passage that is taken for another part comes late
where passages are listed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NARRATIVE = "narrative"
PARTS = (
    NARRATIVE,
    "recommendations",
    "action plan",
    "terms of reference",
    "contents",
    "glossary",
    "heading",
    "footer",
)
"""The parts, the narrative first. A heading is one only where nothing follows it on its page."""

LONGEST_HEADING = 75
"""Characters."""

_NUMBER = (
    r"(?:(?:section|chapter|part|appendix|annex)\s+[0-9a-z]{1,3}\b"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-z])?[.:)]?\s*(?:[-–:]\s*)?"
)
_CONTENTS = r"(?:table of )?contents(?: page)?\W*$|index\W*$|what is in this report\W*$"
_ACTION_PLAN = (
    r"(?:\w+[\s-]+){0,4}action plans?\b(?! (?:was|were|did|had|is))|appendix\b.*\baction plan"
    r"|who (?:will do|does|is to do) what\b"
)
_RECOMMENDATIONS = (
    r"(?:[\w-]+[\s,]+){0,6}recommendations?\b(?:\s+(?:of|for|from|to|made|and)\b.{0,50})?\W*$"
    r"|what (?:we|i|the panel) (?:would like|want|wish|ask|recommend)\b"
    r"|what (?:should|must|needs? to|ought to) (?:change|happen|be done)\b"
)
_TERMS = (
    r"(?:[\w-]+[\s,]+){0,4}terms of reference\b(?!\s*(?:no\.?\s*)?[0-9])|key lines of enquiry\W*$"
    r"|what (?:we|i|the panel|the review) (?:was|were) asked\b"
    r"|scope and (?:purpose|key lines of enquiry|terms of reference)\W*$"
)
_GLOSSARY = (
    r"(?:[\w-]+ )?(?:glossary|abbreviations|acronyms|initials|words and initials|definitions)"
    r"(?: of (?:terms|abbreviations|acronyms)| of terms and \w+| and \w+| used)*\W*$"
    r"|(?:key|list of) (?:terms|abbreviations|acronyms)\b"
)
_KINDS = tuple(
    (part, re.compile(rf"\s*{_NUMBER}(?:{said})", re.IGNORECASE))
    for part, said in (
        ("contents", _CONTENTS),
        ("action plan", _ACTION_PLAN),
        ("recommendations", _RECOMMENDATIONS),
        ("terms of reference", _TERMS),
        ("glossary", _GLOSSARY),
    )
)
_FOUND = re.compile(
    r"analys|finding|conclu|lesson|learn|theme|against|address|answer|respon|narrative",
    re.IGNORECASE,
)
"""What a heading says above text in which something is found, whatever else it says."""
_DATED = re.compile(
    r"\s*[0-9]{1,2}(?:[./-][0-9]{1,2}[./-][0-9]{2,4}\b|(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|"
    r"jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\s{2,}|\s*[/|\t]\s*")
_COLUMN_KINDS = tuple(
    (kind, re.compile(said, re.IGNORECASE))
    for kind, said in (
        (
            "number",
            r"(?:no|nos|number|ref|reference|rec|#)\.?$|rec(?:ommendation)? (?:no|number)\b",
        ),
        ("recommendation", r"recommendations?\b"),
        ("owner", r"who\b|by whom|(?:lead|owner|responsible|accountable)\b"),
        (
            "due",
            r"(?:by )?when$|(?:target |due |completion )?date\b|timescales?$|deadline$|target$",
        ),
        ("action", r"actions?\b|what$|what (?:will|is to) "),
    )
)
"""What the columns of an action plan hold, by how their names begin."""
_CAPTION = re.compile(r"\s*(?:table|figure|box|note)\s+[0-9]", re.IGNORECASE)
_COUNTED = re.compile(r"\s*(?:(?:section|chapter|appendix|annex)\b|[0-9]{1,2}\.?\s)", re.IGNORECASE)
_LEADER = re.compile(
    r"(?:\.{3}[ \t]{0,9}|…[ \t]{0,9}|[ \t]{3})(?:[0-9]{1,3}|[ivxlc]{1,6})[ \t]{0,9}$", re.MULTILINE
)
_ENDS = re.compile(r"[.!?…;:,]['\"’”)]*$")
_LABELLED = re.compile(
    r"\s*(?:[•▪●◦‣*-]\s*)?(?:recommendation\s+(?:no\.?\s*)?[0-9]{1,3}|R[0-9]{1,2})\b[.:)]?\s",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\s*(?:[•▪●◦‣*-]|[0-9]{1,2}(?:\.[0-9]{1,3})*[.)]?|\([a-z0-9]{1,3}\)|[a-z][.)])?\s*"
    r"(?:to [a-z]+ |that |[^.!?]{0,90}?\b(?:should(?! have| not have)|must|needs? to)\b)",
    re.IGNORECASE,
)
LONGEST_HEADER = 250
"""Characters of the line that names a table's columns."""
FEWEST_REQUESTS = 3
"""So many paragraphs in a row that each ask for something are recommendations without a heading."""
FEWEST_PARAGRAPHS = 40
"""A text of fewer is no whole report."""
FEWEST_ROWS = 4
"""So many lines in a row that read as headings are rows of a list or a table."""


class PartOfReport(NamedTuple):
    """What a paragraph belongs to.

    Attributes:
        part: one of `PARTS`.
        heading: the heading above it, as it stands there; empty above the first.
        begins: it is that heading.
    """

    part: str
    heading: str
    begins: bool = False


def parts_of(paragraphs: Sequence[str]) -> list[PartOfReport]:
    """The part that each paragraph of a report belongs to, headings included, in order."""
    found = list(_told(paragraphs))
    for first, last in _requests(paragraphs, found):
        for at in range(first, last):
            found[at] = found[at]._replace(part="recommendations")
    return found


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is one line that reads as a heading."""
    said = paragraph.strip()
    return (
        0 < len(said) <= LONGEST_HEADING
        and "\n" not in said
        and not _ENDS.search(said)
        and not _LEADER.search(said)
        and not re.search(r"\S\s{3,}\S|[a-z]{2}[.!?] [A-Z]", said)
        and not _DATED.match(said)
        and re.search(r"[^\W\d_]{2}", said) is not None
        and re.match(r"\W*(?:[^\W_a-z]|[a-z][.)]\s)", said) is not None
    )


def plan_columns(line: str) -> list[str]:
    """What the columns of an action plan hold, by the line that names them; none if it is none.

    `number`, `recommendation`, `action`, `owner`, `due`, or nothing of these; it needs to say who
    and by when.
    """
    named = [column.strip(" .:") for column in _COLUMNS.split(line.strip())]
    kinds = [plan_column(column) for column in named] if len(line) < LONGEST_HEADER else []
    return kinds if len(kinds) > 2 and {"owner", "due"} <= {*kinds} else []


def plan_column(name: str) -> str:
    """What a column of an action plan holds, by its name; empty where that is not known."""
    return next((kind for kind, pattern in _COLUMN_KINDS if pattern.match(name)), "")


def _told(paragraphs: Sequence[str]) -> Iterator[PartOfReport]:
    part, heading = NARRATIVE, ""
    heads = _headings(paragraphs)
    for at, said in enumerate(paragraphs):
        first = said.strip().split("\n", 1)[0].strip()
        entry = part == "contents" and (_LEADER.search(said) or _is_entry(said))
        begins = not entry and (heads[at] or _heads_its_text(first)) and not _CAPTION.match(first)
        if begins:
            named = _kind(first) if _may_stand(_kind(first), at, len(paragraphs)) else ""
            part, heading = named or _after(part, first, paragraphs[at + 1 : at + 3]), first
        elif plan_columns(first) and _may_stand("action plan", at, len(paragraphs)):
            part = "action plan"
        elif len(_LEADER.findall(said)) * 2 > said.count("\n") + 1 > 2:
            part = "contents"
        elif part == "contents" and not entry:
            part = NARRATIVE
        labelled = part == NARRATIVE and _LABELLED.match(said) is not None
        yield PartOfReport("recommendations" if labelled else part, heading, begins)


def _headings(paragraphs: Sequence[str]) -> list[bool]:
    """Which paragraphs are headings: of many in a row the last, and those that name a part."""
    found = [is_heading(said) for said in paragraphs]
    begun = 0
    for at in range(len(found) + 1):
        if at == len(found) or not found[at]:
            if at - begun >= FEWEST_ROWS:
                rows = paragraphs[begun : at - 1]
                found[begun : at - 1] = [_kind(said.strip()) != "" for said in rows]
            begun = at + 1
    return found


def _heads_its_text(first: str) -> bool:
    """Whether the first line of a paragraph is the heading of a part, as after a PDF's title."""
    return is_heading(first) and _kind(first) != ""


def names_part(heading: str) -> bool:
    """Whether a heading names a part of a report."""
    return _kind(heading) != ""


def _kind(heading: str) -> str:
    """The part that a heading begins; empty if it names none."""
    if plan_columns(heading):
        return "action plan"
    if _FOUND.search(heading):
        return ""
    return next((part for part, pattern in _KINDS if pattern.match(heading)), "")


def _may_stand(part: str, at: int, count: int) -> bool:
    """Whether a part may begin there: `MARAC action plan` amid the narrative is a heading of it.

    Of a short text, or one that is all appendix, nothing is asked.
    """
    if count < FEWEST_PARAGRAPHS:
        return True
    if part == "action plan":
        return at > count / 2
    return part != "terms of reference" or at < count / 2


def _after(part: str, heading: str, following: Sequence[str]) -> str:
    """The part below a heading that names none: a heading within the part before, or another."""
    below = following[0] if following else ""
    if part == "recommendations" and any(map(asks, following)):
        return part
    if part in ("action plan", "glossary") and not _COUNTED.match(heading):
        return NARRATIVE if _is_prose(below) else part
    return NARRATIVE


def asks(paragraph: str) -> bool:
    """Whether a paragraph asks for something: by should, must or needs to, or by its number."""
    return _ASKS.match(paragraph) is not None or _LABELLED.match(paragraph) is not None


def _is_prose(paragraph: str) -> bool:
    """Whether it is text of at least two sentences, and no table."""
    ends = len(re.findall(r"[a-z)’”\"]\.(?:\s|$)", paragraph))
    return ends > 1 and len(paragraph) > 200 and not re.search(r"\S {3,}\S", paragraph)


def _is_entry(paragraph: str) -> bool:
    """Whether it may be a line of a list of contents: one line that ends in a page's number."""
    said = paragraph.strip()
    return (
        len(said) < 200
        and "\n" not in said
        and re.search(r"[^\W\d].*\s[0-9]{1,3}$", said) is not None
    )


def _requests(paragraphs: Sequence[str], found: list[PartOfReport]) -> Iterator[tuple[int, int]]:
    """Stretches of narrative in which each numbered paragraph asks for something."""
    begun = None
    for at, said in enumerate([*paragraphs, ""]):
        wanted = (
            at < len(found)
            and found[at].part == NARRATIVE
            and re.match(r"\s*(?:[0-9•▪●◦‣(]|[A-Z]{1,2}[0-9])", said) is not None
            and asks(said)
        )
        if wanted and begun is None:
            begun = at
        elif not wanted and begun is not None:
            if at - begun >= FEWEST_REQUESTS:
                yield begun, at
            begun = None
