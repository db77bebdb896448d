"""Interchange: tables and forms in and out, migrations, REFI-QDA."""

import csv
import random
import shutil
import sys
from pathlib import Path

from measurement import PROGRAM, Figure, Run, measured
from projects import SEED, evidence, make_project, sentence

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Source
from dhrcode.model.vocabulary import arranged
from dhrcode.store.project import shipped_codebook
from dhrcode.store.shipped import shipped_path
from dhrcode.store.yaml.writer import record_yaml

REVIEWS, CODINGS = 200, 20
FRESH = """
import os, shutil, sys
records = os.path.join(sys.argv[1], "records")
shutil.rmtree(records)
os.mkdir(records)
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Runs a command on a project that has no records."""
GONE = """
import os, sys
if os.path.exists(sys.argv[1]):
    os.remove(sys.argv[1])
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Runs a command that writes a file which must not be there."""
MAP = """
id: {{heading: Case, prefix: DHR}}
coder: LN
values: {{x: present, o: absent, n/s: not-stated}}
attributes: {{Year: year}}
findings:
{findings}
"""


def interchange_figures(folder: Path) -> list[Figure]:
    """The figures of interchange and of a codebook that changes."""
    return [_table(folder), _form(folder), _migration(folder), *_refi(folder)]


def _within(what: str, run: Run, floor: tuple[str, Run], budget: float) -> Figure:
    name, least = floor
    return Figure(
        what,
        f"{run.seconds:.2f} s",
        f"{name} {least.seconds:.2f} s",
        f"{run.seconds / least.seconds:.2f}",
        f"{budget:g} s",
        run.seconds < budget,
    )


def _table(folder: Path) -> Figure:
    print("table in", file=sys.stderr)
    rng = random.Random(SEED)
    subthemes = list(shipped_codebook().subthemes)
    project = folder / "imported"
    make_project(project, 0)
    table, plan = folder / "cases.csv", folder / "map.yaml"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Case", "Year", *subthemes])
        for number in range(1, 2_001):
            marks = rng.choices(["x", "o", "n/s", ""], weights=(6, 4, 8, 1), k=len(subthemes))
            rows.writerow([number, rng.randint(2011, 2023), *marks])
    findings = "\n".join(f"  {subtheme}: {subtheme}" for subtheme in subthemes)
    plan.write_text(MAP.format(findings=findings), encoding="utf-8")
    command = [PROGRAM, "-C", str(project), "import", str(table), "--map", str(plan)]
    dry, run = measured(
        [*command, "--dry-run"], [sys.executable, "-c", FRESH, str(project), *command]
    )
    return _within("`import t.csv --map m.yaml`, 2,000 reviews", run, ("`--dry-run`", dry), 4)


def _form(folder: Path) -> Figure:
    print("form", file=sys.stderr)
    form = folder / "form.xlsx"
    show, run = measured(
        [PROGRAM, "-C", str(folder / "2000"), "show", "DHR7"],
        [
            sys.executable,
            "-c",
            GONE,
            str(form),
            PROGRAM,
            "-C",
            str(folder / "2000"),
            "form",
            "DHR7",
            "-o",
            str(form),
        ],
    )
    return _within("`form DHR7`", run, ("`show`", show), 1)


def _migration(folder: Path) -> Figure:
    print("migration", file=sys.stderr)
    project = folder / "migrated"
    shutil.copytree(folder / "10000", project)
    for change in (
        ["rename", "gps", "general-practice"],
        ["merge", "prescriptions", "complex-needs-of-perpetrators", "--into", "prescriptions"],
        ["move", "equality", "--area", "services"],
    ):
        measured_once([PROGRAM, "-C", str(project), "codebook", *change, "--why", "Invented."])
    table, run, _ = measured(
        [PROGRAM, "-C", str(folder / "10000"), "table", "-o", str(folder / "t.csv")],
        [PROGRAM, "-C", str(project), "migrate"],
        [PROGRAM, "-C", str(project), "migrate", "--undo"],
    )
    return _within("`migrate`, 10,000 records", run, ("`table -o t.csv`", table), 15)


def measured_once(command: list[str]) -> None:
    """Runs a command that is not measured."""
    from measurement import once  # noqa: PLC0415 - beside its only use

    once(command)


def make_documented(folder: Path) -> None:
    """200 reviews with a document of ten pages and 20 codings each, half with a quote."""
    codebook = shipped_codebook()
    rng = random.Random(SEED)
    (folder / "records").mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "themes.yaml").write_bytes(shipped_path().read_bytes())
    for number in range(1, REVIEWS + 1):
        pages = [sentence(rng, 350) for _ in range(10)]
        name = f"DHR{number}-overview.txt"
        (folder / "sources" / name).write_text("\f".join(pages), encoding="utf-8")
        made = arranged(_coded(number, pages, codebook, rng), codebook)
        path = folder / "records" / f"DHR{number}.yaml"
        path.write_text(record_yaml(made), encoding="utf-8")


def _coded(number: int, pages: list[str], codebook: Codebook, rng: random.Random) -> Record:
    findings = {}
    for subtheme in list(codebook.subthemes)[:CODINGS]:
        page = rng.randrange(len(pages))
        words = pages[page].split()
        start = rng.randrange(len(words) - 20)
        quote = " ".join(words[start : start + rng.randint(8, 20)])
        piece = Evidence(source="overview", page=str(page + 1), quote=quote)
        pieces = (
            (piece,) if rng.random() < 0.5 else (evidence(rng).model_copy(update={"quote": None}),)
        )
        findings[subtheme] = CodedSubtheme(finding="present", evidence=pieces)
    return Record(
        review=f"DHR{number}",
        codebook=CodebookVersion(id=codebook.id, version=codebook.version),
        coder="LN",
        sources=(Source(id="overview", file=f"DHR{number}-overview.txt", pages=10),),
        findings=findings,
    )


def _refi(folder: Path) -> list[Figure]:
    print("REFI-QDA", file=sys.stderr)
    project, back, package = folder / "documented200", folder / "back", folder / "project.qdpx"
    make_documented(project)
    make_project(back, 0)
    drafts = [PROGRAM, "-C", str(project), "table", "--include-drafts", "-o", str(folder / "t.csv")]
    table, out = measured(
        drafts, [PROGRAM, "-C", str(project), "export", str(package), "--include-drafts"]
    )
    (into,) = measured(
        [sys.executable, "-c", FRESH, str(back), PROGRAM, "-C", str(back), "import", str(package)],
    )
    return [
        _within(
            "`export project.qdpx`, 200 reviews, 4,000 codings", out, ("`table -o t.csv`", table), 5
        ),
        _within("`import project.qdpx`, the same", into, ("`table -o t.csv`", table), 5),
    ]
