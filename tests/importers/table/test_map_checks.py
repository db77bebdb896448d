"""What is wrong with a map: the whole of each line."""

# ruff: noqa: E501 - a problem is one line, whatever its length

import runpy
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
LEAST, problems = (_SHARED[n] for n in ("LEAST", "problems"))
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
            (
                "map.yaml:2:57: error: 'woman' is not a value of 'sex': one of female, male, not-stated "
                "[attribute-value]"
            ),
            (
                "map.yaml:2:72: error: 'x' is not a value of 'sex': one of female, male, not-stated "
                "[attribute-value]"
            ),
            "map.yaml:2:82: error: 'sex' takes one value: leave 'split' out [bad-value]",
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
                "map.yaml:2:16: error: the project's codebook is 'small-study': the map has to be of the "
                "same [other-codebook]"
            ),
            (
                "map.yaml:3:7: error: the codebook declares no kind 'dhrs': did you mean 'dhr'? "
                "[unknown-kind]"
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in MAPS], ids=[c[0] for c in MAPS])
def test_what_is_wrong_with_a_map(bring, text, expected):
    made = bring({"table.csv": "Case,MARAC\n7,x\n"}, f"{LEAST}{text}")
    assert (made.drafts, problems(made)) == ([], expected)
