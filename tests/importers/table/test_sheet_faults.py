"""What a spreadsheet program has put into cells."""

import runpy
from datetime import date
from pathlib import Path

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
MARACS, problems = (_SHARED[n] for n in ("MARACS", "problems"))


def test_what_a_spreadsheet_program_has_put_into_cells(bring, book):
    rows = [
        ["Case", "MARAC", "Page", "Year", "Sum"],
        [date(2012, 12, 7), "x", None, None, "=1+1"],
        [8, '=IF(1,"x")', date(2024, 4, 3), date(2012, 3, 2), "#N/A"],
        [9, "#N/A", 12, 2013, None],
        ["10", "x", None, None, None],
        [None, "x", None, None, None],
    ]
    workbook = book(("Cases", rows))
    workbook["Cases"]["B4"].data_type = "e"
    workbook["Cases"]["E3"].data_type = "e"
    workbook["Cases"].merge_cells("A5:A6")
    workbook["Cases"].merge_cells("E4:E6")
    made = bring(
        {"table.xlsx": workbook},
        (
            f"{MARACS}evidence: {{Page: use-of-maracs.page}}\nattributes: {{Year: year}}\n"
            "ignore: [Sum]\n"
        ),
    )
    assert problems(made) == [
        (
            "table.xlsx:Cases!B4: error: there is an error such as #N/A here: type what is meant "
            "[error-value]"
        ),
        (
            "table.xlsx:Cases!B3: warning: there is a formula here, and its last result, nothing, "
            "was taken: check whether it is right [formula-taken]"
        ),
        (
            "table.xlsx:Cases!A5: error: the cells A5:A6 are merged: split them, and type into "
            "each what belongs there [merged-cells]"
        ),
        (
            "table.xlsx:Cases!A2: error: '2012-12-07' looks like a date that Excel has made of an "
            "id: type the id as text, or say under 'replace' what it is [made-a-date]"
        ),
        (
            "table.xlsx:Cases!C3: error: there is a date here (2024-04-03): if Excel has made it "
            "of something else, type that as text [made-a-date]"
        ),
        (
            "table.xlsx:Cases!A6: error: nothing says which review this is: fill it in, or delete "
            "the row [row-without-id]"
        ),
        (
            "table.xlsx:Cases!C4: error: there is evidence on 'use-of-maracs' and no finding: "
            "fill in the finding [evidence-without-finding]"
        ),
    ]
