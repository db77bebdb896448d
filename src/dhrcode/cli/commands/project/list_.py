"""The command that lists the reviews: list."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dhrcode.cli.options import RecordsOptions
from dhrcode.cli.problem_formats import end_if_wrong
from dhrcode.cli.terminal import say


def list_(at: RecordsOptions) -> None:
    """List the reviews and how far each is coded."""
    from dhrcode.cli.layout import print_listing
    from dhrcode.cli.progress import tracked

    found = at.open()
    total = len(found.codebook.subthemes)
    lines, problems = [], [*found.listing[1]]
    for loaded in tracked(found.load_all(), len(found.listing[0])):
        problems.extend(loaded.problems)
        if (r := loaded.record) is not None:
            coded = f"{total - len(r.uncoded(found.codebook.subthemes))} of {total}"
            present = sum(c.finding == "present" for c in r.findings.values())
            day = r.coded.isoformat() if r.coded else ""
            far = f"partial, {coded}" if r.status == "partial" else r.status
            lines.append((r.review, r.kind, r.coder, day, far, coded, present))
    headings = ("Review", "Kind", "Coder", "Coded on", "Status", "Coded", "Present")
    if lines:
        print_listing(headings, lines)
    else:
        own = f"REVIEW --coder {at.own} --independent" if at.own else "--coder INITIALS"
        say(f"No reviews yet: 'dhrcode new {own}' begins one.")
    end_if_wrong(problems)
