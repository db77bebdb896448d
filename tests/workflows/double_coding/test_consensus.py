"""Codings joined: what nobody contradicts is taken over, and what is contradicted is named."""

from datetime import date

import pytest

from dhrcode.model.base import today
from dhrcode.model.codebook import NotIdentifying
from dhrcode.model.read_pages import ReadPages
from dhrcode.model.record import Candidate, CodedSubtheme, Evidence, QueueEntry, Source
from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.consensus import (
    CONSENSUS,
    contradicted,
    differs,
    independent_codings,
    joined,
    joined_codings,
    merged,
)

PAGE = Evidence(source="overview", page="20")
NOTE = Evidence(note="Each waited.")


def present(*evidence):
    return {"gps": CodedSubtheme(finding="present", evidence=evidence)}


def by_coder(*records):
    return {record.coder: record for record in records}


@pytest.fixture
def two(small, record):
    """Joins EM's and LN's codings, of which something differs: `two(memo=("One.", "Two."))`."""

    def join(**differing):
        codings = by_coder(
            *(
                record(coder, "DHR2", "pan", **{key: both[n] for key, both in differing.items()})
                for n, coder in enumerate(("EM", "LN"))
            )
        )
        return codings, joined(small, codings)

    return join


def test_the_agreed_record_is_a_draft_of_today_s_codebook_and_names_its_coders(small, record):
    codings = by_coder(
        record("EM", "DHR2", "pan", kind="interview", coded=date(2020, 1, 1)),
        record("LN", "DHR2", "pan", kind="interview"),
    )
    made = joined(small, codings)
    assert (made.review, made.kind, made.coder, made.status) == (
        "DHR2",
        "interview",
        CONSENSUS,
        "draft",
    )
    assert (made.codebook.id, made.codebook.version) == ("small-study", "1.0")
    assert made.consensus_of == ("EM", "LN")
    assert made.coded == today()


@pytest.mark.parametrize(
    ("codings", "kept"),
    [
        (("pan", "pan"), {"use-of-maracs", "police-response", "gps"}),
        (("pan", "paa"), {"use-of-maracs", "police-response"}),
        (("pan", "pa-"), {"use-of-maracs", "police-response"}),
        (("p--", "pan"), {"use-of-maracs"}),
        (("--n", "pa-"), set()),
        (("---", "---"), set()),
        (("pan", "pan", "pan"), {"use-of-maracs", "police-response", "gps"}),
        (("pan", "pan", "pun"), {"use-of-maracs", "gps"}),
        (("pan", "p-n", "pan"), {"use-of-maracs", "gps"}),
    ],
)
def test_what_all_coders_found_is_taken_over_and_nothing_else(small, record, codings, kept):
    made = joined(small, by_coder(*(record(f"C{n}", "DHR2", c) for n, c in enumerate(codings))))
    assert made.findings.keys() == kept
    assert all(coded.settled is None for coded in made.findings.values())


@pytest.mark.parametrize(
    ("said", "differing"),
    [("pp", False), ("pa", True), ("p-", True), ("--", False), ("aaa", False), ("aau", True)],
)
def test_one_alone_who_has_coded_a_subtheme_is_a_difference_too(record, said, differing):
    codings = by_coder(*(record(f"C{n}", "DHR2", f"--{c}") for n, c in enumerate(said)))
    assert differs(codings, "gps") is differing
    assert not differs(codings, "police-response")


def test_everybody_s_evidence_is_kept_each_piece_once(small, record):
    codings = by_coder(
        record("EM", "DHR2", "---", findings=present(PAGE, NOTE)),
        record("JB", "DHR2", "---", findings=present()),
        record("LN", "DHR2", "---", findings=present(NOTE, Evidence(page="20"), PAGE)),
    )
    assert joined(small, codings).findings["gps"].evidence == (PAGE, NOTE, Evidence(page="20"))


def test_evidence_of_a_coder_who_has_not_coded_it_is_none(record):
    codings = [record("EM", "DHR2", "pa-"), record("LN", "DHR2", "--p")]
    assert [piece.note for piece in merged(codings, "gps", "present").evidence] == ["LN on gps"]
    assert merged(codings, "police-response", "absent").evidence == ()


def test_each_document_is_described_as_the_first_did_who_named_it(small, record):
    first, other = Source(id="overview", title="Overview"), Source(id="annex")
    codings = by_coder(
        record("EM", "DHR2", "pan", sources=(first,)),
        record("LN", "DHR2", "pan", sources=(Source(id="overview", pages=3), other)),
    )
    assert joined(small, codings).sources == (first, other)


@pytest.mark.parametrize(
    ("first", "second", "kept", "lacking"),
    [
        ({}, {}, {}, []),
        ({"year": 2012}, {"year": 2012}, {"year": 2012}, []),
        ({"year": 2012}, {}, {"year": 2012}, []),
        ({"year": 2012}, {"method": "other"}, {"year": 2012, "method": "other"}, []),
        ({"year": 2012}, {"year": 2013}, {}, ["review"]),
        ({"year": 2012, "place": "x"}, {"year": 2013, "place": "x"}, {"place": "x"}, ["review"]),
        ({"year": 2012}, {"year": "not-stated"}, {}, ["review"]),
    ],
)
def test_a_fact_of_the_review_stays_where_nobody_contradicts_it(two, first, second, kept, lacking):
    codings, made = two(attributes=(first, second))
    assert made.attributes == kept
    assert contradicted(codings, made) == lacking


