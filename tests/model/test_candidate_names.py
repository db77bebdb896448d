"""Candidate themes by name: one name in every record, and none that could mean two things."""

import pytest

from dhrcode.model.candidate_names import candidate_faults, named_alike
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Candidate, Record
from dhrcode.model.vocabulary import arranged


def codebook(*candidates: tuple[str, str]) -> Codebook:
    return Codebook.model_validate(
        {
            "id": "tiny",
            "version": "1.0",
            "title": "Tiny",
            "areas": [
                {
                    "id": "a",
                    "label": "A",
                    "subthemes": [
                        {"id": "gps", "label": "Doctors", "definition": "x"},
                        {"id": "pets", "label": "Pets", "definition": "x", "retired": "0.9"},
                    ],
                }
            ],
            "candidates": [
                {"id": name, "label": label, "definition": "x"} for name, label in candidates
            ],
        }
    )


@pytest.mark.parametrize("noted", ["hospitals", "Hospital  CARE", " hospital care", "HOSPITALS"])
def test_its_id_and_its_label_in_whatever_capitals_are_one_name(noted):
    known = codebook(("hospitals", "Hospital care"))
    candidate = Candidate(label=noted, note="Wards.")
    assert named_alike(candidate, known) == Candidate(label="Hospital care", note="Wards.")


def test_any_other_name_stays_as_it_was_typed():
    other = Candidate(label="hospital")
    assert named_alike(other, codebook(("hospitals", "Hospital care"))) is other
    assert named_alike(other, codebook()) is other


def test_a_record_is_written_with_the_one_name():
    record = Record.model_validate(
        {
            "review": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "coder": "LN",
            "emerging": [{"label": "hospitals"}, {"label": "Debt"}],
        }
    )
    written = arranged(record, codebook(("hospitals", "Hospital care")))
    assert [one.label for one in written.emerging] == ["Hospital care", "Debt"]


@pytest.mark.parametrize(
    ("candidates", "faults"),
    [
        ([("debt", "Debt"), ("homes", "Homes")], []),
        ([("debt", "debt")], []),
        ([("gps", "Debt")], [("id", "the subtheme 'gps' is called 'gps' already")]),
        ([("pets", "Debt")], [("id", "the subtheme 'pets' is called 'pets' already")]),
        ([("debt", "doctors")], [("label", "the subtheme 'gps' is called 'doctors' already")]),
        ([("debt", "Pets")], [("label", "the subtheme 'pets' is called 'Pets' already")]),
    ],
)
def test_what_has_a_name_already_is_no_candidate_of_that_name(candidates, faults):
    found = [(fault.path, fault.message) for fault in candidate_faults(codebook(*candidates))]
    assert found == [(("candidates", 0, part), said) for part, said in faults]


def test_two_candidates_have_no_name_in_common():
    twice = codebook(("debt", "Debt"), ("debt", "Money"), ("money-owed", "DEBT"))
    assert [(fault.path, fault.code, fault.message) for fault in candidate_faults(twice)] == [
        (
            ("candidates", 1, "id"),
            "candidate-name-taken",
            "the candidate theme 'debt' is called 'debt' already",
        ),
        (
            ("candidates", 2, "label"),
            "candidate-name-taken",
            "the candidate theme 'debt' is called 'DEBT' already",
        ),
    ]
