"""Candidate themes of one name together."""

from dhrcode.analysis.candidates import candidate_themes
from dhrcode.model.codebook_parts import CodebookCandidate


def test_candidates_of_one_name_are_grouped(case, codebook):
    cases = [
        case(1, {}, candidates=["Housing", "Immigration"]),
        case(2, {}, candidates=["housing ", "Housing"]),
        case(3, {}, candidates=["Animal cruelty"]),
    ]
    made = candidate_themes(cases, codebook)
    assert [(theme.label, theme.reviews) for theme in made] == [
        ("Housing", ("DHR1", "DHR2")),
        ("Animal cruelty", ("DHR3",)),
        ("Immigration", ("DHR1",)),
    ]
    assert len(made[0].noted) == 3


def test_a_candidate_of_the_codebook_stands_under_its_label_with_its_definition(case, codebook):
    known = CodebookCandidate(id="hospitals", label="Hospitals", definition="Wards.")
    codebook = codebook.model_copy(update={"candidates": (known,)})
    cases = [
        case(1, {}, candidates=["hospitals", "Debt"]),
        case(2, {}, candidates=["HOSPITALS"]),
        case(3, {}, candidates=["Hospital"]),
    ]
    made = candidate_themes(cases, codebook)
    assert [(theme.label, theme.reviews, theme.definition) for theme in made] == [
        ("Hospitals", ("DHR1", "DHR2"), "Wards."),
        ("Debt", ("DHR1",), None),
        ("Hospital", ("DHR3",), None),
    ]
