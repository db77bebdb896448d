"""A form out and in again: what a form holds and a record holds is the same."""

import runpy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.exporters.form.workbook import render
from dhrcode.importers import ImportRequest
from dhrcode.importers.form.reader import read
from dhrcode.model.base import MAX_TEXT
from dhrcode.model.codebook import NotIdentifying
from dhrcode.model.record import (
    Candidate,
    CodebookVersion,
    CodedSubtheme,
    Evidence,
    QueueEntry,
    Record,
    Settlement,
    Source,
)
from dhrcode.model.vocabulary import arranged, typed
from dhrcode.reports.form import Subject
from dhrcode.store.yaml.writer import record_yaml

_WRITING = runpy.run_path(str(Path(__file__).parents[1] / "store" / "yaml" / "test_writer.py"))
RECORDS, CODEBOOK = _WRITING["RECORDS"], _WRITING["CODEBOOK"]
AWKWARD = [*_WRITING["NASTY"], *_WRITING["LINES_TOO"]]
TEXTS = [text for text in AWKWARD if _WRITING["usable"](text)] + [
    "=1+1",
    '=HYPERLINK("x")',
    "'quoted",
    "''",
    "+1",
    "-1",
    "@a",
    "#N/A",
    "#REF!",
    "TRUE",
    "3-4",
    "007",
    "1e3",
    "_x0041_",
    "_x000D_",
    "_x005F_",
    "_x005F_x0041_",
    "_x0041_x0042_x0043_x0044_",
    "x_x00e9_",
    "_X0041_",
    "_x00",
    "]]>",
    "<f>1</f>",
    "&amp;",
    "a\tb",
    "\U0001f600" * 3,
    "a\u2028b",
    "x" * MAX_TEXT,
    "\U0001f600" * 16_000,
    "line\n" * 300,
]


def back(record: Record, path: Path, codebook=CODEBOOK) -> Record:
    """The record laid over itself by a form made from it."""
    path.write_bytes(render(Subject(record.review, record.kind, codebook, record)))
    made = read(path, path.name, ImportRequest(codebook))
    assert made.problems == []
    [draft] = made.drafts
    assert draft.onto is not None
    assert draft.unchanged is not None
    assert draft.unchanged(record)
    assert not draft.unchanged(None)
    over, faults = typed(draft.onto(record), codebook)
    assert faults == []
    alone, faults = typed(draft.record, codebook)
    assert faults == []
    assert text_of(alone, codebook) == text_of(held_by_a_form(record), codebook)
    return arranged(over, codebook)


def text_of(record: Record, codebook=CODEBOOK) -> str:
    return record_yaml(arranged(record, codebook))


def held_by_a_form(record: Record) -> Record:
    """A record as one that comes in where there is none; its version is the form's."""
    findings = {
        s: c.model_copy(update={"settled": None})
        for s, c in record.findings.items()
        if s in CODEBOOK.subthemes
    }
    return record.model_copy(
        update={
            "codebook": CodebookVersion(id=CODEBOOK.id, version=CODEBOOK.version),
            "findings": findings,
            "consensus_of": (),
            "not_identifying": (),
            "again": (),
        }
    )


