"""Candidate themes of one name together."""

from dhrcode.analysis.candidates import candidate_themes


def test_candidates_of_one_name_are_grouped(case):
    cases = [
        case(1, {}, candidates=["Housing", "Immigration"]),
        case(2, {}, candidates=["housing ", "Housing"]),
        case(3, {}, candidates=["Animal cruelty"]),
    ]
    made = candidate_themes(cases)
    assert [(theme.label, theme.reviews) for theme in made] == [
        ("Housing", ("DHR1", "DHR2")),
        ("Animal cruelty", ("DHR3",)),
        ("Immigration", ("DHR1",)),
    ]
    assert len(made[0].noted) == 3
