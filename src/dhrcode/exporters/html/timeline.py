"""HTML of a timeline: one page without scripts; a mark shows its evidence on a click or Enter."""

from collections.abc import Iterator

from dhrcode.exporters.html.marked import HEAD, safe
from dhrcode.reports.timeline import Timeline, TimelineMark

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--page:#fff;--line:#8a8a8a;--band:#eef1f5;
--link:#0b4f9e}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--page:#16181c;--line:#8d929b;--band:#262b33;
--link:#9cc7ff}}
body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:80rem;padding:0 1rem;
color:var(--ink);background:var(--page)}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem}
.wide{overflow-x:auto}.wide:focus-visible,button:focus-visible{outline:3px solid var(--link)}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.4rem;text-align:left;vertical-align:top}
thead th{background:var(--band)}.lanes td{min-width:6.5rem}
button{display:block;font:inherit;margin:.2rem 0;padding:.2rem .5rem;min-height:1.75rem;
text-align:left;color:var(--ink);background:var(--page);border:1px solid var(--line);
border-radius:.25rem;cursor:pointer}
.missed{border:2px solid var(--ink);font-weight:600}
[popover]{max-width:36rem;color:var(--ink);background:var(--page);border:2px solid var(--line);
padding:1rem}
dd{overflow-wrap:anywhere}.notes{font-size:.95rem}@media print{[popover]{display:none}}
"""
_VIEW = '<meta name="viewport" content="width=device-width, initial-scale=1">'


def render_timeline(timeline: Timeline) -> bytes:
    """The timeline as one page that needs nothing else."""
    title = safe(timeline.title)
    parts = [
        f"{HEAD}{_VIEW}<title>{title}</title><style>{_STYLE}</style></head><body><main>\n",
        f"<h1>{title}</h1><p>{safe(timeline.subtitle)}</p>\n",
        *_lanes(timeline),
        *_themes(timeline),
        *_table(timeline),
        *(f'<p class="notes">{safe(note)}</p>\n' for note in timeline.notes),
        *_origin(timeline),
        *(_shown(number, mark) for number, mark in enumerate(timeline.marks, start=1)),
        "</main></body></html>\n",
    ]
    return "".join(parts).encode()


def _lanes(timeline: Timeline) -> Iterator[str]:
    if not timeline.lanes:
        return
    numbers = {mark.id: number for number, mark in enumerate(timeline.marks, start=1)}
    yield '<h2>Timeline</h2><div class="wide" tabindex="0" role="region" aria-label="Timeline">'
    yield '<table class="lanes"><caption>A lane an agency; a mark shows its evidence</caption>'
    yield '<thead><tr><th scope="col">Agency</th>'
    yield "".join(f'<th scope="col">{safe(column)}</th>' for column in timeline.columns)
    yield "</tr></thead><tbody>\n"
    for lane in timeline.lanes:
        cells = ("".join(_button(numbers[m.id], m) for m in marks) for marks in lane.cells)
        row = "".join(f"<td>{cell}</td>" for cell in cells)
        yield f'<tr><th scope="row">{safe(lane.agency)}</th>{row}</tr>\n'
    yield "</tbody></table></div>\n"


def _button(number: int, mark: TimelineMark) -> str:
    kind = ' class="missed"' if mark.judgement == "missed" else ""
    # A number in brackets would be read as how many there were.
    of = "theme" if len(mark.themes) == 1 else "themes"
    themes = f": {of} {', '.join(map(str, mark.themes))}" if mark.themes else ""
    said = f'<span aria-hidden="true">{mark.shape}</span> {safe(mark.judgement)}{themes}'
    return f'<button type="button"{kind} popovertarget="m{number}">{said}</button>'


def _shown(number: int, mark: TimelineMark) -> str:
    """What a mark shows."""
    met = f", with {mark.people}" if mark.people else ""
    head = f"{mark.id}: {mark.judgement}, {mark.agency}{met}, {mark.when}"
    summary = f"<p>{safe(mark.summary)}</p>" if mark.summary else ""
    close = (
        f'<button type="button" popovertarget="m{number}" popovertargetaction="hide">Close</button>'
    )
    body = f"<p><strong>{safe(head)}</strong></p>{summary}{_pieces(mark)}{close}"
    return f'<div id="m{number}" popover>{body}</div>\n'


def _pieces(mark: TimelineMark) -> str:
    if not mark.evidence:
        return "<p>No evidence.</p>"
    return f"<ul>{''.join(f'<li>{safe(piece)}</li>' for piece in mark.evidence)}</ul>"


def _themes(timeline: Timeline) -> Iterator[str]:
    if timeline.themes:
        yield "<h2>Themes</h2><ol>"
        yield "".join(f"<li>{safe(label)}</li>" for label in timeline.themes)
        yield "</ol>\n"


def _table(timeline: Timeline) -> Iterator[str]:
    headings = ("Contact", "Before the death", "Agency", "With", "Opportunity", "Themes")
    yield '<h2>The same as a table</h2><div class="wide" tabindex="0" role="region" '
    yield 'aria-label="The same as a table"><table><thead><tr>'
    every = (*headings, "What happened", "Evidence")
    yield "".join(f'<th scope="col">{heading}</th>' for heading in every)
    yield "</tr></thead><tbody>\n"
    for mark in timeline.marks:
        themes = ", ".join(map(str, mark.themes))
        judged = f'<span aria-hidden="true">{mark.shape}</span> {safe(mark.judgement)}'
        cells = (mark.when, mark.agency, mark.people)
        yield f'<tr><th scope="row">{safe(mark.id)}</th>'
        yield "".join(f"<td>{safe(cell)}</td>" for cell in cells)
        yield f"<td>{judged}</td><td>{themes}</td><td>{safe(mark.summary)}</td>"
        yield f"<td>{_pieces(mark)}</td></tr>\n"
    yield "</tbody></table></div>\n"


def _origin(timeline: Timeline) -> Iterator[str]:
    yield "<h2>Where this came from</h2><dl>"
    for label, value in timeline.origin:
        yield f"<dt>{safe(label)}</dt><dd>{safe(value)}</dd>"
    yield "</dl>\n"
