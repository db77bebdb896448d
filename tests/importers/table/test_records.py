"""Records made of a table's rows."""

import runpy
from datetime import date
from pathlib import Path

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
MARACS, records = (_SHARED[n] for n in ("MARACS", "records"))


def test_a_kind_of_review_may_be_written_by_its_label(bring):
    made = bring(
        {"table.csv": "Case,MARAC,Kind\n7,x,Stakeholder  interview\n8,x,\n"},
        f"{MARACS}record: {{Kind: kind}}\nkind: domestic homicide review\n",
    )
    assert {review: one["kind"] for review, one in records(made).items()} == {
        "DHR7": "interview",
        "DHR8": "dhr",
    }


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


def test_what_a_check_finds_in_a_record_is_said_at_its_cell(bring):
    made = bring({"t.csv": "Case,MARAC\n7,x\n"}, f"{MARACS}trace: no\n")
    place_of = made.drafts[0].place_of
    assert place_of(("findings", "use-of-maracs")) == ("t.csv", 2, 2, False)
    assert place_of(("findings",)) is None
    assert made.drafts[0].place == ("t.csv", 2, 1, False)
