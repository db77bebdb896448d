"""A table of reviews and its map: drafts, problems with their places, nothing lost in silence."""

from datetime import date

import pytest

from dhrcode.errors import UsageError
from dhrcode.importers import ImportRequest
from dhrcode.importers.table.reader import read
from dhrcode.store.yaml.writer import plain_data

LEAST = "id: {heading: Case, prefix: DHR}\n"
MARACS = f"{LEAST}findings: {{MARAC: use-of-maracs}}\nvalues: {{x: present, o: absent}}\n"


def records(imported):
    assert [str(problem) for problem in imported.problems] == []
    return {draft.record.review: plain_data(draft.record) for draft in imported.drafts}


def problems(imported):
    return [str(problem) for problem in imported.problems]


def test_a_table_of_ticks(bring):
    made = bring(
        {"table.csv": "Case,MARAC,Police,GPs\n7,x,O,\n8, X ,,n/s\n"},
        f"{MARACS}  # ticks\n".replace(
            "{MARAC: use-of-maracs}",
            (
                "{MARAC: use-of-maracs, Police: police-response, GPs: "
                "{subtheme: gps, values: {n/s: not-stated}, blank: unclear}}"
            ),
        ),
    )
    assert records(made) == {
        "DHR7": {
            "review": "DHR7",
            "kind": "dhr",
            "codebook": {"id": "small-study", "version": "1.0"},
            "coder": "LN",
            "status": "draft",
            "sources": ({"id": "table", "title": "table.csv"},),
            "findings": {
                "use-of-maracs": {
                    "finding": "present",
                    "evidence": ({"source": "table", "note": "table.csv, cell B2 (MARAC): x"},),
                },
                "police-response": {"finding": "absent"},
                "gps": {"finding": "unclear"},
            },
        },
        "DHR8": {
            "review": "DHR8",
            "kind": "dhr",
            "codebook": {"id": "small-study", "version": "1.0"},
            "coder": "LN",
            "status": "draft",
            "sources": ({"id": "table", "title": "table.csv"},),
            "findings": {
                "use-of-maracs": {
                    "finding": "present",
                    "evidence": ({"source": "table", "note": "table.csv, cell B3 (MARAC): X"},),
                },
                "gps": {"finding": "not-stated"},
            },
        },
    }
    assert made.notes == [
        (
            "table.csv: 2 reviews x 3 subthemes: 2 present, 1 absent, 1 not-stated, 1 unclear, "
            "1 not coded"
        ),
        "2 present findings with no note in the table: the cell is named as its evidence",
    ]


def test_blank_is_not_coded_unless_the_map_says_otherwise(bring):
    table = {"table.csv": "Case,MARAC\n7,\n8,-\n"}
    blank = records(bring(table, f"{MARACS}".replace("o: absent", "-: absent")))
    assert "findings" not in blank["DHR7"]
    said = records(bring(table, f"{MARACS}blank: absent\n".replace("o: absent", "-: not-coded")))
    assert said["DHR7"]["findings"] == {"use-of-maracs": {"finding": "absent"}}
    assert "findings" not in said["DHR8"]


def test_reviews_as_columns_under_a_title_with_areas_and_totals(bring, book):
    rows = [
        ["The table", None, None, None],
        [None, None, None, None],
        ["Theme", "DHR1", "DHR2", "Total"],
        ["Process", None, None, None],
        ["MARACs", "✓", "–", 1],
        ["Police", None, "✓\ufe0f", 1],
        ["✓ present", None, None, None],
    ]
    made = bring(
        {"table.xlsx": book(("Themes", rows))},
        (
            "reviews: columns\nheadings: A\nid: Theme\nignore_reviews: [Total]\n"
            "findings: {MARACs: use-of-maracs, Police: police-response}\n"
            "values: {✓: present, –: absent}\nignore: [The table, Process, ✓ present]\n"
        ),
    )
    found = records(made)
    assert {
        r: {s: c["finding"] for s, c in one["findings"].items()} for r, one in found.items()
    } == {
        "DHR1": {"use-of-maracs": "present"},
        "DHR2": {"use-of-maracs": "absent", "police-response": "present"},
    }
    assert found["DHR1"]["findings"]["use-of-maracs"]["evidence"] == (
        {"source": "table", "note": "table.xlsx, Themes!B5 (MARACs): ✓"},
    )


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


