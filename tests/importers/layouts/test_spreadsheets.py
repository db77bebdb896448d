"""Twenty spreadsheets in the manner of real ones: what is proposed of each, and what comes in.

Each holds the same three invented reviews. Every one becomes the same findings by its proposed map,
with no more than the edits that the map asks for; what is passed over is said.
"""

import openpyxl
import pytest

FULL = {
    "DHR1": {"use-of-maracs": "present", "gps": "present"},
    "DHR2": {"gps": "present", "police-response": "present"},
    "DHR3": {"use-of-maracs": "present"},
}
THEMES = ("Use of MARACs", "GPs", "Police response")
TICKED = (("DHR1", "x", "x", ""), ("DHR2", "", "x", "x"), ("DHR3", "x", "", ""))
HEADS = ("Review", *THEMES)


def ticked(mark="x", *, none="", ids=("DHR1", "DHR2", "DHR3")):
    return [
        [number, *(mark if text else none for text in row[1:])]
        for number, row in zip(ids, TICKED, strict=True)
    ]


def workbook(rows, merged=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for span in merged:
        book.active.merge_cells(span)
    return book


def text(rows, delimiter=","):
    return "".join(delimiter.join(str(cell or "") for cell in row) + "\n" for row in rows)


def turned(rows):
    return [list(row) for row in zip(*rows, strict=True)]


AREAS = ["Review", "Process & Policy", "", "Health Issues"]
UNDER = ["", "Use of MARACs", "Police response", "GPs"]
AREA_ROWS = [
    ["DHR1", "x", "", "x"],
    ["DHR2", "", "x", "x"],
    ["DHR3", "x", "", ""],
]
ZERO = ('# "0": "absent"  # weak', '"0": "not-coded"  # decided')

CASES = {
    "plain": (text([HEADS, *ticked()]), (), 'headings: "1"'),
    "workbook": (workbook([HEADS, *ticked()]), (), 'headings: "1"'),
    "ticks": (workbook([HEADS, *ticked("✓")]), (), '"✓": "present"  # guessed'),
    "Y": (text([HEADS, *ticked("Y")]), (), '"Y": "present"  # guessed'),
    "ones": (workbook([HEADS, *ticked(1)]), (), '"1": "present"  # guessed'),
    "ones and noughts": (text([HEADS, *ticked(1, none="0")]), (ZERO,), '# "0": "absent"  # weak'),
    "title rows": (
        workbook([["Reviews in our county"], ["Prepared by", "LN"], [], HEADS, *ticked()]),
        (),
        "2 rows above it are not read",
    ),
    "title over the whole width, merged": (
        workbook([["Reviews in our county"], HEADS, *ticked()], ["A1:D1"]),
        (),
        "1 row above it is not read",
    ),
    "blank columns": (
        workbook([["Review", None, *THEMES], *([r[0], None, *r[1:]] for r in ticked())]),
        (),
        'headings: "1"',
    ),
    "blank rows": (text([HEADS, *ticked()[:1], ["", "", "", ""], *ticked()[1:]]), (), "3 reviews"),
    "notes under the table": (
        text(
            [
                HEADS,
                *ticked(),
                ["", "", "", ""],
                ["Note: x is a theme that was found in 2014", "", "", ""],
                ["Source: 3 overview reports", "", "", ""],
            ]
        ),
        (),
        '- "Source: 3 overview reports"  # guessed',
    ),
    "a total row": (
        text([HEADS, *ticked(), ["Total (n=3)", 2, 2, 1]]),
        (),
        '- "Total (n=3)"  # guessed',
    ),
    "a percentage row": (text([HEADS, *ticked(), ["%", 67, 67, 33]]), (), '- "%"  # guessed'),
    "a total column": (
        text([(*HEADS, "Total"), *([*row, 2] for row in ticked())]),
        (),
        '- "Total"  # decide: 3 cells filled',
    ),
    "areas above, merged": (
        workbook([AREAS, UNDER, *AREA_ROWS], ["A1:A2", "B1:C1"]),
        (),
        'headings: "1-2"',
    ),
    "areas above, as text": (text([AREAS, UNDER, *AREA_ROWS]), (), 'headings: "1-2"'),
    "areas above, under a title": (
        text([["Study", "", "", ""], AREAS, UNDER, *AREA_ROWS]),
        (),
        'headings: "2-3"  # guessed: the rows they stand in; 1 row above it is not read',
    ),
    "turned": (text(turned([HEADS, *ticked()])), (), 'reviews: "columns"'),
    "turned, areas merged beside": (
        workbook(
            [
                ["Area", "Theme", "DHR1", "DHR2", "DHR3", "Total"],
                ["Process & Policy", "Use of MARACs", "x", None, "x", 2],
                [None, "Police response", None, "x", None, 1],
                ["Health Issues", "GPs", "x", "x", None, 2],
            ],
            ["A2:A3"],
        ),
        (),
        '- "Total"  # guessed',
    ),
    "turned, with a title": (
        workbook([["Themes"], [], *turned([HEADS, *ticked()])]),
        (),
        'reviews: "columns"',
    ),
    "numbers as ids": (
        workbook([["Case no", *THEMES], *ticked(ids=(1, 2, 3))]),
        (),
        'prefix: "DHR"  # guessed',
    ),
    "words as ids": (
        text([["Case", *THEMES], *ticked(ids=("DHR 1", "DHR 2", "DHR 3"))], ";"),
        (),
        'clean: "yes"  # guessed',
    ),
    "R's write.csv": (
        text([["", *HEADS], *([n, *row] for n, row in enumerate(ticked(), start=1))]),
        (),
        '- "(column A)"  # decide: 3 cells filled',
    ),
    "R's write.table": (
        text([HEADS, *([n, *row] for n, row in enumerate(ticked(), start=1))], "\t"),
        (),
        'row_names: "yes"  # guessed',
    ),
    "R's write.table as it is": (
        (
            '"Review" "Use of MARACs" "GPs" "Police response"\n'
            '"1" "DHR1" "x" "x" ""\n"2" "DHR2" "" "x" "x"\n"3" "DHR3" "x" "" ""\n'
        ),
        (),
        'row_names: "yes"  # guessed',
    ),
    "a matrix of NVivo": (
        text(
            [
                ["", "A : Use of MARACs", "B : GPs", "C : Police response"],
                *ticked(1, ids=("1 : DHR1", "2 : DHR2", "3 : DHR3")),
            ]
        ),
        (),
        '"1 : DHR1": "DHR1"  # guessed',
    ),
    "a key under the table": (
        workbook([HEADS, *ticked(), [], ["Key"], ["x", "found"], ["blank", "not found"]]),
        (),
        '- "blank"  # guessed',
    ),
    "other headings over two rows, merged": (
        workbook(
            [
                ["Review", "Themes", None, None, "Victim", None],
                [None, *THEMES, "Sex", "Age"],
                *([*row, "F", 34] for row in ticked()),
            ],
            ["A1:A2", "B1:D1", "E1:F1"],
        ),
        (),
        '"Themes: GPs": gps',
    ),
    "tick boxes": (
        workbook([HEADS, *([n, *map(bool, r)] for n, *r in TICKED)]),
        (('# "FALSE": "absent"  # weak', '"FALSE": "not-coded"  # decided'),),
        '"TRUE": "present"  # guessed',
    ),
    "a row without an id": (
        text([HEADS, *ticked(), ["", "", "", ""]]) + ",,,checked by LN\n",
        (('# skip: "no-id"', 'skip: "no-id"'),),
        '# skip: "no-id"  # 1 row has no id  # weak',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_spreadsheet_comes_in_by_its_sketch(proposed, findings, case):
    table, edits, said = CASES[case]
    _, _, made = proposed(table, *edits)
    assert findings(made) == FULL
    untouched, _, _ = proposed(table)
    assert said in untouched
