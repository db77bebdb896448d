"""How often the 95 % intervals of agreement hold the true value, by simulation.

    nice python benchmarks/agreement_cover.py

Two coders code one subtheme in some reviews. In a share KAPPA of the reviews both see the same,
which is present with the probability of the prevalence; in the others each finds it present with
that probability, by chance alone. The true values follow from that. Each simulated set is resampled
as dhrcode resamples reviews; `dhrcode.analysis.agreement` makes the intervals and says where there
are too few. The figures stand in docs/agreement.md.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from dhrcode.analysis.agreement.bootstrap import ends
from dhrcode.analysis.agreement.measures import LEAST, degrees_of_freedom

Floats = NDArray[np.float64]
REVIEWS, PREVALENCES, KAPPAS = (13, 30, 60, 100), (0.08, 0.15, 0.40), (0.5, 0.7, 0.9)
SETS, SAMPLES, SEED = 1_000, 400, 2014
NAMES = {
    "percent": "Per cent agreement",
    "positive": "Positive agreement",
    "negative": "Negative agreement",
    "kappa": "Cohen's kappa",
    "alpha": "Krippendorff's alpha",
    "ac1": "Gwet's AC1",
}


def measures(cells: Floats) -> dict[str, Floats]:
    """The measures of tables of two coders: both present, the first, the second, neither."""
    both, first, second, neither = np.moveaxis(cells, -1, 0)
    units = both + first + second + neither
    with np.errstate(divide="ignore", invalid="ignore"):
        agreed = (both + neither) / units
        one, other = (both + first) / units, (both + second) / units
        chance = one * other + (1 - one) * (1 - other)
        share = (one + other) / 2
        present = 2 * both + first + second
        expected = 2 * present * (2 * units - present) / (2 * units * (2 * units - 1))
        alike = 2 * share * (1 - share)
        return {
            "percent": agreed,
            "positive": 2 * both / present,
            "negative": 2 * neither / (2 * units - present),
            "kappa": (agreed - chance) / (1 - chance),
            "alpha": 1 - (1 - agreed) / expected,
            "ac1": (agreed - alike) / (1 - alike),
        }


def cover(
    reviews: int, prevalence: float, kappa: float, random: np.random.Generator
) -> tuple[float, dict[str, float]]:
    """The share of sets that have an interval, and of these how many hold the true value."""
    p, q, by_chance = prevalence, 1 - prevalence, 1 - kappa
    chances = np.array(
        [kappa * p + by_chance * p * p, *[by_chance * p * q] * 2, kappa * q + by_chance * q * q]
    )
    sets = random.multinomial(reviews, chances, size=SETS).astype(np.float64)
    drawn = random.multinomial(reviews, np.repeat(sets / reviews, SAMPLES, axis=0))
    resampled = measures(drawn.reshape(SETS, SAMPLES, 4).astype(np.float64))
    present = sets[:, 0] + (sets[:, 1] + sets[:, 2]) / 2
    enough = np.minimum(present, reviews - present) >= LEAST
    differ = sets[:, 1] + sets[:, 2]
    enough &= differ > 0
    true = measures(chances * 1e12)
    held = {}
    for name, values in measures(sets).items():
        error = np.nanstd(resampled[name][enough], axis=1, ddof=1)
        error *= np.sqrt(reviews / (reviews - 1))
        degrees = degrees_of_freedom(name, reviews, differ[enough])
        low, high = ends(values[enough], error, degrees)
        inside = (low <= true[name]) & (true[name] <= high)
        held[name] = float(inside.mean()) if enough.any() else float("nan")
    return float(enough.mean()), held


def main() -> None:
    """Prints the table of docs/agreement.md."""
    random = np.random.default_rng(SEED)
    head = ["Reviews", "Prevalence", "Kappa", "With an interval", *NAMES.values()]
    print("| " + " | ".join(head) + " |\n|" + " --: |" * len(head))
    for reviews in REVIEWS:
        for prevalence in PREVALENCES:
            for kappa in KAPPAS:
                share, held = cover(reviews, prevalence, kappa, random)
                told = [f"{100 * held[n]:.0f}" if share >= 0.25 else "too few" for n in NAMES]
                cells = [f"{reviews}", f"{100 * prevalence:.0f}", f"{kappa}", f"{100 * share:.0f}"]
                print("| " + " | ".join([*cells, *told]) + " |")


if __name__ == "__main__":
    sys.exit(main())