@pytest.mark.slow
@settings(max_examples=60)
@given(record=RECORDS)
def test_any_record_goes_out_and_comes_in_with_no_byte_changed(record, tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    assert record_yaml(back(record, path)) == record_yaml(record)


def with_texts(texts: list[str]) -> Record:
    lines = [t for t in texts if "\n" not in t and "\t" not in t and len(t) <= 300]
    pieces = tuple(Evidence(quote=text, note=text) for text in texts)
    return arranged(
        Record(
            review="DHR1",
            codebook=CodebookVersion(id="tiny", version="1"),
            coder="LN",
            memo=texts[0],
            sources=tuple(Source(id=f"s{n}", title=line) for n, line in enumerate(lines)),
            attributes={"text-review": lines[0]} if lines else {},
            findings={
                "gps": CodedSubtheme(finding="present", summary=texts[0], evidence=pieces),
                "no": CodedSubtheme(
                    finding="unclear",
                    evidence=tuple(Evidence(page=line, section=line) for line in lines),
                ),
            },
            emerging=tuple(
                Candidate(label=line, note=text, evidence=pieces[:2])
                for line, text in zip(lines, texts, strict=False)
            ),
        ),
        CODEBOOK,
    )


def usable_texts() -> list[str]:
    return [text for text in TEXTS if _WRITING["usable"](text) and len(text) <= MAX_TEXT]


def test_awkward_texts_come_back(tmp_path):
    record = with_texts(usable_texts())
    assert len(record.findings["gps"].evidence) > 100
    assert record_yaml(back(record, tmp_path / "form.xlsx")) == record_yaml(record)


@pytest.mark.slow
@settings(max_examples=60)
@given(
    texts=st.lists(
        st.lists(
            st.sampled_from(["_", "_x0041", "_x005F", "_x005F_", "x0041_", "A", "\t", "é", "="]),
            max_size=8,
        )
        .map("".join)
        .filter(_WRITING["usable"]),
        min_size=1,
        max_size=20,
    )
)
def test_what_excel_takes_for_escapes_comes_back(texts, tmp_path_factory):
    record = with_texts(texts)
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    assert record_yaml(back(record, path)) == record_yaml(record)


def test_what_no_form_holds_stays_in_the_record(tmp_path):
    settled = Settlement(
        found={"LN": "present", "EM": "absent"}, by=("LN",), decided=date(2024, 1, 2)
    )
    retired = CODEBOOK.areas[0].subthemes[1].model_copy(update={"retired": "1"})
    of = CODEBOOK.areas[0]
    area = of.model_copy(update={"subthemes": (of.subthemes[0], retired, *of.subthemes[2:])})
    codebook = CODEBOOK.model_copy(update={"areas": (area,)})
    for cached in ("subthemes", "retired", "coded_areas"):
        codebook.__dict__.pop(cached, None)
    record = Record(
        review="DHR1",
        codebook=CodebookVersion(id="tiny", version="0.9"),
        coder="consensus",
        findings={
            "gps": CodedSubtheme(
                finding="present", evidence=(Evidence(page="2"),), settled=settled
            ),
            retired.id: CodedSubtheme(finding="absent", evidence=(Evidence(note="then"),)),
        },
        consensus_of=("LN", "EM"),
        not_identifying=(NotIdentifying(text="x", reason="y"),),
        again=(QueueEntry(subtheme="gps", version="1", why="defined anew"),),
        victims=({}, {}),
    )
    path = tmp_path / "form.xlsx"
    path.write_bytes(render(Subject("DHR1", "dhr", codebook, record)))
    [draft] = read(path, "form.xlsx", ImportRequest(codebook)).drafts
    assert draft.onto is not None
    assert text_of(draft.onto(record), codebook) == text_of(record, codebook)
    assert draft.unchanged is not None
    assert draft.unchanged(record.model_copy(update={"again": (), "not_identifying": ()}))
    assert not draft.unchanged(record.model_copy(update={"memo": "another"}))


def test_the_same_record_gives_the_same_bytes():
    subject = Subject("DHR1", "dhr", CODEBOOK, with_texts(["a"]))
    assert render(subject) == render(subject)


@pytest.mark.parametrize("people", [3, 7])
def test_more_people_than_the_form_usually_has_rows_for(people, tmp_path):
    record = with_texts(["a"]).model_copy(
        update={
            "victims": tuple({"text-victim": f"victim {n}"} for n in range(people)),
            "perpetrators": ({}, *({"year-perpetrator": 2000 + n} for n in range(people)), {}),
        }
    )
    assert record_yaml(back(record, tmp_path / "form.xlsx")) == record_yaml(record)
