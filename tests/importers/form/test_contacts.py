"""The sheet of contacts of a form."""

import runpy
from pathlib import Path

from dhrcode.model.contact import Contact

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
cells, over, said = _SHARED["cells"], _SHARED["over"], _SHARED["said"]


def test_rows_of_one_id_are_one_contact_and_lists_are_parted(small, form):
    path = form(
        cells(
            "Contacts",
            B2=2013,
            C2="partnership",
            D2="victim; child 2",
            E2="missed",
            F2="gps;use-of-maracs",
            G2="Nobody rang back.",
            I2="4",
            A3="C1",
            I3="5",
        )
    )
    wanted = {
        "id": "C1",
        "when": "2013",
        "agency": "partnership",
        "with": ["victim", "child 2"],
        "opportunity": "missed",
        "themes": ["gps", "use-of-maracs"],
        "summary": "Nobody rang back.",
        "evidence": [{"page": "4"}, {"page": "5"}],
    }
    assert over(small, path).contacts == (Contact.model_validate(wanted),)


def test_what_is_wrong_is_said_of_its_cell(small, form):
    path = form(cells("Contacts", B2="2011", C2="partnership", A3=None, I3="5", A4="C1", B4="2012"))
    assert [line.rpartition(" ")[2] for line in said(small, path)] == [
        "[row-without-id]",
        "[two-values]",
    ]
