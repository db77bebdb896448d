"""Finding: 200 invented documents of 60 pages indexed once, then searched for words and a theme."""

import random
import sys
import time
from pathlib import Path

from measurement import PROGRAM, Figure, measured, once
from projects import SEED

from dhrcode.store.codebooks import shipped_codebook

DOCUMENTS, PAGES, PARAGRAPHS = 200, 60, 6
REPORTS = Path(__file__).parent.parent / "tests" / "workflows" / "documents" / "reports"
RECORD = """\
review: DHR{0}
kind: dhr
codebook: {{id: west-midlands-dhr, version: "{1}"}}
coder: LN
status: draft
sources:
  - {{id: overview, title: Overview report, file: DHR{0}.txt}}
"""


def make_searched(folder: Path, version: str) -> None:
    """Writes documents made of the paragraphs of invented reports, some words of each exchanged."""
    rng = random.Random(SEED)
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    blocks = [b for t in texts for b in t.replace("\f", "\n\n").split("\n\n") if len(b) > 150]
    syllables = [one + other for one in "bcdfglmnprst" for other in "aeiou"]
    others = ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(30_000)]
    for name in ("sources", "records"):
        (folder / name).mkdir(parents=True)
    uses = f'uses: {{id: west-midlands-dhr, version: "{version}"}}\n'
    (folder / "themes.yaml").write_text(uses, encoding="utf-8")
    for number in range(1, DOCUMENTS + 1):
        pages = [_page(rng, blocks, others) for _ in range(PAGES)]
        text = folder / "sources" / f"DHR{number}.txt"
        text.write_text("\f".join(pages), encoding="utf-8")
        record = RECORD.format(number, version)
        (folder / "records" / f"DHR{number}.yaml").write_text(record, encoding="utf-8")


def _page(rng: random.Random, blocks: list[str], others: list[str]) -> str:
    chosen = rng.choices(blocks, k=PARAGRAPHS)
    return "\n\n".join(
        "\n".join(
            " ".join(rng.choice(others) if rng.random() < 0.1 else word for word in line.split())
            for line in block.splitlines()
        )
        for block in chosen
    )


def passage_figures(folder: Path) -> list[Figure]:
    """The figures of the index and of searches in it."""
    print("finding", file=sys.stderr)
    project = folder / "searched"
    make_searched(project, shipped_codebook().version)
    find = [PROGRAM, "-C", str(project), "find"]
    begun = time.perf_counter()
    _, megabytes = once([*find, "MARAC"])
    index = time.perf_counter() - begun
    listing, words, theme = measured(
        [PROGRAM, "-C", str(project), "list"],
        [*find, "safety plan"],
        [*find, "--theme", "equality"],
    )
    floor = f"`list` {listing.seconds:.2f} s"
    return [
        Figure(
            f"{DOCUMENTS * PAGES:,} pages indexed by the first `find`",
            f"{index:.0f} s, {megabytes:.0f} MB",
            "",
            "",
            "60 s, 200 MB",
            index < 60 and megabytes < 200,
        ),
        *(
            Figure(
                f"`find {what}` in them",
                f"{run.seconds:.2f} s",
                floor,
                f"{run.seconds / listing.seconds:.2f}",
                "0.15 s more",
                run.seconds - listing.seconds < 0.15,
            )
            for what, run in (("'safety plan'", words), ("--theme", theme))
        ),
    ]
