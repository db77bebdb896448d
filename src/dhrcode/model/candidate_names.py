"""Candidate themes by name: one name in every record, and none that could mean two things."""

from collections.abc import Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Candidate
from dhrcode.problems import Fault
from dhrcode.text import name_key


def named_alike(candidate: Candidate, codebook: Codebook) -> Candidate:
    """A candidate theme that was noted, by its label in the codebook if that has it."""
    known = codebook.candidate_names.get(name_key(candidate.label))
    if known is None or known.label == candidate.label:
        return candidate
    return candidate.model_copy(update={"label": known.label})


def candidate_faults(codebook: Codebook) -> Iterator[Fault]:
    """The ids and labels of candidate themes that something else has already."""
    taken = {
        name: (-1, f"the subtheme '{name}'") for name in (*codebook.subthemes, *codebook.retired)
    }
    taken |= {
        name_key(s.label): (-1, f"the subtheme '{s.id}'") for s in codebook.subthemes.values()
    }
    for number, one in enumerate(codebook.candidates):
        own = (number, f"the candidate theme '{one.id}'")
        for part, name in (("id", one.id), ("label", one.label)):
            first, said = taken.setdefault(name_key(name), own)
            if first != number:
                yield Fault(
                    ("candidates", number, part),
                    "candidate-name-taken",
                    f"{said} is called '{name}' already",
                    "what is noted by that name could mean either: give another",
                )
