"""Figures of plans: 2,000 reviews with 20,000 actions, listed, reported, returned and read back."""

import random
import sys
from pathlib import Path

import openpyxl
from measurement import PROGRAM, Figure, Run, measured
from projects import SEED, make_project, sentence

from dhrcode.model.plan import Plan
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.yaml.plan_writer import plan_yaml

REVIEWS = 2_000
FILLED = 200
"""Actions of which a return that comes back says something."""
WALK = """
import sys, pathlib, yaml
for path in sorted(pathlib.Path(sys.argv[1], "actions").glob("*.yaml")):
    for event in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
        pass
"""
OPEN = """
import sys, python_calamine
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python()
"""
_DAY = "2026-01-31"


def plan_figures(folder: Path) -> list[Figure]:
    """`plan list` and `plan report` of the 2,000 reviews in `folder/2000`."""
    print("plans", file=sys.stderr)
    project = folder / str(REVIEWS)
    if not project.exists():
        make_project(project, REVIEWS)
    add_plans(project, REVIEWS)
    common = [PROGRAM, "-C", str(project), "plan"]
    returns = folder / "returns"
    floor, listed, written, returned = measured(
        [sys.executable, "-c", WALK, str(project)],
        [*common, "list", "--on", _DAY, "--format", "json"],
        [*common, "report", "--on", _DAY, "-o", str(folder / "plan.xlsx")],
        [*common, "returns", "--on", _DAY, "-o", str(returns)],
    )
    filled = fill_in(returns / "police.xlsx", folder / "filled.xlsx")
    opened, taken = measured(
        [sys.executable, "-c", OPEN, str(filled)],
        [PROGRAM, "-C", str(project), "import", str(filled), "--dry-run"],
    )
    of, walking = (
        f"{REVIEWS:,} reviews, 20,000 actions",
        f"walking the events {floor.seconds:.2f} s",
    )
    reading = f"reading its cells {opened.seconds:.2f} s"
    return [
        _figure(f"`plan list`, {of}", listed, (walking, floor), 3),
        _figure(f"`plan report -o x.xlsx`, {of}", written, (walking, floor), 6),
        _figure(f"`plan returns`, {of}", returned, (walking, floor)),
        _figure(
            f"`import` of a return, 20,000 actions, {FILLED} filled in", taken, (reading, opened)
        ),
    ]


def _figure(what: str, run: Run, floor: tuple[str, Run], budget: int = 0) -> Figure:
    """A line of the table; without a budget it says how long it takes, and no more."""
    named, least = floor
    ratio = f"{run.seconds / least.seconds:.2f}"
    within = not budget or run.seconds < budget
    return Figure(
        what, f"{run.seconds:.2f} s", named, ratio, f"{budget} s" if budget else "", within
    )


def fill_in(form: Path, filled: Path) -> Path:
    """Fills in a return as an agency would: some of its actions are done."""
    book = openpyxl.load_workbook(form)
    sheet = book["Actions"]
    place = {cell.value: cell.column for cell in sheet[1]}
    rows = [row for row in range(2, sheet.max_row) if sheet.cell(row, place["State"]).value]
    still = [row for row in rows if sheet.cell(row, place["State"]).value.startswith("open")]
    for row in still[:FILLED]:
        sheet.cell(row, place["What happened"]).value = "done"
        sheet.cell(row, place["On"]).value = "2026-01-15"
        sheet.cell(row, place["In words"]).value = "It is in force."
        sheet.cell(row, place["What shows it"]).value = "The page"
    book.save(filled)
    return filled


def add_plans(folder: Path, reviews: int) -> None:
    """Writes a plan of five recommendations with two actions each for every review."""
    codebook, rng = shipped_codebook(), random.Random(SEED)
    themes = list(codebook.subthemes)
    (folder / "actions").mkdir()
    for number in range(1, reviews + 1):
        plan = Plan.model_validate(
            {
                "plan": f"DHR{number}",
                "codebook": {"id": codebook.id, "version": codebook.version},
                "recommendations": [
                    {
                        "id": f"R{n}",
                        "text": sentence(rng, 20),
                        "to": ["police"],
                        "themes": [rng.choice(themes)],
                        "actions": [_action(rng, name) for name in "ab"],
                    }
                    for n in range(1, 6)
                ],
            }
        )
        path = folder / "actions" / f"DHR{number}.yaml"
        path.write_text(plan_yaml(plan), encoding="utf-8")


def _action(rng: random.Random, name: str) -> dict[str, object]:
    done = {"on": "2025-02-10", "by": "police", "what": "done", "says": sentence(rng, 10)}
    checked = {"on": "2025-03-02", "by": "board", "what": "checked", "result": "shown"}
    return {
        "id": name,
        "text": sentence(rng, 12),
        "owner": {"agency": "police", "post": "Head of Public Protection"},
        "measure": sentence(rng, 8),
        "due": {"as_written": "by the end of 2025", "date": "2025-12-31"},
        "log": rng.choice([[], [done], [done, checked]]),
    }
