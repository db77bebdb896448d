import pytest


@pytest.mark.parametrize(
    "text",
    [
        "aged 93",
        "aged ninety-three",
        "age: 96",
        "93 years old",
        "a 91-year-old man",
        "92 yrs old",
        "ninety two years of age",
        "in her nineties",
        "in his early 90s",
        "a nonagenarian",
        "a centenarian",
        "she was 94.",
        "turned 90 in May",
        "her 90th birthday",
        "a woman of 92",
        "her grandmother (93)",
        "his great-aunt, 97,",
        "aged 88 and 92",
        "aged 101",
        "96 y/o",
        "AGED 95",
        "At 98, Gran heard it",
        "aged c. 92",
    ],
)
def test_ages_over_89(found, text):
    assert len(found("age-over-89", f"There was {text} and so on")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "93%",
        "93 per cent",
        "aged 18",
        "aged 89",
        "90 days",
        "the nineties",
        "the 1990s",
        "93 miles",
        "aged 90 or over",
        "aged 90+",
        "90 years and over",
        "a 99-year lease",
        "There were 93.",
        "95 people",
        "100 years ago",
        "a 100-year-old building",
        "page 93",
        "ward 91",
        "was 92 mph",
        "clozapine level 91",
        "in their eighties",
        "120 minutes",
        "at 92 mph",
    ],
)
def test_no_ages_over_89(found, text):
    assert found("age-over-89", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was sentenced at Elmbury Crown Court to life imprisonment.", "Elmbury Crown Court"),
        ("At Elmbury Magistrates' Court he was fined.", "Elmbury Magistrates' Court"),
        (
            "The trial was at Elmbury Crown Court. He was given 17 years in prison.",
            "Elmbury Crown Court",
        ),
        ("jailed by the Crown Court at Elmbury", "Crown Court at Elmbury"),
        ("convicted at the Old Bailey", "Old Bailey"),
        ("Elmbury Crown Court: sixteen years.", "Elmbury Crown Court"),
    ],
)
def test_courts_with_a_sentence(found, text, words):
    assert found("court-with-sentence", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The Crown Court sentenced him to life.",
        "He was convicted at [town] Crown Court.",
        "A licence was renewed at Elmbury Magistrates' Court. It was spring.",
        "He pleaded not guilty at Elmbury Crown Court.",
        "Elmbury County Court heard a money claim. She was sentenced to nothing.",
        "He was convicted. That was in spring. Elmbury Crown Court has moved.",
    ],
)
def test_no_courts_with_a_sentence(found, text):
    assert found("court-with-sentence", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the boy went to St Anne's Primary School.", "St Anne's Primary School"),
        ("seen at Rowan Tree Surgery", "Rowan Tree Surgery"),
        ("the Queen Elizabeth Hospital", "Queen Elizabeth Hospital"),
        ("Oakfield school told us", "Oakfield school"),
        ("held in HMP Elmwood", "HMP Elmwood"),
        ("at HMYOI Greystoke Ridge", "HMYOI Greystoke Ridge"),
        ("Elm Park Medical Centre", "Elm Park Medical Centre"),
        ("to Elmwood Prison", "Elmwood Prison"),
        ("Ysgol Gyfun Cwm Derwyn", "Ysgol Gyfun Cwm Derwyn"),
    ],
)
def test_named_services(found, text, words):
    assert found("named-service", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "the hospital",
        "Practice B",
        "[town] General Hospital",
        "primary school",
        "The School Nurse",
        "Good Practice",
        "Best practice",
        "the GP Practice",
        "Royal College of Nursing",
        "School A",
        "Primary Care",
        "HM Prison and Probation Service",
        "HMP [town]",
        "High Risk",
        "A Hospital Order was made",
        "His school",
        "In March school staff met",
        "Attending hospital",
        "a Community Hospital",
        "The Mental Health Hospital",
        "X Primary School",
    ],
)
def test_services_without_a_name(found, text):
    assert found("named-service", text) == []


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
