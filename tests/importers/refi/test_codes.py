"""The codes of a file, each in its place among the others, and which subtheme it is."""

import runpy
from pathlib import Path

from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
source, selection = (_SHARED[n] for n in ("source", "selection"))


def test_a_code_in_a_hierarchy_is_known_by_the_label_that_its_import_made(tmp_path):
    nested = (
        '<CodeBook><Codes><Code guid="a" name="A" isCodable="false"><Code guid="b" name="B" '
        'isCodable="false"><Code guid="c" name="C" isCodable="true"/></Code></Code></Codes>'
        "</CodeBook>"
    )
    (tmp_path / "codes.qdc").write_text(nested)
    codebook = read(tmp_path / "codes.qdc", "codes.qdc", ImportRequest(None)).codebook
    assert [one.label for one in codebook.areas[0].subthemes] == ["B. C"]
    study = tmp_path / "study.qdpx"
    parts = project(nested + "<Sources>" + source(selection(code="c")) + "</Sources>")
    study.write_text(parts["project.qde"].replace('name="DHR7"', 'name="DHR7 a"'))
    made = read(study, study.name, ImportRequest(codebook, coder="LN"))
    assert list(made.drafts[0].record.findings) == ["b-c"]


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
