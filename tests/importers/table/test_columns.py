"""Which columns a map makes of a table's headings."""

import runpy
from pathlib import Path

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
LEAST, records = (_SHARED[n] for n in ("LEAST", "records"))


def test_attributes_people_and_one_hot_columns(bring):
    made = bring(
        {
            "table.csv": (
                "Case,Year,Place,V sex,V2 sex,Police,GP,P alcohol,Stab,Other\n"
                "7,2012,In a house,F,M,1,1,Y,1,0\n"
                "8,14/02/2014,,,F,0,0,,0,1\n"
                "9,,,,,0,,N,0,0\n"
            )
        },
        (
            f"{LEAST}attributes:\n  Year: year\n  Place: place\n"
            "  V sex: {attribute: victim.sex, values: {F: female}, blank: not-stated}\n"
            "  V2 sex: {attribute: victim.2.sex, values: {F: female, M: male}}\n"
            "  P alcohol: {attribute: perpetrator.alcohol, values: {Y: yes, N: no}}\n"
            "one_hot:\n"
            "  victim.known-to: {columns: {Police: police, GP: gp}, otherwise: not-stated}\n"
            "  method: {columns: {Stab: stabbing, Other: other}, values: {0: no}}\n"
            "ticks: {1: yes, 0: no}\n"
        ),
    )
    found = records(made)
    kept = ("attributes", "victims", "perpetrators")
    assert {r: {k: v for k, v in one.items() if k in kept} for r, one in found.items()} == {
        "DHR7": {
            "attributes": {"year": "2012", "place": "In a house", "method": "stabbing"},
            "victims": ({"sex": "female", "known-to": ("police", "gp")}, {"sex": "male"}),
            "perpetrators": ({"alcohol": "yes"},),
        },
        "DHR8": {
            "attributes": {"year": "2014", "method": "other"},
            "victims": ({"sex": "not-stated", "known-to": "not-stated"}, {"sex": "female"}),
        },
        "DHR9": {
            "victims": ({"sex": "not-stated", "known-to": "not-stated"},),
            "perpetrators": ({"alcohol": "no"},),
        },
    }


def test_headings_of_one_name_and_of_none(bring):
    made = bring(
        {
            "table.csv": "Case,Use of\n MARACs ,Page,Page,\n7,x,12,ii,?\n".replace(
                "Use of\n MARACs ", '"Use of\n MARACs "'
            )
        },
        (
            "id: {heading: Case, prefix: DHR}\nvalues: {x: present}\n"
            "findings: {Use of MARACs: use-of-maracs}\n"
            "evidence: {Page: use-of-maracs.page, Page (2): use-of-maracs.section}\n"
            "ignore: [(column E)]\n"
        ),
    )
    (piece,) = records(made)["DHR7"]["findings"]["use-of-maracs"]["evidence"]
    assert (piece["page"], piece["section"]) == ("12", "ii")
