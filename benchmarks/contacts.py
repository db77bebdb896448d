"""Figures of contacts: a pack of 620 reviews with 15,000 of them, and one review's timeline."""

import random
import sys
from pathlib import Path

from measurement import PROGRAM, Figure, measured
from projects import SEED, evidence, make_project, sentence

from dhrcode.model.contact import OPPORTUNITIES, Contact
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.loader import load_record
from dhrcode.store.yaml.writer import record_yaml

REVIEWS, CONTACTS = 620, 15_000


def contact_figures(folder: Path) -> list[Figure]:
    """`report` with and without the contacts, and `timeline` of a review, in `folder`."""
    print("contacts", file=sys.stderr)
    bare, full = folder / "without-contacts", folder / "with-contacts"
    make_project(bare, REVIEWS)
    make_project(full, REVIEWS)
    add_contacts(full)
    page = str(folder / "timeline.html")
    floor, pack, drawn = measured(
        [PROGRAM, "-C", str(bare), "report", "-o", str(folder / "bare.html")],
        [PROGRAM, "-C", str(full), "report", "-o", str(folder / "full.html")],
        [PROGRAM, "-C", str(full), "timeline", "DHR1", "-o", page, "--allow-identifiers"],
    )
    ratio, of = pack.seconds / floor.seconds, f"{REVIEWS} reviews, {CONTACTS:,} contacts"
    return [
        Figure(
            f"`report`, {of}",
            f"{pack.seconds:.2f} s",
            f"{floor.seconds:.2f} s without contacts",
            f"{ratio:.2f}",
            "1.3 times",
            ratio < 1.3,
        ),
        Figure(f"`timeline`, {of}", f"{drawn.seconds:.2f} s", "", "", "2 s", drawn.seconds < 2),
    ]


def add_contacts(folder: Path) -> None:
    """Writes invented contacts into every record, with evidence and a date of death."""
    codebook, rolls = shipped_codebook(), random.Random(SEED)
    agencies = [one.id for one in codebook.agencies if one.retired is None]
    for number, path in enumerate(sorted((folder / "records").glob("*.yaml"))):
        loaded = load_record(path.read_bytes(), path.name, codebook)
        if loaded.record is None:
            sys.exit(f"{path} was made wrong: {loaded.problems}")
        own = CONTACTS // REVIEWS + (number < CONTACTS % REVIEWS)
        contacts = tuple(
            Contact(
                id=f"C{n}",
                when=f"{rolls.randrange(2005, 2011)}-{rolls.randrange(1, 13):02}",
                agency=rolls.choice(agencies),
                opportunity=rolls.choice(OPPORTUNITIES),
                themes=(rolls.choice(list(codebook.subthemes)),),
                summary=sentence(rolls, 12),
                evidence=(evidence(rolls),),
                **{"with": ("victim",)},
            )
            for n in range(1, own + 1)
        )
        victims = loaded.record.victims or ({},)
        dated = ({**victims[0], "date-of-death": "2012-03"}, *victims[1:])
        update = {"contacts": contacts, "victims": dated}
        path.write_text(record_yaml(loaded.record.model_copy(update=update)), encoding="utf-8")