FEMALE = {"sex": "female"}
PARTNER = {"sex": "female", "relationship": "partner"}


@pytest.mark.parametrize(
    ("first", "second", "kept", "differ"),
    [
        ((), (), (), False),
        ((FEMALE,), (), (FEMALE,), False),
        ((FEMALE,), (PARTNER,), (PARTNER,), False),
        ((PARTNER,), ({"sex": "male"},), ({"relationship": "partner"},), True),
        ((FEMALE, FEMALE), (FEMALE,), (), True),
        ((FEMALE, {}), (FEMALE, PARTNER), (FEMALE, PARTNER), False),
        (
            ({"known-to": ("police", "gp")},),
            ({"known-to": ("gp", "police")},),
            ({"known-to": ("police", "gp")},),
            False,
        ),
        (({"known-to": ("police", "gp")},), ({"known-to": ("police",)},), ({},), True),
        (({"known-to": ("police",)},), ({"known-to": "not-stated"},), ({},), True),
    ],
)
def test_so_does_a_fact_of_a_person_if_coders_count_the_same(two, first, second, kept, differ):
    for of in ("victim", "perpetrator"):
        codings, made = two(**{f"{of}s": (first, second)})
        assert getattr(made, f"{of}s") == kept
        assert contradicted(codings, made) == ([of] if differ else [])


def test_every_bearer_of_a_contradicted_fact_is_named_in_order(small, record):
    codings = by_coder(
        record("EM", "DHR2", "pan", attributes={"year": 1}, victims=(FEMALE,), perpetrators=({},)),
        record(
            "LN",
            "DHR2",
            "pan",
            attributes={"year": 2},
            victims=(FEMALE, FEMALE),
            perpetrators=({"alcohol": "no"}, {"alcohol": "no"}),
        ),
    )
    assert contradicted(codings, joined(small, codings)) == ["review", "victim", "perpetrator"]


def test_candidates_and_memos_are_everybody_s_each_once(small, record):
    housing, stalking = Candidate(label="Housing"), Candidate(label="Stalking", note="Twice.")
    codings = by_coder(
        record("EM", "DHR2", "pan", emerging=(housing,), memo="One."),
        record("JB", "DHR2", "pan", emerging=(stalking, housing), memo="Two."),
        record("LN", "DHR2", "pan", memo="One."),
    )
    made = joined(small, codings)
    assert made.emerging == (housing, stalking)
    assert made.memo == "One.\n\nTwo."
    assert joined(small, by_coder(record("EM", "DHR2", "pan"))).memo is None


def test_memos_that_are_too_long_together_are_cut(small, record):
    codings = by_coder(
        record("EM", "DHR2", "pan", memo="a" * 15_000),
        record("LN", "DHR2", "pan", memo="b" * 15_000),
    )
    memo = joined(small, codings).memo
    assert (len(memo), memo.count("a"), memo[15_000:15_002]) == (20_000, 15_000, "\n\n")


def test_what_identifies_nobody_stays_so_as_the_first_said_it(small, record):
    one = NotIdentifying(text="Rose House", reason="A refuge in a novel.")
    other = NotIdentifying(text="Rose House", reason="Invented.")
    second = NotIdentifying(text="Mr Bear", reason="A toy.")
    codings = by_coder(
        record("EM", "DHR2", "pan", not_identifying=(one,)),
        record("LN", "DHR2", "pan", not_identifying=(second, other)),
    )
    assert set(joined(small, codings).not_identifying) == {one, second}


def test_what_is_to_be_coded_again_waits_where_it_was_agreed(small, record):
    gps = QueueEntry(subtheme="gps", version="1.1", why="Wider.")
    police = QueueEntry(subtheme="police-response", version="1.1", why="Narrower.")
    codings = by_coder(
        record("EM", "DHR2", "pan", again=(gps, police)),
        record("LN", "DHR2", "pap", again=(police, gps)),
    )
    assert joined(small, codings).again == (police,)  # gps is settled anew, being contradicted


def test_the_agreed_record_has_the_pages_that_every_coder_has_read(two):
    def said(pages, digest="1" * 64):
        return {"overview": ReadPages(sha256=digest, pages=pages)}

    _, made = two(read=(said("1-5, 9"), said("2-3, 5-9")))
    assert made.read == said("2-3, 5, 9")
    for other in ({}, said("7"), said("1-5, 9", "2" * 64)):
        assert two(read=(said("1-5, 9"), other))[1].read == {}


def test_a_record_that_is_one_coder_s_is_a_coding_and_an_agreed_one_is_not(small, coded):
    coded("EM", "DHR2", "aap")
    project = open_project(small.root)
    assert list(independent_codings(project, "DHR2")) == ["EM", "LN"]
    agreed = project.read("DHR2")[0].model_copy(update={"consensus_of": ("EM", "LN")})
    assert list(joined_codings(project, agreed)) == ["EM"]
    small.change("DHR2", lambda record: record.model_copy(update={"consensus_of": ("EM",)}))
    assert list(independent_codings(open_project(small.root), "DHR2")) == ["EM"]
