"""Times whole commands beside their floors, in one run, and prints the table of docs/benchmarks.md.

    make bench            prints the table


A figure is the median of five runs after one that is not counted. A floor is what the work costs
with nothing of ours: starting Python, or reading the same bytes and walking libyaml's events.
"""

import os
import platform
import sys
import tempfile
from pathlib import Path

from contacts import contact_figures
from correction import correction_figures
from desk import desk_figures
from evidence import evidence_figures
from interchange import interchange_figures
from measurement import PROGRAM, RUNS, Figure, Run, measured
from passages import passage_figures
from plans import plan_figures
from projects import add_codings, make_project

PACKS = ("xlsx", "docx", "html")
ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = str(ROOT / "examples" / "west-midlands-2014")
WALK = """
import sys, pathlib, yaml
for path in sorted(pathlib.Path(sys.argv[1], "records").glob("*.yaml")):
    for event in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
        pass
"""


def figures(folder: Path) -> list[Figure]:
    """Every figure of the table."""
    for reviews in (1_000, 2_000, 10_000):
        print(f"making {reviews:,} reviews", file=sys.stderr)
        make_project(folder / str(reviews), reviews)
    return [
        *_starting(),
        *_loading(folder),
        _workbook(folder),
        *_packs(folder),
        *_agreement(folder),
        *evidence_figures(folder),
        *passage_figures(folder),
        *interchange_figures(folder),
        *correction_figures(folder),
        *plan_figures(folder),
        *desk_figures(folder),
        *contact_figures(folder),
    ]


def _starting() -> list[Figure]:
    print("start-up", file=sys.stderr)
    typer, imports, help_, table, alone = measured(
        [sys.executable, "-c", "import typer"],
        [sys.executable, "-c", "import typer, yaml.cyaml, pydantic; pydantic.BaseModel"],
        [PROGRAM, "--help"],
        [PROGRAM, "-C", EXAMPLE, "table"],
        [PROGRAM, "-C", EXAMPLE],
    )
    ratio = help_.seconds / typer.seconds
    return [
        Figure(
            "`dhrcode --help`",
            f"{help_.seconds:.3f} s",
            f"importing typer {typer.seconds:.3f} s",
            f"{ratio:.2f}",
            "1.2 times the floor",
            ratio <= 1.2,
        ),
        Figure(
            "`dhrcode table`, 13 reviews",
            f"{table.seconds:.3f} s",
            f"importing typer, pydantic, PyYAML {imports.seconds:.3f} s",
            f"{table.seconds / imports.seconds:.2f}",
            "0.3 s",
            table.seconds <= 0.3,
        ),
        Figure(
            "`dhrcode` alone, 13 reviews, 21 actions",
            f"{alone.seconds:.3f} s",
            f"the same `table` {table.seconds:.3f} s",
            f"{alone.seconds / table.seconds:.2f}",
            "1.2 times the floor",
            alone.seconds <= 1.2 * table.seconds,
        ),
    ]


def _loading(folder: Path) -> list[Figure]:
    print("loading", file=sys.stderr)
    out = str(folder / "t.csv")
    small_floor, small, large_floor, large = measured(
        [sys.executable, "-c", WALK, str(folder / "1000")],
        [PROGRAM, "-C", str(folder / "1000"), "table", "-o", out],
        [sys.executable, "-c", WALK, str(folder / "10000")],
        [PROGRAM, "-C", str(folder / "10000"), "table", "-o", out],
    )
    ratio, growth = large.seconds / large_floor.seconds, large.seconds / small.seconds
    return [
        Figure(
            "`table -o t.csv`, 1,000 reviews",
            f"{small.seconds:.2f} s",
            f"walking the events {small_floor.seconds:.2f} s",
            f"{small.seconds / small_floor.seconds:.2f}",
            "",
            within=True,
        ),
        Figure(
            "`table -o t.csv`, 10,000 reviews",
            f"{large.seconds:.2f} s",
            f"walking the events {large_floor.seconds:.2f} s",
            f"{ratio:.2f}",
            "1.6 times the floor",
            ratio <= 1.6,
        ),
        Figure(
            "the same, against 1,000 reviews",
            f"{growth:.1f} times",
            "",
            "",
            "11 times",
            growth <= 11,
        ),
        Figure(
            "the same, memory of its largest process",
            f"{large.megabytes:.0f} MB",
            f"walking the events {large_floor.megabytes:.0f} MB",
            "",
            "400 MB",
            large.megabytes < 400,
        ),
    ]


