"""What is joined to a table, and what is given twice."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import NotFoundError

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
MARACS, problems = (_SHARED[n] for n in ("MARACS", "problems"))
JOINS = [
    (
        "a row of no review",
        "Case,No,Sex\n9,1,F\n",
        [
            (
                "victims.csv:2:1: error: no row of table.csv is the review DHR9: add it there, or "
                "delete the row [unknown-review]"
            )
        ],
    ),
    (
        "a number twice",
        "Case,No,Sex\n7,1,F\n7,1,M\n",
        [
            (
                "victims.csv:3:2: error: DHR7 has victim 1 in victims.csv:2:2 already: give each "
                "a number of its own [duplicate-number]"
            )
        ],
    ),
    (
        "a number left out",
        "Case,No,Sex\n7,1,F\n7,3,F\n7,4,F\n",
        [
            (
                "victims.csv:3:2: error: DHR7 has victim 3 and no victim 2: number them from 1 "
                "without gaps [number-left-out]"
            )
        ],
    ),
    (
        "a number that is none",
        "Case,No,Sex\n7,first,F\n7,0,F\n7,100,F\n",
        [
            (
                "victims.csv:2:2: error: 'first' is not the number of a victim: a whole number "
                "from 1 to 99 [bad-value]"
            ),
            (
                "victims.csv:3:2: error: '0' is not the number of a victim: a whole number from 1 "
                "to 99 [bad-value]"
            ),
            (
                "victims.csv:4:2: error: '100' is not the number of a victim: a whole number from "
                "1 to 99 [bad-value]"
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