def test_files_and_sheets_are_joined_on_the_id(bring, book):
    cases = book(
        ("Cases", [["Case", "MARAC"], [7, "x"], [8, "o"]]),
        ("Offenders", [["Ref", "Drink"], ["DHR7", "yes"], ["DHR7", "no"]]),
    )
    made = bring(
        {
            "cases.xlsx": cases,
            "victims.csv": "Case;No;Sex\n8;2;F\n8;1;M\n7;1;F\n",
            "more.csv": "Case,GPs\n8,x\n",
        },
        (
            f"{MARACS}join:\n"
            "  - {file: victims.csv, id: {heading: Case, prefix: DHR}, of: victim, number: No, "
            "attributes: {Sex: {attribute: sex, values: {F: female, M: male}}}}\n"
            "  - {sheet: Offenders, id: Ref, of: perpetrator, attributes: {Drink: alcohol}}\n"
            "  - {file: more.csv, id: {heading: Case, prefix: DHR}, findings: {GPs: gps}}\n"
        ),
    )
    found = records(made)
    assert found["DHR7"]["victims"] == ({"sex": "female"},)
    assert found["DHR8"]["victims"] == ({"sex": "male"}, {"sex": "female"})
    assert found["DHR7"]["perpetrators"] == ({"alcohol": "yes"}, {"alcohol": "no"})
    assert found["DHR8"]["findings"]["gps"]["evidence"][0]["note"] == "more.csv, cell B2 (GPs): x"


def test_evidence_and_what_is_said_of_the_record(bring):
    made = bring(
        {
            "table.csv": (
                "Case,MARAC,Page,Words,GPs,By,On,Kind,Comments\n"
                '7,x,3-4,"no referral\r\nwas made  \r\n",x,EM,2014-06-03,interview," two\nlines "\n'
            )
        },
        (
            f"{MARACS}"
            "evidence: {Page: use-of-maracs.page, Words: use-of-maracs.quote}\n"
            "record: {By: coder, On: coded, Kind: kind, Comments: memo}\n"
            "document: {id: overview, title: Overview report}\n"
        ).replace("{MARAC: use-of-maracs}", "{MARAC: use-of-maracs, GPs: gps}"),
    )
    (found,) = records(made).values()
    assert (found["coder"], found["coded"], found["kind"]) == ("EM", date(2014, 6, 3), "interview")
    assert found["memo"] == "two\nlines"
    assert found["sources"] == (
        {"id": "table", "title": "table.csv"},
        {"id": "overview", "title": "Overview report"},
    )
    assert found["findings"]["use-of-maracs"]["evidence"] == (
        {
            "source": "overview",
            "page": "3-4",
            "quote": "no referral\nwas made",
            "note": "table.csv, cell B2 (MARAC): x",
        },
    )
    assert found["findings"]["gps"]["evidence"] == (
        {"source": "table", "note": "table.csv, cell E2 (GPs): x"},
    )


def test_a_published_table_is_a_source_of_its_own(bring):
    text = f"{MARACS}source: {{id: study, title: The study}}\n"
    (found,) = records(bring({"table.csv": "Case,MARAC\n7,x\n"}, text)).values()
    assert found["sources"] == ({"id": "study", "title": "The study"},)
    assert found["findings"]["use-of-maracs"]["evidence"][0]["source"] == "study"
    both = f"{text}document: {{id: study}}\n"
    (found,) = records(bring({"table.csv": "Case,MARAC\n7,x\n"}, both)).values()
    assert found["sources"] == ({"id": "study", "title": "The study"},)


def test_without_a_trace_and_without_a_document(bring):
    made = bring(
        {"table.csv": "Case,MARAC,Page\n7,x,12\n8,x,\n"},
        f"{MARACS}trace: no\nevidence: {{Page: use-of-maracs.page}}\n",
    )
    found = records(made)
    assert found["DHR7"]["findings"]["use-of-maracs"]["evidence"] == ({"page": "12"},)
    assert found["DHR8"]["findings"]["use-of-maracs"] == {"finding": "present"}
    assert "sources" not in found["DHR7"]