def _workbook(folder: Path) -> Figure:
    print("workbook", file=sys.stderr)
    project = str(folder / "2000")
    csv, xlsx = measured(
        [PROGRAM, "-C", project, "table", "-o", str(folder / "t.csv")],
        [PROGRAM, "-C", project, "table", "-o", str(folder / "t.xlsx")],
    )
    return Figure(
        "`table -o t.xlsx`, 2,000 reviews",
        f"{xlsx.seconds:.2f} s",
        f"the same as csv {csv.seconds:.2f} s",
        f"{xlsx.seconds / csv.seconds:.2f}",
        "2 s",
        xlsx.seconds < 2,
    )


def _packs(folder: Path) -> list[Figure]:
    print("packs", file=sys.stderr)
    large = str(folder / "2000")
    imports = "import typer, yaml.cyaml, pydantic, scipy.stats, matplotlib.figure"
    floor, *small = measured(
        [sys.executable, "-c", f"{imports}, matplotlib.backends.backend_agg"],
        *([PROGRAM, "-C", EXAMPLE, "report", "-o", str(folder / f"p.{form}")] for form in PACKS),
    )
    loading, *many = measured(
        [PROGRAM, "-C", large, "table", "-o", str(folder / "t.csv")],
        *(
            [PROGRAM, "-C", large, "report", "--with-evidence", "-o", str(folder / f"q.{form}")]
            for form in PACKS
        ),
    )
    (published,) = measured(
        [
            PROGRAM,
            "-C",
            large,
            "report",
            "--profile",
            "publication",
            "--by",
            "victim.relationship",
            "-o",
            str(folder / "r.xlsx"),
        ],
    )
    rows = [
        _pack(
            f"`report -o p.{form}`, 13 reviews",
            run,
            ("importing SciPy, matplotlib", floor),
            2 if form == "xlsx" else 3,
        )
        for form, run in zip(PACKS, small, strict=True)
    ]
    rows += [
        _pack(
            f"`report --with-evidence -o p.{form}`, 2,000 reviews",
            run,
            ("`table -o t.csv`", loading),
            6 if form == "xlsx" else 8,
        )
        for form, run in zip(PACKS, many, strict=True)
    ]
    most = max(run.megabytes for run in (*small, *many))
    return [
        *rows,
        Figure(
            "the same, most memory of a process",
            f"{most:.0f} MB",
            f"`table -o t.csv` {loading.megabytes:.0f} MB",
            "",
            "500 MB",
            most < 500,
        ),
        Figure(
            "`report --profile publication --by ...`, 2,000 reviews",
            f"{published.seconds:.2f} s",
            "",
            "",
            "",
            within=True,
        ),
    ]


def _agreement(folder: Path) -> list[Figure]:
    print("agreement", file=sys.stderr)
    project = folder / "agreement"
    make_project(project, 0)
    add_codings(project, 2_000, ("EM", "JB", "LN"))
    loading, agreeing = measured(
        [PROGRAM, "-C", str(project), "agree", "--samples", "0", "-o", str(folder / "a.json")],
        [PROGRAM, "-C", str(project), "agree", "-o", str(folder / "a.json")],
    )
    return [
        Figure(
            "`agree`, 2,000 reviews, 3 coders, 1,000 samples",
            f"{agreeing.seconds:.2f} s",
            f"the same without samples {loading.seconds:.2f} s",
            f"{agreeing.seconds / loading.seconds:.2f}",
            "8 s",
            agreeing.seconds < 8,
        ),
        Figure(
            "the same, most memory of a process",
            f"{agreeing.megabytes:.0f} MB",
            f"the same without samples {loading.megabytes:.0f} MB",
            "",
            "500 MB",
            agreeing.megabytes < 500,
        ),
    ]


def _pack(what: str, run: Run, floor: tuple[str, Run], budget: int) -> Figure:
    name, least = floor
    return Figure(
        what,
        f"{run.seconds:.2f} s",
        f"{name} {least.seconds:.2f} s",
        f"{run.seconds / least.seconds:.2f}",
        f"{budget} s",
        run.seconds <= budget,
    )


def machine() -> str:
    """The machine in a line."""
    cpu = next((line.split(":")[1].strip() for line in _cpuinfo() if "model name" in line), "")
    return (
        f"{os.cpu_count()} cores ({cpu or platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [figure.line() for figure in figures(Path(folder))]
    print(f"Machine: {machine()}. Medians of {RUNS}, floors from the same run.\n")
    print("| what | measured | floor | ratio | budget | within |")
    print("| --- | --- | --- | --- | --- | --- |")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
