"""What codes of a file are in the project's codebook."""

import runpy
from pathlib import Path

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
source, selection = (_SHARED[n] for n in ("source", "selection"))


def test_codes_are_known_by_label_id_other_names_and_place(bring):
    codes = "".join(
        f'<Code guid="g{n}" name="{name}" isCodable="true"/>'
        for n, name in enumerate(
            ["issues  related to gps", "prescriptions", "Failre to involve families", "Housing"]
        )
    )
    inside = "".join(selection(code=f"g{n}", guid=f"p{n}") for n in range(4))
    made = bring(
        project(f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{source(inside)}</Sources>"),
        coder="LN",
    )
    assert list(made.drafts[0].record.findings) == ["gps", "prescriptions", "families-not-involved"]
    assert made.notes[0] == (
        "Left out: 1 coding with codes that are not subthemes of the codebook: 'Housing' (1)."
    )


def coded_with(bring, *names, **wanted):
    codes = "".join(f'<Code guid="g{n}" name="{name}"/>' for n, name in enumerate(names))
    inside = "".join(selection(code=f"g{n}", guid=f"p{n}") for n in range(len(names)))
    made = bring(
        project(f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{source(inside)}</Sources>"),
        coder="LN",
        **wanted,
    )
    assert made.problems == []
    return list(made.drafts[0].record.findings)


def test_codes_are_known_by_how_an_id_is_spelt_of_them(bring):
    names = ("use_of_maracs", "Issues_related-to GPs", "GPs!")
    assert coded_with(bring, *names) == ["use-of-maracs", "gps"]
    assert coded_with(bring, "Use Of MARACs.", "Police_Response") == [
        "use-of-maracs",
        "police-response",
    ]


def test_what_a_person_says_of_a_code_goes_before_its_name(bring):
    ids = "codes: {Use of MARACs: gps, Housing: police-response}\n"
    assert coded_with(bring, "Use of MARACs", "housing", ids=ids) == ["gps", "police-response"]


def test_nvivos_group_before_the_name_of_a_variable(bring):
    variable = '<Variables><Variable guid="v" name="Cases:Year" typeOfVariable="Text"/></Variables>'
    value = (
        '<VariableValue><VariableRef targetGUID="v"/><TextValue>2019</TextValue></VariableValue>'
    )
    case = f'<Cases><Case guid="k" name="DHR7">{value}</Case></Cases>'
    made = bring(project(f"{CODES}{variable}{case}"), coder="LN")
    assert made.drafts[0].record.attributes == {"year": "2019"}