def test_complete_is_what_codes_every_subtheme(bring):
    made = bring(
        {"table.csv": "Case,MARAC,Police,GPs\n7,x,o,o\n8,x,,o\n"},
        f"{MARACS}status: complete\n".replace(
            "{MARAC: use-of-maracs}", ("{MARAC: use-of-maracs, Police: police-response, GPs: gps}")
        ),
    )
    assert {r: one["status"] for r, one in records(made).items()} == {
        "DHR7": "complete",
        "DHR8": "draft",
    }
    assert made.notes[-1] == "1 record stays a draft: not every subtheme is coded"


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


def test_numbers_that_excel_made_of_ids_and_ticks(bring, book):
    rows = [["Case", "MARAC", "Year"], [7, 1, 2012], [8.0, True, None], ["9", 0.0, None]]
    made = bring(
        {"table.xlsx": book(("Cases", rows))},
        (
            f"{LEAST}findings: {{MARAC: use-of-maracs}}\nattributes: {{Year: year}}\n"
            "values: {1: present, TRUE: present, 0: absent}\n"
        ),
    )
    found = records(made)
    assert {r: one["findings"]["use-of-maracs"]["finding"] for r, one in found.items()} == {
        "DHR7": "present",
        "DHR8": "present",
        "DHR9": "absent",
    }
    assert found["DHR7"]["attributes"] == {"year": "2012"}


def test_the_sheet_is_the_first_that_holds_anything_or_the_one_that_was_named(bring, book):
    workbook = book(
        ("Empty", []),
        ("First", [["Case", "MARAC"], [7, "x"]]),
        ("Other", [["Case", "MARAC"], [8, "x"]]),
    )
    assert list(records(bring({"t.xlsx": workbook}, MARACS))) == ["DHR7"]
    assert list(records(bring({"t.xlsx": workbook}, f"{MARACS}sheet: Other\n"))) == ["DHR8"]
    said = bring({"t.xlsx": workbook}, f"{MARACS}sheet: Other\n", sheet="First")
    assert list(records(said)) == ["DHR7"]
    assert problems(bring({"t.xlsx": workbook}, MARACS, sheet="Othr")) == [
        "t.xlsx: error: there is no sheet 'Othr': did you mean 'Other'? [unknown-sheet]"
    ]
    assert problems(bring({"t.csv": "Case,MARAC\n7,x\n"}, MARACS, sheet="Other")) == [
        "t.csv: error: there is no sheet 'Other' in a text table: leave it out [unknown-sheet]"
    ]


def test_whose_coding_it_is(bring):
    table = {"t.csv": "Case,MARAC\n7,x\n"}
    with pytest.raises(UsageError, match="nothing says whose coding it is"):
        bring(table, MARACS, coder=None)
    made = bring(table, f"{MARACS}coder: published\n", coder="LN")
    assert records(made)["DHR7"]["coder"] == "published"
    assert made.notes[0] == "the coder is published, as the map says"
    with pytest.raises(UsageError, match="--as LN puts the codings into coders/LN"):
        bring(table, f"{MARACS}coder: published\n", coder="LN", own=True)


def test_without_a_map_it_says_how_to_get_one(tmp_path, small_codebook):
    with pytest.raises(UsageError, match=r"'dhrcode import --sketch t\.csv' proposes one"):
        read(tmp_path / "t.csv", "t.csv", ImportRequest(small_codebook, coder="LN"))


def test_what_a_check_finds_in_a_record_is_said_at_its_cell(bring):
    made = bring({"t.csv": "Case,MARAC\n7,x\n"}, f"{MARACS}trace: no\n")
    place_of = made.drafts[0].place_of
    assert place_of(("findings", "use-of-maracs")) == ("t.csv", 2, 2, False)
    assert place_of(("findings",)) is None
    assert made.drafts[0].place == ("t.csv", 2, 1, False)
