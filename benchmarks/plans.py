"""Figures of plans: 2,000 reviews with 20,000 actions, listed and reported."""

import random
import sys
from pathlib import Path

from measuring import PROGRAM, Figure, measured
from projects import SEED, make_project, sentence

from dhrcode.model.plan import Plan
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.yaml.plan_writer import plan_yaml

REVIEWS = 2_000
_DAY = "2026-01-31"


def plan_figures(folder: Path) -> list[Figure]:
    """`plan list` and `plan report` of the 2,000 reviews in `folder/2000`."""
    print("plans", file=sys.stderr)
    project = folder / str(REVIEWS)
    if not project.exists():
        make_project(project, REVIEWS)
    add_plans(project, REVIEWS)
    common = [PROGRAM, "-C", str(project), "plan"]
    listed, written = measured(
        [*common, "list", "--on", _DAY, "--format", "json"],
        [*common, "report", "--on", _DAY, "-o", str(folder / "plan.xlsx")],
    )
    of = f"{REVIEWS:,} reviews, 20,000 actions"
    return [
        Figure(f"`plan list`, {of}", f"{listed.seconds:.2f} s", "", "", "3 s", listed.seconds < 3),
        Figure(
            f"`plan report -o x.xlsx`, {of}",
            f"{written.seconds:.2f} s",
            "",
            "",
            "6 s",
            written.seconds < 6,
        ),
    ]


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
