import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mrs Okafor said", "Mrs Okafor"),
        ("Mr. O'Brien", "Mr. O'Brien"),
        ("Dr Anna Maria Kowalska saw", "Dr Anna Maria Kowalska"),
        ("Ms de Souza-Lane", "Ms de Souza-Lane"),
        ("PC 1234 Hale", "PC 1234 Hale"),
        ("Mr Justice Wren", "Mr Justice Wren"),
        ("Detective Chief Inspector Hale", "Detective Chief Inspector Hale"),
        ("Det. Sgt. Hale", "Det. Sgt. Hale"),
        ("Mr and Mrs Okafor", "Mr and Mrs Okafor"),
        ("Dr Li's letter", "Dr Li"),
        ("MRS OKAFOR", "MRS OKAFOR"),
        ("Cllr J. Hale", "Cllr J. Hale"),
        ("it was given to Mrs\nOkafor", "Mrs\nOkafor"),
    ],
)
def test_titled_names(found, text, words):
    assert found("titled-name", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Dr A",
        "Mr X",
        "Ms B",
        "Ms B's",
        "PC 1",
        "the GP",
        "Miss appointments",
        "Mrs [surname]",
        "Nurse Practitioner",
        "Justice Secretary",
        "the Criminal Justice Act",
        "DI in charge",
        "PC World",
        "Judge's remarks",
        "Mr Victim",
        "Chief Constable",
        "Dr Foster (2011)",
        "DS1500",
        "Sister said",
        "Miss. Sir",
        "Inspector of Constabulary",
    ],
)
def test_titles_without_a_name(found, text):
    assert found("titled-name", text) == []
