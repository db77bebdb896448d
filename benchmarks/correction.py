"""Times what corrects a coding, and what shows all of it."""

import sys
import tempfile
from pathlib import Path

from measurement import PROGRAM, Figure, Run, measured
from projects import add_codings, make_project

PAGE = "The officer wrote the risk down and nobody at the meeting asked what became of it. " * 40
QUICK = 0.3


def correction_figures(folder: Path) -> list[Figure]:
    """What is typed while coding, in a project of 2,000 reviews; and what reads all of them."""
    print("correcting", file=sys.stderr)
    project = folder / "correcting"
    make_project(project, 2_000)
    at = [PROGRAM, "-C", str(project)]
    begin, mend, undo, bare = measured(
        [*at, "code", "DHR1", "gps", "unclear", "--note", "Read again.", "--replace"],
        [*at, "evidence", "DHR1", "gps", "1", "--note", "Read once more."],
        [*at, "undo"],
        [*at, "show", "DHR1"],
    )
    table, codings = measured(
        [*at, "table", "-o", str(folder / "t.csv")],
        [*at, "codings", "--theme", "gps", "-o", str(folder / "c.csv")],
    )
    ratio = codings.seconds / table.seconds
    of_table = f"`table` {table.seconds:.2f} s"
    return [
        *(_quick(name, run, bare) for name, run in (("evidence", mend), ("undo", undo))),
        _quick("code --replace", begin, bare),
        Figure(
            "`codings --theme`, 2,000 reviews",
            f"{codings.seconds:.2f} s",
            of_table,
            f"{ratio:.2f}",
            "1.2 times `table`",
            ratio <= 1.2,
        ),
        _progress(folder),
        _marked(folder),
    ]


def _quick(command: str, run: Run, bare: Run) -> Figure:
    return Figure(
        f"`{command}`",
        f"{run.seconds:.3f} s",
        f"`show` {bare.seconds:.3f} s",
        f"{run.seconds / bare.seconds:.2f}",
        f"{QUICK} s",
        run.seconds <= QUICK,
    )


def _progress(folder: Path) -> Figure:
    project = folder / "progress"
    make_project(project, 0)
    add_codings(project, 2_000, ("EM", "JB", "LN"))
    (run,) = measured([PROGRAM, "-C", str(project), "progress", "--format", "csv"])
    what = "`progress`, 2,000 reviews, 3 coders"
    return Figure(what, f"{run.seconds:.2f} s", "", "", "2 s", run.seconds < 2)


def _marked(folder: Path) -> Figure:
    """A document of 100 pages with 200 coded passages."""
    project = folder / "marked"
    make_project(project, 0)
    (project / "sources").mkdir()
    pages = [f"{PAGE}Passage {n} of it. And passage {n + 100} too." for n in range(1, 101)]
    (project / "sources" / "DHR1.txt").write_text("\f".join(pages), encoding="utf-8")
    lines = [
        "review: DHR1",
        'codebook: {id: west-midlands-dhr, version: "1.0"}',
        "coder: LN",
        "sources: [{id: a, file: DHR1.txt}]",
        "findings:",
        "  gps:",
        "    finding: present",
        "    evidence:",
    ]
    for number in range(1, 101):
        lines += [
            f'      - {{page: "{number}", quote: Passage {number} of it}}',
            f'      - {{page: "{number}", quote: passage {number + 100} too}}',
        ]
    (project / "records" / "DHR1.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    at = [PROGRAM, "-C", str(project)]
    (run,) = measured([*at, "marked", "DHR1", "-o", str(folder / "marked.docx")])
    what = "`marked`, 100 pages, 200 passages"
    return Figure(what, f"{run.seconds:.2f} s", "", "", "2 s", run.seconds < 2)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for figure in correction_figures(Path(made)):
            print(figure.line())
