"""Makes projects of invented records, the same for the same number and seed, to measure on."""

import random
import sys
from pathlib import Path

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import (
    FINDINGS,
    Candidate,
    CodebookVersion,
    CodedSubtheme,
    Evidence,
    Record,
    Source,
)
from dhrcode.model.vocabulary import arranged
from dhrcode.store.project import shipped_codebook
from dhrcode.store.shipped import shipped_path
from dhrcode.store.yaml.writer import record_yaml

SEED = 2014
TEXT = (
    "agency referral risk assessment shared recorded officer health visitor practice meeting "
    "the a of in at to no was were not had when after before and but case closed follow-up plan "
    "safety concern disclosed family carer appointment letter review response information police"
)
WORDS = TEXT.split()


def sentence(rng: random.Random, words: int) -> str:
    """An invented run of words."""
    return " ".join(rng.choices(WORDS, k=words))


def evidence(rng: random.Random) -> Evidence:
    """One piece of evidence, with a quote of some fifteen words."""
    return Evidence(
        source="overview",
        page=str(rng.randint(1, 80)),
        quote=sentence(rng, rng.randint(8, 22)),
        note=sentence(rng, rng.randint(4, 10)),
    )


def record(number: int, codebook: Codebook, rng: random.Random) -> Record:
    """One complete record, 2 to 4 KB as YAML."""
    present = set(rng.sample(sorted(codebook.subthemes), rng.randint(5, 9)))
    findings = {}
    for subtheme in codebook.subthemes:
        if subtheme in present:
            findings[subtheme] = CodedSubtheme(finding="present", evidence=(evidence(rng),))
        else:
            finding = rng.choices(FINDINGS[1:], weights=(4, 8, 1))[0]
            findings[subtheme] = CodedSubtheme(finding=finding)
    return Record(
        review=f"DHR{number}",
        codebook=CodebookVersion(id=codebook.id, version=codebook.version),
        coder=rng.choice(("LN", "EM")),
        coded=f"20{rng.randint(14, 24)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",  # type: ignore[arg-type] # read as a date
        status="complete",
        sources=(Source(id="overview", title="Overview report", pages=80),),
        attributes={
            "year": rng.randint(2011, 2023),
            "children-in-household": rng.choice(("yes", "no")),
        },
        victims=(
            {
                "sex": rng.choice(("female", "male")),
                "relationship": rng.choice(("partner", "ex-partner", "parent")),
            },
        ),
        perpetrators=({"mental-health": rng.choice(("yes", "no", "not-stated"))},),
        findings=findings,
        emerging=(Candidate(label="Housing", note=sentence(rng, 12)),) * (rng.random() < 0.2),
    )


def make_project(folder: Path, reviews: int) -> None:
    """Writes a project of `reviews` records into a folder that does not exist yet."""
    codebook = shipped_codebook()
    rng = random.Random(SEED + reviews)
    (folder / "records").mkdir(parents=True)
    (folder / "themes.yaml").write_bytes(shipped_path().read_bytes())
    for number in range(1, reviews + 1):
        made = arranged(record(number, codebook, rng), codebook)
        (folder / "records" / f"DHR{number}.yaml").write_text(record_yaml(made), encoding="utf-8")


def add_codings(folder: Path, reviews: int, coders: tuple[str, ...]) -> None:
    """Writes each coder's independent coding of every review, alike in four findings of five."""
    codebook = shipped_codebook()
    rng = random.Random(SEED + reviews)
    for coder in coders:
        (folder / "coders" / coder).mkdir(parents=True)
    for number in range(1, reviews + 1):
        made = arranged(record(number, codebook, rng), codebook)
        for coder in coders:
            findings = {
                subtheme: coded
                if rng.random() < 0.8
                else CodedSubtheme(finding=rng.choice(FINDINGS[1:]))
                for subtheme, coded in made.findings.items()
            }
            own = made.model_copy(update={"coder": coder, "findings": findings})
            path = folder / "coders" / coder / f"DHR{number}.yaml"
            path.write_text(record_yaml(own), encoding="utf-8")


if __name__ == "__main__":
    make_project(Path(sys.argv[1]), int(sys.argv[2]))
