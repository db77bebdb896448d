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
