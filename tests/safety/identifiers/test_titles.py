from pathlib import Path

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


OUTGOING = Path(__file__).parents[2] / "outgoing"
EACH = {
    "PC Hale and PS Adeyemi attended.": ["PC Hale", "PS Adeyemi"],
    "PC 2281 THORNLEY and PS Adeyemi attended.": ["PC 2281 THORNLEY", "PS Adeyemi"],
    "DC Rahman told DS Hale about it.": ["DC Rahman", "DS Hale"],
    "Mr Smith rang Dr Khan twice.": ["Mr Smith", "Dr Khan"],
    "Dr Khan/Dr Patel": ["Dr Khan", "Dr Patel"],
    "Miss Lee asked Sister Kelly to ring Mr Olu.": ["Miss Lee", "Sister Kelly", "Mr Olu"],
    "MRS OKAFOR TOLD DR MARLOWE": ["MRS OKAFOR", "DR MARLOWE"],
    "Prof Sir Desmond Allardyce": ["Sir Desmond Allardyce"],
    "Dr Jan van Dijk": ["Dr Jan van Dijk"],
    "Dr Anna de la Cruz-Hale": ["Dr Anna de la Cruz-Hale"],
    "Mr.Patel": ["Mr.Patel"],
    "mrs okafor rang, mr patel too": ["mrs okafor", "mr patel"],
    "seen by dr patel": ["dr patel"],
    "A/Sgt Penry": ["A/Sgt Penry"],
    "T/DC 5512 Bamford": ["T/DC 5512 Bamford"],
    "A/Insp Coyle": ["A/Insp Coyle"],
    "Det. Con. Amara Bright": ["Det. Con. Amara Bright"],
    "Capt. Hugo Farquhar": ["Capt. Hugo Farquhar"],
    "Lance Corporal Dean Ollerenshaw": ["Lance Corporal Dean Ollerenshaw"],
    "the social worker Tracey Okoro said": ["social worker Tracey Okoro"],
    "Staff Nurse Ade": ["Staff Nurse Ade"],
    "HV Sue Lambert": ["HV Sue Lambert"],
    "The GP, Mehmet Yildiz, came": ["GP, Mehmet Yildiz"],
    "Hajji Abdul Karim and Maulana Siddiqui": ["Hajji Abdul Karim", "Maulana Siddiqui"],
    "Swami Prakash; Deacon Bob": ["Swami Prakash", "Deacon Bob"],
    "Gideon Sallow MP": ["Gideon Sallow MP"],
    "per Wren J; Harcastle LJ": ["Wren J", "Harcastle LJ"],
}


@pytest.mark.parametrize(("text", "words"), EACH.items())
def test_each_of_several_and_titles_of_every_kind(found, text, words):
    assert found("titled-name", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "mr and mrs",
        "miss her appointments",
        "did not miss any",
        "dr said",
        "MS Teams",
        "SGT ASKS FOR FORM 124",
        "Social Worker Training",
        "GP Practice",
        "SW London",
        "GP, Health Visitor, School Nurse",
        "Officer Training",
        "Teacher Assessments",
        "Appendix J.",
        "Master Bedroom",
        "PC Two",
        "Dr J-P",
        "a shadow MP",
    ],
)
def test_words_that_are_no_names(found, text):
    assert found("titled-name", text) == []


@pytest.mark.parametrize(
    "text",
    ["It was (Hayden J).", "As Holman J. said.", "Per Munby J; it was", "Per Munby J, who"],
)
def test_a_judge_is_found_by_the_letter_after_the_name(found, text):
    assert len(found("titled-name", text)) == 1


def test_a_year_after_a_name_is_a_citation_in_a_list_of_references_alone(found):
    assert found("titled-name", "In her report Dr Khan (2012) thought that it was.") == ["Dr Khan"]
    assert found("titled-name", "Dr Khan (2012) told the panel.") == ["Dr Khan"]
    assert found("titled-name", "Dr Khan (2012) Coercion at home.") == []
    assert found("titled-name", "References\n\nas Dr Khan (2012) shows") == []


def test_a_name_that_runs_into_a_service_is_not_lost(found):
    text = "welcomed Mr Ciarán Ó Dálaigh of Beacon Fold Health Centre"
    assert found("titled-name", text) == ["Mr Ciarán Ó"]


@pytest.mark.parametrize("name", ["titles-lower-case.txt", "titles-missed.txt", "two-titles.txt"])
def test_every_line_of_the_files_that_were_passed_over(found, name):
    pseudonyms = ("Mr P was seen; Mrs K; Dr J-P.",)
    lines = [line for line in (OUTGOING / name).read_text("utf-8").splitlines() if line.strip()]
    assert [line for line in lines if not found("titled-name", line)] == [
        line for line in lines if line in pseudonyms
    ]
