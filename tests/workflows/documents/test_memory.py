"""What was verified, and how long it is remembered."""

import runpy
from dataclasses import replace
from pathlib import Path

from dhrcode.model.record import Evidence
from dhrcode.store.verified import read_verified
from dhrcode.workflows.documents.memory import keep, outcome
from dhrcode.workflows.documents.verification import Library

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
FIRST, SECOND, record, quote, verified, remembered, outcomes = (
    _SHARED[n] for n in ("FIRST", "SECOND", "record", "quote", "verified", "remembered", "outcomes")
)


def test_a_coders_quotes_are_remembered_beside_those_of_the_record(study):
    em = study.of_coder("EM")
    study.create(record("DHR2", "LN", quote(FIRST, "1"), quote(SECOND, "1")))
    em.create(record("DHR2", "EM", quote(SECOND, "2"), quote("nobody ever asked her about it")))
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == ["elsewhere", "found"]
    remembered(em, "DHR2")
    assert outcomes(study, "DHR2") == ["elsewhere", "found", "found", "not-found"]


def test_what_no_coding_has_any_more_is_forgotten(study):
    study.create(record("DHR2", "LN", quote(FIRST, "1"), quote(SECOND, "1")))
    remembered(study, "DHR2")
    study.change("DHR2", lambda _: record("DHR2", "LN", quote(FIRST, "1")))
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == ["found"]
    study.change("DHR2", lambda _: record("DHR2", "LN", Evidence(note="none")))
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == []


def test_nothing_is_forgotten_while_a_coding_cannot_be_read(study):
    em = study.of_coder("EM")
    study.create(record("DHR2", "LN", quote(FIRST, "1")))
    em.create(record("DHR2", "EM", quote(SECOND, "1")))
    remembered(study, "DHR2")
    remembered(em, "DHR2")
    em.path_of("DHR2").write_text("review: [")
    remembered(study, "DHR2")
    assert outcomes(study, "DHR2") == ["elsewhere", "found"]


def test_a_changed_document_makes_quotes_unverified_until_they_are_verified_again(study):
    study.create(record("DHR2", "LN", quote(FIRST, "1"), quote(SECOND, "2")))
    remembered(study, "DHR2")
    before = read_verified(study.root, "DHR2")[0]
    (study.root / "sources" / "a.txt").write_text(FIRST)
    remembered(study, "DHR2")
    after = read_verified(study.root, "DHR2")[0]
    assert outcomes(study, "DHR2") == ["found", "not-found"]
    assert set(before.quotes).isdisjoint(after.quotes)
    assert before.documents != after.documents


def test_pages_of_a_record_that_cannot_be_read_any_more_are_not_written(study):
    study.create(record("DHR2", "LN", quote(FIRST, "2")))
    library = Library(study.root)
    (codings,) = verified(replace(study), "DHR2")
    made = outcome(study, codings, library, fix_pages=True)
    study.path_of("DHR2").write_text("review: [")
    (kept,) = keep(study, library, [made])
    assert kept.fixes == {}
    assert study.path_of("DHR2").read_text() == "review: ["


def test_pages_and_what_is_remembered_are_one_step(study):
    for review in ("DHR2", "DHR3"):
        study.create(record(review, "LN", quote(FIRST, "2")))
    before = {path: path.read_bytes() for path in study.root.glob("*/*.yaml")}
    library = Library(study.root)
    made = [
        outcome(study, codings, library, fix_pages=True)
        for review in ("DHR2", "DHR3")
        for codings in verified(replace(study), review)
    ]
    keep(study, library, made)
    number, step = next(iter(study.journal.done()))
    assert step.files == 4
    with study.writing():
        study.journal.take_back(number, "undo")
    assert {path: path.read_bytes() for path in study.root.glob("*/*.yaml")} == before
