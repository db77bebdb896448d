"""HTML of a marked document: each coded passage marked, and what is said of it in the margin."""

from collections.abc import Iterator
from html import escape

from dhrcode.exporters.palette import MARKED
from dhrcode.exporters.text.plain import plain
from dhrcode.reports.marked import MarkedDocument, MarkedPage, PassageMark, Stretch, stretches

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem}"
    ".page{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:1.5rem}"
    ".text{white-space:pre-wrap}mark{background:"
    f"{MARKED};color:#000}}"
    "sup{font-size:.75em}ol,ul{margin:0;padding-left:1.5rem;font-size:.9rem}"
    "@media(max-width:45rem){.page{display:block}}"
)


HEAD = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
"""How a page begins that has no script and needs nothing else."""


def render_marked(marked: MarkedDocument) -> bytes:
    """The document as one page that needs nothing else."""
    title = safe(marked.title)
    parts = [
        f'{HEAD}<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{title}</h1><p>{safe(marked.subtitle)}</p>\n",
        *_sources(marked),
        *_index(marked),
        "</main></body></html>\n",
    ]
    return "".join(parts).encode("utf-8")


def safe(text: str) -> str:
    """Text that can only be text, in HTML."""
    return escape(plain(text))


def _sources(marked: MarkedDocument) -> Iterator[str]:
    begun, noted = set[int](), set[int]()
    for source in marked.sources:
        yield f"<h2>{safe(source.title)}</h2>\n"
        for page in source.pages:
            name = f"<h3>Page {safe(page.name)}</h3>" if source.paged else ""
            yield f'<section>{name}<div class="page"><div>{_page(page, begun)}</div><aside><ul>'
            numbers = dict.fromkeys(mark for _, mark in page.spans)
            yield "".join(_note(marked.marks[number - 1], noted) for number in numbers)
            yield "</ul></aside></div></section>\n"


def _page(page: MarkedPage, begun: set[int]) -> str:
    return "".join(
        f'<p class="text">{"".join(_stretch(stretch, begun) for stretch in one)}</p>'
        for one in stretches(page)
    )


def _stretch(stretch: Stretch, begun: set[int]) -> str:
    names = ""
    for mark in stretch.begins:
        if mark not in begun:  # a passage over two pages begins once
            begun.add(mark)
            names += f'<a id="p{mark}"></a>'
    ends = "".join(f'<sup><a href="#n{mark}">{mark}</a></sup>' for mark in stretch.ends)
    text = safe(stretch.text)
    return f"{names}<mark>{text}</mark>{ends}" if stretch.bears else f"{names}{text}{ends}"


def _note(mark: PassageMark, noted: set[int]) -> str:
    name = "" if mark.number in noted else f' id="n{mark.number}"'
    noted.add(mark.number)
    said = f"<strong>{safe(mark.short)}</strong> {safe(mark.label)}, {safe(mark.coder)}"
    note = f": {safe(mark.note)}" if mark.note else ""
    link = f'<a{name} href="#p{mark.number}">{mark.number}</a>'
    return f"<li>{link} {said}{note}</li>"


def _index(marked: MarkedDocument) -> Iterator[str]:
    yield "<h2>Themes</h2><ul>\n"
    for theme, marks in marked.by_theme():
        places = ", ".join(
            f'<a href="#p{one.number}">page {safe(one.page)}</a> '
            f"({safe(one.finding)}, {safe(one.coder)})"
            for one in marks
        )
        yield f"<li>{safe(theme)}: {places}</li>\n"
    yield "</ul>"
    if marked.unplaced:
        yield "<h2>Not placed</h2><ul>"
        yield "".join(f"<li>{safe(said)}</li>" for said in marked.unplaced)
        yield "</ul>"
