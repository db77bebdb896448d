"""What is wrong with a table, its map, or what is joined to it: the whole of each line."""

# ruff: noqa: E501 - a problem is one line, whatever its length

import runpy
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
LEAST, MARACS, problems = (_SHARED[n] for n in ("LEAST", "MARACS", "problems"))
CELLS = [
    (
        "a value without a meaning, each with line and number of the cell",
        'Case,Note,MARAC\n7,"two\nlines",x\n8,,maybe\n',
        f"{MARACS}ignore: [Note]\n",
        [
            (
                "table.csv:4:3: error: the map does not say what 'maybe' means: it knows x, o, present, "
                "absent, not-stated, unclear, not-coded, not stated, ... [unknown-value]"
            )
        ],
    ),
    (
        "the line of a cell after a line break in its own row",
        'Case,Note,MARAC\n7,"two\nlines",maybe\n',
        f"{MARACS}ignore: [Note]\n",
        [
            (
                "table.csv:3:3: error: the map does not say what 'maybe' means: it knows x, o, present, "
                "absent, not-stated, unclear, not-coded, not stated, ... [unknown-value]"
            )
        ],
    ),
    (
        "a row without an id",
        "Case,MARAC\n,x\n,\n\n7,x\n",
        MARACS,
        [
            (
                "table.csv:2:1: error: nothing says which review this is: fill it in, or delete the row "
                "[row-without-id]"
            )
        ],
    ),
    (
        "an id twice",
        "Case,MARAC\n7,x\n8,x\n7.0,x\n",
        MARACS,
        [
            (
                "table.csv:4:1: error: DHR7 comes twice: it stands in table.csv:2:1 already: keep one of "
                "the two [duplicate-review]"
            )
        ],
    ),
    (
        "ids that differ only in capitals",
        "Case,MARAC\nDhr7,x\n7,x\n",
        MARACS,
        [
            (
                "table.csv:3:1: error: DHR7 comes twice: Dhr7 stands in table.csv:2:1 already: keep one of "
                "the two [duplicate-review]"
            )
        ],
    ),
    (
        "an id that is none",
        "Case,MARAC\nCase 7,x\n",
        MARACS,
        [
            (
                "table.csv:2:1: error: 'Case 7' cannot be the id of a review: 'clean: yes' in the map's id "
                "leaves blanks out and makes hyphens of the rest; what is no review goes under "
                "'ignore_reviews', a person's name under 'replace' [bad-review-id]"
            )
        ],
    ),
    (
        "an id without its prefix",
        "Case,MARAC\n7,x\n",
        MARACS.replace(", prefix: DHR", ""),
        [
            (
                "table.csv:2:1: error: '7' cannot be the id of a review: give the map's id a 'prefix', such "
                "as DHR [bad-review-id]"
            )
        ],
    ),
    (
        "an id of which Excel has made a date",
        "Case,MARAC\n07-Dec,x\n",
        MARACS,
        [
            (
                "table.csv:2:1: error: '07-Dec' looks like a date that Excel has made of an id: type the id "
                "as text, or say under 'replace' what it is [made-a-date]"
            )
        ],
    ),
    (
        "an id that Excel has shortened",
        "Case,MARAC\n2.01E+11,x\n",
        MARACS,
        [
            (
                "table.csv:2:1: error: '2.01E+11' looks like a number that Excel has made of an id, and "
                "shortened: type the id as text, or say under 'replace' what it is [made-a-number]"
            )
        ],
    ),
    (
        "a heading that the map does not mention",
        "Case,MARAC,Extra,\n7,x,,?\n",
        MARACS,
        [
            (
                "table.csv:1:3: error: the map says nothing of 'Extra': say what it is, or list it under "
                "'ignore' [unmapped-heading]"
            ),
            (
                "table.csv:1:4: error: the map says nothing of '(column D)': say what it is, or list it "
                "under 'ignore' [unmapped-heading]"
            ),
        ],
    ),
    (
        "a heading that the table does not have",
        "Case,MARACS\n7,x\n",
        MARACS,
        [
            (
                "map.yaml:2:12: error: table.csv has no heading 'MARAC': did you mean 'MARACS'? "
                "[missing-heading]"
            ),
            (
                "table.csv:1:2: error: the map says nothing of 'MARACS': say what it is, or list it under "
                "'ignore' [unmapped-heading]"
            ),
        ],
    ),
    (
        "an id's heading that is not there",
        "Ref,MARAC\n7,x\n",
        f"{MARACS}ignore: [Ref]\n",
        [
            (
                "map.yaml:1:15: error: table.csv has no heading 'Case': they are read from row 1 "
                "[missing-heading]"
            )
        ],
    ),
    (
        "evidence without a finding",
        "Case,MARAC,Page\n7,,12\n",
        f"{MARACS}evidence: {{Page: use-of-maracs.page}}\n",
        [
            (
                "table.csv:2:3: error: there is evidence on 'use-of-maracs' and no finding: fill in the "
                "finding [evidence-without-finding]"
            )
        ],
    ),
    (
        "two ticks where one value can be",
        "Case,Stab,Other\n7,x,x\n",
        (
            f"{LEAST}one_hot: {{method: {{columns: {{Stab: stabbing, Other: other}}}}}}\n"
            "ticks: {x: yes}\n"
        ),
        [
            (
                "table.csv:2:3: error: 'Stab' is ticked too, and only one of them can be: keep one "
                "[two-values]"
            )
        ],
    ),
    (
        "a tick that is none",
        "Case,Stab\n7,p\n",
        f"{LEAST}one_hot: {{method: {{columns: {{Stab: stabbing}}}}}}\nticks: {{x: yes}}\n",
        [
            (
                "table.csv:2:2: error: the map does not say what 'p' means: it knows x, yes, no "
                "[unknown-value]"
            )
        ],
    ),
    (
        "a record that could not be",
        "Case,By,On\n7,L N,3/6/14\n",
        f"{LEAST}record: {{By: coder, On: coded}}\n",
        [
            (
                "table.csv:2:3: error: '3/6/14' is not a date such as 2014-06-03: write the year first "
                "[bad-value]"
            ),
            (
                "table.csv:2:2: error: 'coder' may have only letters, digits and single - _ and . "
                "[bad-value]"
            ),
        ],
    ),
]


@pytest.mark.parametrize(
    ("table", "text", "expected"), [c[1:] for c in CELLS], ids=[c[0] for c in CELLS]
)
def test_what_is_wrong_with_a_table(bring, table, text, expected):
    assert problems(bring({"table.csv": table}, text)) == expected


def test_a_file_under_another_kinds_name(bring, book):
    book(("Cases", [["Case", "MARAC"], [7, "x"]])).save("real.xlsx")
    made = bring({"t.csv": Path("real.xlsx").read_bytes()}, MARACS)
    assert problems(made) == [
        "t.csv: error: the file is a workbook or another zip under a table's name: give it its right suffix, such as .xlsx [not-a-table]"
    ]
    made = bring({"t.xlsx": "Case,MARAC\n7,x\n"}, MARACS)
    assert problems(made) == [
        "t.xlsx: error: the file is text, such as CSV, under a workbook's name: open it in Excel or LibreOffice and save it as .xlsx [not-a-workbook]"
    ]
