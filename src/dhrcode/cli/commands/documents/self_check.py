"""How well a project's own evidence is found, printed: `find --self-check`."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dhrcode.cli.problem_formats import end_if_wrong
from dhrcode.cli.terminal import (
    StyledText,
    in_lines,
    print_problems,
    tell,
    write,
    write_json,
)
from dhrcode.text import first_of, plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.documents.self_check import SelfCheck, ThemeCheck


NAMED = 12
"""So many words are named; of more, how many there are. JSON has all."""


def check_itself(project: "Project", *, as_json: bool) -> None:
    """Prints, by subtheme, how much of the evidence the first passages hold."""
    from dhrcode.cli.progress import tracked_as
    from dhrcode.workflows.documents.self_check import self_check

    found = self_check(project, tracked_as("Reading documents"))
    print_problems(found.problems)
    if as_json:
        write_json([_as_data(check) for check in found.themes])
    else:
        labels = {name: each.label for name, each in project.codebook.subthemes.items()}
        write(_lines(found, labels))
    tell(_counted(found))
    end_if_wrong(found.problems, printed=True)


def _lines(found: "SelfCheck", labels: dict[str, str]) -> Iterator[list[StyledText]]:
    if found.themes:
        yield [(f"{'quotes':>6}  {'in five':>7}  {'in ten':>6}", "quiet")]
    for check in found.themes:
        figures = f"{check.pieces:>6}  {check.in_five:>7}  {check.in_ten:>6}"
        yield [(figures, ""), (f"  {labels[check.subtheme]}", "title")]
        for said, words in (
            ("cues that no document has", check.silent),
            ("words of what was missed", check.lacking),
        ):
            if words:
                yield from in_lines(f"{said}: {first_of(words, NAMED)}", " " * 25, "quiet")


def _as_data(check: "ThemeCheck") -> dict[str, object]:
    return {
        "subtheme": check.subtheme,
        "quotes": check.pieces,
        "in_five": check.in_five,
        "in_ten": check.in_ten,
        "silent_cues": check.silent,
        "lacking_words": check.lacking,
    }


def _counted(found: "SelfCheck") -> str:
    quotes = sum(check.pieces for check in found.themes)
    if not quotes:
        return "No quote stands in a document that could be searched."
    five = sum(check.in_five for check in found.themes)
    ten = sum(check.in_ten for check in found.themes)
    themes = plural(len(found.themes), "subtheme")
    return (
        f"{plural(quotes, 'quote')} for {themes} in {plural(found.documents, 'document')}: "
        f"{five} in the first five passages, {ten} in the first ten."
    )
