"""What is wrong with a table, its map, or what is joined to it: the whole of each line."""

# ruff: noqa: E501 - a problem is one line, whatever its length

from datetime import date
from pathlib import Path

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.store.yaml.writer import plain_data

LEAST = "id: {heading: Case, prefix: DHR}\n"
MARACS = f"{LEAST}findings: {{MARAC: use-of-maracs}}\nvalues: {{x: present, o: absent}}\n"


def records(imported):
    assert [str(problem) for problem in imported.problems] == []
    return {draft.record.review: plain_data(draft.record) for draft in imported.drafts}


def problems(imported):
    return [str(problem) for problem in imported.problems]


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
        "ids that differ in capitals alone",
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
                "table.csv:2:2: error: 'coder' may have letters, digits and single - _ and . alone "
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


MAPS = [
    (
        "a subtheme that is not there",
        "findings: {MARAC: use-of-marac}\n",
        [
            (
                "map.yaml:2:19: error: the codebook has no subtheme 'use-of-marac': did you mean "
                "'use-of-maracs'? [unknown-subtheme]"
            )
        ],
    ),
    (
        "an attribute that is not there",
        "attributes: {MARAC: victim.sexx}\n",
        [
            (
                "map.yaml:2:21: error: the codebook has no attribute 'sexx' of the victim: did you mean "
                "'sex'? [unknown-attribute]"
            )
        ],
    ),
    (
        "values that the attribute does not take",
        "attributes: {MARAC: {attribute: victim.sex, values: {F: woman}, blank: x, split: ;}}\n",
        [
            "map.yaml:2:82: error: 'sex' takes one value: leave 'split' out [bad-value]",
            (
                "map.yaml:2:57: error: 'woman' is not a value of 'sex': one of female, male, not-stated "
                "[attribute-value]"
            ),
            (
                "map.yaml:2:72: error: 'x' is not a value of 'sex': one of female, male, not-stated "
                "[attribute-value]"
            ),
        ],
    ),
    (
        "one-hot columns of an attribute without values",
        "one_hot: {year: {columns: {MARAC: x}}}\n",
        [
            (
                "map.yaml:2:11: error: 'year' has no list of values: its columns belong under 'attributes' "
                "[bad-value]"
            )
        ],
    ),
    (
        "one-hot columns of a value that is not there",
        "one_hot: {method: {columns: {MARAC: drowning}, otherwise: none}}\n",
        [
            (
                "map.yaml:2:37: error: 'drowning' is not a value of 'method': one of stabbing, other, "
                "not-stated [attribute-value]"
            ),
            (
                "map.yaml:2:59: error: 'none' is not a value of 'method': one of stabbing, other, not-stated "
                "[attribute-value]"
            ),
        ],
    ),
    (
        "two headings of one subtheme",
        "findings: {MARAC: gps, GP: gps}\n",
        [
            (
                "map.yaml:2:28: error: 'gps' is given by 'MARAC' already: keep one of the two "
                "[mapped-twice]"
            )
        ],
    ),
    (
        "an attribute in a column and in several",
        "attributes: {MARAC: method}\none_hot: {method: {columns: {Stab: stabbing}}}\n",
        [
            (
                "map.yaml:3:11: error: 'method' is given by 'MARAC' already: keep one of the two "
                "[mapped-twice]"
            )
        ],
    ),
    (
        "an attribute of somebody else in a table of victims",
        "join: [{file: v.csv, id: Case, of: victim, attributes: {A: perpetrator.alcohol}}]\n",
        [
            (
                "map.yaml:2:60: error: 'perpetrator.alcohol' is not of the victim: each row of this table "
                "is a victim [bad-value]"
            )
        ],
    ),
    (
        "another codebook and a kind that is not there",
        'codebook: {id: other, version: "1.0"}\nkind: dhrs\n',
        [
            (
                "map.yaml:3:7: error: the codebook declares no kind 'dhrs': did you mean 'dhr'? "
                "[unknown-kind]"
            ),
            (
                "map.yaml:2:16: error: the project's codebook is 'small-study': the map has to be of the "
                "same [other-codebook]"
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in MAPS], ids=[c[0] for c in MAPS])
def test_what_is_wrong_with_a_map(bring, text, expected):
    made = bring({"table.csv": "Case,MARAC\n7,x\n"}, f"{LEAST}{text}")
    assert (made.drafts, problems(made)) == ([], expected)


JOINS = [
    (
        "a row of no review",
        "Case,No,Sex\n9,1,F\n",
        [
            (
                "victims.csv:2:1: error: no row of table.csv is the review DHR9: add it there, or take the "
                "row out [unknown-review]"
            )
        ],
    ),
    (
        "a number twice",
        "Case,No,Sex\n7,1,F\n7,1,M\n",
        [
            (
                "victims.csv:3:2: error: DHR7 has victim 1 in victims.csv:2:2 already: number them apart "
                "[duplicate-number]"
            )
        ],
    ),
    (
        "a number left out",
        "Case,No,Sex\n7,1,F\n7,3,F\n7,4,F\n",
        [
            (
                "victims.csv:3:2: error: DHR7 has victim 3 and no victim 2: number them from 1 without gaps "
                "[number-left-out]"
            )
        ],
    ),
    (
        "a number that is none",
        "Case,No,Sex\n7,first,F\n7,0,F\n7,100,F\n",
        [
            (
                "victims.csv:2:2: error: 'first' is no number of a victim: a whole number from 1 to 99 "
                "[bad-value]"
            ),
            (
                "victims.csv:3:2: error: '0' is no number of a victim: a whole number from 1 to 99 "
                "[bad-value]"
            ),
            (
                "victims.csv:4:2: error: '100' is no number of a victim: a whole number from 1 to 99 "
                "[bad-value]"
            ),
        ],
    ),
]
VICTIMS = (
    f"{MARACS}join: [{{file: victims.csv, id: {{heading: Case, prefix: DHR}}, of: victim, "
    "number: No, attributes: {Sex: {attribute: sex, values: {F: female, M: male}}}}]\n"
)


@pytest.mark.parametrize(("victims", "expected"), [c[1:] for c in JOINS], ids=[c[0] for c in JOINS])
def test_what_is_wrong_with_a_joined_table(bring, victims, expected):
    files = {"table.csv": "Case,MARAC\n7,x\n", "victims.csv": victims}
    assert problems(bring(files, VICTIMS)) == expected


def test_a_review_twice_in_a_joined_table_and_a_value_given_twice(bring):
    text = f"{MARACS}attributes: {{Sex: victim.sex}}\njoin:\n"
    text += "  - {file: more.csv, id: {heading: Case, prefix: DHR}, attributes: {Year: year}}\n"
    text += (
        "  - {file: v.csv, id: {heading: Case, prefix: DHR}, of: victim, attributes: {S: sex}}\n"
    )
    files = {
        "table.csv": "Case,MARAC,Sex\n7,x,female\n",
        "more.csv": "Case,Year\n7,2012\n7,2013\n",
        "v.csv": "Case,S\n7,male\n",
    }
    assert problems(bring(files, text)) == [
        (
            "more.csv:3:1: error: DHR7 comes twice: it stands in more.csv:2:1 already: keep one of "
            "the two [duplicate-review]"
        ),
        (
            "v.csv:2:2: error: table.csv:2:3 gives it already: ignore one of the two in the map "
            "[given-twice]"
        ),
    ]


def test_a_file_to_join_that_is_not_there(bring):
    with pytest.raises(NotFoundError, match=r"there is no file victims\.csv"):
        bring({"table.csv": "Case,MARAC\n7,x\n"}, VICTIMS)


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
            "table.xlsx:Cases!B4: error: an error such as #N/A stands here: type what is meant "
            "[error-value]"
        ),
        (
            "table.xlsx:Cases!B3: warning: a formula stands here, and its last result, nothing, was "
            "taken: see whether it is right [formula-taken]"
        ),
        (
            "table.xlsx:Cases!A5: error: the cells A5:A6 are merged: split them, and type into each "
            "what belongs there [merged-cells]"
        ),
        (
            "table.xlsx:Cases!A2: error: '2012-12-07' looks like a date that Excel has made of an id: "
            "type the id as text, or say under 'replace' what it is [made-a-date]"
        ),
        (
            "table.xlsx:Cases!C3: error: a date stands here (2024-04-03): if Excel has made it of "
            "something else, type that as text [made-a-date]"
        ),
        (
            "table.xlsx:Cases!A6: error: nothing says which review this is: fill it in, or delete the "
            "row [row-without-id]"
        ),
        (
            "table.xlsx:Cases!C4: error: there is evidence on 'use-of-maracs' and no finding: fill in "
            "the finding [evidence-without-finding]"
        ),
    ]


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
